"""A fact or an assessment names a commitment that no framework has.

## What is wrong
A pledge, an evidence item, an item of a framework's record or an entry of an assessment file names a commitment by an
id that none of the files in `frameworks/` defines.

## Why it matters
What bears on an unknown commitment bears on nothing: the fact can't be cited, the judgement is never counted, and
nobody sees that it is missing.

## Failing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments:
      - cw-1
      - cw-3 # <- here
    statement: Opened a plant for its waste water.
    source: news-2024
```

## Passing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments:
      - cw-1
      - cw-2
    statement: Opened a plant for its waste water.
    source: news-2024
```

## What to do
Correct the id. If the commitment is new, add it to its framework first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context

_OTHERWISE = "Commitments are defined in frameworks/."


def _check(context: Context) -> Iterator[Finding]:
    def is_unknown(commitment_id: str) -> bool:
        return commitment_id not in context.commitments and not context.left_out.may_define("frameworks", commitment_id)

    for fact in context.dated_facts:
        for position, commitment_id in enumerate(fact.item.commitments):
            if is_unknown(commitment_id):
                yield Finding(
                    fact.file,
                    (*fact.path, "commitments", position),
                    f"{fact.label} names the commitment {commitment_id}, which no framework has",
                    suggest(commitment_id, context.commitments, _OTHERWISE),
                )
    for judgement in context.judgements:
        if is_unknown(judgement.commitment_id):
            yield Finding(
                judgement.file,
                (judgement.commitment_id,),
                f"this entry is about the commitment {judgement.commitment_id}, which no framework has",
                suggest(judgement.commitment_id, context.commitments, _OTHERWISE),
            )


RULE = Rule("unknown-commitment", "error", _check)
