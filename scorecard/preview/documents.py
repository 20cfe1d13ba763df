"""Documents, which take longest: made by worker processes that stay, beside the pages, and begun before asked for."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from scorecard.publishing.jobs import DIED, Single
from scorecard.publishing.together import make_together

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.publishing.jobs import Job
    from scorecard.publishing.workers import Crew


class Documents:
    """The documents that are being made, each once however many wait for it."""

    def __init__(self, crew: Crew, processes: int) -> None:
        """Have so many processes of a crew at work."""
        self._crew = crew
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="documents")
        self._lock = threading.Lock()
        self._underway: dict[str, Future[Single | None]] = {}
        self._ended = False

    def begin(
        self, key: str, work: Callable[[], tuple[bytes, Job]], is_wanted: Callable[[], bool]
    ) -> tuple[Future[Single | None], bool]:
        """Have the document of a key made, from what `work` says; False with one that was under way already.

        What is no longer wanted when its turn comes is not begun: its result is None.
        """
        with self._lock:
            if key in self._underway:
                return self._underway[key], False
            shared, job = work()
            self._underway[key] = self._threads.submit(self._make, key, shared, job, is_wanted)
            return self._underway[key], True

    def end(self) -> None:
        """Begin nothing more, and end what is under way."""
        self._ended = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._crew.dismiss()

    def _make(self, key: str, shared: bytes, job: Job, is_wanted: Callable[[], bool]) -> Single | None:
        try:
            made = make_together(self._crew, shared, job, is_wanted)
            if made is None and is_wanted() and not self._ended:
                return Single(failure=DIED)
            return made
        finally:
            with self._lock:
                del self._underway[key]
