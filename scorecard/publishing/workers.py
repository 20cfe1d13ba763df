"""Worker processes: the first ones get ready while this process still reads the data.

Not pools of `concurrent.futures`: these clear up in threads of their own, which stumble over processes that were ended
(on Python 3.11 a program that is interrupted while it hands over a task may then never end).
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from multiprocessing import resource_tracker
from queue import LifoQueue
from typing import TYPE_CHECKING, Any, TypeVar

from scorecard.publishing.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext, SpawnContext

    from scorecard.publishing.project import Project
    from scorecard.render.pdf import Press
    from scorecard.render.theme import Theme

T = TypeVar("T")
LOWER = 10
"""By how much a process that gives way is nicer than the one that began it (nice(2))."""
OUTFIT = "scorecard.publishing.outfit"
"""The module that imports all that processes need for printing."""
PATIENCE = 5
"""For how many seconds a process that was told to end is waited for."""


class Crew:
    """The processes of a build: each is started when there is work for it, and stays until the crew is dismissed.

    `size`: how many they are at most.
    """

    def __init__(self, project: Project, size: int, *, gives_way: bool = False) -> None:
        """Take at most `size` processes that work for one project; none is started yet.

        `gives_way`: where cores are short, others go before them.
        """
        self.size = size
        # What processes put aside they can't clear away themselves: they are ended, whatever they are at.
        scratch = tempfile.mkdtemp(prefix="scorecard-")
        self._clear_away = weakref.finalize(self, shutil.rmtree, scratch, ignore_errors=True)
        self._workers = [_Worker(_Role(project, scratch, gives_way)) for _ in range(size)]
        # The one that begins early must be taken first, so: last in, first out.
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def begin(self, number: int = 1) -> None:
        """Start the first processes, which takes a while, and return at once."""
        threading.Thread(target=self._begin_some, args=(number,), daemon=True).start()

    def _begin_some(self, number: int) -> None:
        # Where none can be started, whoever wants something done by one will hear why.
        with suppress(OSError):
            for worker in self._workers[-number:][::-1]:
                worker.start()

    @contextmanager
    def at_work(self, errands: Sequence[Callable[[], T]]) -> Iterator[Iterator[T]]:
        """Have all errands run at once, each of which has processes `do` something, and give their results as they end.

        What goes wrong meanwhile ends the processes.
        """
        with ThreadPoolExecutor(min(self.size, len(errands)) or 1) as threads:
            running = [threads.submit(errand) for errand in errands]
            try:
                yield (future.result() for future in as_completed(running))
            except BaseException:
                # Nobody waits for the rest: nothing of it is begun or goes on.
                threads.shutdown(wait=False, cancel_futures=True)
                self.dismiss()
                raise

    def do(self, work: Callable[..., T], *task: Any) -> T | None:  # noqa: ANN401 - whatever the work takes
        """Return what a process made of a task, None when it died over it: then the next task gets a new one.

        `work` takes the task's parts as arguments and must be importable by its name.
        """
        worker = self._idle.get()
        try:
            return worker.do(work, *task)
        finally:
            self._idle.put(worker)

    def dismiss(self) -> None:
        """End all processes, also those that are at work; no task is begun any more."""
        for worker in self._workers:
            worker.dismiss()
        self._clear_away()


@dataclass(frozen=True, slots=True)
class _Role:
    """What a process is told when it begins: whose project it works for, where it may put things aside, its turn."""

    project: Project
    scratch: str
    gives_way: bool


class _Worker:
    """One process, started when there is something to do, and again after it died; one thread asks it at a time."""

    def __init__(self, role: _Role) -> None:
        self._role = role
        self._lock = threading.Lock()
        self._dismissed = threading.Event()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None

    def start(self) -> Connection | None:
        """Return the line to the process, which is started if there is none; None once it is dismissed.

        OSError where none can be started.
        """
        with self._lock:
            if self._line is None and not self._dismissed.is_set():
                self._begin()
            line = self._line
        # Only now: who dismisses it does not wait for the lock.
        if self._dismissed.is_set():
            self._end()
            return None
        return line

    def _begin(self) -> None:
        *others, last = _ways()
        for context in others:
            with suppress(EOFError, OSError):
                self._line, self._process = self._begin_as(context)
                return
        self._line, self._process = self._begin_as(last)

    def _begin_as(
        self, context: ForkServerContext | SpawnContext
    ) -> tuple[Connection, multiprocessing.process.BaseProcess]:
        line, theirs = context.Pipe()
        # When this is left, only the process holds that end: when it goes, the line is dead.
        with closing(theirs), _no_interrupts():
            process = context.Process(target=_work, args=(theirs, self._role), daemon=True)
            process.start()
        return line, process

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
        # One that is just being started is not waited for: whoever starts it sees this.
        self._dismissed.set()
        if self._lock.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._lock.release()

    def _end(self) -> None:
        process = self._process
        if process is not None:
            process.terminate()
            process.join(PATIENCE)


def _ways() -> Iterator[ForkServerContext | SpawnContext]:
    """Yield how processes can be started, the best way first; each is tried until one works.

    Never as forks of this one: they would hold whatever it holds at that moment, locks and fonts included. On Linux
    they are forks of a process that has imported what printing takes, and nothing else; on macOS libraries that came
    with it may not be forked. Where such a process can't be had (it needs a short path for its socket), each one
    imports for itself.
    """
    if sys.platform == "linux":
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([OUTFIT])
        yield context
    yield multiprocessing.get_context("spawn")


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


def _work(line: Connection, role: _Role) -> None:
    """Do one task after the other, in a process of its own."""
    tempfile.tempdir = role.scratch
    _stay_with_parent(role.scratch)
    _get_ready(role)
    with suppress(EOFError, BrokenPipeError):
        while True:
            work, task = line.recv()
            line.send(work(*task))
    # Nobody asks or hears any more. Whatever waits for the parent's end (see there) must not be cut off by this one's.
    threading.Event().wait(PATIENCE)


def _get_ready(role: _Role) -> None:
    """Import and read what printing needs; what is there by then is left out of every later collection of garbage."""
    import gc

    if role.gives_way:
        os.nice(LOWER)
    from scorecard.publishing.jobs import open_theme
    from scorecard.publishing.program import hash_program
    from scorecard.render.errors import RenderError
    from scorecard.render.pdf import load_press

    # A theme that is not in order: the job that needs it will say so.
    with suppress(RenderError, OSError):
        project = role.project
        theme = open_theme(project.templates, project.chart_store, hash_program(project.templates))
        press = load_press(theme, "a4")
        if role.gives_way:
            _try_out(press, theme)
    gc.freeze()


def _try_out(press: Press, theme: Theme) -> None:
    """Do once what a document takes: for a process that stays, beside somebody at work, who finds the first soon done.

    RenderError and OSError as for a document.
    """
    from jinja2 import TemplateError

    from scorecard.publishing.contents import warm_up

    press.warm_up()
    # As in `_get_ready`.
    with suppress(TemplateError):
        warm_up(theme)


def _stay_with_parent(scratch: str) -> None:
    """End when the process that started this one does, however that comes: nobody else would end it, or clear away."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def end() -> None:
            parent.join()
            shutil.rmtree(scratch, ignore_errors=True)
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
