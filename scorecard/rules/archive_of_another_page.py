"""An archive link leads to a capture of another page.

## What is wrong
`archived` of a source is a capture whose own address names another page than `url`. `http` or `https`, `www.`, a slash
at the end and `utm_` parameters make no difference. Archives with short names (archive.ph, Perma.cc, Ghostarchive)
don't tell what was captured; their links are not compared.

## Why it matters
When the page has gone, the capture is all that a reader has. One of another page shows something that nobody cited.

## Failing example
```yaml
# sources/water.yaml
charter:
  archived: https://web.archive.org/web/20260105120000/https://league.example/press # <- here
```

## Passing example
```yaml
# sources/water.yaml
charter:
  archived: https://web.archive.org/web/20260105120000/http://www.league.example/charter/
```

## What to do
Open the capture, compare it with the source, and correct the one that is wrong. If the page moved before it was
captured, `url` is the address that was captured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.addresses import read_capture, shows_same_page
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for placed in context.sources:
        source = placed.source
        capture = read_capture(source.archived) if source.archived else None
        if capture is not None and not shows_same_page(capture.url, source.url):
            yield Finding(
                placed.file,
                (*placed.path, "archived"),
                f"the archive link of {placed.id} is a capture of {capture.url}, not of {source.url}",
                "Compare the capture with the source, and correct the address that is wrong.",
            )


RULE = Rule("archive-of-another-page", "error", _check)
