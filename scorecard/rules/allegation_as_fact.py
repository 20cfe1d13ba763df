"""A text speaks of a lawsuit, a complaint or a charge without marking what is claimed as a claim.

## What is wrong
A statement, a rationale or another text of ours about a company holds one of the words of `allegation_cues` in
`wording.yaml` (such as "lawsuit") and none of `allegation_marks` (such as "alleges"). If the statement is that of an
evidence item with `allegation: true`, the rule allegation-without-mark looks at it instead. What is noted about a
source is left alone: it says what kind of paper the source is.

## Why it matters
What somebody claims in court is not yet a fact. Told as one it is unfair to the company and dangerous to the
publisher.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  rationale: A lawsuit of 2025 shows that no figures exist. # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  rationale: A lawsuit of 2025 alleges that no figures exist.
```

## What to do
Say who claims what, with one of the words of `allegation_marks`; an evidence item about a claim has `allegation:
true`. If the text is about a court's decision, say what the court decided and leave the lawsuit out.
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
        if passage.path[0] == "sources" or (evidence is not None and evidence.allegation):
            continue
        if find_phrase(passage.text, wording.allegation_marks) is None:
            yield Finding(
                passage.file,
                passage.path,
                f"this text speaks of “{cue}”, and no word marks the claim as a claim",
                wording.advice,
            )


RULE = Rule("allegation-as-fact", "error", _check)
