"""A web server for a folder, on this machine only, that packs pages as docs/deploying.md says a real one does."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO


class PackingHandler(SimpleHTTPRequestHandler):
    """Answers with pages packed by gzip, for whoever takes that, and keeps quiet."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.suffix != ".html" or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        packed = gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        return BytesIO(packed)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that it has there
        """Say nothing: what was asked for is on record in the browser."""


@contextmanager
def serve(folder: Path, handler: Callable[..., SimpleHTTPRequestHandler] | None = None) -> Iterator[str]:
    """The address of a server for the folder, without a slash at its end; unless told otherwise it packs pages."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler or PackingHandler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
