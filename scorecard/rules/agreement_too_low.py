"""Independent assessors agree less than the method demands.

## What is wrong
`min_agreement` in `methodology.yaml`, or in the edition's own file, asks for a Krippendorff's alpha that the readings
of the edition do not reach, over all commitments, for delivery levels or for pledge levels; or nothing was read by
two.

## Why it matters
Where two people who read the same evidence by the same criteria see different things, the level says more about who
judged than about the company.

## Failing example
```yaml
# editions/2026/edition.yaml
min_agreement: 0.8 # <- here
```

## Passing example
```yaml
# editions/2026/edition.yaml
min_agreement: 0.8
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  pledge: own
  delivery:
    dye-works: delivered
  evidence: [p1, e1]
  rationale: The plant that was announced has been open since 2024.
  assessed: {by: [desk], on: 2026-07-01}
  readings:
    ab: {pledge: own, delivery: delivered}
    cd: {pledge: own, delivery: delivered}
cw-2:
  pledge: collective
  delivery: none
  searched: [web site of the company]
  rationale: No public evidence found.
  assessed: {by: [desk], on: 2026-07-01}
  readings:
    ab: {pledge: collective, delivery: none}
    cd: {pledge: collective, delivery: none}
```

## What to do
See with `scorecard agreement` where readings differ, sharpen the guide of those commitments, and have them read again
by somebody who knows neither reading. To settle a cell does not raise the agreement: it is measured on what was read.
While readings are still being collected, make an exception that ends with a stage (`until:` in `exceptions.yaml`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import edition_file
from scorecard.model.readings import collect_cells, find_least_alpha
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import show_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    dataset = context.dataset
    for edition_id, data in sorted(dataset.editions.items()):
        own, common = data.edition.min_agreement, dataset.methodology.min_agreement
        asked = common if own is None else own
        if asked is None:
            continue
        cells = collect_cells(dataset, edition_id)
        least = find_least_alpha(cells)
        if least is not None and least >= asked:
            continue
        found = "nothing was read by two assessors" if least is None else f"the assessors reach {least:.2f}"
        yield Finding(
            "methodology.yaml" if own is None else edition_file(edition_id),
            ("min_agreement",),
            f"the edition {edition_id} must reach an agreement of {show_number(asked)}, and {found}",
            "See with `scorecard agreement` where readings differ, sharpen the guide, and read again.",
        )


RULE = Rule("agreement-too-low", "error", _check)
