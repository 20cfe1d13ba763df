"""The fact sheet of a press kit: sentences that can be quoted as they are, and beside them what does not follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.scoring.insight import NO_INSIGHT, Insight
from scorecard.scoring.texts import count_text, list_text, number_text, points_text, range_text, share_text
from scorecard.views.finding import Finding, view_findings
from scorecard.views.frame import view_frame
from scorecard.views.robustness import tell_band
from scorecard.views.sentence import tell_no_score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import CompanyResult, Results
    from scorecard.views.frame import Frame

MOST_FINDINGS = 6
MOST_NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class SafeRow:
    """A company with what can be said of it, and what may not be concluded from it."""

    name: str
    safe: str
    unsafe: str


@dataclass(frozen=True, slots=True)
class FactSheet:
    """The fact sheet; `unsafe` is what may not be concluded of any company, and why."""

    frame: Frame
    headline: str
    summary: str
    findings: tuple[Finding, ...]
    rows: tuple[SafeRow, ...]
    unsafe: tuple[str, ...]
    trials: str
    citation: str
    document_title: str
    keywords: str


def fact_sheet(dataset: Dataset, results: Results, insight: Insight = NO_INSIGHT) -> FactSheet:
    """Return the fact sheet on the results' edition."""
    frame = view_frame(dataset, results)
    by_name = sorted(results.companies, key=lambda item: item.name.casefold())
    robustness = insight.robustness
    return FactSheet(
        frame=frame,
        headline=dataset.programme.headline,
        summary=dataset.programme.summary,
        findings=view_findings(dataset, results, insight)[:MOST_FINDINGS],
        rows=tuple(
            SafeRow(
                item.name, _tell_safe(dataset, results, insight, item), " ".join(_tell_unsafe(results, insight, item))
            )
            for item in by_name
        ),
        unsafe=(
            "From any score: how safe a service is, how much abuse happens on it, or that a law was broken.",
            "From “no public evidence was found”: that nothing is done. Say what was looked for and not found.",
            "From an allegation: that it is true. From a single number: more than the sentence beside it says.",
        ),
        trials=(
            f"“Could be” is the range in {share_text(robustness.interval_share)} of {number_text(robustness.draws)} "
            "trials with other reasonable choices of method."
            if robustness
            else ""
        ),
        citation=(
            f"{frame.publisher}: {frame.title}, {frame.edition} ({frame.stage}). Evidence up to {frame.cut_off}. "
            f"{frame.data_name} {frame.digest}. {frame.licence}."
        ),
        document_title=f"Fact sheet: {frame.title}, {frame.edition}",
        keywords=", ".join((frame.title, frame.subject, "fact sheet", *(item.name for item in by_name))),
    )


def _tell_safe(dataset: Dataset, results: Results, insight: Insight, company: CompanyResult) -> str:
    """Return what can be said of a company as it stands, in two sentences, every number with its range."""
    counts = company.counts
    of = number_text(counts.applicable)
    promised = f"all {of}" if counts.pledged == counts.applicable else f"{number_text(counts.pledged)} of the {of}"
    what = (
        f"{company.name} promised {promised} commitments that apply to it"
        if counts.pledged
        else f"We found no public pledge by {company.name} on the {number_text(counts.applicable)} that apply to it"
    )
    parts = [
        (counts.kept, "kept"),
        (counts.partly, "kept in part"),
        (counts.reversed_, "reversed"),
        (counts.none, "without public evidence"),
        (counts.not_assessed, "not assessed"),
    ]
    told = list_text([f"{number_text(number)} {words}" for number, words in parts if number])
    first = f"{what}: {told}." if told and counts.pledged else f"{what}."
    if company.score is None:
        return f"{first} {tell_no_score(company, dataset.methodology.min_coverage)}".strip()
    firm = insight.robustness.company(company.company_id) if insight.robustness else None
    ranked = sum(other.rank is not None for other in results.companies)
    score = f"Its score is {points_text(company.score)} of 100"
    rank = f"rank {company.rank} of {ranked}"
    if firm is None:
        return f"{first} {score}, {rank}."
    scores = range_text(points_text(firm.score.low), points_text(firm.score.high))
    ranks = range_text(firm.rank_best, firm.rank_worst)
    band = tell_band(dataset.methodology, company, insight.robustness)
    words = f"“{band}”" if company.band and band == company.band.name else f"{band[:1].lower()}{band[1:]}"
    return f"{first} {score} (could be {scores}; {words}), {rank} (could be {ranks})."


def _tell_unsafe(results: Results, insight: Insight, company: CompanyResult) -> Iterator[str]:
    """Yield what may not be concluded of this company; what holds for every company stands elsewhere."""
    if company.score is None:
        yield "That it does badly: there is no score."
    robustness = insight.robustness
    if robustness is not None and company.score is not None:
        pairs = (robustness.above(company.company_id), robustness.below(company.company_id))
        better = [results.by_id[pair.lower].name for pair in pairs[1:] if pair is not None and pair.order == "open"]
        worse = [results.by_id[pair.upper].name for pair in pairs[:1] if pair is not None and pair.order == "open"]
        told = [f"better than {name}" for name in better] + [f"worse than {name}" for name in worse]
        if told:
            yield f"That it does {' or '.join(told)}: the order is open."
    counts = company.counts
    if counts.none:
        yield f"That it does nothing on the {number_text(counts.none)} without public evidence."
    unsure = counts.not_assessed
    if unsure:
        yield f"Anything on the {number_text(unsure)} not assessed."
    if counts.overdue:
        late = count_text(counts.overdue, "promise", "promises")
        yield f"That it broke {late} whose date has passed: completion is not shown."
    if not counts.pledged and counts.applicable:
        yield "That it is against them: no pledge is not a refusal."
