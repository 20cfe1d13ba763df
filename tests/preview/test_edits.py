"""What happens after a save: the news, the new page, the new document, and what is wrong."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pypdf import PdfReader

from scorecard.loader import load
from tests.preview.running import (
    DOCUMENT,
    MILLS,
    OTHER_PAGE,
    PAGE,
    RATIONALE,
    TEMPLATES,
    Running,
    change,
    run_preview,
    save,
)


def text_of(document: bytes) -> str:
    pages = PdfReader(io.BytesIO(document)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_a_saved_file_is_news_and_shows_on_the_page(preview: Running) -> None:
    before, other = preview.get(PAGE), preview.get(OTHER_PAGE)
    assert RATIONALE in before.text
    with preview.listen() as news, preview.listen() as also:
        assert news.next() == also.next()
        preview.edit(MILLS, RATIONALE, "of later years nothing was heard")
        told = news.next()
        dataset = load(preview.folder / "data").dataset
        assert dataset is not None
        assert told == {
            "errors": 0,
            "warnings": 0,
            "problems": [],
            "more": 0,
            "failure": "",
            "shown": dataset.digest,
        }
        assert also.next() == told
    after = preview.get(PAGE)
    assert RATIONALE not in after.text
    assert "of later years nothing was heard" in after.text
    assert after.headers["ETag"] != before.headers["ETag"]
    # Another company's page is made from other data: it is the same, and a browser need not load it again.
    assert preview.get(OTHER_PAGE).headers["ETag"] == other.headers["ETag"]
    assert preview.get(OTHER_PAGE).content == other.content


def test_page_and_document_show_the_same_data(preview: Running) -> None:
    assert RATIONALE in preview.get(PAGE).text
    with preview.listen() as news, ThreadPoolExecutor(1) as aside:
        news.next()
        preview.edit(MILLS, RATIONALE, "of later years nothing was heard")
        news.next()
        document = aside.submit(preview.get, DOCUMENT)
        assert "of later years nothing was heard" in preview.get(PAGE).text
        assert "of later years nothing was heard" in text_of(document.result().content)


def test_a_document_that_is_overtaken_by_an_edit_is_made_again(preview: Running) -> None:
    with preview.listen() as news, ThreadPoolExecutor(1) as aside:
        news.next()
        preview.edit(MILLS, RATIONALE, "first wording")
        news.next()
        document = aside.submit(preview.get, DOCUMENT)
        preview.edit(MILLS, "first wording", "second wording")
        news.next()
        # Whatever was on its way: whoever asks after the news gets what they are about.
        assert "second wording" in text_of(preview.get(DOCUMENT).content)
        assert document.result().status == 200
        assert "second wording" in text_of(preview.get(DOCUMENT).content)


def test_problems_are_told_as_check_tells_them_and_the_last_good_page_stays(preview: Running) -> None:
    good = preview.get(PAGE)
    with preview.listen() as news:
        news.next()
        preview.edit("companies/example-mills.yaml", "deadline: 2024-12-31", "deadlin: 2024-12-31")
        told = news.until(lambda it: it["errors"])
        check = subprocess.run(
            [sys.executable, "-m", "scorecard", "check"],
            cwd=preview.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        lines = "\n".join(told["problems"]).splitlines()
        assert lines == check.stdout.splitlines()[:-1]
        assert any("data/companies/example-mills.yaml:17:5: error: " in line and "[" in line for line in lines)
        assert preview.get(PAGE).content == good.content
        preview.edit("companies/example-mills.yaml", "deadlin: 2024-12-31", "deadline: 2024-12-31")
        assert news.until(lambda it: not it["errors"])["problems"] == []


def test_warnings_are_told_and_the_page_is_new(preview: Running) -> None:
    with preview.listen() as news:
        news.next()
        preview.edit(MILLS, RATIONALE, "nothing at all was found, which is a lie")
        preview.edit("wording.yaml", "# yaml-language-server", "# yaml-language-servant")
        told = news.until(lambda it: it["warnings"])
        assert not told["errors"]
    assert "nothing at all was found" in preview.get(PAGE).text


@pytest.mark.parametrize("broken", ["a: [1, 2\nb: {", "\0\0\0", "\ud7ff: \x07", "a: &x 1\nb: *x\n"])
def test_a_file_that_is_no_yaml_is_a_problem_like_any_other(preview: Running, broken: str) -> None:
    good = preview.get(PAGE)
    path = preview.folder / "data" / MILLS
    whole = path.read_text(encoding="utf-8")
    with preview.listen() as news:
        news.next()
        save(path, broken)
        told = news.until(lambda it: it["errors"])
        assert any(problem.startswith(f"data/{MILLS}:") for problem in told["problems"])
        assert preview.get(PAGE).content == good.content
        save(path, whole)
        news.until(lambda it: not it["errors"])
    assert preview.get(PAGE).content == good.content


def test_a_file_that_goes_and_comes_back_is_read_again(preview: Running) -> None:
    path = preview.folder / "data" / "companies" / "example-foods.yaml"
    text = path.read_text(encoding="utf-8")
    with preview.listen() as news:
        news.next()
        path.unlink()
        assert news.until(lambda it: it["errors"])
        path.write_text(text.replace("founded: 1988", "founded: 1989"), encoding="utf-8")
        news.until(lambda it: not it["errors"])
    assert "1989" in preview.get("/data/api/companies/example-foods.json").text


def test_what_an_editor_leaves_for_a_moment_is_no_news(preview: Running) -> None:
    with preview.listen() as news:
        news.next()
        for name in (".example-mills.yaml.swp", "companies/.#example-mills.yaml"):
            save(preview.folder / "data" / name, "in the middle of it")
        preview.edit(MILLS, RATIONALE, "saved after all")
        told = news.next()
        assert not told["errors"]
        assert "saved after all" in preview.get(PAGE).text


def test_a_data_folder_that_goes_and_comes_back_is_read_again(preview: Running) -> None:
    data = preview.folder / "data"
    with preview.listen() as news:
        news.next()
        data.rename(preview.folder / "aside")
        assert news.until(lambda it: it["errors"])
        shutil.copytree(preview.folder / "aside", data)
        shutil.rmtree(preview.folder / "aside")
        news.until(lambda it: not it["errors"])
        preview.edit(MILLS, RATIONALE, "said in the new folder")
        while "said in the new folder" not in preview.get(PAGE).text:
            news.next()


def test_an_edit_of_the_theme_shows_on_page_and_document(tmp_path: Path, store: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(TEMPLATES, theme)
    with run_preview(tmp_path, "--output", str(store), templates=theme) as own, own.listen() as news:
        news.next()
        assert "outline:1px dotted" not in own.get(PAGE).text
        # The process that makes documents began with the theme as it was.
        change(theme / "documents" / "scorecard.html", "</body>", "<p>Added below</p></body>")
        change(theme / "assets" / "css" / "screen.css", "/* ", "main { outline: 1px dotted }\n/* ")
        while "outline:1px dotted" not in own.get(PAGE).text:
            news.next()
        assert "Added below" in text_of(own.get(DOCUMENT).content)
        # A template that is not in order is named, and holds up nothing else.
        change(theme / "pages" / "company.html", "{% block content %}", "{% block content %}{% if %}")
        while (failed := own.get(PAGE)).status != 500:
            news.next()
        assert re.search(r"the template pages/company\.html, line \d+: ", failed.text)
        assert own.get("/").status == 200
        change(theme / "pages" / "company.html", "{% if %}", "")
        while own.get(PAGE).status != 200:
            news.next()
