"""WeasyPrint, imported without asking the system's compiler and linker where its libraries are.

On Linux each name that WeasyPrint tries first makes ctypes start `ldconfig`, `gcc` and `ld`, half of the time that the
import takes; the names that it tries afterwards are those of the files, which the loader finds by itself.
"""

from __future__ import annotations

import ctypes.util
import re
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def _no_library_search() -> Iterator[None]:
    """Let ctypes find no library by a name that is not a file's, meanwhile."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the shape of what it stands in for
    try:
        yield
    finally:
        ctypes.util.find_library = search


with _no_library_search():
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.css.counters import CounterStyle
    from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox
    from weasyprint.html import UA
    from weasyprint.text.ffi import harfbuzz_subset, pango
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

__all__ = [
    "CSS",
    "LEAN_SHEET",
    "Attachment",
    "FatalURLFetchingError",
    "FontConfiguration",
    "LeanHTML",
    "LineBox",
    "ReplacedBox",
    "URLFetcher",
    "URLFetcherResponse",
    "harfbuzz_subset",
    "layout_version",
]

_NOTE = re.compile(r"^::(?:foot)?note-[a-z]+ \{[^}]*\}\n", re.MULTILINE)
_MARKER = re.compile(r"^::marker ", re.MULTILINE)
LEAN_SHEET = CSS(string=_MARKER.sub("li::marker ", _NOTE.sub("", UA)), counter_style=CounterStyle())
"""WeasyPrint's own style sheet with marks for the items of lists alone.

Read at once: processes that are forks of one share it.
"""


def layout_version() -> str:
    """Return the version of the system's library that breaks lines; of another one, pages may look different."""
    return f"Pango {pango.pango_version()}"


class LeanHTML(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """HTML for documents without notes at the foot of a page.

    WeasyPrint's own style sheet has rules for the marks of notes and of lists that hold for every element there is:
    each element gets six styles beside its own, which takes a twentieth of the time that a document takes.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: FBT001, FBT002 - the shape of WeasyPrint's
        return list(super()._ua_stylesheets(forms)) if forms else [LEAN_SHEET]
