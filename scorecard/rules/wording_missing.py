"""There are no word lists, so that nothing looks for claims that are told as facts.

## What is wrong
The data folder has no `wording.yaml`.

## Why it matters
Without the lists the rules on allegations, verdicts and absence find nothing, and a check without problems means less
than it seems to.

## Failing example
```yaml
# wording.yaml
# There is no such file. # <- here
```

## Passing example
```yaml
# wording.yaml
allegation_cues: [lawsuit]
```

## What to do
Add the file; the schema `wording.schema.json` says what belongs in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    if "wording.yaml" not in context.loaded.files:
        yield Finding(
            "wording.yaml",
            (),
            "there is no wording.yaml, so nothing looks for claims that are told as facts",
            "Add the file with the lists of words; its schema says what belongs in it.",
        )


RULE = Rule("wording-missing", "warning", _check)
