"""The command line: arguments in, one call, words and exit code out; the only room that prints or exits."""

from __future__ import annotations

from scorecard.cli.commands import main

__all__ = ["main"]
