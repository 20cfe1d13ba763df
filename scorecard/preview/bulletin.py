"""The bulletin: what the last reading of the data came to, told to everyone who has a page open."""

from __future__ import annotations

import threading


class Bulletin:
    """The latest news, with a number that grows."""

    def __init__(self) -> None:
        """Begin without news."""
        self._changed = threading.Condition()
        self._number = 0
        self._text = ""
        self._ended = False

    def tell(self, text: str) -> None:
        """Replace the news."""
        with self._changed:
            self._number += 1
            self._text = text
            self._changed.notify_all()

    def end(self) -> None:
        """Send everyone who waits home."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> tuple[int, str] | None:
        """Return number and news as soon as they are newer than those seen; None when it was the end.

        After so many seconds the old ones come back.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._number > seen, seconds)
            return None if self._ended else (self._number, self._text)
