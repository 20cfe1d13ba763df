"""The audit of a published edition: which of its numbers are others now, why, and whether a correction says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from scorecard.model.assessment import ALL_SERVICES, NOT_APPLICABLE
from scorecard.model.lock import hash_correction
from scorecard.scoring.cells import rate
from scorecard.scoring.moment import recall_moment
from scorecard.scoring.record import DRAWN
from scorecard.scoring.texts import round_half_up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scorecard.model.correction import Correction
    from scorecard.model.lock import Figures, Lock, LockedCommitment, LockedCompany, LockedRecord

Origin = Literal["data", "methodology", "program"]
_RELATIVE = ("rank", "ceiling", "next.", DRAWN)
"""How the names of figures begin that other companies have a part in."""
_SHARES = frozenset({"breadth", "coverage"})
"""Figures from 0 to 1 that people see in percent."""


@dataclass(frozen=True, slots=True)
class Change:
    """A published number that is another one now, and where that comes from; without a company it is the edition's."""

    company_id: str | None
    commitment_id: str | None
    figure: str
    before: str | None
    after: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Untrue:
    """An entry in corrections.yaml that says of a number what it was not or is not; `end` is `before` or `after`."""

    position: int
    end: Literal["before", "after"]
    found: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What is wrong with a published edition.

    `unexplained`: changes that no correction is there for. `untrue`: corrections that don't say what changed. `gone`:
    how many corrections that were published are missing or were rewritten.
    """

    edition_id: str
    unexplained: tuple[Change, ...]
    untrue: tuple[Untrue, ...]
    gone: int


def audit(lock: Lock, now: LockedRecord, corrections: Sequence[Correction]) -> Audit:
    """Return what is wrong with an edition that was published, as its numbers are now."""
    hashes = [hash_correction(item) for item in corrections]
    fresh = [(position, item) for position, item in enumerate(corrections) if hashes[position] not in lock.corrections]
    changes = tuple(find_changes(lock.record, now))
    return Audit(
        lock.edition,
        tuple(change for change in changes if not any(_covers(item, change) for _, item in fresh)),
        tuple(_find_untrue(lock.record, now, fresh)),
        len(set(lock.corrections) - set(hashes)),
    )


def find_changes(locked: LockedRecord, now: LockedRecord) -> Iterator[Change]:
    """Yield what changed, told by where it comes from.

    Data: what was judged, of whom, by which tree. Methodology: the choices that move numbers, told once. Program: what
    the code makes otherwise of what is in the lock, and what changed although nothing that it rests on did. What only
    follows from these (a rank, from another company's score) is not told by itself.
    """
    differing = list(_compare(locked, now))
    data = list(_find_data(locked, now))
    method = locked.method != now.method and bool(differing)
    yield from data
    if method:
        yield Change(None, None, "method", locked.method_version, now.method_version, "methodology")
    moved = set()
    for key, before, after in _recompute(locked):
        moved.add(key)
        yield Change(key, None, "score", before, after, "program")
    touched = {change.company_id for change in data} | moved
    if method or None in touched:
        return
    for change in differing:
        relative = change.company_id is None or change.figure.startswith(_RELATIVE)
        if (not touched) if relative else change.company_id not in touched:
            yield change


def read_said(locked: LockedRecord, item: Correction) -> Mapping[str, str | Fraction] | None:
    """Return what a record says of the figure that a correction names, in the form of its `before` and `after`."""
    company = locked.companies.get(item.company or "")
    commitment = company.commitments.get(item.commitment or "") if company else None
    figure = item.named_figure
    if company is None or figure is None or (item.commitment and commitment is None):
        return None
    if commitment and figure == "delivery":
        return _say_delivery(commitment)
    if commitment and figure == "pledge":
        return {ALL_SERVICES: commitment.pledge}
    text = (commitment or company).figures.get(figure)
    if text is None or figure == "band":
        return None if text is None else {ALL_SERVICES: text}
    return {ALL_SERVICES: Fraction(text) * (100 if figure in _SHARES else 1)}


def _find_data(locked: LockedRecord, now: LockedRecord) -> Iterator[Change]:
    if _ids(locked.tree) != _ids(now.tree):
        yield Change(None, None, "frameworks", None, None, "data")
    for key in sorted({*locked.companies, *now.companies}):
        old, new = locked.companies.get(key), now.companies.get(key)
        if old is None or new is None:
            yield Change(key, None, "company", old.name if old else None, new.name if new else None, "data")
            continue
        for item_id, before in old.commitments.items():
            after = new.commitments.get(item_id)
            if after is not None:
                yield from _find_judged(key, item_id, before, after)


def _find_judged(company_id: str, item_id: str, old: LockedCommitment, new: LockedCommitment) -> Iterator[Change]:
    """Yield the first thing that was judged otherwise: the rest follows."""
    pairs = [
        ("delivery", _tell(_say_delivery(old)), _tell(_say_delivery(new))),
        ("pledge", old.pledge, new.pledge),
        ("pledged", "yes" if old.pledged else "no", "yes" if new.pledged else "no"),
        ("weights of services", _weights(old), _weights(new)),
        ("overdue", old.figures.get("overdue"), new.figures.get("overdue")),
        ("confidence", old.figures.get("confidence"), new.figures.get("confidence")),
    ]
    for figure, before, after in pairs:
        if before != after:
            yield Change(company_id, item_id, figure, before, after, "data")
            return


def _recompute(locked: LockedRecord) -> Iterator[tuple[str, str, str | None]]:
    """Yield company, published score and the score that this program makes of the lock alone, where these differ."""
    moment = recall_moment(locked, "", "")
    for key, score in moment.scores.items():
        again = rate(moment.tree, moment.cells[key]) if score is not None else None
        if again != score:
            yield key, str(score), None if again is None else str(again)


def _compare(locked: LockedRecord, now: LockedRecord) -> Iterator[Change]:
    """Yield every number of the lock that is another one now; what the lock does not know was not published then."""
    yield from _differ(None, None, locked.figures, now.figures)
    for key, old in locked.companies.items():
        new = now.companies.get(key)
        if new is None:
            continue
        yield from _differ(key, None, old.figures, new.figures)
        yield from _differ_inside(key, old, new)


def _differ_inside(key: str, old: LockedCompany, new: LockedCompany) -> Iterator[Change]:
    for item_id, before in old.commitments.items():
        if item_id in new.commitments:
            yield from _differ(key, item_id, before.figures, new.commitments[item_id].figures)


def _differ(key: str | None, item_id: str | None, old: Figures, new: Figures) -> Iterator[Change]:
    for figure, before in old.items():
        if new.get(figure) != before:
            yield Change(key, item_id, figure, before, new.get(figure), "program")


def _covers(item: Correction, change: Change) -> bool:
    """Return whether a correction is there for a change."""
    if change.origin == "methodology":
        return item.company is None and item.type == "method"
    if item.commitment not in {None, change.commitment_id}:
        return False
    # What was judged of a company is corrected company by company.
    return item.company == change.company_id or (item.company is None and change.origin == "program")


def _find_untrue(locked: LockedRecord, now: LockedRecord, fresh: Sequence[tuple[int, Correction]]) -> Iterator[Untrue]:
    """Yield what corrections say and numbers don't; of several on one figure each begins where the one before ended."""
    chains: dict[tuple[str | None, str | None, str], list[tuple[int, Correction]]] = {}
    for position, item in sorted(fresh, key=lambda each: (each[1].date, each[0])):
        figure = item.named_figure
        if item.company is not None and figure is not None and figure != "wording":
            chains.setdefault((item.company, item.commitment, figure), []).append((position, item))
    for chain in chains.values():
        last = read_said(locked, chain[0][1])
        for position, item in chain:
            if not _agree(item.before, last):
                yield Untrue(position, "before", _tell(last))
            last = item.after
        position, item = chain[-1]
        present = read_said(now, item)
        if not _agree(item.after, present):
            yield Untrue(position, "after", _tell(present))


def _agree(said: Mapping[str, str | Fraction] | None, true: Mapping[str, str | Fraction] | None) -> bool:
    """Return whether two mean the same; numbers as far as they were rounded."""
    if said is None or true is None:
        return said is true
    if not true:
        return dict(said) == {ALL_SERVICES: NOT_APPLICABLE}
    if set(said) == {ALL_SERVICES}:
        return all(_equal(said[ALL_SERVICES], value) for value in true.values())
    return set(said) == set(true) and all(_equal(said[key], true[key]) for key in said)


def _equal(said: str | Fraction, true: str | Fraction) -> bool:
    if isinstance(said, str) or isinstance(true, str):
        return str(said) == str(true)
    return said == true or any(round_half_up(true, digits) == said for digits in range(5))


def _say_delivery(commitment: LockedCommitment) -> dict[str, str | Fraction]:
    """Return the levels by service; none where the commitment does not apply."""
    return {item.service or ALL_SERVICES: item.value for item in commitment.services}


def _tell(said: Mapping[str, str | Fraction] | None) -> str:
    if not said:
        return "none" if said is None else "does not apply"
    texts = {
        key: value if isinstance(value, str) else str(float(round_half_up(value, 2))) for key, value in said.items()
    }
    if len(set(texts.values())) == 1:
        return next(iter(texts.values()))
    return ", ".join(f"{key}: {value}" for key, value in texts.items())


def _weights(commitment: LockedCommitment) -> str:
    return ", ".join(f"{item.service or ALL_SERVICES} {item.weight}" for item in commitment.services)


def _ids(node: object) -> object:
    """Return the shape of a tree: what stands below what."""
    return (getattr(node, "id", ""), tuple(_ids(child) for child in getattr(node, "children", ())))
