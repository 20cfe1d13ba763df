"""Words that texts may or must not hold: found as whole words, in any case, outside quotations or everywhere."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.wording import Wording
    from scorecard.rules.context import Context
    from scorecard.rules.pieces import Passage

_QUOTATION = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"")
_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'"})


def find_phrase(text: str, phrases: tuple[str, ...]) -> str | None:
    """Return the first of the phrases in the text as the text has it, or None."""
    if not phrases:
        return None
    # Lower case on both sides: three times as fast as a search that ignores case.
    lower = text.translate(_APOSTROPHES).lower()
    found = _compile(phrases).search(lower)
    if found is None:
        return None
    as_written = text[found.start() : found.end()] if len(lower) == len(text) else found.group()
    return " ".join(as_written.split())


def leave_out_quotations(text: str) -> str:
    """Return the text without what stands in double quotation marks: the words in them are somebody else's."""
    return _QUOTATION.sub(" … ", text)


def find_own_words(context: Context, phrases: tuple[str, ...]) -> Iterator[tuple[Passage, str]]:
    """Yield the passages that hold one of the phrases outside quotations, with what was found."""
    for passage in context.passages:
        found = find_phrase(leave_out_quotations(passage.text), phrases)
        if found is not None:
            yield passage, found


class PhraseSieve:
    """Tells fast which texts hold all words of some phrase, in any order: the others need no closer look."""

    def __init__(self, wording: Wording | None) -> None:
        phrases = (
            (*wording.allegation_cues, *wording.verdict_words, *wording.absence_words) if wording is not None else ()
        )
        self._phrases: dict[str, list[frozenset[str]]] = {}
        for phrase in phrases:
            words = frozenset(_WORD.findall(phrase.lower()))
            self._phrases.setdefault(max(words, key=lambda word: (len(word), word), default=""), []).append(words)
        self._longest = frozenset(self._phrases)

    def holds(self, text: str) -> bool:
        """Return True when all words of some phrase are in the text."""
        words = _WORD.findall(text.lower())
        if self._longest.isdisjoint(words):
            return False
        found = frozenset(words)
        return any(phrase <= found for word in self._longest & found for phrase in self._phrases[word])


@lru_cache(maxsize=32)
def _compile(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the phrases as whole words; of two that begin alike the longer one is tried first."""
    plain = (phrase.translate(_APOSTROPHES).lower() for phrase in phrases)
    longest_first = sorted(plain, key=lambda phrase: (-len(phrase), phrase))
    choices = "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")
