from __future__ import annotations

from tests.rules.folder import COMPANY, FRAMEWORK, Folder


def test_a_commitment_with_the_id_of_one_in_another_framework_is_reported(mills: Folder) -> None:
    text = mills.read(FRAMEWORK).replace("id: rivers", "id: streams").replace("cw-2", "cx-2")
    mills.write("frameworks/purity.yaml", text)
    mills.change(
        COMPANY,
        "  - framework: clean-water\n",
        "  - {framework: purity, date: 2020-05-01, source: charter}\n  - framework: clean-water\n",
    )
    place = mills.place("frameworks/purity.yaml", "id: cw-1")
    message = "the id cw-1 of this commitment is already that of a commitment in frameworks/clean-water.yaml"
    assert mills.sentences() == [("duplicate-node", "frameworks/purity.yaml", place, message)]


def test_a_group_with_the_id_of_its_framework_is_reported(mills: Folder) -> None:
    mills.change(FRAMEWORK, "id: rivers", "id: clean-water")
    message = "the id clean-water of this group is already that of a framework in this file"
    assert mills.sentences() == [("duplicate-node", FRAMEWORK, mills.place(FRAMEWORK, "id: clean-water"), message)]


def test_a_group_inside_a_group_with_the_id_of_a_commitment_is_reported_at_the_commitment(mills: Folder) -> None:
    mills.change(FRAMEWORK, "    commitments:\n", "    groups:\n      - {id: cw-2, name: Springs}\n    commitments:\n")
    message = "the id cw-2 of this commitment is already that of a group in this file"
    place = mills.place(FRAMEWORK, "id: cw-2\n")
    assert mills.sentences() == [("duplicate-node", FRAMEWORK, place, message)]


def test_the_id_of_a_company_can_be_that_of_a_group(mills: Folder) -> None:
    mills.change(FRAMEWORK, "id: rivers", "id: example-mills")
    assert mills.check() == []


def test_an_id_that_means_the_whole_is_reported(mills: Folder) -> None:
    mills.change(FRAMEWORK, "id: rivers", "id: overall")
    message = "the id of this group is overall, which means the whole"
    assert mills.sentences() == [("duplicate-node", FRAMEWORK, mills.place(FRAMEWORK, "id: overall"), message)]
