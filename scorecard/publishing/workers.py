"""Worker processes: the first one gets ready while this process still reads the data."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain
from queue import LifoQueue
from typing import TYPE_CHECKING, Any, TypeVar

from scorecard.publishing.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scorecard.publishing.project import Project

T = TypeVar("T")
LOWER = 10
"""By how much a process that gives way is nicer than the one that began it (nice(2))."""


class Crew:
    """The processes of a build: each is started when there is work for it, and stays until the crew is dismissed."""

    def __init__(self, project: Project, size: int, *, gives_way: bool = False) -> None:
        """Take at most `size` processes that work for one project; none is started yet.

        `gives_way`: where cores are short, others go before them.
        """
        self._project = project
        self._gives_way = gives_way
        self._size = size
        self._dismissed = False
        # The one that begins early must be taken first, so: last in, first out.
        self._idle: LifoQueue[ProcessPoolExecutor] = LifoQueue()
        for _ in range(size):
            self._idle.put(self._make_pool())

    def begin(self) -> None:
        """Start the first process, which takes half a second to import what documents need."""
        pool = self._idle.get()
        _submit(pool, _nothing)
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
            waiting = {threads.submit(self.do, work, *task): number for number, task in enumerate(tasks)}
            try:
                yield ((waiting[future], future.result()) for future in as_completed(waiting))
            except BaseException:
                # Nobody waits for the rest: nothing of it is begun or goes on.
                threads.shutdown(wait=False, cancel_futures=True)
                self.dismiss(at_once=True)
                raise

    def do(self, work: Callable[..., T], *task: Any) -> T | None:  # noqa: ANN401 - whatever the work takes
        """Return what a process made of a task, None when it died over it: then another one takes its place."""
        pool = self._idle.get()
        try:
            return None if self._dismissed else _submit(pool, work, *task).result()
        except BrokenProcessPool:
            pool = self._make_pool()
            return None
        finally:
            self._idle.put(pool)

    def dismiss(self, *, at_once: bool = False) -> None:
        """Let the processes end; `at_once`: also those that are still at work."""
        self._dismissed = True
        idle = []
        while not self._idle.empty():
            idle.append(self._idle.get())
        for pool in idle:
            pool.shutdown(wait=False, cancel_futures=True)
            # Back in its place: whoever comes too late finds it, and need not wait.
            self._idle.put(pool)
        if at_once:
            for process in multiprocessing.active_children():
                process.terminate()

    def _make_pool(self) -> ProcessPoolExecutor:
        """Return a pool of one: so it is ours to say which process begins early, and none takes others down."""
        # Not forked: a child would hold whatever this process holds at that moment, locks and fonts included.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(1, context, initializer=_get_ready, initargs=(self._project, self._gives_way))


def _submit(pool: ProcessPoolExecutor, work: Callable[..., T], *task: Any) -> Future[T]:  # noqa: ANN401 - as `do`
    """Give a pool a task; a process that is started for it hears nothing of a Ctrl-C, which is for this one."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        return pool.submit(work, *task)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _nothing() -> None:
    """Do nothing: a process that is started for it gets ready."""


def _get_ready(project: Project, gives_way: bool) -> None:  # noqa: FBT001 - handed over by position
    """Import, read and try out what documents need, then leave it out of every later collection of garbage."""
    import gc

    _stay_with_parent()
    if gives_way:
        os.nice(LOWER)
    from scorecard.publishing.jobs import open_theme
    from scorecard.publishing.program import hash_program
    from scorecard.render.errors import RenderError
    from scorecard.render.pdf import load_press

    # A theme that is not in order: the job that needs it will say so.
    with suppress(RenderError, OSError):
        theme = open_theme(project.templates, project.chart_store, hash_program(project.templates))
        load_press(theme, "a4").warm_up()
    gc.collect()
    gc.freeze()


def _stay_with_parent() -> None:
    """End when the process that started this one does, however that comes: nobody else would end it."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def end() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=end, daemon=True).start()


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
