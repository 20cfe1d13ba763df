"""Turns are taken in the order of asking, also by whoever asks again and again."""

from __future__ import annotations

import threading

import pytest

from scorecard.preview.turns import Turns


def test_whoever_waited_longest_comes_first() -> None:
    turns, order = Turns(), list[str]()

    def take(name: str) -> None:
        with turns:
            order.append(name)

    with turns:
        threads = []
        for number, name in enumerate("abc"):
            threads.append(threading.Thread(target=take, args=(name,)))
            threads[-1].start()
            while turns.waiting <= number:
                pass
    # Who has just had a turn stands at the end of the line.
    take("again")
    for thread in threads:
        thread.join()
    assert order == ["a", "b", "c", "again"]
    assert turns.waiting == 0


def test_a_turn_ends_with_an_error_too() -> None:
    turns = Turns()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), turns:
            _ = 1 / 0
    assert turns.waiting == 0
