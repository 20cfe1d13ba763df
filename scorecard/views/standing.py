"""One commitment with every company on it: what each promised, what public evidence shows, and why in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from scorecard.scoring.texts import count_text, list_text, number_text
from scorecard.views.commitment import label_mark
from scorecard.views.mark import Gap, Mark, Pips, delivery_mark, pledge_pips
from scorecard.views.sentence import split_sentences, tell_gap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Commitment, Framework
    from scorecard.scoring.results import CommitmentResult, Results

PAGE = 258
"""So many millimetres of a page hold the heading, the text and the table of a commitment."""
FEW = 6
"""For so few companies a commitment takes no page of its own."""
HEAD, TITLE_LINE, OPENING_LINE = 26, 9, 5.8
TITLE_LETTERS, OPENING_LETTERS = 34, 82
MARK_LETTERS, DOUBT_LETTERS = 3, 12
"""So many letters take the room of a circle, and of the words of doubt, which are small."""
DENSITIES = (
    ("loose", 58, 19, 3.55, 2.7),
    ("common", 58, 19, 3.55, 1.9),
    ("dense", 62, 20, 3.2, 1.3),
    ("packed", 66, 22, 2.95, 0.9),
)
"""How a table can be set: letters of a reason and of a name on a line, height of a line and of the space of a row."""


@dataclass(frozen=True, slots=True)
class CommitmentCount:
    """A commitment with what became of it over all companies that promised it, as counts; `–` for none promised."""

    id: str
    number: str
    name: str
    promised: str
    kept: str
    partly: str
    none: str
    reversed: str
    not_assessed: str


@dataclass(frozen=True, slots=True)
class StandingRow:
    """One company on a commitment; `reason` is the first sentence of the judgement's rationale."""

    company_id: str
    name: str
    pledge: Pips
    mark: Mark
    doubt: str
    gap: Gap
    reason: str


@dataclass(frozen=True, slots=True)
class CommitmentPart:
    """A commitment in the report; `density` says how small its table must be set to fill one page and no more."""

    id: str
    number: str
    label: str
    name: str
    official_name: str
    group: str
    text: str
    text_status: str
    counts: str
    rows: tuple[StandingRow, ...]
    density: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One company's marks on all commitments of a framework, each with its words."""

    company_id: str
    name: str
    marks: tuple[tuple[str, Mark], ...]
    kept: str


def view_parts(dataset: Dataset, results: Results, framework_id: str) -> Iterator[CommitmentPart]:
    """Yield the commitments of a framework in the official order, each with all companies of the edition."""
    framework = dataset.frameworks[framework_id]
    groups = {commitment.id: group.name for group in framework.groups for commitment in group.walk()}
    for commitment in framework.walk():
        rows = tuple(_view_rows(dataset, results, commitment))
        yield CommitmentPart(
            id=commitment.id,
            number=commitment.number,
            label=f"{framework.short_name} {commitment.number}",
            name=commitment.name,
            official_name=commitment.official_name or "",
            group=groups.get(commitment.id, ""),
            text=commitment.text,
            text_status=commitment.text_status or "",
            counts=_tell_counts(results, commitment),
            rows=rows,
            density=_choose_density(commitment, rows),
        )


def _choose_density(commitment: Commitment, rows: tuple[StandingRow, ...]) -> str:
    """Return the most generous way to set the table with which the commitment stands on one page."""
    if len(rows) <= FEW:
        return "flow"
    status = commitment.text_status or ""
    head: float = HEAD + TITLE_LINE * ceil((len(commitment.name) + 3) / TITLE_LETTERS)
    head += OPENING_LINE * ceil((len(commitment.text) + len(status)) / OPENING_LETTERS)
    for name, letters, name_letters, line, space in DENSITIES:
        lines = sum(
            max(ceil(len(row.reason) / letters), ceil(len(row.name) / name_letters), _count_lines(row, name_letters))
            for row in rows
        )
        if head + lines * line + len(rows) * space <= PAGE:
            return name
    return DENSITIES[-1][0]


def _count_lines(row: StandingRow, letters: int) -> int:
    """Return on how many lines the word of a level stands, which never parts the words of doubt after it."""
    word = len(row.mark.word) + MARK_LETTERS
    last = word % letters or letters
    return ceil(word / letters) + (bool(row.doubt) and last + DOUBT_LETTERS > letters)


def view_counts_by_commitment(results: Results, framework: Framework) -> tuple[CommitmentCount, ...]:
    """Return a framework's commitments with what became of each where it was promised."""
    return tuple(
        CommitmentCount(
            commitment.id,
            commitment.number,
            commitment.name,
            number_text(len(promised)),
            *(
                number_text(count) if (count := sum(item.status == status for item in promised)) else "–"
                for status in ("kept", "partly", "none", "reversed", "not-assessed")
            ),
        )
        for commitment in framework.walk()
        for promised in [
            [item for _, item in _items(results, commitment) if item.pledged and item.status != "not-applicable"]
        ]
    )


def view_matrix(dataset: Dataset, results: Results, framework_id: str) -> tuple[MatrixRow, ...]:
    """Return every company's marks on a framework's commitments, in the order of the ranking."""
    framework = dataset.frameworks[framework_id]
    return tuple(_view_matrix_row(framework, results, company_id) for company_id in results.ranking)


def _view_matrix_row(framework: Framework, results: Results, company_id: str) -> MatrixRow:
    company = results.by_id[company_id]
    items = {item.commitment_id: item for item in company.commitments}
    found = [(commitment, items[commitment.id]) for commitment in framework.walk() if commitment.id in items]
    marks = tuple(
        (label_mark(f"{framework.short_name} {commitment.number}", commitment.name, mark), mark)
        for commitment, mark in ((commitment, delivery_mark(item)) for commitment, item in found)
    )
    pledged = sum(item.pledged and item.status != "not-applicable" for _, item in found)
    kept = sum(item.pledged and item.status == "kept" for _, item in found)
    return MatrixRow(company_id, company.name, marks, f"{number_text(kept)} of {number_text(pledged)}")


def _items(results: Results, commitment: Commitment) -> Iterator[tuple[str, CommitmentResult]]:
    for company in results.companies:
        for item in company.commitments:
            if item.commitment_id == commitment.id:
                yield company.company_id, item


def _view_rows(dataset: Dataset, results: Results, commitment: Commitment) -> Iterator[StandingRow]:
    """Yield the companies: those that promised by what is shown, then the others, those it does not apply to last."""
    pledges = dataset.methodology.scales[dataset.methodology.pledge_scale]
    assessments = dataset.editions[results.edition_id].assessments
    found = sorted(
        _items(results, commitment),
        key=lambda each: (
            each[1].status == "not-applicable",
            not each[1].pledged,
            each[1].delivery_points is None,
            -(each[1].delivery_points or 0),
            each[1].status == "reversed",
            results.by_id[each[0]].name.casefold(),
        ),
    )
    for company_id, item in found:
        assessment = assessments.get(company_id, {}).get(commitment.id)
        reason = ""
        if assessment is not None:
            reason = assessment.not_applicable_because or assessment.rationale
        pledge, delivery = item.pledge.points, item.delivery_points
        yield StandingRow(
            company_id=company_id,
            name=results.by_id[company_id].name,
            pledge=pledge_pips(item.pledge, pledges),
            mark=delivery_mark(item),
            doubt="low confidence" if assessment and assessment.confidence == "low" else "",
            gap=Gap(
                pledge=None if pledge is None or not item.pledged else pledge / 100,
                delivery=None if delivery is None else delivery / 100,
                is_reversed=item.status == "reversed",
                text=tell_gap(item),
            ),
            reason=split_sentences(reason)[0] if reason else "Nobody has assessed this yet.",
        )


def _tell_counts(results: Results, commitment: Commitment) -> str:
    """Return in a sentence or two what became of a commitment over all companies."""
    items = [item for _, item in _items(results, commitment)]
    applies = [item for item in items if item.status != "not-applicable"]
    promised = [item for item in applies if item.pledged]
    if not promised:
        return f"It applies to {count_text(len(applies), 'company', 'companies')}; none of them promised it."

    def count(status: str) -> int:
        return sum(item.status == status for item in promised)

    told = [
        f"{number_text(number)} {words}"
        for number, words in (
            (count("kept"), "kept it"),
            (count("partly"), "kept it in part"),
            (count("reversed"), "reversed it"),
            (count("not-assessed"), "not assessed"),
        )
        if number
    ]
    if none := count("none"):
        told.append(f"for {number_text(none)} no public evidence was found")
    return (
        f"It applies to {count_text(len(applies), 'company', 'companies')}; {number_text(len(promised))} promised it. "
        f"Of these {list_text(told)}."
    )
