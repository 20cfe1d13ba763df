"""Running jobs: in this process, by workers, and several of these at one document where there are enough of them."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from scorecard.publishing.jobs import DIED, Done, Maker, Single, open_maker, pack, put_down, tell_failure
from scorecard.publishing.together import make_together, write_draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scorecard.publishing.jobs import Job, Shared
    from scorecard.publishing.together import Draft
    from scorecard.publishing.workers import Crew

    Drafted = Future[Draft | Single | None]


def run_jobs(shared: Shared, jobs: tuple[Job, ...], staging: Path, crew: Crew | None = None) -> Iterator[Done]:
    """Yield what became of each job as it ends, in any order; a job that fails doesn't stop the others.

    The files are written into the staging folder, which is that of their edition.
    """
    here, there = _share_out(jobs) if crew else (list(jobs), [])
    if not crew or not there:
        yield from _run_here(shared, here, staging)
        return
    # Packed once: every job carries it, and a process opens it at its first one.
    lean = pack(shared)
    ahead: Job | None = None
    written: Drafted = Future()
    if _has_spare_hands(crew, there):
        crew.begin(len(there) + 1)
        ahead = _choose_ahead(there)
        errands = [partial(_run_together, crew, lean, job, staging, written if job is ahead else None) for job in there]
    else:
        errands = [partial(_run_alone, crew, lean, job, staging) for job in there]
    with crew.at_work(errands) as results:
        yield from _run_here(shared, here, staging, ahead, written)
        yield from results


def _run_here(
    shared: Shared, jobs: list[Job], staging: Path, ahead: Job | None = None, written: Drafted | None = None
) -> Iterator[Done]:
    """Yield what became of jobs that this process does, after it has written the document of another one, if any."""
    if not (jobs or ahead):
        return
    draft = None
    try:
        maker = Maker(shared)
        if ahead:
            draft = write_draft(maker, ahead)
    finally:
        # Whatever happens, somebody waits for it.
        if written:
            written.set_result(draft)
    yield from (maker.run(job, staging) for job in jobs)


def _choose_ahead(jobs: list[Job]) -> Job | None:
    """Return the one scorecard among documents: this process writes it while the others get ready for printing.

    Of several each is written by a process of its own.
    """
    scorecards = [job for job in jobs if not job.is_report]
    return scorecards[0] if len(scorecards) == 1 else None


def _share_out(jobs: tuple[Job, ...]) -> tuple[list[Job], list[Job]]:
    """Return the jobs to do in this process and those for workers.

    The edition's own pages stay here: they need every company, and little time. So do the pages of a single company:
    they are finished before its document is, which all workers are at.
    """
    single = len({job.company_id for job in jobs if job.company_id}) == 1
    here = [job for job in jobs if not job.is_document and (single or job.company_id is None)]
    return here, [job for job in jobs if job not in here]


def _has_spare_hands(crew: Crew, jobs: list[Job]) -> bool:
    """Return whether there are documents alone, and more processes than documents."""
    return len(jobs) < crew.size and all(job.is_document for job in jobs)


def _run_alone(crew: Crew, shared: bytes, job: Job, staging: Path) -> Done:
    return crew.do(_run_in_worker, shared, job, staging) or Done(job.company_id, failure=DIED)


def _run_in_worker(shared: bytes, job: Job, staging: Path) -> Done:
    return open_maker(shared).run(job, staging)


def _run_together(crew: Crew, shared: bytes, job: Job, staging: Path, written: Drafted | None) -> Done:
    """Return what became of a document whose chapters are printed by whoever is free; `written`: by this process."""
    draft = written.result() if written else None
    made = draft if isinstance(draft, Single) else make_together(crew, shared, job, lambda: True, draft)
    if made is None or made.failure:
        failure, details = (made.failure, made.details) if made else (DIED, "")
        return Done(job.company_id, failure=failure, details=details, is_report=job.is_report)
    try:
        entries = tuple(put_down(artefact, made.content, staging) for artefact in job.artefacts)
    except OSError as error:
        return Done(job.company_id, failure=tell_failure(error), is_report=job.is_report)
    return Done(job.company_id, entries, is_report=job.is_report)
