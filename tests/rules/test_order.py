"""In which order files were made, and keys stand in them, changes nothing but the places of problems."""

from __future__ import annotations

import random
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.yamlfile import Document, read
from tests.rules.folder import ASSESSMENTS, COMPANY, EXCEPTIONS, FRAMEWORK, METHODOLOGY, SOURCES, Folder

FAULTS = 18


def make_faulty(path: Path) -> Folder:
    """Return a folder with many different problems, two companies and two frameworks."""
    mills = Folder(path)
    purity = mills.read(FRAMEWORK).replace("id: rivers", "id: streams").replace("cw-2", "cx-2")
    mills.write("frameworks/purity.yaml", purity)
    looms = mills.read(COMPANY).replace("mills.example/news", "looms.example/news").replace("date: 2024", "date: 2025")
    mills.write("companies/looms.yaml", looms)
    mills.write(
        "sources/more.yaml", mills.read(SOURCES).replace("charter", "plan-2023").replace("party: third", "party: first")
    )
    mills.splice(METHODOLOGY, "weights:\n  nothing: 2\n")
    mills.change(COMPANY, "features: [selling]", "features: [selling, dyeing]\n    until: 2030")
    mills.change(
        COMPANY, "  mill-shop:\n", "  barn:\n    name: Barn\n    kind: barn\n    features: [dyeing]\n  mill-shop:\n"
    )
    mills.change(COMPANY, "Opened a plant", "Knowingly did nothing and was sued over a plant")
    mills.change(COMPANY, "kind: action\n    commitments: [cw-1]", "kind: finding\n    commitments: [cw-1, cw-9]")
    mills.change(ASSESSMENTS, "[p1, e1]", "[p1, e1, e1, e7]")
    mills.change(ASSESSMENTS, "dye-works: delivered", "dye-works: verified")
    mills.write_exceptions("{rule: verdict-word, files: [companies/*.yaml, sources/*.yaml], reason: None.}")
    return mills


def shuffle(value: Any, order: random.Random) -> Any:
    """Return the data with the keys of every mapping in another order."""
    if isinstance(value, dict):
        keys = list(value)
        order.shuffle(keys)
        return {key: shuffle(value[key], order) for key in keys}
    if isinstance(value, list):
        return [shuffle(item, order) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def rewrite(folder: Folder, target: Path, order: random.Random) -> Folder:
    """Return a copy whose files are made in another order, with their keys in another order."""
    files = sorted(path.relative_to(folder.path) for path in folder.path.rglob("*.yaml"))
    order.shuffle(files)
    for file in files:
        document = read(folder.path / file)
        assert isinstance(document, Document)
        text = yaml.safe_dump(shuffle(document.data, order), sort_keys=False, allow_unicode=True)
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        schema_line = (folder.path / file).read_text(encoding="utf-8").splitlines()[0]
        (target / file).write_text(f"{schema_line}\n{text}", encoding="utf-8")
    copy = Folder.__new__(Folder)
    copy.path = target
    return copy


def without_places(folder: Folder) -> set[tuple[str, str, str, str, str]]:
    """Return the problems of a folder, each without its line and column."""
    return {(found.file, found.rule, found.message, found.hint, found.level) for found in folder.check()}


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_and_keys_changes_no_problem(order: random.Random) -> None:
    with tempfile.TemporaryDirectory() as place:
        faulty = make_faulty(Path(place) / "data")
        expected = without_places(faulty)
        assert len(expected) == FAULTS
        assert len({rule for _, rule, *_ in expected}) >= 12
        assert without_places(rewrite(faulty, Path(place) / "other", order)) == expected


def test_the_problems_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    found = make_faulty(tmp_path / "data").check()
    places = [(problem.file, problem.place) for problem in found]
    assert places == sorted(places)
    assert EXCEPTIONS in {file for file, _ in places}
