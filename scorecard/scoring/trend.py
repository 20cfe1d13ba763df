"""Trend: two editions compared, every change of a score told by its cause, the parts adding up exactly.

Sequential replacement: what the score is made from is replaced piece by piece, in a fixed order, and each piece is
worth what the score moves when it comes in. The pieces of a sum that telescopes leave nothing over, whatever the
aggregate. Where nothing counts in between, the last score stands until something does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, get_args

from scorecard.scoring.cells import Cell, Cells, rate, worth_under
from scorecard.scoring.moment import Moment, weigh_anew
from scorecard.scoring.tree import Node, leaf_weights

if TYPE_CHECKING:
    from scorecard.model.base import PartialDate
    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset

Cause = Literal["method", "correction", "scope", "judgement", "evidence"]
CAUSES: tuple[Cause, ...] = get_args(Cause)
"""In the order in which the pieces are replaced."""
CAUSE_NAMES: dict[Cause, str] = {
    "method": "method",
    "correction": "corrections",
    "scope": "scope",
    "judgement": "new judgement",
    "evidence": "new evidence",
}
"""What readers see."""

Reason = Literal[
    "program",
    "structure",
    "added",
    "removed",
    "pledged",
    "unpledged",
    "applies",
    "not-applicable",
    "services",
    "",
]
"""What exactly became of the scope of a commitment, or of the whole; empty where the cause says it all."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one piece did to the score, in points; without a commitment it is about the whole.

    `before` and `after` are what was judged; None where the commitment was not there. `change` may be 0: the judgement
    changed, and the score did not.
    """

    cause: Cause
    commitment_id: str | None
    reason: Reason
    change: Fraction
    before: Cell | None = None
    after: Cell | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """One company in two editions: scores as published, the earlier one restated, and all that lies between.

    `restated`: the earlier judgements under the later method and the later scope. Without a score at one end there are
    no parts. `cells` are what the earlier score was made from.
    """

    company_id: str
    name: str
    before: Fraction | None
    before_rank: int | None
    restated: Fraction | None
    restated_rank: int | None
    after: Fraction | None
    after_rank: int | None
    parts: tuple[Part, ...]
    cells: Cells = field(default_factory=dict, repr=False)

    @property
    def change(self) -> Fraction | None:
        """The whole change, in points; the sum of all parts."""
        return None if self.before is None or self.after is None else self.after - self.before

    def by_cause(self) -> dict[Cause, Fraction]:
        """Return what each cause did to the score, in the order in which the pieces are replaced."""
        return {cause: _sum(part for part in self.parts if part.cause == cause) for cause in CAUSES}

    @property
    def moves(self) -> tuple[tuple[Cause, Fraction], ...]:
        """What each cause that moved the score did to it, in that order; none without a score at both ends."""
        return tuple((cause, change) for cause, change in self.by_cause().items() if change)

    def by_commitment(self) -> dict[str | None, Fraction]:
        """Return what came of each commitment; under None what was about the whole."""
        found: dict[str | None, Fraction] = {}
        for part in self.parts:
            found[part.commitment_id] = found.get(part.commitment_id, Fraction(0)) + part.change
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions compared; `joined` and `left` are the companies that only the later or the earlier one covers."""

    before: Moment
    after: Moment
    trends: Mapping[str, Trend]
    joined: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def same_method(self) -> bool:
        """Whether both were scored by the same version of the method."""
        return self.before.method_version == self.after.method_version


@dataclass(frozen=True, slots=True)
class Known:
    """What decides between causes.

    `amended`: the earlier edition as the later data has it, corrections included. `corrected`: companies and
    commitments that an entry in corrections.yaml names, where both ends are the same edition. `on_file`: by company the
    facts that the earlier data had; None: the same data.
    """

    amended: Moment | None = None
    corrected: frozenset[tuple[str, str]] = frozenset()
    on_file: Mapping[str, frozenset[str]] | None = field(default=None)


_SAME_DATA = Known()


def compare(before: Moment, after: Moment, dataset: Dataset, known: Known = _SAME_DATA) -> Comparison:
    """Return two editions compared; `dataset` is the later one, to whose method and scope one restates."""
    common = [company_id for company_id in after.cells if company_id in before.cells]
    found = {company_id: _Walk(before, after, dataset, known, company_id).go() for company_id in common}
    restated = [trend.restated for trend in found.values() if trend.restated is not None]
    return Comparison(
        before,
        after,
        {
            key: trend
            if trend.restated is None
            else replace(trend, restated_rank=1 + sum(other > trend.restated for other in restated))
            for key, trend in found.items()
        },
        joined=tuple(key for key in after.cells if key not in before.cells),
        left=tuple(key for key in before.cells if key not in after.cells),
    )


class _Walk:
    """The way of one company from the earlier edition to the later one, a piece at a time."""

    def __init__(self, before: Moment, after: Moment, dataset: Dataset, known: Known, company_id: str) -> None:
        self._before, self._after, self._known, self._id = before, after, known, company_id
        self._method = dataset.methodology
        self._commitments = dataset.commitments()
        self._scale_of = dataset.scale_of
        self._dates = _date_facts(dataset.companies.get(company_id))
        self._tree = before.tree
        self._cells: Cells = dict(before.cells[company_id])
        self._goal = after.cells[company_id]
        self._score = before.scores[company_id]
        self._parts: list[Part] = []

    def go(self) -> Trend:
        key = self._id
        start, end = self._before.scores[key], self._after.scores[key]
        restated = None
        if start is not None and end is not None:
            self._change_method()
            self._correct()
            self._change_scope()
            restated = self._score
            self._judge()
        return Trend(
            company_id=key,
            name=self._after.names[key],
            before=start,
            before_rank=self._before.ranks[key],
            restated=restated,
            restated_rank=None,
            after=end,
            after_rank=self._after.ranks[key],
            parts=tuple(self._parts),
            cells=self._before.cells[key],
        )

    def _step(self, cause: Cause, commitment_id: str | None, reason: Reason, *, tree: Node | None = None) -> Fraction:
        """Take the score again; return what the piece that was just replaced did to it."""
        self._tree = tree or self._tree
        found = rate(self._tree, self._cells)
        last, self._score = self._score or Fraction(0), self._score if found is None else found
        change = (self._score or Fraction(0)) - last
        if commitment_id is None and change:
            self._parts.append(Part(cause, None, reason, change))
        return change

    def _put(self, cause: Cause, commitment_id: str, cell: Cell | None, reason: Reason = "") -> None:
        """Replace one cell (None: it goes)."""
        old = self._cells.get(commitment_id)
        if _same(old, cell):
            return
        if cell is None:
            del self._cells[commitment_id]
        else:
            self._cells[commitment_id] = cell
        # What counts neither before nor after moves nothing: no need to take the score again.
        change = self._step(cause, commitment_id, reason) if _counts(old) or _counts(cell) else Fraction(0)
        self._parts.append(Part(cause, commitment_id, reason, change, old, cell))

    def _change_method(self) -> None:
        # What the program itself makes otherwise of the same judgements and the same method comes first.
        self._step("method", None, "program")
        tree = weigh_anew(self._tree, self._method)
        pledges = self._method.scales.get(self._method.pledge_scale)
        before = dict(self._cells)
        for key, cell in before.items():
            commitment = self._commitments.get(key)
            self._cells[key] = worth_under(cell, pledges, self._scale_of(commitment) if commitment else None)
        if (tree, self._cells) != (self._tree, before):
            self._step("method", None, "", tree=tree)

    def _correct(self) -> None:
        amended = self._known.amended
        now = amended.cells.get(self._id, {}) if amended else {}
        for key in leaf_weights(self._tree):
            if key in now and key in self._cells:
                self._put("correction", key, now[key])
            elif (self._id, key) in self._known.corrected and key in self._goal:
                self._put("correction", key, self._goal[key])

    def _change_scope(self) -> None:
        later = leaf_weights(self._after.tree)
        for key in [key for key in self._cells if key not in later]:
            self._put("scope", key, None, "removed")
        if self._tree != self._after.tree:
            self._step("scope", None, "structure", tree=self._after.tree)
        for key in later:
            old, new = self._cells.get(key), self._goal[key]
            self._put("scope", key, _move_scope(old, new), _tell_scope(old, new))

    def _judge(self) -> None:
        new = {key: self._is_new(cell) for key, cell in self._goal.items()}
        causes: tuple[tuple[Cause, bool], ...] = (("judgement", False), ("evidence", True))
        for cause, wanted in causes:
            for key, cell in self._goal.items():
                if new[key] == wanted:
                    self._put(cause, key, cell)

    def _is_new(self, cell: Cell) -> bool:
        """Return whether a judgement cites a fact that the earlier edition could not have known."""
        on_file = self._known.on_file
        earlier = None if on_file is None else on_file.get(self._id, frozenset())
        return any(
            (earlier is not None and item not in earlier)
            or (item in self._dates and self._dates[item].first > self._before.cut_off)
            for item in cell.cited
        )


def _date_facts(company: Company | None) -> dict[str, PartialDate]:
    if company is None:
        return {}
    return {item.id: item.date for item in company.pledges} | {item.id: item.date for item in company.evidence}


def _move_scope(old: Cell | None, new: Cell) -> Cell:
    """Return the old judgement on the new scope; what was not there to be judged comes as it is judged now."""
    if old is None or not new.applies:
        return new
    if old.points is None and (old.pledged, old.applies) != (new.pledged, new.applies):
        return new
    services = {}
    for key, cell in new.services.items():
        if key in old.services:
            services[key] = replace(old.services[key], weight=cell.weight)
        elif None in old.services:
            # A judgement on the company as a whole stands for each of its services.
            services[key] = replace(old.services[None], weight=cell.weight)
        elif key is None and old.points is not None:
            services[key] = replace(cell, value="", points=old.points)
        else:
            services[key] = cell
    return Cell(new.pledge, new.pledged, services, old.cited)


def _tell_scope(old: Cell | None, new: Cell) -> Reason:
    if old is None:
        return "added"
    if old.applies != new.applies:
        return "applies" if new.applies else "not-applicable"
    if old.pledged != new.pledged:
        return "pledged" if new.pledged else "unpledged"
    return "services"


def _counts(cell: Cell | None) -> bool:
    return cell is not None and cell.pledged and bool(cell.parts)


def _same(one: Cell | None, other: Cell | None) -> bool:
    """Return whether two cells are the same judgement, whatever they cite and whatever firm words they pledge in."""
    if one is None or other is None:
        return one is other
    return (one.pledged, one.services) == (other.pledged, other.services)


def _sum(parts: Iterator[Part]) -> Fraction:
    return sum((part.change for part in parts), Fraction(0))
