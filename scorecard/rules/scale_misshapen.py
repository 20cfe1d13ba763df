"""A scale has no levels where it needs some, or some where it can have none.

## What is wrong
A scale of levels has no level or says what is `worst` and `best`, a scale of points has levels or is worst and best at
the same number, the pledge scale is one of points, or a level is called `not-assessed` or `not-applicable`, which mean
something else already.

## Why it matters
On such a scale no judgement can be given, or its levels are never read.

## Failing example
```yaml
# methodology.yaml
scales:
  percent:
    name: Percent
    kind: points
    levels: # <- here
      - {id: half, name: Half, points: 50, criterion: Half was done.}
```

## Passing example
```yaml
# methodology.yaml
scales:
  percent:
    name: Percent
    kind: points
```

## What to do
Add the levels, take them out, or rename the level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.assessment import NOT_APPLICABLE, NOT_ASSESSED
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    methodology = context.dataset.methodology
    for scale_id, scale in methodology.scales.items():
        path = ("scales", scale_id)
        if scale.kind == "points" and scale.levels:
            yield Finding(
                "methodology.yaml",
                (*path, "levels"),
                f"the scale {scale_id} is one of points and has levels",
                "Take the levels out, or `kind: points`.",
            )
        if scale.kind == "levels" and not scale.levels:
            yield Finding(
                "methodology.yaml",
                (*path, "levels"),
                f"the scale {scale_id} has no levels",
                "Add its levels, lowest first.",
            )
        if scale.kind == "points" and scale.worst == scale.best:
            yield Finding(
                "methodology.yaml",
                (*path, "best"),
                f"on the scale {scale_id} the worst and the best number are the same",
                "Say which number is worth 0 (`worst`) and which is worth 100 (`best`).",
            )
        if scale.kind == "levels" and not scale.worst == 0 < scale.best == 100:
            yield Finding(
                "methodology.yaml",
                (*path, "best" if scale.best != 100 else "worst"),
                f"the scale {scale_id} is one of levels and says what is worst and best",
                "Give each level its points, or make it `kind: points`.",
            )
        if scale.kind == "points" and scale_id == methodology.pledge_scale:
            yield Finding(
                "methodology.yaml",
                (*path, "kind"),
                f"the pledge scale {scale_id} is one of points",
                "Pledges are judged by levels: the lowest one means that nothing was pledged.",
            )
        for position, level in enumerate(scale.levels):
            if level.id in {NOT_ASSESSED, NOT_APPLICABLE}:
                yield Finding(
                    "methodology.yaml",
                    (*path, "levels", position, "id"),
                    f"a level of the scale {scale_id} is called {level.id}, a word that every scale has already",
                    "Give the level another id.",
                )


RULE = Rule("scale-misshapen", "error", _check)
