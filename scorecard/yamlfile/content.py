"""Content: the text of a file that may be anything, read without trust in its kind, its size or its bytes."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from scorecard.yamlfile.mistake import Mistake

MAX_BYTES = 2 * 1024 * 1024

# What YAML or a page could trip over; tabs are judged apart. U+2028, U+2029 and U+0085 are line breaks to YAML and to
# no editor; the marks that turn the direction of writing can make a text look like another one.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_BREAK = re.compile(rb"\r\n|\r|\n")
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file: every line break is a line feed, and a byte order mark is gone."""

    text: str
    sha256: str
    """Hash of the file's bytes, in hexadecimal digits."""


def read_content(path: Path, within: Path | None = None) -> Content | Mistake:
    """Return the text of a regular file of at most MAX_BYTES, or what is wrong with it."""
    try:
        if within is not None and not path.resolve(strict=True).is_relative_to(within.resolve()):
            return _whole_file(
                "outside-folder",
                "this is a symbolic link that leads out of the data folder",
                "Put the file itself in its place; nothing outside the data folder is read.",
            )
        # Looked at before it is opened: opening a pipe waits, and opening a device can do things.
        mistake = _judge(path.stat())
        if mistake is not None:
            return mistake
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        with os.fdopen(descriptor, "rb") as file:
            # And once more: another file may have come into its place.
            mistake = _judge(os.fstat(descriptor))
            data = b"" if mistake is not None else file.read(MAX_BYTES + 1)
    except (OSError, RuntimeError, ValueError) as error:
        return _unreadable(error)
    return mistake or (_too_large(None) if len(data) > MAX_BYTES else _decode(data))


def _judge(found: os.stat_result) -> Mistake | None:
    if not stat.S_ISREG(found.st_mode):
        kind = next((words for test, words in _KINDS if test(found.st_mode)), "something else")
        return _whole_file("not-a-file", f"this is {kind}, not a file", "Put a text file here, or remove it.")
    return _too_large(found.st_size) if found.st_size > MAX_BYTES else None


def find_unwanted(text: str) -> int | None:
    """Return where the first character stands that no file of ours may hold, or None."""
    found = _UNWANTED.search(text)
    return None if found is None else found.start()


def refuse_unwanted(text: str) -> Mistake | None:
    """Return the mistake of the first character, or the first tab, that no file of ours may hold, or None."""
    offset = find_unwanted(text)
    if offset is None:
        return _find_tab(text)
    character = text[offset]
    hint = "Delete it; it may have come with a copy."
    if character == "\0":
        hint = "This is no text file: save it as text in UTF-8."
    return Mistake(*place_of(text, offset), "control-character", f"there is {describe_character(character)} here", hint)


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, from 1, of a character of a text."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, start) + 1, offset - start + 1


def describe_character(character: str) -> str:
    """Return the words for a character that can't be shown."""
    return "a null character" if character == "\0" else f"the invisible character U+{ord(character):04X}"


def _decode(data: bytes) -> Content | Mistake:
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _whole_file("not-utf-8", "the file is in UTF-16, not in UTF-8", "Save it in the encoding UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The library counts from behind the byte order mark when there is one.
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        before = _LINE_BREAK.split(data[:start])
        column = len(before[-1].decode("utf-8-sig" if len(before) == 1 else "utf-8", "replace")) + 1
        return Mistake(
            len(before),
            column,
            "not-utf-8",
            f"the byte {data[start]:02X} here is not text in UTF-8",
            "Save the file in the encoding UTF-8 (not Windows-1252, Latin-1 or UTF-16).",
        )
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Content(text, digest)


def _find_tab(text: str) -> Mistake | None:
    offset = text.find("\t")
    if offset < 0:
        return None
    line, column = place_of(text, offset)
    if text[offset - column + 1 : offset].strip(" "):
        return Mistake(
            line, column, "tab", "there is a tab here", "Write a space instead; inside double quotes a tab can be \\t."
        )
    return Mistake(line, column, "tab", "this line is indented with a tab", "Indent with spaces, two for each level.")


def _whole_file(rule: str, message: str, hint: str) -> Mistake:
    return Mistake(1, 1, rule, message, hint)


def _too_large(size: int | None) -> Mistake:
    found = "more than that" if size is None else f"{size:,} bytes"
    return _whole_file(
        "file-too-large",
        f"a file may have at most {MAX_BYTES:,} bytes; this one has {found}",
        "Split it into several files.",
    )


def _unreadable(error: Exception) -> Mistake:
    if isinstance(error, FileNotFoundError):
        return _whole_file("unreadable-file", "the file is not there", "A symbolic link may have lost its target.")
    if isinstance(error, PermissionError):
        return _whole_file("unreadable-file", "the file may not be read", "Change its permissions.")
    return _whole_file("unreadable-file", "the file can't be read", "Look at its name, its links and its disk.")
