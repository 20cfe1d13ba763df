from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.wording import Wording
from scorecard.rules.phrases import PhraseSieve, find_phrase, leave_out_quotations

PHRASES = ("sued", "did nothing", "doesn't care", "cover-up", "it")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They Sued us.", "Sued"),
        ("They did\n  nothing.", "did nothing"),
        ("They didn't; he doesn’t care.", "doesn’t care"),
        ("a Cover-Up, clearly", "Cover-Up"),
        ("pursued", None),
        ("sueded", None),
        ("did nothings", None),
        ("İ did nothing", "did nothing"),
        ("", None),
    ],
)
def test_phrases_are_found_as_whole_words_in_any_case(text: str, found: str | None) -> None:
    assert find_phrase(text, PHRASES) == found


def test_without_phrases_nothing_is_found() -> None:
    assert find_phrase("anything", ()) is None


def test_of_two_phrases_that_begin_alike_the_longer_one_is_found() -> None:
    assert find_phrase("filed a complaint form", ("filed", "filed a complaint")) == "filed a complaint"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('He said "guilty" twice', "He said  …  twice"),
        ("He said “guilty” twice", "He said  …  twice"),
        ("Er sagte „schuldig“ und ging", "Er sagte  …  und ging"),
        ("Il a dit « coupable »", "Il a dit  … "),
        ('a 5" pipe and no more', 'a 5" pipe and no more'),
    ],
)
def test_what_stands_in_double_quotation_marks_is_left_out(text: str, left: str) -> None:
    assert leave_out_quotations(text) == left


WORDS = st.sampled_from(["sued", "Sued", "did", "nothing", "doesn't", "doesn’t", "care", "cover-up", "it", "is", "no"])


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_the_sieve_lets_through_every_text_that_holds_a_phrase(text: str) -> None:
    wording = Wording(
        allegation_cues=("sued",),
        allegation_marks=("alleges",),
        verdict_words=("cover-up", "it"),
        absence_words=("did nothing", "doesn't care"),
        advice="Say who claims it.",
    )
    if find_phrase(text, PHRASES) is not None:
        assert PhraseSieve(wording).holds(text)


def test_the_sieve_holds_back_texts_without_any_phrase() -> None:
    wording = Wording(
        allegation_cues=("sued",),
        allegation_marks=("alleges",),
        verdict_words=("guilty",),
        absence_words=("did nothing",),
        advice="Say who claims it.",
    )
    assert not PhraseSieve(wording).holds("Nothing of the kind happened.")
    assert not PhraseSieve(None).holds("They were sued and did nothing.")
