"""The command line: arguments in, one call, words and exit code out; the only room that prints or exits."""

from __future__ import annotations


def main() -> None:
    """Run the command."""
    # Here, not above: worker processes import this module again, and need no command.
    from scorecard.cli.commands import main as run

    run()


__all__ = ["main"]
