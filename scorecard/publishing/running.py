"""Running jobs: in this process, by workers, and several of these at one document where there are enough of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from scorecard.publishing.jobs import DIED, Done, Maker, open_maker, pack, put_down, tell_failure
from scorecard.publishing.together import make_together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scorecard.publishing.jobs import Job, Shared
    from scorecard.publishing.workers import Crew


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
    helped = _has_spare_hands(crew, there)
    run = _run_together if helped else _run_alone
    with crew.at_work([partial(run, crew, lean, job, staging) for job in there], helped=helped) as results:
        yield from _run_here(shared, here, staging)
        yield from results


def _run_here(shared: Shared, jobs: list[Job], staging: Path) -> Iterator[Done]:
    if jobs:
        maker = Maker(shared)
        yield from (maker.run(job, staging) for job in jobs)


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


def _run_together(crew: Crew, shared: bytes, job: Job, staging: Path) -> Done:
    """Return what became of a document whose chapters are printed by whoever is free."""
    made = make_together(crew, shared, job, lambda: True)
    if made is None or made.failure:
        failure, details = (made.failure, made.details) if made else (DIED, "")
        return Done(job.company_id, failure=failure, details=details, is_report=job.is_report)
    try:
        entries = tuple(put_down(artefact, made.content, staging) for artefact in job.artefacts)
    except OSError as error:
        return Done(job.company_id, failure=tell_failure(error), is_report=job.is_report)
    return Done(job.company_id, entries, is_report=job.is_report)
