"""An allegation is worded like a fact.

## What is wrong
An evidence item has `allegation: true`, and its statement holds none of the words of `allegation_marks` in
`wording.yaml` (such as "alleges").

## Why it matters
Nobody but a court can turn a claim into a fact. A reader who meets the sentence alone must see that it is a claim,
and whose.

## Failing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
  - id: e2
    date: 2020-05-01
    kind: finding
    commitments: [cw-1]
    statement: The town of Millbrook said in court that the plant had never run. # <- here
    allegation: true
    source: charter
```

## Passing example
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
  - id: e2
    date: 2020-05-01
    kind: finding
    commitments: [cw-1]
    statement: The town of Millbrook alleges in court that the plant has never run.
    allegation: true
    source: charter
```

## What to do
Say who claims it, with one of the words of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.phrases import find_phrase
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context

_EXAMPLES = 4


def _check(context: Context) -> Iterator[Finding]:
    wording = context.dataset.wording
    if wording is None:
        return
    for fact in context.facts:
        if fact.evidence is None or not fact.evidence.allegation:
            continue
        if find_phrase(fact.evidence.statement, wording.allegation_marks) is None:
            examples = join_words(f"“{mark}”" for mark in wording.allegation_marks[:_EXAMPLES])
            yield Finding(
                fact.file,
                (*fact.path, "statement"),
                f"{fact.label} is an allegation, and its statement has no word that says so, such as {examples}",
                wording.advice,
            )


RULE = Rule("allegation-without-mark", "error", _check)
