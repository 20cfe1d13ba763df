"""The programme names a current edition that does not exist.

## What is wrong
`current_edition` in `programme.yaml` names an edition for which there is no folder with an `edition.yaml`.

## Why it matters
A build shows the current edition unless it is told otherwise; without it there is nothing to show.

## Failing example
```yaml
# programme.yaml
current_edition: "2027" # <- here
```

## Passing example
```yaml
# programme.yaml
current_edition: "2026"
```

## What to do
Name an edition that exists, or add `editions/<id>/edition.yaml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    current = context.dataset.programme.current_edition
    if current not in context.dataset.editions and not context.left_out.may_define("editions", current):
        yield Finding(
            "programme.yaml",
            ("current_edition",),
            f"the current edition is {current}, and there is no such edition",
            suggest(current, context.dataset.editions, f"A new edition needs a file editions/{current}/edition.yaml."),
        )


RULE = Rule("unknown-edition", "error", _check)
