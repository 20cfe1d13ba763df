"""An assessment is about a commitment that the edition does not cover.

## What is wrong
A file of assessments has an entry for a commitment of a framework that is not in the edition's list of frameworks.

## Why it matters
The judgement is made and never shown.

## Failing example
```yaml
# frameworks/clean-air.yaml
# yaml-language-server: $schema=../schema/framework.schema.json
name: The Clean Air Pledge
short_name: Clean Air
order: 2
issuer: River League
launched: 2022-01-01
summary: A pledge on smoke.
binds: Whoever signs it.
endorse_verb: signed
element_name: promise
element_plural: promises
source: charter
signatories_complete: false
commitments:
  - id: ca-1
    number: "1"
    name: Filter the smoke
    text: Filter the smoke of all chimneys.
    source: charter
    guide:
      - {level: partial, looks_like: Some chimneys have filters.}
      - {level: delivered, looks_like: All chimneys have filters.}
      - {level: verified, looks_like: An inspector saw them.}
```
```yaml
# editions/2026/assessments/example-mills.yaml
ca-1: # <- here
  pledge: none
  delivery: not-assessed
  rationale: Not looked at yet.
  assessed: {by: [desk], on: 2026-07-01}
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  delivery: not-assessed
```

## What to do
Add the framework to the edition, or take the entry out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    covered = {
        edition_id: {
            placed.commitment.id
            for placed in context.placed_commitments
            if placed.framework_id in data.edition.frameworks
        }
        for edition_id, data in context.dataset.editions.items()
    }
    for judgement in context.judgements:
        if judgement.commitment is not None and judgement.commitment_id not in covered[judgement.edition_id]:
            yield Finding(
                judgement.file,
                (judgement.commitment_id,),
                f"{judgement.commitment_id} belongs to {judgement.framework_id}, which the edition "
                f"{judgement.edition_id} does not cover",
                "Add the framework to the edition, or take the entry out.",
            )


RULE = Rule("assessment-outside-edition", "error", _check)
