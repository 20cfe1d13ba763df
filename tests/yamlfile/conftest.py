"""Both of PyYAML's readers: whatever a test says of one has to hold for the other."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

READERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=READERS, ids=lambda reader: reader.__name__)
def reader(request: pytest.FixtureRequest) -> Any:
    return request.param
