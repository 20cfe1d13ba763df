"""The page of the method: levels, criteria, formulas, a worked example, how sure one can be, and the limits."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.texts import list_text, number_text, share_text
from scorecard.views.address import METHODOLOGY_PAGE, Link, commitment_page_path, link_address
from scorecard.views.frame import Frame, LevelWords, view_frame
from scorecard.views.robustness import AGGREGATE_NAMES, tell_drivers, tell_trials
from scorecard.views.worked_example import WorkedExample, view_example

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.model.methodology import Methodology
    from scorecard.model.scale import Demands, Scale
    from scorecard.scoring.results import Results
    from scorecard.scoring.robustness_results import Robustness

KINDS = {"action": "an action", "disclosure": "a disclosure", "finding": "a finding"}
PLEDGES = {
    "endorsement": "an endorsement that is in force",
    "own": "a statement of the company’s own",
    "measurable": "a statement of the company’s own with a number or a date",
}


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level with what `check` demands before it accepts it; empty where it demands nothing."""

    words: LevelWords
    demands: str


@dataclass(frozen=True, slots=True)
class ScaleTable:
    """A scale with its levels, the fullest first; `points` tells what a scale without levels is worth."""

    name: str
    is_pledge: bool
    levels: tuple[LevelRow, ...]
    points: str


@dataclass(frozen=True, slots=True)
class FeatureRow:
    """A feature of services with the commitments that apply to those that have it."""

    name: str
    meaning: str
    commitments: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class MethodologyPage:
    """The method as the edition uses it; `aggregate` names the formula by which parts become a whole."""

    frame: Frame
    scales: tuple[ScaleTable, ...]
    features: tuple[FeatureRow, ...]
    aggregate: str
    aggregate_name: str
    weighting: str
    exceptions: tuple[str, ...]
    coverage: str
    example: WorkedExample | None
    sureness: tuple[str, ...]
    trials: str
    drivers: str
    document_title: str


def methodology_page(
    dataset: Dataset, results: Results, files: Collection[str] = (), insight: Insight = NO_INSIGHT
) -> MethodologyPage:
    """Return the page of the method; `files` are the published paths, and only those are linked to."""
    methodology = dataset.methodology
    frame = view_frame(dataset, results, METHODOLOGY_PAGE, files, of_page=True)
    robustness = insight.robustness
    return MethodologyPage(
        frame=frame,
        scales=tuple(_view_scales(dataset, frame)),
        features=tuple(_view_features(dataset, results, files)),
        aggregate=methodology.aggregate,
        aggregate_name=AGGREGATE_NAMES[methodology.aggregate],
        weighting=methodology.weighting,
        exceptions=tuple(_tell_exceptions(dataset)),
        coverage=share_text(methodology.min_coverage),
        example=view_example(dataset, results, METHODOLOGY_PAGE, files),
        sureness=tuple(_tell_sureness(dataset, results, robustness)),
        trials=tell_trials(methodology, robustness) if robustness else "",
        drivers=tell_drivers(robustness.drivers, "the ranks") if robustness else "",
        document_title=f"Method {methodology.version}: {frame.title}, {frame.edition}",
    )


def count_confidence(dataset: Dataset, results: Results) -> dict[str, int]:
    """Return how many judgements of the edition are held with which confidence."""
    assessments = dataset.editions[results.edition_id].assessments
    found = Counter(
        assessments[company.company_id][item.commitment_id].confidence
        for company in results.companies
        for item in company.commitments
        if item.delivery_points is not None and item.commitment_id in assessments.get(company.company_id, {})
    )
    return {key: found[key] for key in ("high", "medium", "low")}


def _view_scales(dataset: Dataset, frame: Frame) -> Iterator[ScaleTable]:
    """Yield the scales in use, that of pledges first, as the frame has them."""
    methodology = dataset.methodology
    for words in frame.scales:
        is_pledge = words.id == "pledge"
        scale = methodology.scales[methodology.pledge_scale if is_pledge else words.id]
        demands = {f"{words.id}-{level.id}": _tell_demands(level.demands) for level in scale.levels}
        rows = [LevelRow(level, demands[level.id]) for level in reversed(words.levels)]
        yield ScaleTable(words.name, is_pledge, tuple(rows), _tell_points(scale))


def _tell_points(scale: Scale) -> str:
    if scale.kind != "points":
        return ""
    worst, best = number_text(scale.worst), number_text(scale.best)
    return f"A number: {worst} is worth 0, {best} is worth 100, and what lies between them its share of the way."


def _tell_demands(demands: Demands) -> str:
    """Return what must be there before a level may be given, as one sentence."""
    told = []
    if demands.searched:
        told.append("where one looked")
    if demands.evidence:
        told.append("a piece of evidence" if demands.evidence == 1 else f"{demands.evidence} pieces of evidence")
    if demands.kinds:
        told.append(" or ".join(KINDS[kind] for kind in demands.kinds))
    if demands.third_party:
        told.append("a source that is independent of the company")
    if demands.withdrawal:
        told.append("a fact that takes an earlier one back")
    if demands.pledge:
        told.append(PLEDGES[demands.pledge])
    return f"Must be on file: {list_text(told)}." if told else ""


def _view_features(dataset: Dataset, results: Results, files: Collection[str]) -> Iterator[FeatureRow]:
    covered = dataset.editions[results.edition_id].edition.frameworks
    for key, feature in dataset.methodology.features.items():
        by_framework = tuple(
            (
                framework.short_name,
                tuple(
                    Link(item.number, link_address(commitment_page_path(item.id), METHODOLOGY_PAGE, files))
                    for item in framework.walk()
                    if key in item.applies_to
                ),
            )
            for framework_id, framework in dataset.ordered_frameworks()
            if framework_id in covered
        )
        yield FeatureRow(feature.name, feature.meaning, tuple(item for item in by_framework if item[1]))


def _tell_exceptions(dataset: Dataset) -> Iterator[str]:
    """Yield what the method does otherwise than the rest: weights that are not 1, parts put together differently."""
    methodology: Methodology = dataset.methodology
    names = {key: framework.short_name for key, framework in dataset.ordered_frameworks()}
    names |= {key: commitment.name for key, commitment in dataset.commitments().items()}
    for key, weight in methodology.weights.items():
        if weight != 1:
            yield f"{names.get(key, key)} weighs {number_text(weight)} where others weigh 1."
    for key, node in methodology.nodes.items():
        name = "The whole" if key == "overall" else names.get(key, key)
        if node.aggregate:
            yield f"{name} is put together by {AGGREGATE_NAMES[node.aggregate]}."
        if node.services == "last":
            yield f"{name}: each service gets a score of its own, and these are averaged at the end."


def _tell_sureness(dataset: Dataset, results: Results, robustness: Robustness | None) -> Iterator[str]:
    """Yield in numbers how firm the edition is: the judgements' confidence, the order of neighbours."""
    counts = count_confidence(dataset, results)
    total = sum(counts.values())
    if total:
        parts = [f"{number_text(count)} with {key}" for key, count in counts.items() if count]
        yield f"Confidence of the {number_text(total)} judgements in this edition: {list_text(parts)} confidence."
    if robustness is None:
        return
    pairs = [pair for pair in robustness.neighbours if pair.order != "shared"]
    if pairs:
        firm = sum(pair.order == "firm" for pair in pairs)
        yield (
            f"Pairs of neighbours in the ranking with different scores: {number_text(len(pairs))}. "
            f"Pairs whose order is firm: {number_text(firm) if firm else 'none'}."
        )
    groups = len(robustness.groups)
    if groups:
        words = "one group" if groups == 1 else f"{number_text(groups)} groups"
        yield f"The ranking falls into {words} inside which companies can’t be told apart by their scores alone."
