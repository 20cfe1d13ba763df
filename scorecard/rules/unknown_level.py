"""An assessment or a guide uses a level that the scale does not have.

## What is wrong
An assessment gives, or the guide of a commitment describes, a level that is not on the scale in question: the pledge
scale for `pledge`, the commitment's own or the default scale for the rest. `not-assessed` can always be given, and
`not-applicable` always as a delivery level. On a scale of points the level is a number from `worst` to `best`, on all
others it is not a number.

## Why it matters
A level that the scale does not know has no points and is counted as not assessed.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  pledge: firm # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  pledge: own
```

## What to do
Use one of the levels of the scale; `methodology.yaml` says when to choose which.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.model.assessment import NOT_APPLICABLE, NOT_ASSESSED
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import show_number, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.assessment import Value
    from scorecard.model.scale import Scale
    from scorecard.rules.context import Context

_SPECIAL = (NOT_ASSESSED, NOT_APPLICABLE)
_OTHERWISE = "The levels are defined in methodology.yaml."


def _check(context: Context) -> Iterator[Finding]:
    dataset = context.dataset
    pledge_scale = dataset.methodology.scales.get(dataset.methodology.pledge_scale)
    for judgement in context.judgements:
        pledge = judgement.assessment.pledge
        if pledge_scale is not None and pledge != NOT_ASSESSED and pledge_scale.level(pledge) is None:
            yield Finding(
                judgement.file,
                (judgement.commitment_id, "pledge"),
                f"the pledge level of {judgement.commitment_id} is {pledge}, which the scale “{pledge_scale.name}” "
                "does not have",
                suggest(pledge, [level.id for level in pledge_scale.levels], _OTHERWISE),
            )
        scale = dataset.scale_of(judgement.commitment) if judgement.commitment is not None else None
        if scale is None:
            continue
        for path, _, value in judgement.levels():
            if not _is_known(value, scale):
                yield Finding(
                    judgement.file,
                    path,
                    f"the delivery level of {judgement.commitment_id} is {_show(value)}, which the scale "
                    f"“{scale.name}” does not have",
                    _hint(value, scale),
                )
    for placed in context.placed_commitments:
        scale = dataset.scale_of(placed.commitment)
        for position, guide in enumerate(placed.commitment.guide):
            if scale is not None and scale.kind == "levels" and scale.level(guide.level) is None:
                yield Finding(
                    placed.file,
                    (*placed.path, "guide", position, "level"),
                    f"the guide of {placed.commitment.id} describes the level {guide.level}, which the scale "
                    f"“{scale.name}” does not have",
                    suggest(guide.level, [level.id for level in scale.levels], _OTHERWISE),
                )


def _is_known(value: Value, scale: Scale) -> bool:
    if isinstance(value, Fraction):
        return scale.points_of(value) is not None
    return value in _SPECIAL or scale.level(value) is not None


def _show(value: Value) -> str:
    return show_number(value) if isinstance(value, Fraction) else value


def _hint(value: Value, scale: Scale) -> str:
    if scale.kind == "points":
        low, high = sorted((scale.worst, scale.best))
        return f"On this scale the level is a number from {show_number(low)} to {show_number(high)}."
    return suggest(_show(value), [*(level.id for level in scale.levels), *_SPECIAL], _OTHERWISE)


RULE = Rule("unknown-level", "error", _check)
