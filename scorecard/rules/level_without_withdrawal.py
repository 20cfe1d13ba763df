"""A level for something that was taken back does not cite both steps.

## What is wrong
The scale demands a withdrawal for the level. The assessment must cite the evidence that withdraws something, with
`withdraws`, and also the item that it withdraws.

## Why it matters
That something was done and then withdrawn is two facts. A reader must be able to look up both.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: reversed # <- here
```

## Passing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2023-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
  - id: e2
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Closed its plant for waste water.
    withdraws: e1
    source: news-2024
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  delivery:
    dye-works: reversed
  evidence: [p1, e1, e2]
```

## What to do
Cite both items, and name the older one under `withdraws` of the newer one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for given in context.given_levels:
        if not given.level.demands.withdrawal or given.lacks_all_evidence:
            continue
        withdrawing = [item for item in given.evidence if item.withdraws is not None]
        if any(item.withdraws in given.judgement.assessment.evidence for item in withdrawing):
            continue
        if withdrawing:
            what = f"cites {withdrawing[0].id} but not {withdrawing[0].withdraws}, which it withdraws"
        else:
            what = "cites no evidence that withdraws anything"
        yield Finding(
            given.judgement.file,
            given.path,
            f"{given.label} is {given.level.id} and {what}",
            "Cite what was done or announced and what took it back; the later item names the older under `withdraws`.",
        )


RULE = Rule("level-without-withdrawal", "error", _check)
