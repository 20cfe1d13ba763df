"""Processes that a test began: who descends from whom, and who is still there."""

from __future__ import annotations

import signal
import subprocess
import time

PATIENCE = 60
"""Seconds after which a test that waits in vain gives up; nothing is measured with it."""


def family_of(pid: int) -> set[int]:
    """The processes that descend from one."""
    lines = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(child): int(parent) for child, parent in map(str.split, lines.splitlines())}
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def wait_for_the_end_of(family: set[int]) -> None:
    """Returns when these processes have ended; a test that waits too long for that fails."""
    for _ in range(PATIENCE * 10):
        if not any(map(_is_alive, family)):
            return
        time.sleep(0.1)
    raise AssertionError(f"still there: {family}")


def _is_alive(pid: int) -> bool:
    """Whether a process is there and not only waiting to be counted among the dead."""
    result = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(result.stdout.strip()) and not result.stdout.strip().startswith("Z")


def heed_interrupts() -> None:
    """Let the process that is about to start hear a Ctrl-C, as one in a terminal does.

    Whoever runs these tests in the background has it ignored, and whatever they start would inherit that.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
