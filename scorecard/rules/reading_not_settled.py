"""Independent readings differ, and nothing says how they were settled.

## What is wrong
The assessors of a judgement gave different levels, or the level of the assessment is none of theirs, and `settled` is
not there. Who read `not-assessed` did not look and does not differ. `scorecard agreement` lists all such cells.

## Why it matters
A published level that one of two assessors did not see stands on a decision; a reader, the company and the next
assessor must be able to read it.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  pledge: collective
  delivery: none
  searched: [web site of the company]
  rationale: No public evidence found.
  assessed: {by: [desk], on: 2026-07-01}
  readings: # <- here
    ab: {pledge: collective, delivery: none}
    cd: {pledge: collective, delivery: partial, note: A table of 2023.}
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
    cd: {pledge: collective, delivery: partial, note: A table of 2023.}
  settled: The table of 2023 counts cloth, not what the waste water holds.
```

## What to do
Let the assessors talk it through, write the level that they agree on, and under `settled` what decided. Leave the
readings as they are: the agreement is measured on them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.readings import read_cells
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words, show_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.assessment import Value
    from scorecard.model.readings import Cell
    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for judgement in context.judgements:
        if judgement.commitment is None:
            continue
        cells = read_cells(context.dataset, judgement.company_id, judgement.commitment, judgement.assessment)
        told = [_tell(cell) for cell in cells if cell.is_open]
        if told:
            yield Finding(
                judgement.file,
                (judgement.commitment_id, "readings"),
                f"the readings of {judgement.commitment_id} are not settled: {'; '.join(told)}",
                "Talk it through, give the level that was agreed on, and say under `settled` what decided.",
            )


def _tell(cell: Cell) -> str:
    where = f"{cell.question} at {cell.service_id}" if cell.service_id else cell.question
    said = join_words(f"{name} {_show(value)}" for name, value in cell.values.items())
    return f"{where}: {said}, given is {_show(cell.given)}"


def _show(value: Value) -> str:
    return value if isinstance(value, str) else show_number(value)


RULE = Rule("reading-not-settled", "warning", _check)
