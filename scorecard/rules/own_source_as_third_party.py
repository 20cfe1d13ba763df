"""A source counts as third-party, though it is the company's own.

## What is wrong
`party` of a source is `third`, though it stands within the domain of the company's `website`, or its publisher is just
`name`, `named_as` or one of `also_known_as`. Looked at are the sources in a company's file, and the shared ones that
its facts cite. Of a web site that is a folder (https://host.example/mills) only that folder counts.

## Why it matters
The highest levels ask for the word of somebody independent. With one wrong `party` a company confirms itself.

## Failing example
```yaml
# companies/example-mills.yaml
sources:
  news-2024:
    title: Our plant is open
    publisher: The Mill Times
    url: https://news.mills.example/plant
    archived: https://web.archive.org/web/20260105120002/https://news.mills.example/plant
    date: 2024-05-02
    accessed: 2026-06-01
    language: en
    party: third # <- here
```

## Passing example
```yaml
# companies/example-mills.yaml
sources:
  news-2024:
    title: A plant is open
    publisher: The Mill Times
    url: https://times.example/plant
    archived: https://web.archive.org/web/20260105120002/https://times.example/plant
    date: 2024-05-02
    accessed: 2026-06-01
    language: en
    party: third
```

## What to do
Write `party: first`. If somebody else did write it, name that body as publisher, and cite it where it is not the
company that shows it; where there is no such place, name the file in `exceptions.yaml` with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.addresses import belongs_to_site
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.company import Company
    from scorecard.model.source import Source
    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    users: dict[str, set[str]] = {}
    for reference in context.references:
        if reference.company_id is not None:
            users.setdefault(reference.source_id, set()).add(reference.company_id)
    for placed in context.sources:
        if placed.source.party != "third":
            continue
        # A company's own source of the same id hides the shared one from that company.
        cited_by = (
            [placed.company_id]
            if placed.company_id is not None
            else sorted(
                company_id
                for company_id in users.get(placed.id, ())
                if placed.id not in context.dataset.companies[company_id].sources
            )
        )
        for company_id in cited_by:
            company = context.dataset.companies[company_id]
            reason = _see_own(company, placed.source)
            if reason:
                yield Finding(
                    placed.file,
                    (*placed.path, "party"),
                    f"the source {placed.id} counts as third-party, and {reason}",
                    f"Write first; if somebody other than {company.name} wrote it, cite it where that body shows it.",
                )


def _see_own(company: Company, source: Source) -> str:
    """Return why the source looks like the company's own; empty when it doesn't."""
    names = {_fold(name) for name in (company.name, company.named_as, *company.also_known_as) if name}
    if _fold(source.publisher) in names:
        return f"its publisher is {source.publisher}, a name of {company.name}"
    if belongs_to_site(source.url, company.website):
        return f"its address lies within the web site of {company.name} ({company.website}): {source.url}"
    return ""


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


RULE = Rule("own-source-as-third-party", "warning", _check)
