"""Worker processes: the first one gets ready while this process still reads the data.

Not pools of `concurrent.futures`: these clear up in threads of their own, which stumble over processes that were ended
(on Python 3.11 a program that is interrupted while it hands over a task may then never end).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from itertools import chain
from multiprocessing import resource_tracker
from queue import LifoQueue
from typing import TYPE_CHECKING, Any, TypeVar

from scorecard.publishing.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from scorecard.publishing.project import Project

T = TypeVar("T")
LOWER = 10
"""By how much a process that gives way is nicer than the one that began it (nice(2))."""


class Crew:
    """The processes of a build: each is started when there is work for it, and stays until the crew is dismissed.

    `size`: how many they are at most.
    """

    def __init__(self, project: Project, size: int, *, gives_way: bool = False) -> None:
        """Take at most `size` processes that work for one project; none is started yet.

        `gives_way`: where cores are short, others go before them.
        """
        self.size = size
        self._workers = [_Worker(project, gives_way=gives_way) for _ in range(size)]
        # The one that begins early must be taken first, so: last in, first out.
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def begin(self) -> None:
        """Start the first process, which takes half a second to import what documents need."""
        worker = self._idle.get()
        worker.start()
        self._idle.put(worker)

    @contextmanager
    def at_work(
        self, work: Callable[..., T], tasks: Sequence[tuple[Any, ...]]
    ) -> Iterator[Iterator[tuple[int, T | None]]]:
        """Have all tasks done, and give an iterator of each one's number and result, as they end.

        `work` takes a task's parts as arguments and must be importable by its name. The result is None when the
        process died over it; the other tasks go on.
        """
        with ThreadPoolExecutor(min(self.size, len(tasks)) or 1) as threads:
            waiting = {threads.submit(self.do, work, *task): number for number, task in enumerate(tasks)}
            try:
                yield ((waiting[future], future.result()) for future in as_completed(waiting))
            except BaseException:
                # Nobody waits for the rest: nothing of it is begun or goes on.
                threads.shutdown(wait=False, cancel_futures=True)
                self.dismiss()
                raise

    def do(self, work: Callable[..., T], *task: Any) -> T | None:  # noqa: ANN401 - whatever the work takes
        """Return what a process made of a task, None when it died over it: then the next task gets a new one."""
        worker = self._idle.get()
        try:
            return worker.do(work, *task)
        finally:
            self._idle.put(worker)

    def dismiss(self) -> None:
        """End all processes, also those that are at work; no task is begun any more."""
        for worker in self._workers:
            worker.dismiss()


class _Worker:
    """One process, started when there is something to do, and again after it died; one thread asks it at a time."""

    def __init__(self, project: Project, *, gives_way: bool) -> None:
        self._project = project
        self._gives_way = gives_way
        self._lock = threading.Lock()
        self._dismissed = False
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None

    def start(self) -> Connection | None:
        """Return the line to the process, which is started if there is none; None once it is dismissed."""
        with self._lock:
            if self._dismissed:
                return None
            if self._line is None:
                # Not forked: a child would hold whatever this process holds at that moment, locks and fonts included.
                context = multiprocessing.get_context("spawn")
                self._line, theirs = context.Pipe()
                arguments = (theirs, self._project, self._gives_way)
                self._process = context.Process(target=_work, args=arguments, daemon=True)
                with _no_interrupts():
                    self._process.start()
                # Then only the process holds that end: when it goes, the line is dead.
                theirs.close()
            return self._line

    def do(self, work: Callable[..., T], *task: Any) -> T | None:  # noqa: ANN401 - whatever the work takes
        """Return what the process made of a task; None when it died over it, or was dismissed."""
        line = self.start()
        if line is None:
            return None
        try:
            line.send((work, task))
            result: T = line.recv()
        except (EOFError, OSError):
            self._bury()
            return None
        return result

    def _bury(self) -> None:
        with self._lock:
            if self._line is not None and self._process is not None:
                self._line.close()
                self._process.join()
            self._line = self._process = None

    def dismiss(self) -> None:
        """End the process, for good."""
        with self._lock:
            self._dismissed = True
            if self._process is not None:
                self._process.terminate()


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Let a process that is started meanwhile hear nothing of a Ctrl-C, which is for this one."""
    # It comes with the first process, and would undo what is done here.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(line: Connection, project: Project, gives_way: bool) -> None:  # noqa: FBT001 - handed over by position
    """Do one task after the other, in a process of its own."""
    _get_ready(project, gives_way)
    while True:
        try:
            work, task = line.recv()
        except EOFError:
            return
        line.send(work(*task))


def _get_ready(project: Project, gives_way: bool) -> None:  # noqa: FBT001 - handed over by position
    """Import, read and try out what documents need, then leave it out of every later collection of garbage."""
    import gc

    _stay_with_parent()
    if gives_way:
        os.nice(LOWER)
    from jinja2 import TemplateError

    from scorecard.publishing.jobs import open_theme
    from scorecard.publishing.program import hash_program
    from scorecard.render.errors import RenderError
    from scorecard.render.pdf import load_press

    # A theme that is not in order: the job that needs it will say so.
    with suppress(RenderError, TemplateError, OSError):
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
