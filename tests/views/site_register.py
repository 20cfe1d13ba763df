"""The invented register with texts of the programme, as pages around the scorecards need it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from scorecard.model.text_page import TextPage
from scorecard.views.address import TOOLS
from tests.views.register import Register, every_kind

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results

ABOUT: dict[str, Any] = {
    "title": "About the register",
    "menu": "About",
    "order": 1,
    "summary": "Who keeps the *books*.",
    "sections": [
        {"heading": "Why", "text": ["Rivers are for [all](https://example.org/all)."], "show": "figures"},
        {"heading": "Ask", "points": ["Write.", "Or **call**."], "show": "contact"},
    ],
}
PARTS = ("answering", "citation", "companies", "contact", "figures", "licence", "limits", "pictures")
PRESS: dict[str, Any] = {
    "title": "For the press",
    "menu": "Press",
    "order": 2,
    "summary": "What holds.",
    "sections": [{"heading": f"Part {part}", "show": part} for part in PARTS],
}
FILES = frozenset(
    {
        "index.html",
        "about/index.html",
        "about/press/index.html",
        "charts/ranks.svg",
        "commitments/index.html",
        *(f"commitments/{key}/index.html" for key in ("rc-1", "rc-2", "rc-3", "wp-1")),
        *(f"companies/{key}/index.html" for key in ("mixed", "kept", "silent")),
        "companies/mixed/mixed-scorecard-2024.pdf",
        "downloads/index.html",
        "editions/index.html",
        "editions/2024/index.html",
        "frameworks/river-charter/index.html",
        "methodology/index.html",
        "results.json",
        *TOOLS,
    }
)


def with_pages(register: Register | None = None) -> tuple[Dataset, Results]:
    """A register of companies of every kind with two texts, and its results."""
    dataset, results = (register or every_kind()).scored()
    pages = {"press": TextPage.model_validate(PRESS), "about": TextPage.model_validate(ABOUT)}
    return replace(dataset, pages=pages), results
