"""A build: what is stale is made, the rest is carried over, and the whole becomes the output folder at once."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from filelock import FileLock, Timeout

from scorecard import __version__
from scorecard.publishing.handover import carry_file, check_output, clear_up, hand_over, open_staging
from scorecard.publishing.keys import make_keys
from scorecard.publishing.manifest import MANIFEST, SUMS, Entry, hash_bytes, read_manifest, write_manifest, write_sums
from scorecard.publishing.plan import Artefact, Kind, link, links_of, plan, select
from scorecard.scoring.score import score

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.jobs import Done, Shared
    from scorecard.publishing.keys import Keys
    from scorecard.publishing.project import Project
    from scorecard.publishing.workers import Crew
    from scorecard.scoring.results import Results


WAIT_SECONDS = 600
"""How long a build waits for another one to end."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to build: an edition, all companies and kinds or some."""

    edition_id: str
    companies: frozenset[str] | None = None
    kinds: frozenset[Kind] | None = None
    keep_going: bool = False


class Progress(Protocol):
    """Who watches a build."""

    def wait(self) -> None:
        """Hear that another build holds the output folder, and that this one waits for it."""

    def start(self, jobs: int) -> None:
        """Hear how many jobs there are."""

    def finish(self, done: Done) -> None:
        """Hear what became of a job."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: how many files it made, found unchanged, left alone unasked, removed; and what failed."""

    made: int
    unchanged: int
    left: int
    removed: int
    failures: tuple[Done, ...] = ()
    published: bool = True
    """False: nothing was handed over, the output folder is as it was."""
    companies: int = field(default=0)


class NothingAskedError(Exception):
    """What was asked for has no file: a kind that the companies named don't have."""


class BusyError(Exception):
    """Another build holds the output folder and did not end in time."""


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def build(
    project: Project, read: Callable[[], tuple[Dataset, Options]], progress: Progress, crew: Crew | None = None
) -> Report:
    """Build an edition into the project's output folder and return what was done.

    `read` gives the data and what to build of it; it is called once no other build is under way, so that a build that
    waited doesn't publish what was true before it did. Without a crew this process makes everything.

    Raises ForeignFolderError when that folder isn't ours, BusyError when another build holds it too long,
    NothingAskedError when the options name no file, and UnknownEditionError. Companies whose files can't be made are in
    the report.
    """
    check_output(project.output)
    project.output.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(project.lock_file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress.wait()
        try:
            lock.acquire(timeout=WAIT_SECONDS)
        except Timeout:
            raise BusyError(f"another build still holds {project.output}") from None
    try:
        clear_up(project)
        return _build(project, *read(), progress, crew)
    finally:
        lock.release()


def _build(project: Project, dataset: Dataset, options: Options, progress: Progress, crew: Crew | None) -> Report:
    results = score(dataset, options.edition_id)
    keys = make_keys(dataset, results, project.templates)
    planned = plan(dataset, results, keys)
    asked = frozenset(item.path for item in select(planned, options.companies, options.kinds))
    if not asked:
        raise NothingAskedError
    before = read_manifest(project.output, options.edition_id)
    whole = {path for path, entry in before.items() if _is_whole(project.output, entry)}
    files = frozenset(item.path for item in planned if item.path in asked or item.path in whole)
    wanted = link(planned, files)
    sorted_out = _sort_out(wanted, asked, {path: before[path] for path in whole})
    gone = len(set(before) - {item.path for item in wanted})
    intact = not gone and _is_complete(project.output, before)
    if not sorted_out.stale and intact:
        progress.start(0)
        # Files newer than this are what the next build looks for when it guesses whether there is work.
        project.lock_file.touch()
        return Report(0, len(sorted_out.fresh), len(sorted_out.left), 0, companies=len(results.companies))
    staging = open_staging(project)
    try:
        return _make(
            project,
            options,
            progress,
            _Work(dataset, results, keys, planned, files, sorted_out, before, staging, gone),
            crew,
        )
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _make(project: Project, options: Options, progress: Progress, work: _Work, crew: Crew | None) -> Report:
    """Make what is stale in the staging folder, gather the rest there, and hand the whole over."""
    # Here, not above: a build that finds nothing to do needs none of what these import.
    from scorecard.publishing.jobs import Shared, make_jobs, run_jobs

    parts, before, staging = work.sorted_out, work.before, work.staging
    kept = (*parts.fresh, *parts.left)
    shared = Shared(work.dataset, work.results, work.keys, work.files, project.templates, project.chart_store, staging)
    jobs = make_jobs(shared, parts.stale)
    progress.start(len(jobs))
    entries = [before[item.path] for item in kept]
    made: list[Entry] = []
    failures: dict[str | None, Done] = {}
    for done in run_jobs(shared, jobs, crew):
        progress.finish(done)
        made += done.entries
        if done.failure:
            failures.setdefault(done.company_id, done)
    # All of a company's new files or none: half a company must not be published.
    owner = {item.path: item.company_id for item in parts.stale}
    entries += [entry for entry in made if owner[entry.path] not in failures]
    for path, company_id in owner.items():
        if company_id in failures:
            (staging / path).unlink(missing_ok=True)
    report = Report(
        made=len(entries) - len(kept),
        unchanged=len(parts.fresh),
        left=len(parts.left),
        removed=work.gone,
        failures=tuple(failures[key] for key in sorted(failures, key=str)),
        published=not failures or options.keep_going,
        companies=len(work.results.companies),
    )
    if not report.published:
        return report
    if failures:
        entries = _patch_up(shared, entries, work, project.output)
    for entry in entries:
        if not (staging / entry.path).exists():
            carry_file(project.output / entry.path, staging / entry.path)
    _seal(staging, options.edition_id, work.results.digest, entries)
    hand_over(staging, project.output)
    return report


def _patch_up(shared: Shared, entries: list[Entry], work: _Work, output: Path) -> list[Entry]:
    """Return the entries of a tree without dead links, although some jobs failed.

    What failed stays as the last build made it, where there is such a file (its old key keeps it stale); what is
    missing even so is no longer linked to.
    """
    from scorecard.publishing.jobs import make_jobs, run_jobs

    made = {entry.path for entry in entries}
    lost = [item.path for item in work.sorted_out.stale if item.path not in made and item.path in work.before]
    entries = [*entries, *(work.before[path] for path in lost if _is_whole(output, work.before[path]))]
    # Companies' pages first: the front page links to those that are left.
    pages = [item for item in work.planned if item.kind == "html" and item.company_id is not None]
    fronts = [item for item in work.planned if item.kind == "html" and item.company_id is None]
    for which in (pages, fronts):
        files = frozenset(entry.path for entry in entries)
        broken = [item for item in which if item.path in files and not links_of(item, work.files) <= files]
        again = replace(shared, files=files)
        jobs = make_jobs(again, link(broken, files))
        remade = {entry.path: entry for done in run_jobs(again, jobs) for entry in done.entries}
        gone = {item.path for item in broken} - set(remade)
        entries = [remade.get(entry.path, entry) for entry in entries if entry.path not in gone]
    return entries


@dataclass(frozen=True, slots=True)
class _Work:
    """What a build has found out before it makes anything."""

    dataset: Dataset
    results: Results
    keys: Keys
    planned: tuple[Artefact, ...]
    files: frozenset[str]
    sorted_out: _SortedOut
    before: dict[str, Entry]
    staging: Path
    gone: int


@dataclass(frozen=True, slots=True)
class _SortedOut:
    """The artefacts of a plan: to be made, unchanged, and those that nobody asked for and that stay as they are."""

    stale: tuple[Artefact, ...]
    fresh: tuple[Artefact, ...]
    left: tuple[Artefact, ...]


def _sort_out(wanted: tuple[Artefact, ...], asked: frozenset[str], whole: dict[str, Entry]) -> _SortedOut:
    stale, fresh, left = [], [], []
    for item in wanted:
        entry = whole.get(item.path)
        if entry is not None and entry.key == item.key:
            fresh.append(item)
        elif item.path in asked:
            stale.append(item)
        elif entry is not None:
            left.append(item)
    return _SortedOut(tuple(stale), tuple(fresh), tuple(left))


def _is_whole(output: Path, entry: Entry) -> bool:
    """Return whether a file still holds what the manifest says: a hand-edited or damaged one is made again."""
    try:
        return hash_bytes((output / entry.path).read_bytes()) == entry.sha256
    except OSError:
        return False


def _is_complete(output: Path, before: dict[str, Entry]) -> bool:
    """Return whether the output folder holds the manifest's files, the manifest and the sums, and nothing else."""
    found = {path.relative_to(output).as_posix() for path in output.rglob("*") if not path.is_dir()}
    return found == {*before, MANIFEST, SUMS}


def _seal(staging: Path, edition_id: str, digest: str, entries: list[Entry]) -> None:
    """Write the manifest and the sums, and drop the folders that failed jobs left empty."""
    for folder in sorted((path for path in staging.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    manifest = write_manifest(edition_id, digest, __version__, entries)
    (staging / MANIFEST).write_bytes(manifest)
    hashes = {entry.path: entry.sha256 for entry in entries} | {MANIFEST: hash_bytes(manifest)}
    (staging / SUMS).write_bytes(write_sums(hashes))
