"""The press kit: one archive with fact sheet, documents, charts and data of an edition, the same bytes each time."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from scorecard.publishing.jobs import open_theme
from scorecard.publishing.kinds import KIT_KINDS
from scorecard.publishing.manifest import Entry, hash_bytes
from scorecard.publishing.plan import key_of_kit
from scorecard.render.html import render
from scorecard.scoring.texts import count_text, date_text
from scorecard.views.fact_sheet import fact_sheet
from scorecard.views.frame import tell_embargo, view_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from scorecard.publishing.project import Project
    from scorecard.publishing.prospect import Prospect
    from scorecard.publishing.tree import Tree
    from scorecard.render.theme import Theme

PACKED = frozenset({".pdf", ".png", ".xlsx", ".zip"})
"""Endings of files that are compressed in themselves, and only stored."""
FIRST_YEAR = 1980
"""An archive knows no earlier date."""


def make_kits(project: Project, tree: Tree, standing: Iterable[Entry], staging: Path) -> list[Entry]:
    """Return the entries of a tree's stale press kits, which are in the new output folder.

    `standing` are the entries of the tree's finished files: a kit takes in what there is of them.
    """

    def read(path: str) -> bytes:
        made = staging / tree.place / path
        return (made if made.exists() else project.output / tree.place / path).read_bytes()

    kits = [item.path for item in tree.stale if item.kind == "press"]
    if not kits:
        return []
    theme = open_theme(project.templates, project.chart_store, tree.prospect.keys.program)
    parts = [entry for entry in standing if entry.kind in KIT_KINDS]
    own = {item.path: item.key for item in tree.planned}
    made = []
    for path in kits:
        content = pack_kit(theme, tree.prospect, [(entry.kind, entry.path) for entry in parts], read)
        target = staging / tree.place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        key = key_of_kit(own[path], {entry.path: entry.key for entry in parts})
        made.append(Entry(path, "press", key, hash_bytes(content), len(content)))
    return made


def pack_kit(theme: Theme, prospect: Prospect, parts: Iterable[tuple[str, str]], read: Callable[[str], bytes]) -> bytes:
    """Return the archive; `parts` are the published files that it takes in, each with its kind and its path.

    `read` gives the bytes of such a file by its path in the edition's tree.
    """
    edition = prospect.dataset.editions[prospect.results.edition_id].edition
    folder = f"press-kit-{prospect.results.edition_id}"
    if edition.embargo:
        folder = f"{folder}-embargoed-until-{edition.embargo.isoformat()}"
    entries = dict(_make_own(theme, prospect))
    for kind, path in parts:
        entries[place_in_kit(kind, path)] = read(path)
    entries["README.txt"] = _write_readme(prospect, sorted(entries)).encode()
    return _write_archive({f"{folder}/{name}": content for name, content in entries.items()}, prospect.results.cut_off)


def place_in_kit(kind: str, path: str) -> str:
    """Return where a published file stands in the kit: scorecards together, charts by company, data as published."""
    parts = path.split("/")
    if kind == "pdf":
        return f"scorecards/{parts[-1]}"
    if kind == "charts":
        owner = parts[1] if parts[0] == "companies" else "all-companies"
        return f"charts/{owner}/{parts[-1]}"
    if kind == "data":
        return path if path.startswith("data/") else f"data/{path}"
    return path


def _make_own(theme: Theme, prospect: Prospect) -> Iterator[tuple[str, bytes]]:
    """Yield what only the kit has: the fact sheet, as a document and as a page."""
    # Here, not above: it takes half a second to import, and only processes that make documents need it.
    from scorecard.render.pdf import pdf

    sheet = fact_sheet(prospect.dataset, prospect.results, prospect.insight)
    name = f"fact-sheet-{prospect.results.edition_id}"
    yield f"{name}.html", render(theme, sheet).encode()
    yield f"{name}.pdf", pdf(theme, sheet, paper=prospect.paper)


def _write_readme(prospect: Prospect, names: list[str]) -> str:
    """Return what stands beside the files: what they are, how far they can be relied on, whom to ask."""
    frame = view_frame(prospect.dataset, prospect.results)
    edition = prospect.dataset.editions[prospect.results.edition_id].edition
    ending = edition.embargo and (
        f"Nothing in this folder may be published, quoted or passed on before {date_text(edition.embargo)}."
    )
    counts = {
        folder: sum(name.startswith(f"{folder}/") for name in names) for folder in ("scorecards", "charts", "data")
    }
    files = [name for name in names if "/" not in name]
    lines = [
        f"{frame.title}: {frame.subject}",
        f"Press kit, {frame.edition}, evidence up to {frame.cut_off}, {frame.standing}",
        "",
        *([f"EMBARGO. {tell_embargo(edition)} {ending}", ""] if ending else ["EMBARGO. None.", ""]),
        f"{frame.notice_head} {frame.notice}".strip(),
        "",
        "WHAT IS HERE",
        *(f"  {name}" for name in files),
        f"  scorecards/  {count_text(counts['scorecards'], 'scorecard', 'scorecards')}, one for each company",
        f"  charts/      {count_text(counts['charts'], 'picture', 'pictures')}, each chart as SVG and as PNG at 2x",
        f"  data/        {count_text(counts['data'], 'file', 'files')}: all numbers, free to reuse with credit",
        "",
        "HOW TO READ IT",
        frame.reading_note,
        "The fact sheet has sentences that can be quoted as they are, and beside each what one may not conclude.",
        "",
        "CONTACT",
        frame.contact,
        "",
        "TO CITE IT",
        f"{frame.publisher}: {frame.title}, {frame.edition} ({frame.stage}). Data {frame.digest}.",
        f"Licence: {frame.licence}{f', {frame.licence_address}' if frame.licence_address else ''}",
        f"Method {frame.method_version}. SHA-256 of the data: {frame.digest_whole}",
    ]
    return "\n".join(lines) + "\n"


def _write_archive(entries: Mapping[str, bytes], as_of: date) -> bytes:
    """Return a ZIP archive in the order of the names; every file has the edition's cut-off for its date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in sorted(entries.items()):
            entry = zipfile.ZipInfo(name, (max(as_of.year, FIRST_YEAR), as_of.month, as_of.day, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            stored = posixpath.splitext(name)[1] in PACKED
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
