"""A company's own source has the id of a shared one.

## What is wrong
The company's file defines a source by an id that a file in `sources/` defines, too.

## Why it matters
Inside the company's file the id means the company's own source, everywhere else the shared one. Who reads one may
look up the other.

## Failing example
```yaml
# companies/example-mills.yaml
endorsements:
  - framework: clean-water
    date: 2020-05-01
    source: charter
sources:
  charter: # <- here
    title: We sign the Clean Water Charter
    publisher: Example Mills
    url: https://mills.example/charter
    archived: https://web.archive.org/web/20260105120009/https://mills.example/charter
    date: 2020-05-01
    accessed: 2026-06-01
    language: en
    party: first
```

## Passing example
```yaml
# companies/example-mills.yaml
endorsements:
  - framework: clean-water
    date: 2020-05-01
    source: charter
    also: [mills-charter]
sources:
  mills-charter:
    title: We sign the Clean Water Charter
    publisher: Example Mills
    url: https://mills.example/charter
    archived: https://web.archive.org/web/20260105120009/https://mills.example/charter
    date: 2020-05-01
    accessed: 2026-06-01
    language: en
    party: first
```

## What to do
Delete the company's own entry if both are the same document; give it another id if they are two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for placed in context.sources:
        if placed.company_id is not None and placed.id in context.dataset.sources:
            yield Finding(
                placed.file,
                placed.path,
                f"the source {placed.id} is also a shared one, in {context.loaded.source_files[placed.id]}",
                "Delete this entry if both are the same document; give it another id if they are two.",
            )


RULE = Rule("shadowed-source", "error", _check)
