"""Answers: what the server says to a request for a path, as values that know no network."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from scorecard.preview.desk import UnmadeError, UnreadableError
from scorecard.preview.live import add_script, read_script, write_notice
from scorecard.publishing.manifest import hash_bytes
from scorecard.publishing.program import hash_parts
from scorecard.views.address import FRONT_PAGE, NOT_FOUND_PAGE

if TYPE_CHECKING:
    from scorecard.preview.desk import Desk, News
    from scorecard.preview.shelf import File

HTML = "text/html; charset=utf-8"
TYPES = {
    ".cff": "application/yaml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": HTML,
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".sqlite": "application/vnd.sqlite3",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
"""The types of files by their endings, the same on every system."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request gets: `state` names what the content was made from, `location` is where to look instead."""

    status: HTTPStatus
    content: bytes = b""
    type: str = "text/plain; charset=utf-8"
    state: str = ""
    location: str = ""


def answer(desk: Desk, target: str) -> Answer:
    """Return the answer to a request for a path as browsers send it."""
    address = read_address(target)
    try:
        file = desk.fetch(address) if address is not None else None
        if file is not None and address is not None:
            desk.look_at(address)
            return _hand_out(file, HTTPStatus.OK)
        if address is not None and desk.has(posixpath.join(address, FRONT_PAGE)):
            return Answer(HTTPStatus.FOUND, location=f"/{quote(address)}/")
        missing = desk.fetch(NOT_FOUND_PAGE)
    except UnreadableError:
        return _tell_problems(desk.news)
    except UnmadeError as error:
        return _tell_failure(str(error), desk.news)
    if missing is None:
        return Answer(HTTPStatus.NOT_FOUND, b"There is no such file.\n")
    return _hand_out(missing, HTTPStatus.NOT_FOUND)


def read_address(target: str) -> str | None:
    """Return the path in the output folder that a request means; None for one that no file can have."""
    try:
        path = unquote(urlsplit(target).path, errors="strict").removeprefix("/")
    except ValueError:
        return None
    if path == "" or path.endswith("/"):
        path += FRONT_PAGE
    return path if path == posixpath.normpath(path) and not path.startswith(("/", "..")) else None


def _hand_out(file: File, status: HTTPStatus) -> Answer:
    """Return a file; a page gets the script that loads it again."""
    kind = TYPES.get(posixpath.splitext(file.entry.path)[1], "application/octet-stream")
    if kind != HTML:
        return Answer(status, file.content, kind, file.entry.key)
    state = hash_parts(file.entry.key, read_script())
    return Answer(status, add_script(file.content, state), kind, state)


def _tell_problems(news: News) -> Answer:
    told = f"{news.failure}." if news.failure else "Mend what is wrong, and the site opens here by itself."
    return _notice(HTTPStatus.SERVICE_UNAVAILABLE, "The data can’t be shown yet", told, news)


def _tell_failure(why: str, news: News) -> Answer:
    return _notice(HTTPStatus.INTERNAL_SERVER_ERROR, "This can’t be made", f"{why}.", news)


def _notice(status: HTTPStatus, title: str, told: str, news: News) -> Answer:
    """Return a page of the server's own, in a state that the next good reading ends."""
    state = hash_bytes(f"{title} {told} {news.as_json()}".encode())
    content = write_notice(title, told, news.problems, state)
    return Answer(status, content, HTML, state)
