"""What somebody asks a build for; here alone, so that one that finds nothing to do imports no more than this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.publishing.kinds import Kind
    from scorecard.render.paper import Paper


@dataclass(frozen=True, slots=True)
class Options:
    """What to build: some editions (none named: all), all companies and kinds or some."""

    editions: tuple[str, ...] = ()
    companies: frozenset[str] | None = None
    kinds: frozenset[Kind] | None = None
    keep_going: bool = False
    paper: Paper = "a4"
    embargoed: bool = False
    """Whether a press kit is made although its edition is under embargo."""
