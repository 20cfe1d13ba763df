"""The command line: arguments in, one call, words and exit code out; the only room that prints or exits."""

from __future__ import annotations

import atexit
import gc
import os
import sys

OBJECTS = 100_000
"""A command reads much and throws little away: garbage is looked for after so many new objects, not after hundreds."""


def main() -> None:
    """Run the command."""
    gc.set_threshold(OBJECTS)
    # Here, not above: worker processes import this module again, and need no command.
    from scorecard.cli.commands import main as run

    try:
        run()
    except SystemExit as end:
        if isinstance(end.code, int):
            _leave(end.code)
        raise


def _leave(code: int) -> None:
    """End the process at once: to take down what it holds piece by piece takes longer than to tell what it did.

    Returns where the last words can't be said; then the process ends as any other, which says so.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            # None where the command was given no such stream.
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    # What was promised for the end: temporary folders are cleared away, processes ended.
    atexit._run_exitfuncs()  # noqa: SLF001 - no public name, and only all of them together are sure to be enough
    os._exit(code)


__all__ = ["main"]
