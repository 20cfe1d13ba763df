"""Something rests on a source that is not written down.

## What is wrong
A `source` or `also` names an id that is neither among the sources in the company's own file nor in the files of
`sources/`. Frameworks and context figures see the shared sources only.

## Why it matters
Every published statement leads back to a place where a reader can check it. Without the source there is no such
place.

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
    also:
      - news-2025 # <- here
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
    also:
      - charter
```

## What to do
Correct the id, or write the source down: in the company's file if only that company needs it, in a file of `sources/`
if several do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    dataset = context.dataset
    for reference in context.references:
        wanted = reference.source_id
        if dataset.source(reference.company_id, wanted) is not None or context.left_out.may_define("sources", wanted):
            continue
        own = dataset.companies[reference.company_id].sources if reference.company_id else {}
        places = "neither in this file nor in sources/" if reference.company_id else "not in sources/"
        yield Finding(
            reference.file,
            reference.path,
            f"the source {wanted} is {places}",
            suggest(wanted, {*dataset.sources, *own}, "A new source is written down before it is named."),
        )


RULE = Rule("unknown-source", "error", _check)
