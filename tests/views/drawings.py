"""Invented charts for views: a picture, its words and its table, as any chart hands them over."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class InventedTable:
    """Two columns, one row."""

    header: tuple[str, ...] = ("Year", "Count")
    rows: tuple[tuple[str, ...], ...] = (("2024", "3"),)


@dataclass(frozen=True, slots=True)
class InventedDrawing:
    """A circle."""

    title: str = "A circle"
    alt: str = "One circle, of radius four."
    svg: bytes = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">'
        b'<title>A circle</title><desc>Words &amp; "quotes".</desc>'
        b'<circle cx="5" cy="5" r="4" fill="#14324a"/><text font-family="\'A b\', c">50% &lt;x&gt;</text></svg>'
    )
    width: int = 10
    height: int = 10
    table: InventedTable = field(default_factory=InventedTable)
