"""An exception names a rule that does not exist.

## What is wrong
The `rule` of an exception is not the name of a rule on this page. Problems with the shape of a file have no
exceptions.

## Why it matters
The exception takes away nothing, and what it was written for is reported or, after a change of name, forgotten.

## Failing example
```yaml
# exceptions.yaml
exceptions:
  - rule: source-without-archives # <- here
    files: [sources/water.yaml]
    reason: Captures are made before the companies are asked.
```

## Passing example
```yaml
# exceptions.yaml
exceptions:
  - rule: source-without-archive
    files: [sources/water.yaml]
    reason: Captures are made before the companies are asked.
```
```yaml
# sources/water.yaml
charter:
  archived: ~
```

## What to do
Correct the name; it stands in square brackets behind each problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.exceptions import EXCEPTIONS_FILE
from scorecard.rules.registry import rule_modules
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for number, exception in enumerate(context.dataset.exceptions.exceptions):
        if exception.rule not in rule_modules():
            yield Finding(
                EXCEPTIONS_FILE,
                ("exceptions", number, "rule"),
                f"there is no rule {exception.rule}",
                suggest(exception.rule, rule_modules(), "The name of a rule stands in brackets behind each problem."),
            )


RULE = Rule("unknown-rule", "error", _check, reviews_exceptions=True)
