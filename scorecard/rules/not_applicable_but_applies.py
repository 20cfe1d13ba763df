"""An assessment says that a commitment does not apply, and the services' features say that it does.

## What is wrong
The delivery level is `not-applicable`, for all services or for one that has a needed feature, and
`not_applicable_because` gives no reason. A commitment of the company as a whole always applies, so that it needs the
reason, too.

## Why it matters
What does not apply leaves the score, and all that is left weighs more. Nobody should gain by a slip.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  delivery: not-applicable # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  delivery: not-applicable
  not_applicable_because: A court forbade the publication.
```

## What to do
Give a level, or say why the commitment does not apply; if a feature is wrong, correct it in the company's file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.model.assessment import NOT_APPLICABLE
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context
    from scorecard.rules.pieces import Judgement


def _check(context: Context) -> Iterator[Finding]:
    for judgement in context.judgements:
        if judgement.commitment is None or judgement.assessment.not_applicable_because is not None:
            continue
        for path, service_id, value in judgement.levels():
            if value == NOT_APPLICABLE and (why := _find_reason(judgement, service_id)):
                yield Finding(
                    judgement.file,
                    path,
                    f"{judgement.commitment_id} is not-applicable, and {why}",
                    "Give a level, or say under `not_applicable_because` why it does not apply.",
                )


def _find_reason(judgement: Judgement, service_id: str | None) -> str:
    """Return why the commitment does apply; nothing if it does not."""
    if judgement.is_of_the_whole_company:
        return "it is a commitment of the company as a whole"
    applicable = sorted(other for other in judgement.applicable if service_id in {None, other})
    return f"it applies to {join_words(applicable)}" if applicable else ""


RULE = Rule("not-applicable-but-applies", "error", _check)
