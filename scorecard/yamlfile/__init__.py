"""Our narrow, bounded YAML: a file gives plain data and the place of every key, or one mistake in plain words.

Text stays text: only `null`, `~` and nothing, `true`, `false` and plain numbers become anything else, and only without
quotes. Anchors, aliases, tags, merge keys, repeated keys and several documents are mistakes.
"""

from __future__ import annotations

from pathlib import Path

from scorecard.yamlfile.content import Content, read_content, refuse_unwanted
from scorecard.yamlfile.marks import Mark, Marks
from scorecard.yamlfile.mistake import Mistake
from scorecard.yamlfile.parser import Data, Document, parse
from scorecard.yamlfile.readers import Reading, read_files

__all__ = [
    "Content",
    "Data",
    "Document",
    "Mark",
    "Marks",
    "Mistake",
    "Reading",
    "parse",
    "read",
    "read_content",
    "read_files",
    "refuse_unwanted",
]


def read(path: Path, within: Path | None = None) -> Document | Mistake:
    """Return what a file holds, or what is wrong with it; never raises because of a file's content or kind.

    With `within`, a file that a symbolic link leads out of that folder is a mistake.
    """
    content = read_content(path, within)
    return content if isinstance(content, Mistake) else parse(content.text)
