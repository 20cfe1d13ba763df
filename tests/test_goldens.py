"""Whole outputs of the example project, word for word: what `scorecard init` makes, checked, scored and published."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from fontTools.ttLib import TTFont

from scorecard.cli.commands import main
from scorecard.loader import load
from scorecard.model.dataset import Dataset
from scorecard.publishing.chart_files import ChartMaker, ChartStore
from scorecard.publishing.contents import Workshop
from scorecard.publishing.keys import make_keys
from scorecard.publishing.plan import plan
from scorecard.publishing.robustness_store import gather_insight
from scorecard.publishing.supplies import Supplies
from scorecard.render.theme import Theme
from scorecard.scoring.score import score
from scorecard.workflow.starter import start_project
from tests.golden_files import assert_golden

TEMPLATES = Path(__file__).parent.parent / "templates"
GAP_CHART = "companies/example-mills/charts/say-do-gap.svg"
EDITION_PAGES = ("context/index.html", "frameworks/river-charter/index.html")
PUBLISHED = (
    "index.html",
    *EDITION_PAGES,
    "companies/example-mills/index.html",
    GAP_CHART,
    "results.json",
    "scores.csv",
)
MISTAKES = (
    ("companies/example-foods.yaml", "founded: 1988", "founded: soon"),
    ("companies/example-foods.yaml", "website: https", "websit: https"),
    ("companies/example-mills.yaml", "deadline: 2024-12-31", "deadline: 2020-12-31"),
    ("companies/example-mills.yaml", "commitments: [rc-2, rc-4]", "commitments: [rc-2, rc-44]"),
    ("companies/example-mills.yaml", "name: Board mill", "name: Paper mill"),
    (
        "companies/example-mills.yaml",
        "web/20210701000000/https://example.org/mills/water-plan",
        "web/20210701000000/https://example.org/mills/plan",
    ),
    ("editions/2025/assessments/example-mills.yaml", "evidence: [p1, e1]", "evidence: [p1, e1, e9]"),
    ("methodology.yaml", "from_score: 70", "from_score: 30"),
    ("sources/council.yaml", "20250201000000", "20240201000000"),
    (
        "sources/council.yaml",
        "  archived: https://web.archive.org/web/20210401000000/https://example.org/council/charter\n",
        "",
    ),
)
"""Some mistakes of shape and of sense in the example: a file, what stands in it once, and what is written instead."""
EXCEPTIONS = """\
# yaml-language-server: $schema=schema/exceptions.schema.json
exceptions:
  - rule: source-without-archive
    files: [sources/*.yaml]
    reason: Captures are made before the companies are asked.
"""
_FONT = re.compile(r"data:font/woff2;base64,([A-Za-z0-9+/=]+)")
_PICTURE = re.compile(r'(src="data:image/svg\+xml,)([^"]+)')


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example project; tests only read it."""
    folder = tmp_path_factory.mktemp("project")
    start_project(folder)
    return folder


@pytest.fixture(scope="module")
def dataset(project: Path) -> Dataset:
    """The example's data."""
    found = load(project / "data").dataset
    assert found is not None
    return found


@pytest.fixture(scope="module")
def published(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Some files of a build of the example, by their paths, with links to all files that a build has."""
    results = score(dataset, "2025")
    insight = gather_insight(dataset, results, tmp_path_factory.mktemp("draws"))
    keys = make_keys(dataset, results, TEMPLATES, insight)
    planned = plan(dataset, results, keys, insight)
    files = frozenset(artefact.path for artefact in planned)
    charts = ChartMaker(ChartStore(tmp_path_factory.mktemp("charts")), TEMPLATES / "assets" / "fonts", keys.program)
    workshop = Workshop(Supplies(results, insight, keys, files, Theme(TEMPLATES), charts))
    made: dict[str, bytes] = {}
    for artefact in planned:
        if artefact.path in PUBLISHED:
            made |= {done.path: content for done, content in workshop.make(dataset, (artefact,))}
    assert set(made) == set(PUBLISHED)
    return made


@pytest.fixture
def spoiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An example project with mistakes in it, as the current folder."""
    start_project(tmp_path)
    for name, old, new in MISTAKES:
        path = tmp_path / "data" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
    (tmp_path / "data/exceptions.yaml").write_text(EXCEPTIONS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == code, result.output
    return result.output


def make_readable(page: str) -> str:
    """Return a page with fonts and pictures named by what is in them, and one rule of the style sheet on a line.

    How a font is packed depends on the machine's HarfBuzz and zlib, and the policy's hash of the style sheet with it.
    """
    head, style, rest = re.split(r"(<style>.*?</style>)", page, maxsplit=1, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style[len("<style>") : -len("</style>")].encode()).digest()).decode()
    assert head.count(f"'sha256-{digest}'") == 1
    fonts = _FONT.findall(style)
    assert len(fonts) == style.count(";base64,") > 0
    for font in fonts:
        style = style.replace(font, f"the-characters-{hash_text(read_characters(base64.b64decode(font)))}")
    page = head.replace(digest, "of-the-style-sheet") + style.replace("}", "}\n") + rest
    return _PICTURE.sub(lambda match: f"{match[1]}sha256-{hash_text(match[2])}", page)


def read_characters(content: bytes) -> str:
    """Return the characters that a font has, in their order."""
    with TTFont(io.BytesIO(content)) as font:
        return "".join(map(chr, sorted(font.getBestCmap())))


def hash_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_results_json_is_as_it_was(published: dict[str, bytes]) -> None:
    assert_golden("example/results.json", published["results.json"].decode())


def test_scores_csv_is_as_it_was(published: dict[str, bytes]) -> None:
    text = published["scores.csv"].decode()
    assert text.count("\n") == text.count("\r\n") == 3
    # Kept with plain ends of lines, as the version control keeps every text.
    assert_golden("example/scores.csv", text.replace("\r\n", "\n"))


def test_a_chart_to_download_is_as_it_was(published: dict[str, bytes]) -> None:
    # One element on a line, so that a difference can be read.
    assert_golden("example/say-do-gap.svg", published[GAP_CHART].decode().replace("><", ">\n<"))


def test_the_front_page_is_as_it_was(published: dict[str, bytes]) -> None:
    assert_golden("example/index.html", make_readable(published["index.html"].decode()))


@pytest.mark.parametrize("path", EDITION_PAGES)
def test_a_page_of_the_edition_is_as_it_was(published: dict[str, bytes], path: str) -> None:
    assert_golden(f"example/{path}", make_readable(published[path].decode()))


def test_a_scorecard_page_is_as_it_was(published: dict[str, bytes]) -> None:
    page = make_readable(published["companies/example-mills/index.html"].decode())
    assert_golden("example/companies/example-mills/index.html", page)


@pytest.mark.parametrize(
    ("style", "file"), [("text", "check.txt"), ("json", "check.json"), ("github", "check-github.txt")]
)
@pytest.mark.usefixtures("spoiled")
def test_the_problems_of_a_spoiled_project_are_told_as_they_were(style: str, file: str) -> None:
    assert_golden(f"example/{file}", run("check", "--format", style, code=1))


@pytest.mark.parametrize(
    ("company", "commitment"), [("example-mills", "rc-1"), ("example-foods", "rc-2"), ("example-foods", "rc-4")]
)
def test_the_way_to_a_number_is_told_as_it_was(
    project: Path, company: str, commitment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert_golden(f"example/explain-{company}-{commitment}.txt", run("explain", company, commitment))
