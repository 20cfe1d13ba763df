"""An exception has come to its end.

## What is wrong
The current edition has reached the stage that the exception names under `until`. It takes away nothing any more.

## Why it matters
What was put off until now is due now.

## Failing example
```yaml
# exceptions.yaml
exceptions:
  - rule: source-without-archive
    files: [sources/water.yaml]
    reason: Captures are made before the companies are asked.
    until: company-review # <- here
```
```yaml
# editions/2026/edition.yaml
stage: company-review
```

## Passing example
```yaml
# exceptions.yaml
exceptions:
  - rule: source-without-archive
    files: [sources/water.yaml]
    reason: Captures are made before the companies are asked.
    until: company-review
```
```yaml
# sources/water.yaml
charter:
  archived: ~
```

## What to do
Mend what the rule finds and take the exception out; or give a later stage, with a new reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.exceptions import EXCEPTIONS_FILE, current_stage, has_ended
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    stage = current_stage(context)
    for number, exception in enumerate(context.dataset.exceptions.exceptions):
        if has_ended(exception, stage):
            yield Finding(
                EXCEPTIONS_FILE,
                ("exceptions", number, "until"),
                f"this exception from {exception.rule} held until {exception.until}; the current edition is at {stage}",
                "Mend what the rule finds and take the exception out.",
            )


RULE = Rule("exception-ended", "error", _check, reviews_exceptions=True)
