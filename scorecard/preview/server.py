"""The server: HTTP on this machine, for whoever asks for it by a name that is this machine's own."""

from __future__ import annotations

import ipaddress
import socket
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scorecard.preview.answers import Answer, answer
from scorecard.preview.live import EVENTS

if TYPE_CHECKING:
    from scorecard.preview.desk import Desk

HEARTBEAT_SECONDS = 15
"""How often a browser that waits for news gets a sign of life: so it is found out who has gone."""
IDLE_SECONDS = 60
"""How long a connection may stay without a request."""
HEADERS = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class PreviewServer(ThreadingHTTPServer):
    """Answers from a desk; a thread for each connection, none of which keeps the program from ending."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, desk: Desk, host: str, port: int) -> None:
        """Take an address; OSError where that can't be had. Nothing is answered before `serve_forever`."""
        self.desk = desk
        self.host = host
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        self.address_family = found[0][0]
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Take the address without asking the network what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.host, self.server_address[1]

    @property
    def url(self) -> str:
        """Where a browser finds the front page."""
        host = str(self.server_address[0])
        if ipaddress.ip_address(host).is_unspecified:
            host = "localhost"
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that goes in the middle of an answer is no mistake."""

    def knows(self, host: str) -> bool:
        """Return whether a request may call this machine so.

        A name that only leads here could be anybody's: then a page of theirs could read the answers.
        """
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        if name == "localhost" or name.endswith(".localhost") or name == self.host.lower():
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


class _Handler(BaseHTTPRequestHandler):
    """Turns requests into answers."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    server_version = "scorecard"
    sys_version = ""
    timeout = IDLE_SECONDS

    def do_GET(self) -> None:
        """Answer."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer without the content."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that it has there
        """Say nothing: who works on the data looks at the terminal for problems."""

    def _answer(self) -> None:
        if not self._is_known():
            told = "This server answers only to localhost and to its own address.\n"
            self._send(Answer(HTTPStatus.MISDIRECTED_REQUEST, told.encode()))
        elif urlsplit(self.path).path == EVENTS:
            self._tell_news()
        else:
            self._send(answer(self.server.desk, self.path))

    def _is_known(self) -> bool:
        try:
            return self.server.knows(self.headers.get("Host", ""))
        except ValueError:
            return False

    def _send(self, given: Answer) -> None:
        tag = f'"{given.state}"' if given.state else ""
        unchanged = given.status == HTTPStatus.OK and tag and self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if unchanged else given.status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        if tag:
            self.send_header("ETag", tag)
        if given.location:
            self.send_header("Location", given.location)
        if not unchanged:
            self.send_header("Content-Type", given.type)
            self.send_header("Content-Length", str(len(given.content)))
        self.end_headers()
        if self.command != "HEAD" and not unchanged:
            self.wfile.write(given.content)

    def _tell_news(self) -> None:
        """Send the news, and go on sending them, until one of us two goes (server-sent events)."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {**HEADERS, "Content-Type": "text/event-stream", "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        seen = 0
        while self.command != "HEAD":
            news = self.server.desk.bulletin.wait(seen, HEARTBEAT_SECONDS)
            if news is None:
                return
            number, text = news
            told = f"data: {text}\n\n" if number > seen else ": still here\n\n"
            self.wfile.write(f"retry: 1000\n{told}".encode())
            seen = number
