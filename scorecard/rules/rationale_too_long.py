"""A rationale has more words than the methodology allows.

## What is wrong
The rationale is longer than `rationale_words` of the methodology. Words are what stands between blanks.

## Why it matters
The rationale stands beside the level in a table and on paper; readers compare companies by it. What does not fit
belongs in the facts.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  rationale: No public evidence was found on the web site, in the yearly reports or in the press. # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  rationale: No public evidence was found in three places.
```

## What to do
Say what the evidence shows and what it does not, and leave out the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    most = context.dataset.methodology.rationale_words
    for judgement in context.judgements:
        words = len(judgement.assessment.rationale.split())
        if words > most:
            yield Finding(
                judgement.file,
                (judgement.commitment_id, "rationale"),
                f"the rationale of {judgement.commitment_id} has {words} words; at most {most} are allowed",
                "Say what the evidence shows and what it does not, and leave out the rest.",
            )


RULE = Rule("rationale-too-long", "error", _check)
