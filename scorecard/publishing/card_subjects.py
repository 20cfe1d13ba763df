"""What cards and badges show: the values and words that each is drawn from."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from scorecard.charts import badge, card
from scorecard.charts.badge import BadgeSeries
from scorecard.charts.card import Count, CountCard, Dot, Imprint, ScoreCard
from scorecard.charts.style import Look
from scorecard.publishing.program import hash_parts
from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.texts import count_text, number_text
from scorecard.views.address import (
    COMPARE_PAGE,
    FRONT_PAGE,
    badge_path,
    card_path,
    commitment_page_path,
    company_page_path,
    framework_page_path,
)
from scorecard.views.breadth import OUTCOMES, measure_breadth
from scorecard.views.frame import tell_notice, view_frame
from scorecard.views.robustness import view_firmness
from scorecard.views.score import count_collective, view_score
from scorecard.views.sentence import ORDER_NOTE, plain, tell_finding

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Framework
    from scorecard.scoring.results import CompanyResult, Results, Status
    from scorecard.views.breadth import Breadth

PIXELS = 2
"""How many pixels a unit of a card has."""
_FILLINGS: dict[str, Fraction | None] = {"kept": Fraction(1), "partly": Fraction(1, 2), "none": Fraction(0)}
_ALWAYS = frozenset({"kept", "partly", "none"})
"""The outcomes that a card counts even where there are none of them."""


class CardMaker:
    """Draws the cards and badges of an edition; what they share is worked out once."""

    def __init__(self, dataset: Dataset, results: Results, insight: Insight = NO_INSIGHT) -> None:
        """Take the edition; for one company's cards its part of the dataset is enough."""
        self.dataset = dataset
        self.results = results
        self.insight = insight

    def content(self, path: str) -> str:
        """Return the hash of all that a card or badge says."""
        return hash_parts(repr(self.series(path)))

    def make(self, path: str, fonts: Path) -> bytes:
        """Return a card as PNG or a badge as SVG, by the path that it will have."""
        series = self.series(path)
        if isinstance(series, BadgeSeries):
            return badge.draw(series, Look(fonts)).svg
        return card.draw(series, Look(fonts)).small_png(PIXELS)

    def series(self, path: str) -> ScoreCard | CountCard | BadgeSeries:
        """Return what a card or badge shows; KeyError for a path that none has."""
        folder, _, rest = path.partition("/")
        if folder == "companies":
            company = self.results.by_id[rest.partition("/")[0]]
            if path == badge_path(company.company_id):
                return self._badge(company)
            if path == card_path(company_page_path(company.company_id)):
                return self._score(company)
        if path == card_path(FRONT_PAGE):
            return self._count(self.dataset.programme.headline, self._all())
        if path == card_path(COMPARE_PAGE):
            return self._compare()
        for framework_id, framework in self.dataset.ordered_frameworks():
            if path == card_path(framework_page_path(framework_id)):
                return self._count(framework.name, {item.id for item in framework.walk()})
            for commitment in framework.walk():
                if path == card_path(commitment_page_path(commitment.id)):
                    return self._commitment(framework, commitment.id)
        raise KeyError(path)

    def _all(self) -> set[str]:
        return {item.commitment_id for company in self.results.companies for item in company.commitments}

    @cached_property
    def _breadths(self) -> dict[str, Breadth]:
        return measure_breadth(self.results)

    @cached_property
    def _imprint(self) -> Imprint:
        frame = view_frame(self.dataset, self.results)
        edition = self.dataset.editions[self.results.edition_id].edition
        reserve = tell_notice(edition) if frame.is_draft or edition.embargo else ""
        return Imprint(
            frame.title,
            frame.subject,
            f"{frame.edition} · evidence up to {frame.cut_off} · {frame.standing}",
            reserve,
        )

    def _score(self, company: CompanyResult) -> ScoreCard:
        robustness = self.insight.robustness
        view = view_score(self.dataset.methodology, self.results, company, robustness)
        firm = view_firmness(self.results, robustness, company.company_id)
        finding = tell_finding(company.counts, count_collective(self.dataset.methodology, company))
        return ScoreCard(
            imprint=self._imprint,
            name=company.name,
            score=company.score,
            text=view.text,
            band=view.band,
            low=100 * firm.low if firm else None,
            high=100 * firm.high if firm else None,
            range_text=f"Other reasonable choices: {firm.score_range}" if firm else "",
            missing=view.missing,
            dots=tuple(
                Dot(item.status, _share(item.delivery_points), is_quiet=not item.pledged)
                for framework_id, _ in self.dataset.ordered_frameworks()
                for item in company.commitments
                if item.framework_id == framework_id
            ),
            alt=f"{company.name}: {plain(finding)}",
        )

    def _badge(self, company: CompanyResult) -> BadgeSeries:
        shown = self._score(company)
        imprint = shown.imprint
        number = f"{shown.text} of 100" if company.score is not None else shown.missing
        title = f"{imprint.title}: {company.name}, {number.rstrip('.')}"
        firm = view_firmness(self.results, self.insight.robustness, company.company_id)
        return BadgeSeries(
            imprint=imprint,
            name=company.name,
            text=shown.text if company.score is not None else "",
            band=shown.band,
            range_text=f"range {firm.score_range}" if firm else "",
            missing=shown.missing,
            title=title,
            alt=". ".join(part.rstrip(".") for part in (shown.band, imprint.edition, imprint.stage) if part) + ".",
        )

    def _compare(self) -> CountCard:
        scores = tuple(item.score for item in self.results.companies if item.score is not None)
        told = f"The scores of {count_text(len(scores), 'company', 'companies')}, from 0 to 100."
        return CountCard(self._imprint, "Delivery on promises, all companies", f"{told} {ORDER_NOTE}", (), scores, told)

    def _count(self, name: str, commitments: set[str]) -> CountCard:
        breadths = [item for key, item in self._breadths.items() if key in commitments]
        promised = sum(item.promised for item in breadths)
        companies = {
            company.company_id
            for company in self.results.companies
            if any(item.pledged and item.commitment_id in commitments for item in company.commitments)
        }
        told = (
            f"{count_text(promised, 'promise', 'promises')} by {count_text(len(companies), 'company', 'companies')}, "
            "and what public evidence shows:"
        )
        counts = _count({status: sum(item.count(status) for item in breadths) for status, _ in OUTCOMES})
        return CountCard(self._imprint, name, told, counts, (), told)

    def _commitment(self, framework: Framework, commitment_id: str) -> CountCard:
        commitment = self.dataset.commitments()[commitment_id]
        breadth = self._breadths[commitment_id]
        told = (
            f"Promised by {number_text(breadth.promised)} of {count_text(breadth.asked, 'company', 'companies')}, "
            "and what public evidence shows:"
        )
        counts = _count({status: breadth.count(status) for status, _ in OUTCOMES})
        name = f"{framework.short_name} {commitment.number}: {commitment.name}"
        return CountCard(self._imprint, name, told, counts, (), told)


def _count(found: Mapping[Status, int]) -> tuple[Count, ...]:
    return tuple(
        Count(status, _FILLINGS.get(status), number_text(found[status]), word)
        for status, word in OUTCOMES
        if found[status] or status in _ALWAYS
    )


def _share(points: Fraction | None) -> Fraction | None:
    return None if points is None else points / 100
