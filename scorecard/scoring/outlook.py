"""Outlook: what would raise a score, commitment by commitment, and how far peers' best practice would carry it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from scorecard.scoring.texts import reserve_text
from scorecard.scoring.tree import Measure, Node, build_tree, evaluate, is_additive

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.model.evidence import Evidence
    from scorecard.model.scale import Demands, Scale, ScaleLevel
    from scorecard.scoring.aggregate import Part
    from scorecard.scoring.results import CommitmentResult, CompanyResult, LevelResult, Results


@dataclass(frozen=True, slots=True)
class Missing:
    """What `check` demands for a level and no cited evidence gives yet.

    `evidence`: so many more items (`count`). `kinds`: an item of one of `kinds`. `third-party`: an independent source.
    """

    what: Literal["evidence", "kinds", "third-party"]
    count: int = 1
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ascent:
    """A level that services would rise to, and what is missing for it; no `services`: the company as a whole.

    `cited` are the ids of the evidence items cited that bear on these services.
    """

    level_id: str
    points: Fraction
    services: tuple[str, ...]
    missing: tuple[Missing, ...]
    cited: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Peer:
    """The company that does best on a commitment, and where that can be read; `others` do as well.

    `level` is the name of its level, empty where its services differ; without a source on file the source is empty.
    """

    company_id: str
    name: str
    points: Fraction
    level: str
    others: int
    source_title: str
    source_publisher: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Step:
    """What would come of one level more on one commitment (each service that is not at the top rises by one).

    `gain`, `score` and `rank` are None where it would not count: nothing was promised, or there is no score. A scale of
    points has no next level: there are no `ascents`, and no gain. `best` is None where no peer does better.
    """

    commitment_id: str
    ascents: tuple[Ascent, ...]
    gain: Fraction | None
    score: Fraction | None
    rank: int | None
    best: Peer | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would raise one company's score; `ceiling` is the score with the best practice of all peers on everything.

    `steps` are for the commitments below the top, in the official order. The other companies stay as they are.
    """

    company_id: str
    score: Fraction | None
    rank: int | None
    steps: tuple[Step, ...]
    ceiling: Fraction | None
    ceiling_rank: int | None


def look_ahead(dataset: Dataset, results: Results) -> dict[str, Outlook]:
    """Return the outlook of every company of an edition, by its id."""
    return _Outlooks(dataset, results).make()


class _Outlooks:
    """What the outlooks of all companies share."""

    def __init__(self, dataset: Dataset, results: Results) -> None:
        self._dataset = dataset
        self._results = results
        self._assessments = dataset.editions[results.edition_id].assessments
        self._commitments = dataset.commitments()
        self._tree = build_tree(dataset, dataset.editions[results.edition_id].edition.frameworks)
        self._adds_up = is_additive(self._tree) and not _parts_services(self._tree)
        self._scores = sorted(item.score for item in results.companies if item.score is not None)
        # By commitment, whoever does best; the ranking's order decides between those that do equally well.
        self._best: dict[str, list[tuple[CompanyResult, CommitmentResult]]] = {}
        for company_id in results.ranking:
            for item in results.by_id[company_id].commitments:
                if item.delivery_points is None:
                    continue
                best = self._best.setdefault(item.commitment_id, [])
                if best and item.delivery_points > (best[0][1].delivery_points or 0):
                    best.clear()
                if not best or item.delivery_points == best[0][1].delivery_points:
                    best.append((results.by_id[company_id], item))

    def make(self) -> dict[str, Outlook]:
        return {company.company_id: self._look(company) for company in self._results.companies}

    def _look(self, company: CompanyResult) -> Outlook:
        steps, best = [], {}
        for item in company.commitments:
            if item.delivery_points is None or item.delivery_points == 100:
                continue
            peer = self._best_peer(item)
            if peer is not None:
                best[item.commitment_id] = peer.points
            steps.append(self._step(company, item, peer))
        ceiling = self._score_with(company, best, {})
        rank = self._rank_with(company, ceiling)
        return Outlook(company.company_id, company.score, company.rank, tuple(steps), ceiling, rank)

    def _step(self, company: CompanyResult, item: CommitmentResult, peer: Peer | None) -> Step:
        scale = self._dataset.scale_of(self._commitments[item.commitment_id])
        ascents = tuple(self._climb(company.company_id, item, scale)) if scale else ()
        score = None
        if ascents and scale and item.standing == "counts":
            risen = {
                service.service_id: (service.weight, _points_above(scale, service.level))
                for service in item.services
                if service.level.points is not None
            }
            weight = sum((each for each, _ in risen.values()), Fraction(0))
            points = sum((each * worth for each, worth in risen.values()), Fraction(0)) / weight
            score = self._score_with(company, {item.commitment_id: points}, {item.commitment_id: risen})
        gain = None if score is None or company.score is None else score - company.score
        return Step(item.commitment_id, ascents, gain, score, self._rank_with(company, score), peer)

    def _climb(self, company_id: str, item: CommitmentResult, scale: Scale) -> Iterator[Ascent]:
        """Yield the levels that services would rise to, the lowest first."""
        rising: dict[str, list[str]] = {}
        for service in item.services:
            above = level_above(scale, service.level)
            if above is not None:
                rising.setdefault(above.id, []).append(service.service_id or "")
        company = self._dataset.companies[company_id]
        cited = [found for found in map(company.evidence_item, item.cited) if found is not None]
        for level in scale.levels:
            if level.id in rising:
                services = tuple(service for service in rising[level.id] if service)
                bearing = [
                    each for each in cited if not each.services or not services or set(each.services) & set(services)
                ]
                missing = tuple(self._find_missing(level.demands, company_id, bearing))
                yield Ascent(level.id, level.points, services, missing, tuple(item.id for item in bearing))

    def _find_missing(self, demands: Demands, company_id: str, cited: Sequence[Evidence]) -> Iterator[Missing]:
        if demands.evidence > len(cited):
            yield Missing("evidence", demands.evidence - len(cited))
        if demands.kinds and not any(item.kind in demands.kinds for item in cited):
            yield Missing("kinds", kinds=tuple(demands.kinds))
        if demands.third_party and not any(self._third_party(company_id, item) for item in cited):
            yield Missing("third-party")

    def _third_party(self, company_id: str, item: Evidence) -> str:
        """Return the id of an independent source of a fact; nothing where it has none."""
        for source_id in (item.source, *item.also):
            source = self._dataset.source(company_id, source_id)
            if source is not None and source.party == "third":
                return source_id
        return ""

    def _best_peer(self, item: CommitmentResult) -> Peer | None:
        best = self._best[item.commitment_id]
        company, found = best[0]
        points = found.delivery_points or Fraction(0)
        if points <= (item.delivery_points or 0):
            return None
        peer = Peer(
            company_id=company.company_id,
            name=company.name,
            points=points,
            level=f"{found.delivery_level.name}{reserve_text(found)}" if found.delivery_level else "",
            others=len(best) - 1,
            source_title="",
            source_publisher="",
            source_url="",
        )
        source = self._dataset.source(company.company_id, self._source_of(company.company_id, found))
        if source is None:
            return peer
        return replace(
            peer, source_title=source.title, source_publisher=source.publisher, source_url=source.archived or source.url
        )

    def _source_of(self, company_id: str, found: CommitmentResult) -> str:
        """Return the id of the source that best shows what was done: independent if there is one, then the newest."""
        company: Company = self._dataset.companies[company_id]
        cited = [item for item in map(company.evidence_item, found.cited) if item is not None and not item.allegation]
        shown = [item for item in cited if item.kind != "finding"] or cited
        if not shown:
            return ""
        best = max(shown, key=lambda item: (bool(self._third_party(company_id, item)), item.date.last, item.id))
        return self._third_party(company_id, best) or best.source

    def _score_with(
        self,
        company: CompanyResult,
        points: Mapping[str, Fraction],
        cells: Mapping[str, Mapping[str | None, Part]],
    ) -> Fraction | None:
        """Return the score with other points on some commitments; None without a score.

        `cells`: the points of their services; what is not named there has the same points at every service.
        """
        if company.score is None:
            return None
        counted = [item for item in company.commitments if item.standing in {"counts", "weighs-nothing"}]
        if self._adds_up:
            return company.score + sum(
                (
                    item.effective_weight * (points[item.commitment_id] - (item.delivery_points or 0))
                    for item in counted
                    if item.commitment_id in points
                ),
                Fraction(0),
            )
        return evaluate(
            self._tree,
            Measure(
                {
                    item.commitment_id: points.get(item.commitment_id, item.delivery_points or Fraction(0))
                    for item in counted
                },
                cells={
                    item.commitment_id: cells.get(item.commitment_id) or _cells(item, points.get(item.commitment_id))
                    for item in counted
                },
            ),
        )

    def _rank_with(self, company: CompanyResult, score: Fraction | None) -> int | None:
        """Return the rank with another score, while all others keep theirs."""
        if score is None or company.score is None:
            return None
        above = len(self._scores) - bisect_right(self._scores, score)
        return 1 + above - (company.score > score)


def level_above(scale: Scale, level: LevelResult) -> ScaleLevel | None:
    """Return the first level worth more than this one; None at the top, and where nothing was assessed."""
    points = level.points
    if points is None:
        return None
    return next((other for other in scale.levels if other.points > points), None)


def _points_above(scale: Scale, level: LevelResult) -> Fraction:
    above = level_above(scale, level)
    return above.points if above else level.points or Fraction(0)


def _cells(item: CommitmentResult, points: Fraction | None) -> dict[str | None, Part]:
    return {
        service.service_id: (service.weight, service.level.points if points is None else points)
        for service in item.services
        if service.level.points is not None
    }


def _parts_services(node: Node) -> bool:
    return node.by_service or any(map(_parts_services, node.children))
