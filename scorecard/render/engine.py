"""WeasyPrint, imported without asking the system's compiler and linker where its libraries are.

On Linux each name that WeasyPrint tries first makes ctypes start `ldconfig`, `gcc` and `ld`, half of the time that the
import takes; the names that it tries afterwards are those of the files, which the loader finds by itself.
"""

from __future__ import annotations

import ctypes.util
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
    from weasyprint.text.ffi import harfbuzz_subset
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

__all__ = [
    "CSS",
    "HTML",
    "Attachment",
    "FatalURLFetchingError",
    "FontConfiguration",
    "URLFetcher",
    "URLFetcherResponse",
    "harfbuzz_subset",
]
