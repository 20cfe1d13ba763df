from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, Folder

MESSAGE = "cw-1 has a level, and no service of Example Mills at the cut-off has a feature that it needs (dyeing)"


def test_a_level_where_no_service_has_the_feature_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [dyeing]", "    features: [selling]")
    place = mills.place(ASSESSMENTS, "delivery:\n")
    assert mills.sentences() == [("level-but-not-applicable", ASSESSMENTS, place, MESSAGE)]


def test_a_level_where_the_only_such_service_was_closed_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [dyeing]", "    features: [dyeing]\n    until: 2025")
    mills.change(ASSESSMENTS, "  delivery:\n    dye-works: delivered\n", "  delivery: delivered\n")
    place = mills.place(ASSESSMENTS, "delivery: delivered")
    assert mills.sentences() == [("level-but-not-applicable", ASSESSMENTS, place, MESSAGE)]


def test_not_assessed_is_reported_too(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [dyeing]", "    features: [selling]")
    mills.change(ASSESSMENTS, "  delivery:\n    dye-works: delivered\n", "  delivery: not-assessed\n")
    assert [rule for rule, *_ in mills.sentences()] == ["level-but-not-applicable"]


def test_not_applicable_stays_silent(mills: Folder) -> None:
    mills.change(COMPANY, "    features: [dyeing]", "    features: [dyeing]\n    until: 2025")
    mills.change(ASSESSMENTS, "    dye-works: delivered\n", "    dye-works: not-applicable\n")
    assert mills.check() == []
