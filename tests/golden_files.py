"""Compares whole texts with the files of tests/golden/, and says how to look at a difference and how to accept it."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
GOLDEN = TESTS / "golden"
ACTUAL = TESTS / "actual"
SHOWN_LINES = 60


def assert_golden(name: str, text: str) -> None:
    """Fails unless `text` is what tests/golden/<name> holds; then tests/actual/<name> keeps the new text."""
    __tracebackhide__ = True
    golden, actual = GOLDEN / name, ACTUAL / name
    expected = golden.read_bytes().decode("utf-8") if golden.exists() else None
    if text == expected:
        actual.unlink(missing_ok=True)
        return
    actual.parent.mkdir(parents=True, exist_ok=True)
    actual.write_bytes(text.encode("utf-8"))
    shown_golden, shown_actual = (path.relative_to(TESTS.parent).as_posix() for path in (golden, actual))
    accept = f"mkdir -p {Path(shown_golden).parent.as_posix()} && cp {shown_actual} {shown_golden}"
    if expected is None:
        pytest.fail(
            f"{shown_golden} does not exist yet. Look at {shown_actual}; to accept it:\n    {accept}", pytrace=False
        )
    difference = list(
        difflib.unified_diff(expected.splitlines(), text.splitlines(), shown_golden, shown_actual, lineterm="")
    )
    shown = difference[:SHOWN_LINES] or ["(only the ends of lines differ)"]
    if len(difference) > SHOWN_LINES:
        shown.append(f"... and {len(difference) - SHOWN_LINES} more lines")
    pytest.fail(
        "\n".join(
            [
                f"{shown_golden} differs. To see the change:\n    diff -u {shown_golden} {shown_actual}",
                f"To accept it:\n    {accept}",
                *shown,
            ]
        ),
        pytrace=False,
    )
