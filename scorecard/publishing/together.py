"""One document made by several processes at once: each chapter that is new by whoever is free."""

from __future__ import annotations

import pickle
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.publishing.jobs import Single, make_single, open_maker, tell_failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.jobs import Job
    from scorecard.publishing.workers import Crew
    from scorecard.render.manuscript import Chapter, Manuscript, Printed


@dataclass(frozen=True, slots=True)
class _Draft:
    """A document that is not printed yet, with the chapters that no build or preview has printed before.

    All of it is packed: this process may only pass it on, and would take long to import what it is made of.
    """

    manuscript: bytes
    unprinted: tuple[bytes, ...]


def make_together(crew: Crew, shared: bytes, job: Job, is_wanted: Callable[[], bool]) -> Single | None:
    """Return the one document of a job, or why it can't be made; None when a process died over it.

    Also None as soon as it is no longer wanted: no chapter more is begun.
    """
    if not is_wanted():
        return None
    if job.company_id is None or job.dataset is None:
        return crew.do(make_single, shared, job)
    company_id = job.company_id
    draft = crew.do(_compose, shared, job.dataset, company_id)
    if not isinstance(draft, _Draft):
        return draft

    def make(chapter: bytes) -> bytes | None:
        return crew.do(_print_chapter, shared, company_id, chapter) if is_wanted() else None

    # No more at once than there are processes: whoever orders something else must not wait for all chapters.
    with ThreadPoolExecutor(crew.size) as threads:
        printed = [done for done in threads.map(make, draft.unprinted) if done is not None]
    return crew.do(_finish, shared, company_id, draft.manuscript, printed) if is_wanted() else None


def _compose(shared: bytes, dataset: Dataset, company_id: str) -> _Draft | Single:
    workshop = open_maker(shared).workshop
    try:
        manuscript = workshop.compose(dataset, company_id)
        unprinted = map(pickle.dumps, workshop.unprinted(manuscript, company_id))
        return _Draft(pickle.dumps(manuscript), tuple(unprinted))
    except Exception as error:  # noqa: BLE001 - whatever is in the data, others must go on
        return Single(failure=tell_failure(error), details=traceback.format_exc())


def _print_chapter(shared: bytes, company_id: str, packed: bytes) -> bytes | None:
    chapter: Chapter = pickle.loads(packed)  # noqa: S301 - from a process of this crew
    try:
        return pickle.dumps((chapter.name, open_maker(shared).workshop.print_chapter(chapter, company_id)))
    except Exception:  # noqa: BLE001 - it fails again, and is told, where the whole document is finished
        return None


def _finish(shared: bytes, company_id: str, packed: bytes, chapters: list[bytes]) -> Single:
    manuscript: Manuscript = pickle.loads(packed)  # noqa: S301 - from a process of this crew
    printed: dict[str, Printed] = dict(map(pickle.loads, chapters))
    try:
        return Single(open_maker(shared).workshop.finish(manuscript, company_id, printed))
    except Exception as error:  # noqa: BLE001 - whatever is in the data, others must go on
        return Single(failure=tell_failure(error), details=traceback.format_exc())
