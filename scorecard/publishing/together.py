"""One document made by several processes at once: each chapter that is new by whoever is free."""

from __future__ import annotations

import pickle
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.publishing.jobs import Single, make_single, open_maker, tell_failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.jobs import Job, Maker, Order
    from scorecard.publishing.workers import Crew
    from scorecard.render.manuscript import Chapter, Manuscript, Printed


@dataclass(frozen=True, slots=True)
class Draft:
    """The document of a company before it is printed, with the chapters that no build or preview has printed before.

    Both are packed: a process that only passes them on need not open them.
    """

    order: Order
    company_id: str
    manuscript: bytes
    unprinted: tuple[bytes, ...] = ()


def make_together(
    crew: Crew, shared: bytes, job: Job, is_wanted: Callable[[], bool], draft: Draft | None = None
) -> Single | None:
    """Return the one document of a job, or why it can't be made; None when a process died over it.

    Also None as soon as it is no longer wanted: no chapter more is begun. `draft`: what whoever asks has written of it
    while processes got ready.
    """
    if not is_wanted():
        return None
    if job.company_id is None or job.dataset is None:
        return crew.do(make_single, shared, job)
    sorted_out = crew.do(_sort_out, draft) if draft else crew.do(_compose, shared, job.dataset, job.company_id)
    if not isinstance(sorted_out, Draft):
        return sorted_out
    return _print(crew, sorted_out, is_wanted)


def _print(crew: Crew, draft: Draft, is_wanted: Callable[[], bool]) -> Single | None:
    def make(chapter: bytes) -> bytes | None:
        return crew.do(_print_chapter, draft.order, draft.company_id, chapter) if is_wanted() else None

    # No more at once than there are processes: whoever orders something else must not wait for all chapters.
    with ThreadPoolExecutor(crew.size) as threads:
        printed = [done for done in threads.map(make, draft.unprinted) if done is not None]
    return crew.do(_finish, replace(draft, unprinted=()), printed) if is_wanted() else None


def write_draft(maker: Maker, job: Job) -> Draft | Single | None:
    """Return what is to be printed of a job's document, or why it can't be; None for one without chapters."""
    if job.company_id is None or job.dataset is None:
        return None
    return _write(maker, job.dataset, job.company_id)


def _write(maker: Maker, dataset: Dataset, company_id: str) -> Draft | Single:
    try:
        return Draft(maker.order, company_id, pickle.dumps(maker.workshop.compose(dataset, company_id)))
    except Exception as error:  # noqa: BLE001 - whatever is in the data, others must go on
        return Single(failure=tell_failure(error), details=traceback.format_exc())


def _compose(shared: bytes, dataset: Dataset, company_id: str) -> Draft | Single:
    draft = _write(open_maker(shared), dataset, company_id)
    return _sort_out(draft) if isinstance(draft, Draft) else draft


def _sort_out(draft: Draft) -> Draft | Single:
    """Return a draft with what has to be printed of it."""
    # Here, not above: the process that has all this done prints nothing itself.
    from scorecard.publishing.print_room import open_print_room

    manuscript: Manuscript = pickle.loads(draft.manuscript)  # noqa: S301 - from this crew or the process that has it
    try:
        unprinted = open_print_room(draft.order).unprinted(manuscript, draft.company_id)
    except Exception as error:  # noqa: BLE001 - as in `_write`
        return Single(failure=tell_failure(error), details=traceback.format_exc())
    return replace(draft, unprinted=tuple(map(pickle.dumps, unprinted)))


def _print_chapter(order: Order, company_id: str, packed: bytes) -> bytes | None:
    # Here, not above: as in `_sort_out`.
    from scorecard.publishing.print_room import open_print_room

    chapter: Chapter = pickle.loads(packed)  # noqa: S301 - from a process of this crew
    try:
        return pickle.dumps((chapter.name, open_print_room(order).print_chapter(chapter, company_id)))
    except Exception:  # noqa: BLE001 - it fails again, and is told, where the whole document is finished
        return None


def _finish(draft: Draft, chapters: list[bytes]) -> Single:
    # Here, not above: as in `_sort_out`.
    from scorecard.publishing.print_room import open_print_room

    manuscript: Manuscript = pickle.loads(draft.manuscript)  # noqa: S301 - as in `_sort_out`
    printed: dict[str, Printed] = dict(map(pickle.loads, chapters))
    try:
        return Single(open_print_room(draft.order).finish(manuscript, draft.company_id, printed))
    except Exception as error:  # noqa: BLE001 - as in `_write`
        return Single(failure=tell_failure(error), details=traceback.format_exc())
