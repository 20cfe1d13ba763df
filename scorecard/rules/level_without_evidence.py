"""A level rests on less evidence than it asks for.

## What is wrong
The scale demands a number of evidence items for the level, and the assessment cites fewer. Pledges do not count; for
the level of one service only evidence about this service, or about the company as a whole, does.

## Why it matters
A promise shows what was promised, not what was done.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: partial # <- here
  evidence: [p1]
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: partial
  evidence: [p1, e1]
```

## What to do
Cite the evidence, or give the level that fits what there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for given in context.given_levels:
        needed = given.level.demands.evidence
        if len(given.evidence) < needed:
            about = f" about {given.service_id} or the whole company" if given.service_id else ""
            cited = count_words(len(given.evidence), "is", "are") if given.evidence else "none is"
            yield Finding(
                given.judgement.file,
                given.path,
                f"{given.label} is {given.level.id}, which needs "
                f"{count_words(needed, 'evidence item', 'evidence items')}{about}; {cited} cited",
                "Cite the evidence (pledges do not count), or give the level that fits what there is.",
            )


RULE = Rule("level-without-evidence", "error", _check)
