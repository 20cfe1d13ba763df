"""An edition says that it is published, and its numbers are not locked.

## What is wrong
The edition's stage is `published`, and there is no `results.lock.json` beside its `edition.yaml`.

## Why it matters
Without the lock nobody can tell whether a number is still the one that was published: it can change in silence.

## Failing example
```yaml
# editions/2026/edition.yaml
stage: published # <- here
```

## Passing example
```yaml
# editions/2026/edition.yaml
stage: final
```

## What to do
Run `scorecard publish` with the edition, and keep the file that it writes with the data. While the numbers may still
change, the stage is not `published`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import edition_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for edition_id, data in sorted(context.dataset.editions.items()):
        if data.edition.stage == "published" and data.lock is None:
            yield Finding(
                edition_file(edition_id),
                ("stage",),
                f"the edition {edition_id} is published, and its numbers are not locked",
                f"Run: scorecard publish {edition_id}",
            )


RULE = Rule("edition-not-locked", "error", _check)
