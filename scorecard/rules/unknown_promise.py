"""A record names a promise that it does not hold.

## What is wrong
An item of a framework's `record`, or an entry of its `not_found`, names under `promise` an id that no item of the same
record has, or that of an item whose kind is not `promise`.

## Why it matters
Pages show what was done, and what was not found, right below the promise. Without it, the reader can't compare the two.

## Failing example
```yaml
# frameworks/clean-water.yaml
record:
  - id: r1
    date: 2020-05-01
    kind: promise
    commitments: [cw-2]
    statement: The league promised a report on the river every year.
    source: charter
not_found:
  - promise: r2 # <- here
    what: a report on the river
    periods: [2022]
    searched: [the league's web site]
    on: 2026-06-01
```

## Passing example
```yaml
# frameworks/clean-water.yaml
record:
  - id: r1
    date: 2020-05-01
    kind: promise
    commitments: [cw-2]
    statement: The league promised a report on the river every year.
    source: charter
not_found:
  - promise: r1
    what: a report on the river
    periods: [2022]
    searched: [the league's web site]
    on: 2026-06-01
```

## What to do
Correct the id, or write the promise down as an item of kind `promise`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import framework_file
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for framework_id, framework in context.dataset.frameworks.items():
        promises = {item.id for item in framework.record if item.kind == "promise"}
        named = [(("record", position, "promise"), item.promise) for position, item in enumerate(framework.record)]
        named += [
            (("not_found", position, "promise"), item.promise) for position, item in enumerate(framework.not_found)
        ]
        for path, promise in named:
            if promise is not None and promise not in promises:
                yield Finding(
                    framework_file(framework_id),
                    path,
                    f"the record holds no promise {promise}",
                    suggest(promise, promises, "A promise is an item of the record whose kind is promise."),
                )


RULE = Rule("unknown-promise", "error", _check)
