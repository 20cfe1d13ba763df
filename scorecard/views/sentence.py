"""Plain sentences made from the results: what was promised, what became of it, and how sure one can be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scorecard.scoring.texts import count_text, list_text, number_text, points_text, share_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scorecard.scoring.results import CommitmentResult, CompanyResult, Counts, LevelResult, Results

MOST_LETTERS = 60
"""So many letters at most have the names of those that share a rank: beside a score there is room for no more."""

# The end of a sentence; the stop of an abbreviation is none.
_SENTENCE_END = re.compile(
    r"(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bCo)(?<!\bNo)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bvs)"
    r"(?<=[a-z0-9)”\"’%])[.!?](?=\s+[A-Z“\"(])"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence, plain or emphasised."""

    text: str
    strong: bool = False


Sentence = tuple[Run, ...]


def plain(sentence: Iterable[Run]) -> str:
    """Return the sentence without its emphasis."""
    return "".join(run.text for run in sentence)


def tell_finding(counts: Counts, collective: int = 0) -> Sentence:
    """Return what the company promised and what became of it, in one or two sentences; numbers are emphasised.

    `collective` of the promises were made only by joining a common text. What did not happen is left out: there is no
    "kept 0".
    """
    if not counts.applicable:
        return _read(f"None of the {_bold(counts.total)} commitments applies to it.")
    if not counts.pledged:
        return _read(
            f"We found no public pledge by it on any of the {_bold(counts.applicable)} commitments that apply."
        )
    return _read(f"{_tell_promise(counts)}{_tell_collective(counts, collective)}. {_tell_outcome(counts)}")


def tell_no_score(result: CompanyResult, min_coverage: Fraction) -> str:
    """Return why there is no score, or nothing where there is one."""
    if result.no_score == "no-pledges":
        return "No score: there is no public pledge to hold it to."
    if result.no_score == "nothing-assessed":
        return "No score yet: nothing that it pledged has been assessed."
    if result.no_score == "weighs-nothing":
        return "No score: by the weights in use, nothing that it pledged weighs anything."
    if result.no_score == "low-coverage":
        share, needed = share_text(result.coverage), share_text(min_coverage)
        return f"No score yet: {share} of what it pledged has been assessed; a score needs {needed}."
    return ""


def tell_rank(result: CompanyResult, results: Results) -> str:
    """Return the rank among the companies that have one, with those that share it; nothing for a company without."""
    if result.rank is None:
        return ""
    ranked = [other for other in results.companies if other.rank is not None]
    sharing = sorted(
        other.name for other in ranked if other.rank == result.rank and other.company_id != result.company_id
    )
    place = f"Rank {result.rank} of {len(ranked)}"
    if not sharing:
        return place
    names = list_text(sharing)
    is_short = len(sharing) < 3 and len(names) <= MOST_LETTERS
    return f"{place}, shared with {names if is_short else count_text(len(sharing), 'other', 'others')}"


ORDER_NOTE = "Scores a few points apart do not settle an order."


def tell_coverage(coverage: Fraction | None) -> str:
    """Return how much of what was pledged has been assessed."""
    if coverage is None:
        return "Nothing that was pledged can be assessed."
    if coverage == 1:
        return "Every promise was assessed."
    return f"{share_text(coverage)} of what was pledged has been assessed."


def tell_gap(result: CommitmentResult) -> str:
    """Return how promise and delivery compare, in points."""
    gap = result.gap
    if not result.pledged:
        return "nothing was promised"
    if gap is None:
        return "cannot be compared"
    if gap == 0:
        return "the evidence goes as far as the promise"
    points = points_text(abs(gap))
    farther, other = ("promise", "evidence") if gap > 0 else ("evidence", "promise")
    return f"the {farther} goes {points} {'point' if points == '1' else 'points'} further than the {other}"


def tell_standing(result: CommitmentResult) -> str:
    """Return how much a commitment counts for the score and how promise and delivery compare, or why it does not."""
    share = share_text(result.effective_weight, 1)
    return {
        "counts": f"Counts for {share} of the score; {tell_gap(result)}.",
        "not-pledged": "Not promised, so it does not count for the score.",
        "not-assessed": "Not assessed, so it does not count for the score.",
        "not-applicable": "Does not apply, so it does not count for the score.",
        "weighs-nothing": "The method gives it no weight, so it does not count for the score.",
    }[result.standing]


def tell_pledge(pledge: LevelResult) -> str:
    """Return how firm a promise is, or that none was found."""
    if pledge.step is None:
        return "Promise not assessed"
    return f"{pledge.name} promise" if pledge.step else "No promise found"


def take_sentences(text: str, length: int, about: str = "") -> str:
    """Return as many whole sentences as fit, and one at least, however long; no sentence is ever cut.

    They are the first ones; where these do not contain the word `about`, those from the first that contains it.
    """
    sentences = split_sentences(text)
    taken = _take(sentences, length)
    if about in taken:
        return taken
    start = next((index for index, sentence in enumerate(sentences) if about in sentence), 0)
    return _take(sentences[start:], length)


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    flat = " ".join(text.split())
    ends = [found.end() for found in _SENTENCE_END.finditer(flat)]
    return [flat[start:end].strip() for start, end in zip([0, *ends], [*ends, len(flat)], strict=True)]


def _take(sentences: list[str], length: int) -> str:
    taken = sentences[0]
    for sentence in sentences[1:]:
        if len(taken) + 1 + len(sentence) > length:
            break
        taken = f"{taken} {sentence}"
    return taken


def _tell_promise(counts: Counts) -> str:
    if counts.pledged < counts.applicable:
        return f"It promised {_bold(counts.pledged)} of the {_bold(counts.applicable)} commitments that apply to it"
    if counts.pledged == 1:
        return "It promised the one commitment that applies to it"
    return f"It promised all {_bold(counts.pledged)} commitments that apply to it"


def _tell_collective(counts: Counts, collective: int) -> str:
    """Return the clause on how many of the promises rest on a common text alone; nothing where none does."""
    if not collective:
        return ""
    if counts.pledged == 1:
        return ", only by joining a common text"
    if collective == counts.pledged:
        return ", each of them only by joining a common text"
    of = f"the {number_text(counts.pledged)}" if counts.pledged < counts.applicable else "them"
    return f", {_bold(collective)} of {of} only by joining a common text"


def _tell_outcome(counts: Counts) -> str:
    done = _tell_done(counts)
    open_ends = []
    if counts.none == counts.pledged:
        return (
            "We found *no public evidence* for it."
            if counts.pledged == 1
            else "We found *no public evidence* for any of them."
        )
    if counts.none:
        open_ends.append(f"for {_bold(counts.none)} we found no public evidence")
    if counts.reversed_:
        open_ends.append(f"{_bold(counts.reversed_)} it has *reversed*")
    if counts.not_assessed:
        verb = "has" if counts.not_assessed == 1 else "have"
        open_ends.append(f"{_bold(counts.not_assessed)} {verb} not been assessed yet")
    rest = list_text(open_ends)
    if done and rest:
        return f"{done}; {rest}."
    return f"{done or rest[:1].upper() + rest[1:]}."


def _tell_done(counts: Counts) -> str:
    """Return the clause on what was kept, in full or in part; nothing where nothing was."""
    kept, partly = counts.kept, counts.partly
    if kept == counts.pledged:
        return "It has *kept it*" if kept == 1 else f"It has *kept all {number_text(kept)}*"
    if kept and partly:
        return f"It has *kept {kept}* and *{partly} in part*"
    if kept:
        return f"It has *kept {kept}*"
    if partly == counts.pledged:
        return "It has *kept it in part*" if partly == 1 else "It has *kept each of them in part*, none in full"
    return f"It has kept none in full and *{partly} in part*" if partly else ""


def _bold(count: int) -> str:
    return f"*{number_text(count)}*"


def _read(marked: str) -> Sentence:
    """Return the runs of a sentence of our own whose emphasis stands between asterisks."""
    return tuple(Run(text, index % 2 == 1) for index, text in enumerate(marked.split("*")) if text)
