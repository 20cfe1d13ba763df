"""An edition covers no company or no framework.

## What is wrong
The list `companies` or `frameworks` of an edition is empty.

## Why it matters
There is nothing to judge, so a check would find nothing, and a build would publish pages that say nothing.

## Failing example
```yaml
# editions/2026/edition.yaml
companies: [] # <- here
```
```yaml
# editions/2026/assessments/example-mills.yaml
# (taken out)
```

## Passing example
```yaml
# editions/2026/edition.yaml
companies:
  - example-mills
```

## What to do
Name the ids of what the edition covers, or take the edition out until there is something to cover.
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
        covered = {"companies": data.edition.companies, "frameworks": data.edition.frameworks}
        for key, ids in covered.items():
            if not ids:
                yield Finding(
                    edition_file(edition_id),
                    (key,),
                    f"the edition {edition_id} covers no {'company' if key == 'companies' else 'framework'}",
                    f"Name under `{key}` what it covers, or take the edition out until there is something.",
                )


RULE = Rule("edition-empty", "error", _check)
