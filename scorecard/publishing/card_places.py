"""Where cards and badges stand: which pages have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.views.address import (
    COMPARE_PAGE,
    FRONT_PAGE,
    badge_path,
    card_path,
    commitment_page_path,
    company_page_path,
    framework_page_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results


def list_cards(
    dataset: Dataset, results: Results, frameworks: Iterable[str], commitments: Iterable[str]
) -> Iterator[tuple[str, str | None]]:
    """Yield the paths of an edition's cards and badges, each with the company that it is of.

    An edition that is not the current one has badges alone: links to it are few, and cards take time.
    """
    if dataset.programme.current_edition == results.edition_id:
        yield card_path(FRONT_PAGE), None
        yield card_path(COMPARE_PAGE), None
        yield from ((card_path(framework_page_path(item)), None) for item in frameworks)
        yield from ((card_path(commitment_page_path(item)), None) for item in commitments)
        for company in results.companies:
            yield card_path(company_page_path(company.company_id)), company.company_id
    for company in results.companies:
        yield badge_path(company.company_id), company.company_id
