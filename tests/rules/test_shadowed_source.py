from __future__ import annotations

from tests.rules.folder import COMPANY, SOURCES, Folder


def test_an_own_source_with_the_id_of_a_shared_one_is_reported(mills: Folder) -> None:
    mills.write("sources/fire.yaml", mills.read(SOURCES).replace("charter", "plan-2023"))
    found = [problem for problem in mills.sentences() if problem[0] == "shadowed-source"]
    message = "the source plan-2023 is also a shared one, in sources/fire.yaml"
    assert found == [("shadowed-source", COMPANY, mills.place(COMPANY, "plan-2023:"), message)]


def test_an_own_source_with_an_id_of_its_own_stays_silent(mills: Folder) -> None:
    mills.write("sources/fire.yaml", mills.read(SOURCES).replace("charter", "report"))
    mills.change(COMPANY, "    source: news-2024\n", "    source: news-2024\n    also: [report]\n")
    assert mills.check() == []
