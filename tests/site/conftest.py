from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.site.browser import Chromium, run_chromium


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """One browser for all tests of a worker; each page gets a window of its own."""
    with run_chromium() as running:
        yield running
