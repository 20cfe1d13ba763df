"""What WeasyPrint may read: the theme's fonts for the style sheet, our own pictures for a document, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from scorecard.render.engine import FatalURLFetchingError, URLFetcher, URLFetcherResponse
from scorecard.render.theme import Theme, ThemeError

if TYPE_CHECKING:
    from collections.abc import Mapping


class ThemeFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Reads files of the theme and nothing else: every other address stops the rendering."""

    def __init__(self, theme: Theme) -> None:
        """Allow one folder."""
        super().__init__(allowed_protocols={"file"}, allow_redirects=False)
        self._theme = theme

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint gives it
        """Return a file of the theme; FatalURLFetchingError for any other address."""
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc or parts.query:
            raise FatalURLFetchingError(url)
        try:
            content = self._theme.read(self._theme.folder / unquote(parts.path))
        except ThemeError as error:
            raise FatalURLFetchingError(url) from error
        return URLFetcherResponse(url, content)


class PictureFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Hands over the pictures that were drawn for one document; every other address stops the rendering.

    `refused` lists the addresses asked for in vain: a picture inside a picture is refused without stopping anything.
    """

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        """Allow these addresses, with what stands at each."""
        super().__init__(allowed_protocols=set(), allow_redirects=False)
        self._pictures = pictures
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 - WeasyPrint gives it
        """Return a picture as SVG; FatalURLFetchingError for any other address."""
        content = self._pictures.get(url)
        if content is None:
            self.refused.append(url)
            raise FatalURLFetchingError(url)
        return URLFetcherResponse(url, content, {"Content-Type": "image/svg+xml"})
