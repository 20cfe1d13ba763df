"""Turns: one after the other, in the order of asking."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Turns:
    """A lock that goes to whoever has waited longest: who needs it a thousand times holds nobody up for long.

    Python's own goes to whoever comes first, and that is often the one who has just let go of it.
    """

    def __init__(self) -> None:
        """Begin with nobody in line."""
        self._guard = threading.Lock()
        self._line: deque[threading.Event] = deque()

    def __enter__(self) -> Self:
        """Wait until it is one's turn."""
        called = threading.Event()
        with self._guard:
            self._line.append(called)
            if len(self._line) == 1:
                called.set()
        called.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Call the next one."""
        with self._guard:
            self._line.popleft()
            if self._line:
                self._line[0].set()

    @property
    def waiting(self) -> int:
        """How many wait."""
        with self._guard:
            return max(0, len(self._line) - 1)
