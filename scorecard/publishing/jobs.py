"""Jobs: the stale artefacts of one company (or of the edition as a whole), made together by one process."""

from __future__ import annotations

import pickle
import traceback
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.publishing.manifest import Entry, hash_bytes
from scorecard.render.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.contents import Workshop
    from scorecard.publishing.keys import Keys
    from scorecard.publishing.plan import Artefact
    from scorecard.render.paper import Paper
    from scorecard.render.theme import Theme
    from scorecard.scoring.insight import Insight
    from scorecard.scoring.results import Results


DIED = "the process that made it ended without a word (perhaps for lack of memory)"
"""Why a job failed whose worker died over it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What one process makes in one go, with the part of the data that it needs."""

    company_id: str | None
    artefacts: tuple[Artefact, ...]
    dataset: Dataset | None
    """The company's part of the dataset; None: the whole, which only the main process has."""

    @property
    def is_document(self) -> bool:
        """Return whether this makes a PDF."""
        return self.artefacts[0].kind in {"pdf", "report"}

    @property
    def is_report(self) -> bool:
        """Return whether this makes the annual report."""
        return self.artefacts[0].kind == "report"


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job: the files that it wrote, or why it failed (one line, and the traceback as details)."""

    company_id: str | None
    entries: tuple[Entry, ...] = ()
    failure: str = ""
    details: str = ""
    is_report: bool = False


@dataclass(frozen=True, slots=True)
class Single:
    """What became of a job of one file that nobody writes anywhere: the file, or why it failed."""

    content: bytes = b""
    failure: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all jobs of a build read, handed to every process once."""

    dataset: Dataset
    results: Results
    insight: Insight
    keys: Keys
    files: frozenset[str]
    """The paths of everything that will be published."""
    templates: Path
    chart_store: Path
    paper: Paper = "a4"


@dataclass(frozen=True, slots=True)
class Order:
    """How the documents of an edition are to be printed; `program` is the hash of code, libraries and theme."""

    templates: Path
    store: Path
    program: str
    edition_id: str
    paper: Paper


def cut_dataset(dataset: Dataset, edition_id: str, company_id: str) -> Dataset:
    """Return the dataset with one company alone, so that a job carries no more than it reads."""
    own = {key: value for key, value in dataset.editions[edition_id].assessments.items() if key == company_id}
    return replace(
        dataset,
        companies={company_id: dataset.companies[company_id]},
        # Of other editions a page says no more than that they are there.
        editions={
            key: replace(data, assessments=own if key == edition_id else {}, lock=None)
            for key, data in dataset.editions.items()
        },
    )


def make_jobs(shared: Shared, artefacts: tuple[Artefact, ...]) -> tuple[Job, ...]:
    """Return the jobs for some artefacts: what takes longest first, so the report, the documents, then all the rest.

    Press kits are no jobs: they are put together when everything else is there.
    """
    edition_id = shared.results.edition_id
    sorted_out: dict[tuple[int, str], list[Artefact]] = {}
    for artefact in artefacts:
        if artefact.kind != "press":
            turn = {"report": 0, "pdf": 1}.get(artefact.kind, 2)
            sorted_out.setdefault((turn, artefact.company_id or ""), []).append(artefact)
    whole = {0: shared.dataset}
    return tuple(
        Job(
            company_id or None,
            tuple(items),
            cut_dataset(shared.dataset, edition_id, company_id) if company_id else whole.get(turn),
        )
        for (turn, company_id), items in sorted(sorted_out.items())
    )


class Maker:
    """Makes jobs one after the other in this process."""

    def __init__(self, shared: Shared) -> None:
        """Take what the jobs share."""
        # Here, not above: a process that only hands jobs on needs none of what these import.
        from scorecard.publishing.chart_files import ChartMaker, ChartStore
        from scorecard.publishing.contents import Workshop
        from scorecard.publishing.supplies import Supplies

        self._shared = shared
        theme = open_theme(shared.templates, shared.chart_store, shared.keys.program)
        charts = ChartMaker(ChartStore(shared.chart_store), theme.folder / "assets" / "fonts", shared.keys.program)
        supplies = Supplies(shared.results, shared.insight, shared.keys, shared.files, theme, charts)
        self._workshop = Workshop(supplies, shared.chart_store, shared.paper)

    @property
    def workshop(self) -> Workshop:
        """What makes the contents of artefacts."""
        return self._workshop

    @property
    def order(self) -> Order:
        """How documents are to be printed."""
        given = self._shared
        return Order(given.templates, given.chart_store, given.keys.program, given.results.edition_id, given.paper)

    def make(self, job: Job) -> Iterator[tuple[Artefact, bytes]]:
        """Yield the artefacts of a job with their contents."""
        yield from self._workshop.make(job.dataset or self._shared.dataset, job.artefacts)

    def run(self, job: Job, staging: Path) -> Done:
        """Return what became of a job; its files are in the staging folder when it went well."""
        entries = []
        try:
            for artefact, content in self.make(job):
                entries.append(put_down(artefact, content, staging))
        except Exception as error:  # noqa: BLE001 - whatever one company's data does must not stop the others
            told, details = tell_failure(error), traceback.format_exc()
            return Done(job.company_id, failure=told, details=details, is_report=job.is_report)
        return Done(job.company_id, tuple(entries), is_report=job.is_report)


def put_down(artefact: Artefact, content: bytes, staging: Path) -> Entry:
    """Write an artefact into the staging folder and return its entry."""
    target = staging / artefact.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return Entry(artefact.path, artefact.kind, artefact.key, hash_bytes(content), len(content))


def tell_failure(error: Exception) -> str:
    """Return in one line why a file can't be made: our own errors say it, any other is a mistake in the program."""
    # Here, not above: as in `Maker`.
    from jinja2 import TemplateError, TemplateSyntaxError

    if isinstance(error, RenderError):
        return " ".join(str(error).split())
    if isinstance(error, TemplateSyntaxError):
        return f"the template {error.name}, line {error.lineno}: {' '.join(str(error.message).split())}"
    if isinstance(error, TemplateError):
        return f"a template: {' '.join(str(error).split())}"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'a file'} could not be written or read: {error.strerror.lower()}"
    return "a mistake in the program stopped it; --debug shows where, and its makers would like to know"


def open_theme(templates: Path, chart_store: Path, program: str) -> Theme:
    """Return the theme that jobs are made with; `program` is the hash of code, libraries and theme."""
    # Here, not above: as in `Maker`.
    from scorecard.publishing.file_store import FaceFiles
    from scorecard.render.theme import Theme

    return Theme(templates, faces=FaceFiles(chart_store), state=program)


def pack(shared: Shared) -> bytes:
    """Return what jobs share as bytes for worker processes, without what each job carries of its own."""
    return pickle.dumps(replace(shared, dataset=replace(shared.dataset, companies={}, editions={})))


@lru_cache(maxsize=1)
def open_maker(shared: bytes) -> Maker:
    """Return the maker of a worker process for what its jobs share."""
    return Maker(pickle.loads(shared))  # noqa: S301 - the process that started this one packed it


def make_single(shared: bytes, job: Job) -> Single:
    """Return the one file of a job, made in a worker process."""
    try:
        ((_, content),) = open_maker(shared).make(job)
    except Exception as error:  # noqa: BLE001 - as in `Maker.run`
        return Single(failure=tell_failure(error), details=traceback.format_exc())
    return Single(content)
