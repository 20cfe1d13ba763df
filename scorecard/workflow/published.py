"""Published editions: their numbers are locked, and every change needs a correction."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard import __version__
from scorecard.loader import assessments_file, corrections_file, lock_file
from scorecard.publishing.robustness_store import hash_draws
from scorecard.scoring.audit import audit
from scorecard.scoring.insight import Insight
from scorecard.scoring.outlook import look_ahead
from scorecard.scoring.record import copy_drawn, make_lock, make_record
from scorecard.scoring.robustness_inputs import gather_inputs
from scorecard.scoring.score import score
from scorecard.yamlfile import Mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.loader import Loaded
    from scorecard.model.dataset import Dataset
    from scorecard.model.lock import LockedRecord
    from scorecard.problems import Problem
    from scorecard.scoring.audit import Audit, Change

CHANGED = "published-number-changed"
UNTRUE = "correction-untrue"
GONE = "correction-gone"
UNLOCKED = "edition-not-locked"
"""The rule that asks for a lock."""
MISTAKES = {
    CHANGED: "A number of a published edition is another one now, and no correction says so.",
    UNTRUE: "A correction says of a number what it was not, or is not.",
    GONE: "A correction that was published is missing or was rewritten.",
}
"""What each name means; no exception takes these away."""
PUBLISHABLE = frozenset({"final", "published"})
"""The stages at which an edition can be published."""


class NotReadyError(Exception):
    """The edition can't be published as it is; the message says why."""


@dataclass(frozen=True, slots=True)
class Published:
    """What `publish` did: the file that it wrote, or found unchanged."""

    file: Path
    written: bool
    again: bool
    companies: int


def find_unexplained(loaded: Loaded) -> Iterator[Problem]:
    """Yield what is wrong with each published edition of a loaded folder that has no other error."""
    if loaded.dataset is None:
        return
    for edition_id, data in sorted(loaded.dataset.editions.items()):
        if data.lock is not None:
            now = take_record(loaded.dataset, edition_id)
            yield from _tell(loaded, audit(data.lock, now, data.corrections))


def publish(loaded: Loaded, edition_id: str) -> Published:
    """Write an edition's lock and return what was done; NotReadyError where its stage says that it is not finished.

    The folder must have no error: then every change since the last lock has its correction, and the new lock takes it
    in. What was published at first stays in the lock for good.
    """
    dataset = loaded.dataset
    if dataset is None:
        raise NotReadyError("the data can't be read")
    data = dataset.editions[edition_id]
    if data.edition.stage not in PUBLISHABLE:
        raise NotReadyError(
            f"the edition {edition_id} is at the stage {data.edition.stage}; set stage: published in its edition.yaml"
        )
    record = take_record(dataset, edition_id)
    lock = make_lock(dataset, edition_id, record)
    path = loaded.folder / lock_file(edition_id)
    if data.lock is not None and (data.lock.corrections, data.lock.record.companies, data.lock.record.figures) == (
        lock.corrections,
        record.companies,
        record.figures,
    ):
        return Published(path, written=False, again=True, companies=len(record.companies))
    _write(path, lock.model_dump_json(indent=1) + "\n")
    return Published(path, written=True, again=data.lock is not None, companies=len(record.companies))


def take_record(dataset: Dataset, edition_id: str) -> LockedRecord:
    """Return an edition's numbers as they are now; draws that can't have changed are taken from its lock."""
    results = score(dataset, edition_id)
    inputs = gather_inputs(dataset, results)
    key = hash_draws(inputs, edition_id)
    lock = dataset.editions[edition_id].lock
    known = lock.record if lock is not None and lock.record.draws_key == key else None
    robustness = None
    if known is None:
        # Here, not above: it imports numpy, which a check without a published edition does not need.
        from scorecard.scoring.robustness import assess

        robustness = assess(inputs, edition_id)
    insight = Insight(robustness, look_ahead(dataset, results))
    record = make_record(dataset, results, insight, program_version=__version__, draws_key=key)
    return record if known is None else copy_drawn(known, record)


def _write(path: Path, text: str) -> None:
    """Write a file so that it is whole or not there, whatever happens in between."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _tell(loaded: Loaded, found: Audit) -> Iterator[Problem]:
    places, edition_id = loaded.places, found.edition_id
    corrections = corrections_file(edition_id)
    for change in found.unexplained:
        message, hint = _tell_change(change, edition_id), _tell_entry(change, corrections)
        if change.origin == "methodology":
            yield places.problem("methodology.yaml", ("version",), CHANGED, message, hint)
        elif change.origin == "data" and change.company_id is not None and _is_judged(loaded, edition_id, change):
            path = (change.commitment_id,) if change.commitment_id else ()
            yield places.problem(assessments_file(edition_id, change.company_id), path, CHANGED, message, hint)
        else:
            yield places.mistake(lock_file(edition_id), Mistake(1, 1, CHANGED, message, hint))
    for item in found.untrue:
        verb = "was" if item.end == "before" else "is"
        message = f"the published figure {verb} not that: it {verb} {item.found}"
        hint = f"Write what it {verb}, or name with `figure` which one you mean."
        yield places.problem(corrections, ("corrections", item.position, item.end), UNTRUE, message, hint)
    if found.gone:
        number = "1 published correction is" if found.gone == 1 else f"{found.gone} published corrections are"
        message = f"{number} missing here or not as published"
        hint = "Take them back from the history of the data; what was wrong in one is said in a new one."
        yield places.mistake(corrections, Mistake(1, 1, GONE, message, hint))


def _is_judged(loaded: Loaded, edition_id: str, change: Change) -> bool:
    return assessments_file(edition_id, change.company_id or "") in loaded.files


def _tell_change(change: Change, edition_id: str) -> str:
    if change.origin == "methodology":
        return (
            f"the method is not the one that the edition {edition_id} was published by ({change.before}), and numbers "
            "changed with it"
        )
    if change.figure == "frameworks":
        return f"the frameworks are not those that the edition {edition_id} was published with"
    if change.figure == "company":
        word = "is in the published edition and now gone" if change.after is None else "is not in the published edition"
        return f"{change.company_id} {word}"
    whose = " of ".join(part for part in (change.figure, change.commitment_id, change.company_id) if part)
    cause = ", through the program and not through data or method" if change.origin == "program" else ""
    return (
        f"the published {whose} in the edition {edition_id} was {_show(change.before)} and is {_show(change.after)} "
        f"now{cause}"
    )


def _tell_entry(change: Change, file: str) -> str:
    """Return what to do: which entry is needed, or to undo it."""
    if change.origin == "methodology":
        asked = "with `type: method` and without a company"
    elif change.origin == "program":
        asked = "with `type: method` or `correction`; without a company it covers them all"
    else:
        names = [f"company: {change.company_id}"] if change.company_id else []
        names += [f"commitment: {change.commitment_id}"] if change.commitment_id else []
        asked = f"with `{', '.join(names)}`" if names else "without a company"
    return f"Write an entry {asked} into {file}, or take the change back."


def _show(text: str | None) -> str:
    """Return a figure as people read it: a fraction as a decimal."""
    if text is None:
        return "none"
    top, slash, bottom = text.partition("/")
    if slash and top.lstrip("-").isdigit() and bottom.isdigit():
        return f"{int(top) / int(bottom):.4g}"
    return text
