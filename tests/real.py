"""What the real data holds: the companies and editions that tests of its pages and documents go through."""

from __future__ import annotations

from pathlib import Path

from scorecard.views.address import company_document_path, edition_folder

DATA = Path(__file__).parent.parent / "data"
CURRENT = "2026"
COMPANIES = tuple(sorted(path.stem for path in (DATA / "companies").glob("*.yaml")))
FRAMEWORKS = tuple(sorted(path.stem for path in (DATA / "frameworks").glob("*.yaml")))
EDITIONS = tuple(sorted(path.name for path in (DATA / "editions").iterdir() if path.is_dir()))
SAMPLE = ("adobe", "alphabet", "meta", "qwant", "roblox", "tiktok", "vsco", "x")
"""The companies with the most and the fewest facts, with one service and many, of all three frameworks and of one."""


def document_of(built: Path, company: str, edition: str = CURRENT) -> Path:
    """Return where a company's PDF stands."""
    return built / edition_folder(edition, CURRENT) / company_document_path(company, edition)
