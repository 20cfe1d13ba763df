"""Worker processes: the first one gets ready while this process still reads the data."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain
from queue import LifoQueue
from typing import TYPE_CHECKING, Any, TypeVar

from scorecard.publishing.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from scorecard.publishing.project import Project

T = TypeVar("T")


class Crew:
    """The processes of a build: each is started when there is work for it, and stays until the crew is dismissed."""

    def __init__(self, templates: Path, size: int) -> None:
        """Take at most `size` processes that work with one theme; none is started yet."""
        self._templates = templates
        self._size = size
        # The one that begins early must be taken first, so: last in, first out.
        self._idle: LifoQueue[ProcessPoolExecutor] = LifoQueue()
        for _ in range(size):
            self._idle.put(self._make_pool())

    def begin(self) -> None:
        """Start the first process, which takes half a second to import what documents need."""
        pool = self._idle.get()
        pool.submit(_nothing)
        self._idle.put(pool)

    @contextmanager
    def at_work(
        self, work: Callable[..., T], tasks: Sequence[tuple[Any, ...]]
    ) -> Iterator[Iterator[tuple[int, T | None]]]:
        """Have all tasks done, and give an iterator of each one's number and result, as they end.

        `work` takes a task's parts as arguments and must be importable, as for any process pool. The result is
        None when the process died over it; the other tasks go on.
        """
        with ThreadPoolExecutor(min(self._size, len(tasks)) or 1) as threads:
            waiting = {threads.submit(self._do, work, task): number for number, task in enumerate(tasks)}
            yield ((waiting[future], future.result()) for future in as_completed(waiting))

    def dismiss(self) -> None:
        """Let the processes end."""
        while not self._idle.empty():
            self._idle.get().shutdown(wait=False, cancel_futures=True)

    def _do(self, work: Callable[..., T], task: tuple[Any, ...]) -> T | None:
        """Return what a process made of a task, None when it died over it: then another one takes its place."""
        pool = self._idle.get()
        try:
            return pool.submit(work, *task).result()
        except BrokenProcessPool:
            pool = self._make_pool()
            return None
        finally:
            self._idle.put(pool)

    def _make_pool(self) -> ProcessPoolExecutor:
        """Return a pool of one: so it is ours to say which process begins early, and none takes others down."""
        # Not forked: a child would hold whatever this process holds at that moment, locks and fonts included.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, context, initializer=_get_ready, initargs=(self._templates,))


def _nothing() -> None:
    """Do nothing: a process that is started for it gets ready."""


def _get_ready(templates: Path) -> None:
    """Import, read and try out what documents need, then leave it out of every later collection of garbage."""
    import gc

    import scorecard.publishing.jobs  # noqa: F401 - what this process is for
    from scorecard.render.errors import RenderError
    from scorecard.render.pdf import load_press
    from scorecard.render.theme import Theme

    # A theme that is not in order: the job that needs it will say so.
    with suppress(RenderError):
        load_press(Theme(templates)).warm_up()
    gc.collect()
    gc.freeze()


def looks_stale(project: Project) -> bool:
    """Return whether a file of the data or the theme is newer than the last build: then workers are needed.

    A guess from the dates of files, good enough to begin early; what is stale is decided by content.
    """
    try:
        made = max(file.stat().st_mtime_ns for file in (project.output / MANIFEST, project.lock_file))
    except OSError:
        return True
    files = chain(project.data.rglob("*"), project.templates.rglob("*"))
    return any(path.lstat().st_mtime_ns > made for path in files)
