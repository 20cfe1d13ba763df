"""Content keys: the hash of exactly what an artefact is made from. The same key means the same bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import metadata, resources
from typing import TYPE_CHECKING

from scorecard import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from scorecard.model.base import Model
    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results

_LIBRARIES = ("fonttools", "jinja2", "markdown-it-py", "matplotlib", "nh3", "numpy", "pillow", "pydyf", "weasyprint")
"""Libraries whose version can change what an artefact holds."""
_THEME_FILES = frozenset({".conf", ".css", ".html", ".ttf"})
"""Endings of the files that make up a theme; what else lies there (notes, what an editor left) changes nothing."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The hashes that artefacts are keyed with.

    `program` covers this package, its libraries and the theme; `data` everything of the edition; `company` what one
    company's artefacts read, by its id. The last two know only data, so pages can print them as the data's name.
    """

    program: str
    data: str
    company: dict[str, str]

    def of(self, path: str, company_id: str | None) -> str:
        """Return the key of a file that shows all of one company, or of the edition."""
        return hash_parts(path, self.program, self.data if company_id is None else self.company[company_id])


def hash_parts(*parts: str) -> str:
    """Return the SHA-256 of texts, each set apart from the next, in hex."""
    found = hashlib.sha256()
    for part in parts:
        content = part.encode()
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.hexdigest()


def make_keys(dataset: Dataset, results: Results, templates: Path) -> Keys:
    """Return the keys for one edition."""
    edition = dataset.editions[results.edition_id]
    common = hash_parts(
        _dump(dataset.programme),
        _dump(dataset.methodology),
        _dump(edition.edition),
        *(part for item_id, item in dataset.ordered_frameworks() for part in (item_id, _dump(item))),
        *(_dump_sources(dataset, _framework_sources(dataset))),
    )
    ranked = str(sum(1 for company in results.companies if company.rank is not None))
    company_keys = {}
    for result in results.companies:
        company = dataset.companies[result.company_id]
        judged = edition.assessments.get(result.company_id, {})
        company_keys[result.company_id] = hash_parts(
            common,
            result.company_id,
            _dump(company),
            *(part for commitment_id in sorted(judged) for part in (commitment_id, _dump(judged[commitment_id]))),
            *_dump_sources(dataset, _company_sources(company) - set(company.sources)),
            ranked,
            repr(result),
        )
    return Keys(
        program=hash_program(templates),
        data=hash_parts(common, results.digest, *(company_keys[key] for key in sorted(company_keys))),
        company=company_keys,
    )


def hash_program(templates: Path) -> str:
    """Return the hash of this package's code, the versions of its libraries, and the theme's files."""
    versions = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    code = [part for name, content in _walk(resources.files("scorecard"), "") for part in (name, content)]
    theme = [
        part
        for path in sorted(path for path in templates.rglob("*") if path.suffix in _THEME_FILES and path.is_file())
        for part in (path.relative_to(templates).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
    ]
    return hash_parts(__version__, *versions, *code, *theme)


def _walk(folder: Traversable, prefix: str) -> Iterable[tuple[str, str]]:
    """Yield the name and the hash of every module of the package, in the order of their names."""
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir() and item.name not in {"__pycache__", "theme"}:
            yield from _walk(item, f"{prefix}{item.name}/")
        elif item.name.endswith(".py"):
            yield f"{prefix}{item.name}", hashlib.sha256(item.read_bytes()).hexdigest()


def _framework_sources(dataset: Dataset) -> set[str]:
    """Return the ids of the sources that frameworks name."""
    return {
        source_id
        for _, framework in dataset.ordered_frameworks()
        for source_id in (
            framework.source,
            *framework.also,
            *(item.source for item in framework.signatories),
            *(key for commitment in framework.walk() for key in (commitment.source, *commitment.also)),
        )
    }


def _company_sources(company: Company) -> set[str]:
    """Return the ids of the sources that a company's facts name, its own and shared ones."""
    named = [item.source for item in company.successions]
    for facts in (company.pledges, company.evidence, company.endorsements):
        named += [source_id for item in facts for source_id in (item.source, *item.also)]
    return set(named)


def _dump_sources(dataset: Dataset, source_ids: set[str]) -> list[str]:
    """Return shared sources with their ids, in the order of the ids; unknown ones are left out."""
    known = sorted(source_ids & set(dataset.sources))
    return [part for source_id in known for part in (source_id, _dump(dataset.sources[source_id]))]


def _dump(item: Model) -> str:
    return item.model_dump_json()
