"""An archive link does not lead to a capture.

## What is wrong
`archived` of a source is not the address of one capture in a public web archive that we know: it is another site, the
list of all captures, a search, or the archive's front page.

## Why it matters
Only a capture with its time in it always shows the same page. A list of captures leaves open which one we read.

## Failing example
```yaml
# sources/water.yaml
charter:
  archived: https://web.archive.org/web/*/https://league.example/charter # <- here
```

## Passing example
```yaml
# sources/water.yaml
charter:
  archived: https://web.archive.org/web/20260105120000/https://league.example/charter
```

## What to do
Open the capture and copy its own address. Known are captures of the Internet Archive (web.archive.org/web/ with 14
digits), archive.today, Perma.cc, the UK Government Web Archive, the UK Web Archive, Arquivo.pt, Ghostarchive, the
Library of Congress and Archive-It.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.addresses import is_capture
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for placed in context.sources:
        archived = placed.source.archived
        if archived is not None and not is_capture(archived):
            yield Finding(
                placed.file,
                (*placed.path, "archived"),
                f"the archive link of {placed.id} is no capture: {archived}",
                "Open the capture and copy its own address, such as "
                "https://web.archive.org/web/20260105120000/https://www.example.org/.",
            )


RULE = Rule("archive-link-not-a-capture", "error", _check)
