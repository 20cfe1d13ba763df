"""An exception takes away no problem.

## What is wrong
A file or a pattern in `exceptions.yaml` matches no problem of the exception's rule. While other files can't be read
at all, this is not judged.

## Why it matters
The list of exceptions can only shrink if those that are no longer needed are taken out. One that is left over hides
the next mistake.

## Failing example
```yaml
# exceptions.yaml
exceptions:
  - rule: source-without-archive
    files:
      - sources/water.yaml # <- here
    reason: The archive was out of order.
```

## Passing example
```yaml
# exceptions.yaml
exceptions:
  - rule: source-without-archive
    files:
      - sources/water.yaml
    reason: The archive was out of order.
```
```yaml
# sources/water.yaml
charter:
  archived: ~
```

## What to do
Take the file, or the whole exception, out of `exceptions.yaml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.exceptions import EXCEPTIONS_FILE, current_stage, has_ended
from scorecard.rules.registry import rule_modules
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    stage = current_stage(context)
    # A file that was left out may hold just the mistake that the exception is for.
    if context.left_out.files:
        return
    for number, exception in enumerate(context.dataset.exceptions.exceptions):
        if exception.rule not in rule_modules() or has_ended(exception, stage):
            continue
        for position, pattern in enumerate(exception.files):
            if (number, position) not in context.used_exceptions:
                yield Finding(
                    EXCEPTIONS_FILE,
                    ("exceptions", number, "files", position),
                    f"no problem of the rule {exception.rule} is in {pattern}",
                    "Take it out: an exception that is not needed hides the next mistake.",
                )


RULE = Rule("exception-not-needed", "error", _check, reviews_exceptions=True)
