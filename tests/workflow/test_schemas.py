"""The schemas in a data folder: written, compared, and in the real data never stale."""

from __future__ import annotations

import json
from pathlib import Path

from scorecard.model.schema import SHAPES, schema_file
from scorecard.workflow.schemas import stale_schemas, write_schemas

DATA = Path(__file__).parents[2] / "data"


def test_the_schemas_of_the_real_data_are_those_of_the_models() -> None:
    stale = [path.name for path in stale_schemas(DATA)]
    assert stale == [], "write them anew with: scorecard schema"


def test_writing_gives_one_file_for_each_kind_and_says_which_changed(tmp_path: Path) -> None:
    assert {path.name for path in stale_schemas(tmp_path)} == {schema_file(kind) for kind in SHAPES}
    written = write_schemas(tmp_path)
    assert {path.name for path in written} == {schema_file(kind) for kind in SHAPES}
    assert write_schemas(tmp_path) == ()
    assert stale_schemas(tmp_path) == ()
    for path in written:
        text = path.read_text(encoding="utf-8")
        assert text.endswith("}\n")
        assert json.loads(text)["title"]


def test_a_changed_a_missing_and_an_unknown_schema_are_stale(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    folder = tmp_path / "schema"
    (folder / "company.schema.json").write_bytes((folder / "company.schema.json").read_bytes().replace(b"\n", b"\r\n"))
    (folder / "edition.schema.json").unlink()
    (folder / "forgotten.schema.json").write_text("{}")
    names = ["company.schema.json", "edition.schema.json", "forgotten.schema.json"]
    assert [path.name for path in stale_schemas(tmp_path)] == names
    assert [path.name for path in write_schemas(tmp_path)] == names
    assert stale_schemas(tmp_path) == ()
    assert {path.name for path in folder.iterdir()} == {schema_file(kind) for kind in SHAPES}
