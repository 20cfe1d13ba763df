"""The guide of a commitment leaves out a level.

## What is wrong
The commitment's `guide` does not describe every level of its scale that is worth points.

## Why it matters
Two assessors who read the same evidence should come to the same level. Without a description of the level each makes
up an own one.

## Failing example
```yaml
# frameworks/clean-water.yaml
commitments:
  - id: cw-3
    number: "3"
    name: Report spills
    text: Tell the neighbours of a spill on the same day.
    source: charter
    guide: # <- here
      - {level: partial, looks_like: Some spills are reported.}
      - {level: delivered, looks_like: All spills are reported.}
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-3:
  pledge: collective
  delivery: not-assessed
  rationale: Not looked at yet.
  assessed: {by: [desk], on: 2026-07-01}
```

## Passing example
```yaml
# frameworks/clean-water.yaml
commitments:
  - id: cw-3
    number: "3"
    name: Report spills
    text: Tell the neighbours of a spill on the same day.
    source: charter
    guide:
      - {level: partial, looks_like: Some spills are reported.}
      - {level: delivered, looks_like: All spills are reported.}
      - {level: verified, looks_like: The neighbours confirm it.}
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-3:
  pledge: collective
  delivery: not-assessed
  rationale: Not looked at yet.
  assessed: {by: [desk], on: 2026-07-01}
```

## What to do
Say in one or two sentences what an assessor would see at this level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for placed in context.placed_commitments:
        scale = context.dataset.scale_of(placed.commitment)
        described = {guide.level for guide in placed.commitment.guide}
        missing = [level.id for level in scale.levels if level.points and level.id not in described] if scale else []
        if missing:
            yield Finding(
                placed.file,
                (*placed.path, "guide"),
                f"the guide of {placed.commitment.id} does not describe {join_words(missing)}",
                "Say in one or two sentences what an assessor would see at this level.",
            )


RULE = Rule("guide-incomplete", "error", _check)
