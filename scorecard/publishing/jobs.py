"""Jobs: the stale artefacts of one company (or of the edition as a whole), made together by one process."""

from __future__ import annotations

import gc
import multiprocessing
import traceback
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.publishing.chart_files import ChartMaker, ChartStore
from scorecard.publishing.contents import Workshop
from scorecard.publishing.manifest import Entry, hash_bytes
from scorecard.render.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.keys import Keys
    from scorecard.publishing.plan import Artefact
    from scorecard.scoring.results import Results

_JOBS_IN_ONE_PROCESS = 2
"""Up to so many jobs are quicker in this process than in workers that first have to import what they need."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one process makes in one go, with the part of the data that it needs."""

    company_id: str | None
    artefacts: tuple[Artefact, ...]
    dataset: Dataset | None
    """The company's part of the dataset; None: the whole, which workers have."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job: the files that it wrote, or why it failed (one line, and the traceback as details)."""

    company_id: str | None
    entries: tuple[Entry, ...] = ()
    failure: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all jobs of a build read, handed to every process once."""

    dataset: Dataset
    results: Results
    keys: Keys
    files: frozenset[str]
    """The paths of everything that will be published."""
    templates: Path
    chart_store: Path
    staging: Path


def cut_dataset(dataset: Dataset, edition_id: str, company_id: str) -> Dataset:
    """Return the dataset with one company alone, so that a job carries no more than it reads."""
    data = dataset.editions[edition_id]
    own = {company_id: data.assessments[company_id]} if company_id in data.assessments else {}
    return replace(
        dataset,
        companies={company_id: dataset.companies[company_id]},
        editions={edition_id: replace(data, assessments=own)},
    )


def make_jobs(shared: Shared, artefacts: tuple[Artefact, ...]) -> tuple[Job, ...]:
    """Return the jobs for some artefacts: the edition's own first, then one for each company."""
    edition_id = shared.results.edition_id
    by_company: dict[str | None, list[Artefact]] = {}
    for artefact in artefacts:
        by_company.setdefault(artefact.company_id, []).append(artefact)
    return tuple(
        Job(
            company_id,
            tuple(items),
            None if company_id is None else cut_dataset(shared.dataset, edition_id, company_id),
        )
        for company_id, items in sorted(by_company.items(), key=lambda item: item[0] or "")
    )


def run_jobs(shared: Shared, jobs: tuple[Job, ...], workers: int) -> Iterator[Done]:
    """Yield what became of each job as it ends, in any order; a job that fails doesn't stop the others."""
    if workers <= 1 or len(jobs) <= _JOBS_IN_ONE_PROCESS:
        maker = _Maker(shared)
        for job in jobs:
            yield maker.run(job)
        return
    # Only the edition's own job needs every company: it runs here while the workers make the companies' files.
    own = [job for job in jobs if job.company_id is None]
    remote = [job for job in jobs if job.company_id is not None]
    lean = replace(shared, dataset=replace(shared.dataset, companies={}, editions={}))
    context = multiprocessing.get_context("forkserver")
    count = min(workers, len(remote))
    with ProcessPoolExecutor(count, context, initializer=_start_worker, initargs=(lean,)) as pool:
        waiting = {pool.submit(_run_in_worker, job): job for job in remote}
        maker = _Maker(shared)
        for job in own:
            yield maker.run(job)
        for future in as_completed(waiting):
            try:
                yield future.result()
            except BrokenProcessPool:
                why = "the process that made it ended without a word (perhaps for lack of memory)"
                yield Done(waiting[future].company_id, failure=why)


class _Maker:
    """Makes jobs one after the other in this process."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        theme = Theme(shared.templates)
        charts = ChartMaker(ChartStore(shared.chart_store), theme.folder / "assets" / "fonts", shared.keys.program)
        self._workshop = Workshop(shared.results, shared.keys.company, shared.files, theme=theme, charts=charts)

    def run(self, job: Job) -> Done:
        """Return what became of a job; its files are in the staging folder when it went well."""
        entries = []
        try:
            for artefact, content in self._workshop.make(job.dataset or self._shared.dataset, job.artefacts):
                target = self._shared.staging / artefact.path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                entries.append(Entry(artefact.path, artefact.kind, artefact.key, hash_bytes(content), len(content)))
        except Exception as error:  # noqa: BLE001 - whatever one company's data does must not stop the others
            # All of a company's files or none: half a company would be published by --keep-going.
            for artefact in job.artefacts:
                (self._shared.staging / artefact.path).unlink(missing_ok=True)
            first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            return Done(job.company_id, failure=first, details=traceback.format_exc())
        return Done(job.company_id, tuple(entries))


_MAKER: list[_Maker] = []
"""The worker process's own maker: set once when the process starts."""


def _start_worker(shared: Shared) -> None:
    _MAKER[:] = [_Maker(shared)]
    # What is loaded by now stays for good: no collection need look at it again.
    gc.collect()
    gc.freeze()


def _run_in_worker(job: Job) -> Done:
    return _MAKER[0].run(job)
