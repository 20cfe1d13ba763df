"""The preview as a whole: desk, watch and server, begun and ended together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.preview.desk import Desk
from scorecard.preview.documents import Documents
from scorecard.preview.server import PreviewServer
from scorecard.preview.watching import Watch
from scorecard.publishing.workers import Crew

if TYPE_CHECKING:
    from scorecard.preview.desk import Teller
    from scorecard.publishing.project import Project

MOST_PROCESSES = 2
"""How many processes make documents: two print a scorecard at once; one is free beside a report, which takes long."""


class Preview:
    """A project's site on this machine, always as its files are."""

    def __init__(self, project: Project, teller: Teller, host: str, port: int, cores: int) -> None:
        """Take the address; OSError where that can't be had."""
        processes = min(cores, MOST_PROCESSES)
        # While a document is made the page comes first, and the browser that shows it.
        self._crew = Crew(project, processes, gives_way=True)
        self._documents = Documents(self._crew, processes)
        self._desk = Desk(project, self._documents, teller)
        self._server = PreviewServer(self._desk, host, port)
        self._watch = Watch((project.data, project.templates), self._desk.read)

    @property
    def url(self) -> str:
        """Where a browser finds the front page."""
        return self._server.url

    def begin(self) -> None:
        """Read the data, and keep an eye on it from now on."""
        # The first process gets ready while this one reads.
        self._crew.begin()
        self._desk.read()
        self._watch.begin()

    def serve(self) -> None:
        """Answer, until somebody interrupts."""
        self._server.serve_forever()

    def end(self) -> None:
        """Stop answering and watching; nothing that was begun goes on."""
        self._desk.bulletin.end()
        self._server.server_close()
        self._watch.end()
        self._documents.end()
