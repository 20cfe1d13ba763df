"""A build: what is stale is made, the rest is carried over, and the whole becomes the output folder at once."""

from __future__ import annotations

import os
import posixpath
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from filelock import FileLock, Timeout

from scorecard import __version__
from scorecard.publishing.handover import carry_file, check_output, clear_up, hand_over, open_staging
from scorecard.publishing.manifest import (
    MANIFEST,
    SUMS,
    Entry,
    hash_bytes,
    is_whole,
    read_entries,
    write_manifest,
    write_sums,
)
from scorecard.publishing.stamp import hash_inputs, read_stamp, write_stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scorecard.model.dataset import Dataset
    from scorecard.publishing.jobs import Done
    from scorecard.publishing.options import Options
    from scorecard.publishing.project import Project
    from scorecard.publishing.tree import Tree
    from scorecard.publishing.workers import Crew


_Standing = dict[str, dict[str, Entry]]
"""The entries of files that will be published, by their tree's place and their path in it."""
WAIT_SECONDS = 600
"""How long a build waits for another one to end."""


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
    companies: int = 0
    editions: int = 1


class NothingAskedError(Exception):
    """What was asked for has no file: a kind that the companies named don't have."""


class BusyError(Exception):
    """Another build holds the output folder and did not end in time."""


def count_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def build(
    project: Project,
    read: Callable[[], tuple[Dataset, Options]],
    progress: Progress,
    crew: Crew | None = None,
    *,
    everything: bool = False,
) -> Report:
    """Build editions into the project's output folder and return what was done.

    `read` gives the data and what to build of it; it is called once no other build is under way, so that a build that
    waited doesn't publish what was true before it did. Without a crew this process makes all files.
    `everything` says that the options will ask for all there is: then, if nothing has changed since a build of
    everything, the data is not read at all.

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
        inputs = hash_inputs(project) if everything else ""
        report = _find_nothing(project, inputs) if inputs else None
        if report is None:
            report = _build(project, *read(), progress, crew)
            # What was read may have changed since: only what went in before and after is sure to be what was built.
            if inputs and not report.failures and inputs == hash_inputs(project):
                write_stamp(project, inputs, report.companies, report.editions)
        else:
            progress.start(0)
        # Files newer than this are what the next build looks for when it guesses whether there is work.
        project.lock_file.touch()
        return report
    finally:
        lock.release()


def _find_nothing(project: Project, inputs: str) -> Report | None:
    """Return the report of a build with nothing to do; None unless that is sure."""
    stamp = read_stamp(project, inputs)
    if stamp is None:
        return None
    entries = read_entries(project.output)
    if not _is_complete(project.output, entries) or not all(
        is_whole(project.output, entry) for entry in entries.values()
    ):
        return None
    return Report(0, len(entries), 0, 0, companies=stamp.companies, editions=stamp.editions)


def _build(project: Project, dataset: Dataset, options: Options, progress: Progress, crew: Crew | None) -> Report:
    # Here, not above: a build that finds nothing changed needs none of what this imports.
    from scorecard.publishing.tree import survey, untouched

    before = read_entries(project.output, dataset.programme.current_edition)
    trees = survey(project, dataset, options, before)
    if not any(tree.asked for tree in trees):
        raise NothingAskedError
    others = untouched(dataset, options, before)
    gone = len(before) - sum(map(len, others.values())) - sum(len(tree.before) - tree.gone for tree in trees)
    if not any(tree.stale or tree.listings for tree in trees) and not gone and _is_complete(project.output, before):
        progress.start(0)
        return _sum_up(trees, others, gone)
    staging = open_staging(project)
    try:
        return _make(project, options, progress, _Work(dataset, trees, others, staging, gone), crew)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _sum_up(trees: tuple[Tree, ...], others: _Standing, gone: int) -> Report:
    """Return the report of a build that has made nothing yet."""
    return Report(
        made=0,
        unchanged=sum(len(tree.fresh) for tree in trees),
        left=sum(len(tree.left) for tree in trees) + sum(map(len, others.values())),
        removed=gone,
        companies=len({company.company_id for tree in trees for company in tree.results.companies}),
        editions=len(trees),
    )


def _make(project: Project, options: Options, progress: Progress, work: _Work, crew: Crew | None) -> Report:
    """Make what is stale in the staging folder, gather the rest there, and hand the whole over."""
    # Here, not above: a build that finds nothing to do needs none of what these import.
    from scorecard.publishing.jobs import make_jobs
    from scorecard.publishing.running import run_jobs

    planned = [(tree, tree.share()) for tree in work.trees]
    jobs = [make_jobs(shared, tree.stale) for tree, shared in planned]
    progress.start(sum(map(len, jobs)))
    standing: _Standing = dict(work.others)
    failures: list[Done] = []
    for (tree, shared), own in zip(planned, jobs, strict=True):
        made: list[Entry] = []
        failed: dict[tuple[str | None, bool], Done] = {}
        staging = work.staging / tree.place
        for done in run_jobs(shared, own, staging, crew):
            progress.finish(done)
            made += done.entries
            if done.failure:
                failed.setdefault((done.company_id, done.is_report), done)
        # All of a company's new files or none: half a company must not be published. The report fails alone: one
        # company's words in it must not hold back the edition's pages.
        owner = {item.path: (item.company_id, item.kind == "report") for item in tree.stale}
        good = [entry for entry in made if owner[entry.path] not in failed]
        for path, whose in owner.items():
            if whose in failed:
                (staging / path).unlink(missing_ok=True)
        standing[tree.place] = {entry.path: entry for entry in (*tree.kept, *good)}
        failures += (failed[key] for key in sorted(failed, key=str))
    report = _sum_up(work.trees, work.others, work.gone)
    report = replace(
        report,
        made=sum(map(len, standing.values())) - report.unchanged - report.left,
        failures=tuple(failures),
        published=not failures or options.keep_going,
    )
    if not report.published:
        return report
    if failures:
        _patch_up(project, work, standing)
    new, same = _add_last(project, work, standing)
    report = replace(report, made=report.made + new, unchanged=report.unchanged + same)
    entries = [
        replace(entry, path=posixpath.join(place, entry.path))
        for place, found in standing.items()
        for entry in found.values()
    ]
    for entry in entries:
        if not (work.staging / entry.path).exists():
            carry_file(project.output / entry.path, work.staging / entry.path)
    _seal(work, entries)
    hand_over(work.staging, project.output)
    return report


def _add_last(project: Project, work: _Work, standing: _Standing) -> tuple[int, int]:
    """Add what is made from finished files; return how many files were made and how many came out the same.

    Press kits first: the pages that list the files of their tree name them, too.
    """
    # Here, not above: as in `_make`.
    from scorecard.publishing.listing import make_listings
    from scorecard.publishing.press_kit import make_kits
    from scorecard.publishing.tree import files_from

    made = unchanged = 0
    for tree in work.trees:
        kits = make_kits(project, tree, standing[tree.place].values(), work.staging)
        standing[tree.place].update((entry.path, entry) for entry in kits)
        made += len(kits)
    published = {place: frozenset(found) for place, found in standing.items()}
    for tree in work.trees:
        published[tree.place] |= tree.last
    for tree in work.trees:
        files = files_from(tree.place, published)
        entries = make_listings(project, tree, standing[tree.place].values(), files, work.staging)
        standing[tree.place].update((entry.path, entry) for entry in entries)
        same = sum(entry == tree.before.get(entry.path) for entry in entries)
        made, unchanged = made + len(entries) - same, unchanged + same
    return made, unchanged


def _patch_up(project: Project, work: _Work, standing: _Standing) -> None:
    """Make the trees whole again, without dead links, although some jobs failed.

    What failed stays as the last build made it, where there is such a file (its old key keeps it stale); what is
    missing even so is no longer linked to.
    """
    from scorecard.publishing.jobs import make_jobs
    from scorecard.publishing.running import run_jobs
    from scorecard.publishing.tree import broken_pages, files_from

    for tree in work.trees:
        found = standing[tree.place]
        lost = [item.path for item in tree.stale if item.path not in found and item.path in tree.before]
        found.update(
            (path, tree.before[path]) for path in lost if is_whole(project.output / tree.place, tree.before[path])
        )
    # Companies' pages first: an edition's own pages link to those that are left.
    for of_company in (True, False):
        for tree in work.trees:
            published = {place: frozenset(found) for place, found in standing.items()}
            published.update((other.place, published[other.place] | other.last) for other in work.trees)
            files = files_from(tree.place, published)
            found = standing[tree.place]
            broken = tuple(
                item
                for item in broken_pages(tree, frozenset(found), files)
                if (item.company_id is not None) == of_company
            )
            again = replace(tree, files=files).share()
            jobs = make_jobs(again, broken)
            ended = run_jobs(again, jobs, work.staging / tree.place)
            remade = {entry.path: entry for done in ended for entry in done.entries}
            for item in broken:
                found.pop(item.path)
            found.update(remade)


@dataclass(frozen=True, slots=True)
class _Work:
    """What a build has found out before it makes anything; `others` are the trees that nobody asked for."""

    dataset: Dataset
    trees: tuple[Tree, ...]
    others: _Standing
    staging: Path
    gone: int


def _is_complete(output: Path, before: dict[str, Entry]) -> bool:
    """Return whether the output folder holds the manifest's files, the manifest and the sums, and nothing else."""
    found = {path.relative_to(output).as_posix() for path in output.rglob("*") if not path.is_dir()}
    return found == {*before, MANIFEST, SUMS}


def _seal(work: _Work, entries: list[Entry]) -> None:
    """Write the manifest and the sums, and drop the folders that failed jobs left empty."""
    staging = work.staging
    for folder in sorted((path for path in staging.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    manifest = write_manifest(work.dataset.programme.current_edition, work.dataset.digest, __version__, entries)
    (staging / MANIFEST).write_bytes(manifest)
    hashes = {entry.path: entry.sha256 for entry in entries} | {MANIFEST: hash_bytes(manifest)}
    (staging / SUMS).write_bytes(write_sums(hashes))
