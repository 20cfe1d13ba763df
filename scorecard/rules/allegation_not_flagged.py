"""A finding reports what is claimed in a lawsuit, a complaint or a charge, and is not flagged as an allegation.

## What is wrong
The statement of a `finding` holds one of the words of `allegation_cues` and one of `allegation_marks` in
`wording.yaml`, and the item has no `allegation: true`.

## Why it matters
Pages set allegations apart by the flag, not by the words. Without it the claim stands among what was found.

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
    statement: The River League sued the company and alleged that it had no plant. # <- here
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
    statement: The River League sued the company and alleged that it had no plant.
    allegation: true
    source: charter
```

## What to do
Add `allegation: true`. If a court or an authority found it, say so and leave the words of the claim out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.phrases import find_own_words, find_phrase
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    wording = context.dataset.wording
    if wording is None:
        return
    for passage, cue in find_own_words(context, wording.allegation_cues):
        evidence = passage.fact.evidence if passage.fact is not None else None
        if evidence is None or evidence.kind != "finding" or evidence.allegation:
            continue
        mark = find_phrase(passage.text, wording.allegation_marks)
        if mark is not None:
            yield Finding(
                passage.file,
                passage.path,
                f"evidence {evidence.id} speaks of “{cue}” and says “{mark}”, and is not flagged as an allegation",
                "Add `allegation: true`; if a court or an authority found it, say so and leave the claim out.",
            )


RULE = Rule("allegation-not-flagged", "warning", _check)
