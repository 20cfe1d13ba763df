"""Worker processes: what becomes of tasks when one dies, is dismissed, or never got to hear the whole task."""

from __future__ import annotations

import multiprocessing
import operator
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
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
    with crew.at_work(divmod, [(7, 2), (9, 4)]) as results:
        assert dict(results) == {0: (3, 1), 1: (2, 1)}
    with crew.at_work(os._exit, [(1,), (2,)]) as deaths:
        assert dict(deaths) == {0: None, 1: None}
