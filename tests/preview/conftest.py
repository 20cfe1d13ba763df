from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scorecard.loader import load
from tests.preview.running import Running, run_preview, save


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an output folder would be: beside it previews share charts and fonts that were cut."""
    return tmp_path_factory.mktemp("store") / "output"


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Iterator[Running]:
    """A preview of the example for all tests of a worker; whoever edits its data takes `preview`."""
    with run_preview(tmp_path_factory.mktemp("preview"), "--output", str(store)) as found:
        yield found


@pytest.fixture
def preview(running: Running) -> Iterator[Running]:
    """The preview of the example; its data is put back after the test."""
    data = running.folder / "data"
    before = {path: path.read_text(encoding="utf-8") for path in data.rglob("*") if path.is_file()}
    yield running
    with running.listen() as news:
        for path in [path for path in data.rglob("*") if path.is_file() and path not in before]:
            path.unlink()
        for path, text in before.items():
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                save(path, text)
        dataset = load(data).dataset
        assert dataset is not None
        # No news comes after these: whoever edits next hears of that alone.
        news.until(lambda told: told["shown"] == dataset.digest and not told["errors"])
