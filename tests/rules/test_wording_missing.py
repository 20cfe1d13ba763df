from __future__ import annotations

from tests.rules.folder import WORDING, Folder


def test_a_folder_without_word_lists_is_reported(mills: Folder) -> None:
    mills.delete(WORDING)
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message, problem.level) for problem in found] == [
        (
            "wording-missing",
            WORDING,
            (1, 1),
            "there is no wording.yaml, so nothing looks for claims that are told as facts",
            "warning",
        )
    ]


def test_word_lists_that_could_not_be_taken_in_are_not_missing(mills: Folder) -> None:
    mills.change(WORDING, "advice:", "advise:")
    assert mills.check_despite_flaws() == []
