"""The bands of scores do not rise from 0.

## What is wrong
The first band does not begin at 0, or a band does not begin above the one before it.

## Why it matters
A score below the first band has no band; a band that begins where another one does is never reached.

## Failing example
```yaml
# methodology.yaml
bands:
  - {id: low, name: Low, from_score: 0}
  - {id: high, name: High, from_score: 80}
  - {id: middle, name: Middle, from_score: 40} # <- here
```

## Passing example
```yaml
# methodology.yaml
bands:
  - {id: low, name: Low, from_score: 0}
  - {id: middle, name: Middle, from_score: 40}
  - {id: high, name: High, from_score: 80}
```

## What to do
Write the bands from the lowest to the highest, the first one from 0.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import show_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    bands = context.dataset.methodology.bands
    if bands[0].from_score != 0:
        yield Finding(
            "methodology.yaml",
            ("bands", 0, "from_score"),
            f"the first band {bands[0].id} begins at {show_number(bands[0].from_score)}, not at 0",
            "Let the first band begin at 0, so that every score has one.",
        )
    for position, (lower, upper) in enumerate(pairwise(bands), start=1):
        if upper.from_score <= lower.from_score:
            yield Finding(
                "methodology.yaml",
                ("bands", position, "from_score"),
                f"the band {upper.id} begins at {show_number(upper.from_score)}, not above {lower.id} before it "
                f"({show_number(lower.from_score)})",
                "Write the bands from the lowest to the highest.",
            )


RULE = Rule("bands-out-of-order", "error", _check)
