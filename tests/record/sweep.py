"""Every number that a reader can see, held against what could explain it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise

from tests.record.readers import Piece, clean

EDGES = "([{“”„\"‘’'‚‹›«»)]}.,;:!?…·#*_`|◇●→=/&"
NUMBER = re.compile(r"[+−±×-]?[<>]?\d+(,\d{3})*(\.\d+)?%?")
RANGE = re.compile(r"(?<=[\d%])[–—‒-](?=[<>]?\d)")
FIGURE = r"([+−±×]?[<>]?\d+(?:,\d{3})*(?:\.\d+)?%?)"
WORD = re.compile(r"[^\W\d_]{2}")
SHORTEST_PART = 7
"""An address or a hash breaks at the end of a line, and loses a hyphen there; a part this long is still known by it."""
DONE = "|"
"""Stands where the figures of a sentence were found right."""
APART = ""
"""Stands in a list of words where a text begins or ends."""


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A number, or a word with a digit in it, that nothing explains."""

    file: str
    place: str
    word: str
    context: str

    def __str__(self) -> str:
        return f"{self.file}, {self.place}: {self.word} in “{self.context}”"


def split_words(text: str) -> list[str]:
    """Words in small letters without the signs around them; the two ends of a range are two words."""
    found: list[str] = []
    for word in text.lower().split():
        bare = word.strip(EDGES)
        # A range or a word that breaks at the end of a line of print.
        bare = bare[:-1] if bare[-1:] in set("–-") and bare[-2:-1].isdigit() else bare
        ends = [end.strip(EDGES) for end in RANGE.split(bare)] if has_digit(bare) else [bare]
        found += ends if all(map(NUMBER.fullmatch, ends)) else [bare]
    return [word for word in found if word]


def has_digit(word: str) -> bool:
    return any("0" <= letter <= "9" for letter in word)


@dataclass
class Known:
    """What explains the numbers of one page.

    A number is a figure of the record in a form in which it may be printed; or it stands in a text of the data beside
    the same word as on the page, before or after it, for pages break lines and leave out; or it belongs to words of
    our own. A word with a digit in it (`vp-01`, an address) is a word of the data.
    """

    figures: set[str] = field(default_factory=set)
    neighbours: set[tuple[str, str]] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    own_words: list[re.Pattern[str]] = field(default_factory=list)
    slots: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)

    def join(self, *others: Known) -> Known:
        joined = Known()
        for other in (self, *others):
            joined.figures |= other.figures
            joined.neighbours |= other.neighbours
            joined.names |= other.names
            joined.own_words += other.own_words
            joined.add_slots((pattern, allowed) for pattern, each in other.slots.items() for allowed in each)
        return joined

    def add_slots(self, slots: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        for pattern, allowed in slots:
            self.slots.setdefault(pattern, set()).add(allowed)

    def add_text(self, text: str) -> None:
        words = split_words(clean(text))
        for before, after in pairwise([APART, *words, APART]):
            if has_digit(before) or has_digit(after):
                self.neighbours.add((before, after))
        self.names.update(word for word in words if has_digit(word) and not NUMBER.fullmatch(word))

    def add_figures(self, *forms: str) -> None:
        self.figures.update(forms)

    def add_own_words(self, *patterns: str) -> None:
        """Words of ours with numbers in them; `N` stands for a number and is compared elsewhere."""
        self.own_words += [re.compile(pattern.lower()) for pattern in patterns]


@cache
def compile_slot(pattern: str) -> tuple[re.Pattern[str], str]:
    """A slot over words, and a word that stands in every text that it fits."""
    plain = re.sub(r"\(\?.*?\)|\[.*?\]|.\?|\\b|\\", " ", pattern)
    key = max((word for word in plain.split() if word.isalpha() and word != "N"), key=len, default="")
    return re.compile(rf"(?<![^ ]){re.sub(r'(?<![^ ])N', lambda _: FIGURE, pattern)}(?![^ ])"), key


def fill_slots(text: str, known: Known, slots: Iterable[str]) -> str:
    """The words without those whose figures the record allows just there."""
    for slot in slots:
        pattern, key = compile_slot(slot)
        if key in text:
            text = pattern.sub(partial(take, known.slots[slot]), text)
    return text


def take(allowed: set[tuple[str, ...]], found: re.Match[str]) -> str:
    return DONE if found.groups() in allowed else found[0]


def sweep(file: str, pieces: Iterable[Piece], known: Known, *, loosely: bool = False) -> Iterator[Unexplained]:
    """Yield what nothing explains.

    A bare figure of the record is explained where it stands alone, as in a cell; `loosely` anywhere.
    """
    # The longest first: what says more decides.
    slots = sorted(known.slots, key=len, reverse=True)
    for piece in pieces:
        if not has_digit(piece.text):
            continue
        text = piece.text.lower()
        for pattern in known.own_words:
            text = pattern.sub(" ", text)
        is_cell = loosely or not WORD.search(text)
        words = split_words(text)
        if loosely and not any(True for _ in find_unexplained(words, known, is_cell=True)):
            continue
        words = fill_slots(" ".join(words), known, slots).split()
        for word, context in find_unexplained(words, known, is_cell=is_cell):
            yield Unexplained(file, piece.place, word, context)


def find_unexplained(found: list[str], known: Known, *, is_cell: bool) -> Iterator[tuple[str, str]]:
    """Yield words with digits that nothing explains, with the words around them."""
    words = [APART, *found, APART]
    for at in range(1, len(words) - 1):
        if has_digit(words[at]) and not explains(known, *words[at - 1 : at + 2], is_cell=is_cell):
            yield words[at], " ".join(words[max(at - 6, 0) : at + 7]).strip()


def explains(known: Known, before: str, word: str, after: str, *, is_cell: bool) -> bool:
    if word in known.names:
        return True
    if not NUMBER.fullmatch(word):
        bare = word.replace("-", "")
        return len(word) >= SHORTEST_PART and any(bare in name.replace("-", "") for name in known.names)
    if is_cell and word in known.figures:
        return True
    if before == after == APART:
        return {(before, word), (word, after)} <= known.neighbours
    return any(APART not in pair and pair in known.neighbours for pair in ((before, word), (word, after)))
