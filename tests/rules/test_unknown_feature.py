from __future__ import annotations

from tests.rules.folder import ASSESSMENTS, COMPANY, FRAMEWORK, Folder


def test_a_service_with_an_unknown_feature_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "features: [selling]", "features: [selling, weaving]")
    message = "the service mill-shop has the feature weaving, which the methodology does not define"
    assert mills.sentences() == [("unknown-feature", COMPANY, mills.place(COMPANY, "weaving"), message)]


def test_a_commitment_that_applies_to_an_unknown_feature_is_reported_with_the_nearest_one(mills: Folder) -> None:
    mills.change(FRAMEWORK, "applies_to: [dyeing]", "applies_to: [dyeing, dying]")
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        (
            "unknown-feature",
            FRAMEWORK,
            (28, 30),
            "the commitment cw-1 applies to the feature dying, which the methodology does not define",
        )
    ]
    assert found[0].hint == "Did you mean dyeing? Features are defined in methodology.yaml."


def test_all_features_of_the_methodology_can_be_used(mills: Folder) -> None:
    mills.change(COMPANY, "features: [selling]", "features: [selling, dyeing]")
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: delivered\n    mill-shop: not-assessed")
    assert mills.check() == []
