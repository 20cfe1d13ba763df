"""The kinds of published files; here alone, so that a command line can name them without what makes them."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["html", "pdf", "charts", "data", "report", "press", "cards"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PRINTED = frozenset({"pdf", "report", "press"})
"""The kinds of files that are, or hold, documents on paper."""
KIT_KINDS = frozenset({"charts", "data", "pdf", "report"})
"""The kinds of published files that a press kit takes in: whatever there is of them."""
