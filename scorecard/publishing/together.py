"""One document made by several processes at once: each chapter that is new by whoever is free."""

from __future__ import annotations

import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from scorecard.publishing.jobs import Single, make_single, open_maker, tell_failure

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.publishing.jobs import Job
    from scorecard.publishing.workers import Crew
    from scorecard.render.chapters import Chapter
    from scorecard.render.pdf import Manuscript


@dataclass(frozen=True, slots=True)
class _Composed:
    """A document that is not printed yet, with the chapters that no build or preview has printed before."""

    manuscript: Manuscript
    unprinted: tuple[Chapter, ...]


def make_together(crew: Crew, shared: bytes, job: Job) -> Single | None:
    """Return the one document of a job, or why it can't be made; None when a process died over it."""
    if job.company_id is None or job.dataset is None:
        return crew.do(make_single, shared, job)
    composed = crew.do(_compose, shared, job.dataset, job.company_id)
    if not isinstance(composed, _Composed):
        return composed
    if composed.unprinted:
        with ThreadPoolExecutor(len(composed.unprinted)) as threads:
            list(threads.map(partial(crew.do, _print_chapter, shared, job.company_id), composed.unprinted))
    return crew.do(_finish, shared, job.company_id, composed.manuscript)


def _compose(shared: bytes, dataset: Dataset, company_id: str) -> _Composed | Single:
    workshop = open_maker(shared).workshop
    try:
        manuscript = workshop.compose(dataset, company_id)
        return _Composed(manuscript, workshop.unprinted(manuscript, company_id))
    except Exception as error:  # noqa: BLE001 - whatever is in the data, others must go on
        return Single(failure=tell_failure(error), details=traceback.format_exc())


def _print_chapter(shared: bytes, company_id: str, chapter: Chapter) -> None:
    try:
        open_maker(shared).workshop.print_chapter(chapter, company_id)
    except Exception:  # noqa: BLE001 - it fails again, and is told, where the whole document is finished
        return


def _finish(shared: bytes, company_id: str, manuscript: Manuscript) -> Single:
    try:
        return Single(open_maker(shared).workshop.finish(manuscript, company_id))
    except Exception as error:  # noqa: BLE001 - as above
        return Single(failure=tell_failure(error), details=traceback.format_exc())
