"""Worker processes: what becomes of tasks when one dies, is dismissed, or never got to hear the whole task."""

from __future__ import annotations

import multiprocessing
import operator
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from scorecard.publishing.project import Project
from scorecard.publishing.workers import Crew

THEME = Path(__file__).parents[2] / "templates"
PATIENCE = 30


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Crew]:
    crew = Crew(Project(tmp_path / "data", THEME, tmp_path / "output"), 1)
    yield crew
    crew.dismiss()
    wait_for_the_end()


def wait_for_the_end() -> None:
    until = time.monotonic() + PATIENCE
    while multiprocessing.active_children():
        assert time.monotonic() < until, "a process is still there"
        time.sleep(0.01)


def test_a_process_that_dies_loses_its_task_and_no_other(crew: Crew) -> None:
    assert crew.do(operator.add, 1, 2) == 3
    assert crew.do(os._exit, 7) is None
    assert crew.do(operator.add, 3, 4) == 7


def test_one_process_does_all_tasks(crew: Crew) -> None:
    crew.begin()
    assert len({crew.do(os.getpid) for _ in range(3)}) == 1
    assert crew.do(os.getpid) != os.getpid()


def test_a_crew_that_is_dismissed_does_nothing_more(crew: Crew) -> None:
    assert crew.do(operator.add, 1, 2) == 3
    crew.dismiss()
    assert crew.do(operator.add, 1, 2) is None


@pytest.mark.parametrize("task", [(len, bytes(50_000_000)), (time.sleep, PATIENCE)], ids=["handed-over", "at-work"])
def test_to_be_dismissed_ends_what_is_under_way(crew: Crew, task: tuple[Any, ...]) -> None:
    """Also while a task is handed over that the process, which is still getting ready, has not taken."""
    with ThreadPoolExecutor(1) as threads:
        begun = time.monotonic()
        doing = threads.submit(lambda: crew.do(*task))
        while not multiprocessing.active_children():
            time.sleep(0.01)
        crew.dismiss()
        assert doing.result(PATIENCE) is None
    assert time.monotonic() - begun < PATIENCE / 2


def test_what_fails_doesnt_stop_the_others(crew: Crew) -> None:
    with crew.at_work([partial(crew.do, divmod, 7, 2), partial(crew.do, divmod, 9, 4)]) as results:
        assert sorted(map(str, results)) == ["(2, 1)", "(3, 1)"]
    with crew.at_work([partial(crew.do, os._exit, 1), partial(crew.do, os._exit, 2)]) as deaths:
        assert list(deaths) == [None, None]


def test_nothing_is_left_where_processes_put_things_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fonts, for one: a process that is ended can't clear them away itself."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    crew = Crew(Project(tmp_path / "data", THEME, tmp_path / "output"), 1)
    # Whatever a process is told to do, it has read the fonts by then.
    folder = crew.do(tempfile.gettempdir)
    assert folder is not None
    assert Path(folder).is_relative_to(tmp_path)
    assert any(Path(folder).rglob("*"))
    crew.dismiss()
    wait_for_the_end()
    assert not Path(folder).exists()


def test_a_folder_with_a_long_name_for_what_is_put_aside_stops_nobody(tmp_path: Path) -> None:
    """The process that others are forked from has its socket there, whose name may have 107 characters."""
    folder = tmp_path / ("long" * 40)
    folder.mkdir()
    script = f"""
import operator
from pathlib import Path
from scorecard.publishing.project import Project
from scorecard.publishing.workers import Crew

if __name__ == "__main__":
    crew = Crew(Project(Path("data"), Path({str(THEME)!r}), Path("output")), 1)
    print(crew.do(operator.add, 1, 2))
    crew.dismiss()
"""
    path = tmp_path / "script.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, path],
        env=os.environ | {"TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (done.stdout, done.stderr) == ("3\n", "")
    assert list(folder.iterdir()) == []


def test_printing_needs_neither_data_nor_views_nor_templates() -> None:
    program = (
        "import gc, sys; import scorecard.publishing.outfit; "
        "assert gc.isenabled() and gc.get_freeze_count() > 0; print(*sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert {"weasyprint", "pikepdf", "scorecard.publishing.print_room", "scorecard.render.pdf"} <= set(found)
    rooms = {".".join(name.split(".")[:2]) for name in found}
    assert (
        rooms & {"pydantic", "jinja2", "matplotlib", "scorecard.model", "scorecard.scoring", "scorecard.views"} == set()
    )
