"""A fact that we are not sure of does not say what the doubt is.

## What is wrong
A pledge or an evidence item has `confidence: medium` or `low`, and no `doubt`.

## Why it matters
"We are not sure" helps nobody. "We read a summary, not the report" lets a reader weigh the fact and tells the next
editor what to look up.

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
    confidence: medium # <- here
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
    confidence: medium
    doubt: The page was read in an extract.
```

## What to do
Say in one sentence what the doubt is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for fact in context.dated_facts:
        if fact.item.confidence != "high" and fact.item.doubt is None:
            yield Finding(
                fact.file,
                (*fact.path, "confidence"),
                f"the confidence in {fact.label} is {fact.item.confidence}, and no doubt is named",
                "Say under `doubt`, in one sentence, what the doubt is.",
            )


RULE = Rule("unsure-without-doubt", "error", _check)
