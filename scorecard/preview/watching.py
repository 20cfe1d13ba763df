"""Watching: whenever a file in some folders is saved, made or taken away, somebody is told."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from watchfiles import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

GATHER_MS = 20
"""How long it must be quiet after a change: an editor saves in several steps."""
MOST_MS = 200
"""How long changes are gathered at most."""
LOOK_MS = 1000
"""How often it is looked whether the folders are still the ones that are watched."""


class Watch:
    """Calls back after changes, and once when it has begun to watch: what changed before then is not missed."""

    def __init__(self, folders: tuple[Path, ...], changed: Callable[[], None]) -> None:
        """Watch folders, with all that is in them, once `begin` is called."""
        self._folders = folders
        self._changed = changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def begin(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def end(self) -> None:
        """Stop watching; no call comes after this."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                for _ in self._watch():
                    self._changed()
            except (OSError, RuntimeError):
                # A folder is missing, or the system watches no more files: then it is looked from time to time.
                self._changed()
            self._stop.wait(LOOK_MS / 1000)

    def _watch(self) -> Iterator[None]:
        """Yield after changes, until one of the folders is another one."""
        watched = self._identify()
        first = True
        for changes in watch(
            *self._folders,
            watch_filter=None,
            debounce=MOST_MS,
            step=GATHER_MS,
            stop_event=self._stop,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
        ):
            if changes or first:
                yield
            first = False
            if self._identify() != watched:
                return

    def _identify(self) -> list[tuple[int, int]]:
        """Return what tells folders apart that have the same name."""
        return [(found.st_dev, found.st_ino) for found in (folder.stat() for folder in self._folders)]
