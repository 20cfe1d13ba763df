from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from fractions import Fraction
from pathlib import Path

import html5lib
import pytest

from scorecard.render.html import render
from scorecard.render.marks import PageMarks
from scorecard.render.program import make_program, read_script
from scorecard.render.theme import Theme, ThemeError
from scorecard.views.comparison import compare_page
from scorecard.views.mark import Mark
from scorecard.views.search import search_page
from scorecard.views.side_by_side import side_page
from scorecard.views.weighing import weigh_page
from tests.render.made import FILES, THEME
from tests.views.register import every_kind

SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


def write_theme(folder: Path, **scripts: str) -> Theme:
    (folder / "assets" / "js").mkdir(parents=True)
    for name, text in scripts.items():
        (folder / "assets" / "js" / f"{name}.js").write_text(text, encoding="utf-8")
    return Theme(folder)


def test_a_script_stands_after_all_that_it_imports_each_once(tmp_path: Path) -> None:
    theme = write_theme(
        tmp_path,
        top='import { one } from "./one.js";\nimport {\n  two,\n} from "./two.js";\none(two);\n',
        one='import { two } from "./two.js";\nexport function one() {}\n',
        two="/* What it is. */\nexport const two = 2; // two\n// Gone.\n",
    )
    assert read_script(theme, "top") == "const two = 2; // two\nfunction one() {}\none(two);"


def test_one_name_in_two_scripts_of_a_page_is_an_error(tmp_path: Path) -> None:
    theme = write_theme(
        tmp_path, top='import { a } from "./one.js";\nconst same = 1;\n', one="export const a = 1;\nconst same = 2;\n"
    )
    with pytest.raises(ThemeError, match="same"):
        read_script(theme, "top")


def test_a_script_cannot_end_its_element(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="would end"):
        read_script(write_theme(tmp_path, top='const a = "</script>";\n'), "top")


def test_data_cannot_end_its_element_and_holds_nothing_that_is_not_seen() -> None:
    marks = PageMarks()
    mark = Mark("filled", Fraction(1), "Done", "100")
    program = make_program(THEME, ("compare",), {"a": ["</script><!-- \u202eb\x07"], "m": mark, "n": None}, marks)
    text = program.parts[0]
    assert "<" not in text
    assert json.loads(text) == {"a": ["</script><!-- b"], "m": "mark-1000", "n": None}
    assert 'id="mark-1000"' in marks.sheet()


def test_what_is_packed_can_be_unpacked_and_its_words_still_choose_the_letters() -> None:
    facts = [[0, 1, "Ж</script>"], [2, 3, "x" * 500]]
    program = make_program(THEME, ("compare",), {"facts": facts, "a": 1}, PageMarks(), packed=("facts",))
    told = json.loads(program.parts[0])
    assert json.loads(zlib.decompress(base64.b64decode(told["facts"]))) == facts
    assert len(told["facts"]) < 100
    assert told["a"] == 1
    assert "Ж" in program.text
    assert "Ж" not in program.parts[0]


@pytest.mark.parametrize("page", ["compare", "side", "weigh", "search"])
def test_every_script_of_a_page_is_in_its_policy_by_hash(page: str) -> None:
    dataset, results = every_kind().scored()
    pages = {
        "compare": compare_page(dataset, results, FILES),
        "side": side_page(dataset, results, FILES),
        "weigh": weigh_page(dataset, results, FILES),
        "search": search_page(dataset, results, FILES),
    }
    html = render(THEME, pages[page])  # type: ignore[arg-type] # one of the pages, and mypy sees what they share
    found = re.search(r"script-src ([^;]*);", html)
    assert found is not None
    scripts = SCRIPT.findall(html)
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for _, text in scripts]
    assert found[1].split() == [f"'sha256-{each}'" for each in hashes]
    assert len(scripts) == (4 if page == "search" else 3)
    assert all("src=" not in attributes for attributes, _ in scripts)
    document = html5lib.HTMLParser(strict=True).parse(html)
    assert [name for item in document.iter() for name in item.attrib if name.startswith("on") or name == "style"] == []


def test_the_vendored_search_is_the_file_that_the_documentation_names() -> None:
    text = (THEME.scripts / "vendor" / "minisearch.js").read_bytes()
    told = (Path(__file__).parents[2] / "templates/assets/js/vendor/README.md").read_text(encoding="utf-8")
    assert hashlib.sha256(text).hexdigest() in told
    assert (THEME.scripts / "vendor" / "LICENSE-minisearch.txt").read_text(encoding="utf-8").startswith("Copyright")
