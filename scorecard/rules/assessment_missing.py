"""A company of the edition has no assessment of one of its commitments.

## What is wrong
The edition covers a commitment's framework, and a company's file of assessments has no entry for the commitment.

## Why it matters
A gap can't be told from an oversight. `not-assessed` says that nobody has looked yet; nothing says nothing.

## Failing example
```yaml
# frameworks/clean-water.yaml
commitments:
  - id: cw-3
    number: "3"
    name: Report spills
    text: Tell the neighbours of a spill on the same day.
    source: charter
    guide:
      - {level: partial, looks_like: Some spills are reported.}
      - {level: delivered, looks_like: All spills are reported.}
      - {level: verified, looks_like: The neighbours confirm it.}
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1: # <- here
  pledge: own
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-2:
  delivery: not-assessed
```

## What to do
Add the entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import assessments_file
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import count_words, join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context

_MOST_NAMES = 5


def _check(context: Context) -> Iterator[Finding]:
    for edition_id, data in context.dataset.editions.items():
        wanted = [
            commitment_id
            for commitment_id in context.commitments
            if context.framework_of[commitment_id] in data.edition.frameworks
        ]
        for company_id, assessments in data.assessments.items():
            missing = [commitment_id for commitment_id in wanted if commitment_id not in assessments]
            if missing and company_id in data.edition.companies:
                yield Finding(
                    assessments_file(edition_id, company_id),
                    (),
                    f"there is no entry for {_name(missing)}",
                    "Add it; where nobody has looked yet, the delivery level is not-assessed.",
                )


def _name(missing: list[str]) -> str:
    if len(missing) <= _MOST_NAMES:
        return join_words(missing)
    more = count_words(len(missing) - _MOST_NAMES, "more commitment", "more commitments")
    return f"{', '.join(missing[:_MOST_NAMES])} and {more}"


RULE = Rule("assessment-missing", "error", _check)
