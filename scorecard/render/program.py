"""The program of a page: its scripts, each with all that it imports, and the data that they read, inside the page.

A page that is opened from disk may fetch nothing, not even a file beside it, so everything is in it. Modules are joined
into one; what they import by name stands before them.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from scorecard.render.text import clean_text
from scorecard.render.theme import ThemeError
from scorecard.views.mark import Mark, Pips

if TYPE_CHECKING:
    from scorecard.render.marks import PageMarks
    from scorecard.render.theme import Theme

OPENING = "faces"
"""The script in the head of every page that has fonts inside."""
CHOOSING = "choosing"
"""The script in the head of a page whose program shows what its address chooses."""
VENDOR = "vendor/"
"""Where scripts stand that others wrote: they are taken as they are and make one name global."""
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<name>[a-z-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async |class |const |function )", re.MULTILINE)
_NAME = re.compile(r"^(?:async )?(?:class|const|function|let) (\w+)", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*[\s\S]*?\*/)[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Program:
    """The elements that end a page, the texts inside them, and what of these a reader may get to see."""

    html: str = ""
    parts: tuple[str, ...] = ()
    text: str = ""


def make_program(
    theme: Theme, names: tuple[str, ...], data: dict[str, Any] | None, marks: PageMarks, packed: tuple[str, ...] = ()
) -> Program:
    """Return the program of these scripts; an empty one without data, which a page without anything to do has none of.

    Marks and pips in the data become the names of their symbols, which then stand on the sheet of `marks`. What is
    named in `packed` is packed.
    """
    if data is None:
        return Program()
    told = _plain(data, marks)
    plain = write_data(told | {key: pack(told[key]) for key in packed})
    html, parts = [f'<script type="application/json" id="data">{plain}</script>'], [plain]
    for name in names:
        script = read_script(theme, name)
        kind = "" if name.startswith(VENDOR) else ' type="module"'
        html.append(f"<script{kind}>{script}</script>")
        parts.append(script)
    # Scripts hold no words of their own; what they show comes from the data, digits and signs included.
    return Program("\n".join(html), tuple(parts), f"{write_data(told)}0123456789+−–<>%×.,")


def pack(plain: object) -> str:
    """Return data as a script unpacks it: JSON, deflated, in Base64, which is half of what text of ours takes."""
    return base64.b64encode(zlib.compress(write_data(plain).encode(), 9)).decode("ascii")


def write_data(plain: object) -> str:
    """Return data as JSON that may stand inside a script element: nothing in it can end that or begin another."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def write_linked_data(data: object) -> str:
    """Return what describes a page to search engines; it is data, which no browser runs."""
    return write_data(_plain(data))


@lru_cache(maxsize=32)
def read_script(theme: Theme, name: str) -> str:
    """Return a script with all that it imports before it, without comments; ThemeError where names clash."""
    if name.startswith(VENDOR):
        return _shorten(_read(theme, name))
    texts: dict[str, str] = {}
    _gather(theme, name, texts)
    named = [found for text in texts.values() for found in _NAME.findall(text)]
    twice = sorted({found for found in named if named.count(found) > 1})
    if twice:
        raise ThemeError(f"two scripts of {name} use one name: {', '.join(twice)}")
    return _shorten("".join(texts.values()))


def _gather(theme: Theme, name: str, texts: dict[str, str]) -> None:
    """Add a script after those that it imports, each once."""
    text = _read(theme, name)
    texts.pop(name, None)
    for found in _IMPORT.finditer(text):
        if found["name"] not in texts:
            _gather(theme, found["name"], texts)
    texts[name] = _EXPORT.sub("", _IMPORT.sub("", text))


def _read(theme: Theme, name: str) -> str:
    text = theme.read(theme.scripts / f"{name}.js").decode("utf-8")
    if "</" in text or "<!--" in text:
        raise ThemeError(f"the script {name} would end the page's script element")
    return text


def _shorten(text: str) -> str:
    """Return a script without lines of comment and without indents; none of ours has a text of several lines."""
    return _INDENT.sub("", _COMMENT.sub("", text)).strip()


def _plain(value: Any, marks: PageMarks | None = None) -> Any:  # noqa: ANN401 - what JSON can hold
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {key: _plain(item, marks) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item, marks) for item in value]
    if marks and isinstance(value, Mark):
        return marks.name_circle(value)
    if marks and isinstance(value, Pips):
        return marks.name_pips(value)
    return value
