from __future__ import annotations

from tests.rules.folder import COMPANY, Folder

OTHER = "companies/sample-looms.yaml"


def add_looms(mills: Folder, name: str) -> None:
    text = mills.read(COMPANY).partition("endorsements:")[0]
    mills.write(OTHER, text.replace("name: Example Mills", f"name: {name}"))


def test_the_second_company_of_a_name_is_reported(mills: Folder) -> None:
    add_looms(mills, "Example MILLS")
    message = "the company sample-looms has the name of example-mills: Example MILLS"
    found = mills.check()
    assert [(problem.rule, problem.file, problem.place, problem.message) for problem in found] == [
        ("same-name-twice", OTHER, (2, 1), message)
    ]
    assert found[0].hint == "Take one of the two out, or add to the names what tells the companies apart."


def test_the_second_service_of_a_name_is_reported(mills: Folder) -> None:
    mills.change(COMPANY, "name: Mill Shop", "name: Dye Works")
    message = "the service mill-shop has the name of dye-works: Dye Works"
    line, column = mills.place(COMPANY, "name: Dye Works\n    kind: shop")
    assert mills.sentences() == [("same-name-twice", COMPANY, (line, column), message)]


def test_services_of_two_companies_may_have_one_name(mills: Folder) -> None:
    add_looms(mills, "Sample Looms")
    assert mills.check() == []
