from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.scoring.results import Counts
from scorecard.views.sentence import (
    MOST_LETTERS,
    plain,
    take_sentences,
    tell_coverage,
    tell_finding,
    tell_no_score,
    tell_rank,
)
from tests.views.register import HARDLY_ASSESSED, KEPT, MIXED, UNPROMISED, Register


def make_counts(
    *, kept: int = 0, partly: int = 0, none: int = 0, reversed_: int = 0, not_assessed: int = 0, not_pledged: int = 0
) -> Counts:
    pledged = kept + partly + none + reversed_ + not_assessed
    return Counts(
        total=pledged + not_pledged,
        applicable=pledged + not_pledged,
        pledged=pledged,
        kept=kept,
        partly=partly,
        none=none,
        reversed_=reversed_,
        not_assessed=not_assessed,
        not_pledged=not_pledged,
        not_applicable=0,
        overdue=0,
    )


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (
            make_counts(kept=9, partly=4, none=1, reversed_=1),
            (
                "It promised all 15 commitments that apply to it. It has kept 9 and 4 in part; for 1 we found no "
                "public evidence and 1 it has reversed."
            ),
        ),
        (make_counts(kept=3), "It promised all 3 commitments that apply to it. It has kept all 3."),
        (make_counts(kept=1), "It promised the one commitment that applies to it. It has kept it."),
        (make_counts(partly=1), "It promised the one commitment that applies to it. It has kept it in part."),
        (
            make_counts(partly=2),
            "It promised all 2 commitments that apply to it. It has kept each of them in part, none in full.",
        ),
        (
            make_counts(none=2, not_pledged=1),
            "It promised 2 of the 3 commitments that apply to it. We found no public evidence for any of them.",
        ),
        (
            make_counts(none=1),
            "It promised the one commitment that applies to it. We found no public evidence for it.",
        ),
        (
            make_counts(partly=1, none=2),
            (
                "It promised all 3 commitments that apply to it. It has kept none in full and 1 in part; for 2 we "
                "found no public evidence."
            ),
        ),
        (
            make_counts(kept=2, not_assessed=1),
            "It promised all 3 commitments that apply to it. It has kept 2; 1 has not been assessed yet.",
        ),
        (
            make_counts(not_assessed=4),
            "It promised all 4 commitments that apply to it. 4 have not been assessed yet.",
        ),
        (
            make_counts(none=1, reversed_=1, not_assessed=2),
            (
                "It promised all 4 commitments that apply to it. For 1 we found no public evidence, 1 it has reversed "
                "and 2 have not been assessed yet."
            ),
        ),
        (
            make_counts(not_pledged=5),
            "We found no public pledge by it on any of the 5 commitments that apply.",
        ),
        (
            Counts(4, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0),
            "None of the 4 commitments applies to it.",
        ),
    ],
)
def test_the_finding_says_what_was_promised_and_what_became_of_it(counts: Counts, expected: str) -> None:
    assert plain(tell_finding(counts)) == expected


@pytest.mark.parametrize(
    ("counts", "collective", "expected"),
    [
        (make_counts(kept=17), 12, "It promised all 17 commitments that apply to it, 12 of them only by joining"),
        (make_counts(kept=17), 1, "It promised all 17 commitments that apply to it, 1 of them only by joining"),
        (make_counts(kept=2), 2, "It promised all 2 commitments that apply to it, each of them only by joining"),
        (make_counts(kept=1), 1, "It promised the one commitment that applies to it, only by joining"),
        (
            make_counts(kept=15, not_pledged=1),
            13,
            "It promised 15 of the 16 commitments that apply to it, 13 of the 15 only by joining",
        ),
    ],
)
def test_the_finding_says_how_many_promises_rest_on_a_common_text_alone(
    counts: Counts, collective: int, expected: str
) -> None:
    assert plain(tell_finding(counts, collective)).startswith(f"{expected} a common text. It has kept ")


PARTS = ("kept", "partly", "none", "reversed_", "not_assessed", "not_pledged")


@given(st.fixed_dictionaries(dict.fromkeys(PARTS, st.integers(min_value=0, max_value=3))))
def test_every_finding_is_whole_and_speaks_only_of_what_happened(parts: dict[str, int]) -> None:
    counts = make_counts(**parts)
    sentence = tell_finding(counts)
    text = plain(sentence)
    assert re.fullmatch(r"[A-Z0-9][^*]*\.", text)
    assert "  " not in text
    assert not re.search(r"\b0\b", text.replace("None of the 0 commitments", ""))
    assert text.count("kept") <= 1
    assert ("reversed" in text) == bool(parts["reversed_"])
    assert ("assessed" in text) == bool(parts["not_assessed"])
    assert all(run.text for run in sentence)


def test_ranks_name_those_who_share_them_and_count_only_the_ranked() -> None:
    register = Register().add("a", KEPT, name="Alder").add("b", KEPT, name="Birch").add("c", MIXED, name="Cedar")
    _, results = register.add("d", UNPROMISED, endorsements=[], pledges=[]).scored()
    assert tell_rank(results.by_id["a"], results) == "Rank 1 of 3, shared with Birch"
    assert tell_rank(results.by_id["c"], results) == "Rank 3 of 3"
    assert tell_rank(results.by_id["d"], results) == ""


def test_a_rank_that_many_share_names_only_their_number() -> None:
    register = Register()
    for company_id in "abcde":
        register.add(company_id, KEPT)
    _, results = register.scored()
    assert tell_rank(results.by_id["a"], results) == "Rank 1 of 5, shared with 4 others"


def test_a_rank_shared_with_a_long_name_names_only_their_number() -> None:
    _, results = Register().add("a", KEPT).add("b", KEPT, name="N" * (MOST_LETTERS + 1)).scored()
    assert tell_rank(results.by_id["a"], results) == "Rank 1 of 2, shared with 1 other"


def test_without_a_score_the_reason_stands_there() -> None:
    register = Register().add("silent", UNPROMISED, endorsements=[], pledges=[]).add("unread", HARDLY_ASSESSED)
    dataset, results = register.add("untouched", {}).add("kept", KEPT).scored()
    needed = dataset.methodology.min_coverage
    assert tell_no_score(results.by_id["kept"], needed) == ""
    assert tell_no_score(results.by_id["silent"], needed) == "No score: there is no public pledge to hold it to."
    assert tell_no_score(results.by_id["untouched"], needed) == (
        "No score yet: nothing that it pledged has been assessed."
    )
    assert tell_no_score(results.by_id["unread"], needed) == (
        "No score yet: 25% of what it pledged has been assessed; a score needs 75%."
    )
    assert tell_coverage(results.by_id["kept"].coverage) == "Every promise was assessed."
    assert tell_coverage(results.by_id["unread"].coverage) == "25% of what was pledged has been assessed."
    assert tell_coverage(None) == "Nothing that was pledged can be assessed."


@pytest.mark.parametrize(
    ("text", "length", "about", "expected"),
    [
        ("Short enough. All of it.", 40, "", "Short enough. All of it."),
        ("The first sentence. The second one is longer.", 30, "", "The first sentence."),
        ("It went on for years and years, until it ended.", 10, "", "It went on for years and years, until it ended."),
        (
            "Made by Mill Inc. Ltd. and sold in the U.S. Then it ended.",
            20,
            "",
            "Made by Mill Inc. Ltd. and sold in the U.S. Then it ended.",
        ),
        ("It works. Nobody reads it. No evidence was found.", 20, "evidence", "No evidence was found."),
        ("It works. Nobody reads it.", 9, "evidence", "It works."),
        ("There is evidence. There is more. And more.", 34, "evidence", "There is evidence. There is more."),
    ],
)
def test_a_long_text_gives_whole_sentences_and_one_at_least(text: str, length: int, about: str, expected: str) -> None:
    assert take_sentences(text, length, about) == expected


@given(st.text(), st.integers(min_value=0, max_value=60))
def test_no_sentence_is_ever_cut(text: str, length: int) -> None:
    whole = " ".join(text.split())
    taken = take_sentences(text, length)
    assert whole.startswith(taken)
    assert bool(taken) == bool(whole)
    rest = whole[len(taken) :]
    assert not rest or (taken[-1] in ".!?" and rest.startswith(" "))
