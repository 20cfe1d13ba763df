"""The levels of a scale do not go from the lowest to the highest.

## What is wrong
A level of a scale is worth fewer points than the one before it. Equal points are allowed.

## Why it matters
Charts, tables and "what would be the next level" follow the order of the list; scores follow the points. The two must
say the same.

## Failing example
```yaml
# methodology.yaml
scales:
  yes-no:
    name: Yes or no
    levels:
      - {id: done, name: Done, points: 100, criterion: It was done.}
      - {id: not-done, name: Not done, points: 0, criterion: It was not done.} # <- here
```

## Passing example
```yaml
# methodology.yaml
scales:
  yes-no:
    name: Yes or no
    levels:
      - {id: not-done, name: Not done, points: 0, criterion: It was not done.}
      - {id: done, name: Done, points: 100, criterion: It was done.}
```

## What to do
Put the levels in order, or correct their points.
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
    for scale_id, scale in context.dataset.methodology.scales.items():
        for position, (lower, upper) in enumerate(pairwise(scale.levels), start=1):
            if upper.points < lower.points:
                yield Finding(
                    "methodology.yaml",
                    ("scales", scale_id, "levels", position, "points"),
                    f"on the scale {scale_id} the level {upper.id} is worth {show_number(upper.points)} points, fewer "
                    f"than {lower.id} before it ({show_number(lower.points)})",
                    "Put the levels in order, or correct their points.",
                )


RULE = Rule("levels-out-of-order", "error", _check)
