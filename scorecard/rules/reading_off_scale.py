"""A reading gives a level that the scale does not have, or one for a service that was not asked about.

## What is wrong
A reading of one assessor has a level that is not on the pledge scale (`pledge`) or not on the scale of the commitment
(`delivery`), or it names a service to which the commitment does not apply.

## Why it matters
The agreement of the assessors can't be measured where one of them answered something else.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  pledge: collective
  delivery: none
  searched: [web site of the company]
  rationale: No public evidence found.
  assessed: {by: [desk], on: 2026-07-01}
  readings:
    ab: {pledge: collective, delivery: none}
    cd:
      pledge: collective
      delivery: nothing # <- here
  settled: Both found nothing.
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  pledge: collective
  delivery: none
  searched: [web site of the company]
  rationale: No public evidence found.
  assessed: {by: [desk], on: 2026-07-01}
  readings:
    ab: {pledge: collective, delivery: none}
    cd: {pledge: collective, delivery: not-assessed}
```

## What to do
Use the levels of the scale and the services of the assessment; `not-assessed` where this assessor did not look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.assessment import ALL_SERVICES, NOT_APPLICABLE, NOT_ASSESSED
from scorecard.model.readings import find_place
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words, show_number, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.assessment import Reading, Value
    from scorecard.model.scale import Scale
    from scorecard.rules.context import Context
    from scorecard.rules.pieces import Judgement
    from scorecard.rules.rule import DataPath

_OTHERWISE = "The levels are defined in methodology.yaml."


def _check(context: Context) -> Iterator[Finding]:
    methodology = context.dataset.methodology
    pledge_scale = methodology.scales.get(methodology.pledge_scale)
    for judgement in context.judgements:
        if judgement.commitment is None:
            continue
        scale = context.dataset.scale_of(judgement.commitment)
        for name, reading in judgement.assessment.readings.items():
            path: DataPath = (judgement.commitment_id, "readings", name)
            if reading.pledge is not None and not _is_known(reading.pledge, pledge_scale, special=(NOT_ASSESSED,)):
                yield _off_scale(judgement, (*path, "pledge"), name, reading.pledge, pledge_scale)
            yield from _check_delivery(judgement, name, reading, scale)


def _check_delivery(judgement: Judgement, name: str, reading: Reading, scale: Scale | None) -> Iterator[Finding]:
    asked = set(judgement.applicable or judgement.company.services)
    for service_id, value in reading.delivery.items():
        path: DataPath = (judgement.commitment_id, "readings", name, "delivery")
        if service_id != ALL_SERVICES:
            path = (*path, service_id)
        if service_id != ALL_SERVICES and service_id not in asked:
            yield Finding(
                judgement.file,
                path,
                f"the reading of {name} gives {judgement.commitment_id} a level at {service_id}, to which it does not "
                "apply",
                f"It applies to {join_words(sorted(asked))}." if asked else "It applies to no service.",
            )
        elif not _is_known(value, scale, special=(NOT_ASSESSED, NOT_APPLICABLE)):
            yield _off_scale(judgement, path, name, value, scale)


def _is_known(value: Value, scale: Scale | None, special: tuple[str, ...]) -> bool:
    """Return whether a level can be given; where the scale itself is unknown, that is the problem, and reported."""
    return scale is None or value in special or find_place(value, scale) is not None


def _off_scale(judgement: Judgement, path: DataPath, name: str, value: Value, scale: Scale | None) -> Finding:
    shown = value if isinstance(value, str) else show_number(value)
    return Finding(
        judgement.file,
        path,
        f"the reading of {name} gives {judgement.commitment_id} the level {shown}, which the scale "
        f"“{scale.name if scale else ''}” does not have",
        suggest(shown, [level.id for level in scale.levels] if scale else [], _OTHERWISE),
    )


RULE = Rule("reading-off-scale", "error", _check)
