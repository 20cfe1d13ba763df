"""What search engines ask for: the list of pages, and where that list stands."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from scorecard.views.address import NOT_FOUND_PAGE, SITEMAP, is_framed

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def write_sitemap(base_url: str, paths: Iterable[str], current: str) -> bytes:
    """Return sitemap.xml: every page among these paths of the output folder, by its whole address.

    Places that only lead to a page of the current edition are left out, and so are the page for errors and what is
    made for the frames of other sites.
    """
    aliases = f"editions/{current}/"
    pages = sorted(
        path
        for path in paths
        if path.endswith(".html")
        and path != NOT_FOUND_PAGE
        and not path.startswith(aliases)
        and not is_framed(_within_edition(path))
    )
    lines = (f"<url><loc>{escape(_address(base_url, path))}</loc></url>\n" for path in pages)
    return f"{_HEAD}{''.join(lines)}</urlset>\n".encode()


def write_robots(base_url: str) -> bytes:
    """Return robots.txt: everything may be read, and the list of pages stands there."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {_address(base_url, SITEMAP)}\n".encode()


def _within_edition(path: str) -> str:
    """Return the path in the tree of its edition."""
    return path.split("/", 2)[-1] if path.startswith("editions/") and path.count("/") > 1 else path


def _address(base_url: str, path: str) -> str:
    return f"{base_url.rstrip('/')}/{path.removesuffix('index.html')}"
