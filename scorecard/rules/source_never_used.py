"""A source is written down and nothing rests on it.

## What is wrong
No framework (or item of its record), endorsement, succession, pledge, evidence item, context figure or caveat names the
source.

## Why it matters
Either the fact that was read there was forgotten, or the source is left over. Readers of the list of sources look for
what it shows.

## Failing example
```yaml
# companies/example-mills.yaml
sources:
  report-2025: # <- here
    title: Our year 2025
    publisher: Example Mills
    url: https://mills.example/2025
    archived: https://web.archive.org/web/20260105120005/https://mills.example/2025
    date: 2025-12-31
    accessed: 2026-06-01
    language: en
    party: first
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
    also: [report-2025]
sources:
  report-2025:
    title: Our year 2025
    publisher: Example Mills
    url: https://mills.example/2025
    archived: https://web.archive.org/web/20260105120005/https://mills.example/2025
    date: 2025-12-31
    accessed: 2026-06-01
    language: en
    party: first
```

## What to do
Write down the fact that it shows, name it under `also` of a fact, or delete it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    own: set[tuple[str, str]] = set()
    shared: set[str] = set()
    for reference in context.references:
        if reference.company_id and reference.source_id in context.dataset.companies[reference.company_id].sources:
            own.add((reference.company_id, reference.source_id))
        else:
            shared.add(reference.source_id)
    # What a left-out file names can't be seen: it may be just this source.
    shared_are_judged = not context.left_out.any_of("companies", "context", "frameworks")
    for placed in context.sources:
        if placed.company_id is None:
            is_unused = shared_are_judged and placed.id not in shared
        else:
            is_unused = (placed.company_id, placed.id) not in own
        if is_unused:
            yield Finding(
                placed.file,
                placed.path,
                f"nothing rests on the source {placed.id}",
                "Write down the fact that it shows, or delete the source.",
            )


RULE = Rule("source-never-used", "warning", _check)
