"""What tests of pages and documents share: the theme, and pages of the invented register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scorecard.render.theme import Theme
from scorecard.views.company import CompanyPage, company_page
from scorecard.views.front import FrontPage, front_page
from tests.views.drawings import InventedDrawing
from tests.views.register import Register, every_kind

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Mapping

THEME = Theme(Path(__file__).parent.parent.parent / "templates")
FILES = frozenset(
    {
        "index.html",
        "results.json",
        "charts/comparison.svg",
        *(f"companies/{company}/index.html" for company in ("mixed", "kept", "silent", "unread")),
        *(f"companies/{company}/{company}-scorecard-2024.pdf" for company in ("mixed", "kept", "silent", "unread")),
    }
)


def make_company_page(
    company_id: str = "mixed",
    register: Register | None = None,
    charts: Mapping[str, InventedDrawing] | None = None,
) -> CompanyPage:
    """A scorecard with three invented charts."""
    dataset, results = (register or every_kind()).scored()
    drawn = {name: InventedDrawing() for name in ("gap", "groups", "timeline")} if charts is None else charts
    return company_page(dataset, results, company_id, drawn, FILES)


def make_front_page(register: Register | None = None) -> FrontPage:
    """A front page with an invented chart."""
    dataset, results = (register or every_kind()).scored()
    return front_page(dataset, results, {"comparison": InventedDrawing()}, FILES)


def find_scripts(document: ET.Element) -> list[str]:
    """What a browser would run on a page: linked data is none of it."""
    found = [item for item in document.iter() if str(item.tag).endswith("}script")]
    return [item.text or "" for item in found if item.attrib != {"type": "application/ld+json"}]
