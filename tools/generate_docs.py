"""Writes the pages of docs/ that are made from code, and the JSON Schemas of data/schema/; `--check` only looks.

make docs
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from scorecard.cli.commands import main as command
from scorecard.exports.scores_csv import COLUMNS
from scorecard.exports.tables import SHAPES
from scorecard.model.schema import schemas
from scorecard.rules.manual import render_manual
from scorecard.workflow.schemas import stale_schemas, write_schemas

ROOT = Path(__file__).resolve().parent.parent
MADE = "<!-- Made from the code by `make docs`; edits here are lost. -->"

WHERE = {
    "programme": "programme.yaml",
    "methodology": "methodology.yaml",
    "wording": "wording.yaml",
    "exceptions": "exceptions.yaml",
    "framework": "frameworks/&lt;framework&gt;.yaml",
    "sources": "sources/&lt;topic&gt;.yaml",
    "company": "companies/&lt;company&gt;.yaml",
    "context": "context/&lt;topic&gt;.yaml",
    "page": "pages/&lt;page&gt;.yaml",
    "edition": "editions/&lt;edition&gt;/edition.yaml",
    "assessments": "editions/&lt;edition&gt;/assessments/&lt;company&gt;.yaml",
    "corrections": "editions/&lt;edition&gt;/corrections.yaml",
}


def data_dictionary() -> str:
    """Return the page that tells every key of every data file."""
    lines = [
        "# Data dictionary",
        "",
        MADE,
        "",
        "Every file of `data/`, key by key. An editor that knows JSON Schema shows the same words while you type.",
        "Keys without *may be left out* must be there. Dates are `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where the source",
        "gives no more. Ids are lower-case words with hyphens.",
        "",
    ]
    for kind, schema in schemas().items():
        lines += [f"## {kind}", "", f"`{WHERE[kind].replace('&lt;', '<').replace('&gt;', '>')}`", ""]
        lines += describe(schema)
        for name, inner in schema.get("$defs", {}).items():
            lines += [f"### {kind}: {name}", "", *describe(inner)]
    lines += ["## scores.csv", "", "The columns of the table that a build writes.", ""]
    lines += ["| column | meaning |", "| --- | --- |", *(f"| `{name}` | {meaning} |" for name, meaning in COLUMNS), ""]
    return "\n".join(lines)


def describe(schema: dict[str, Any]) -> list[str]:
    """Return a schema's description and the table of its keys."""
    lines = [schema.get("description", ""), ""]
    if "properties" not in schema:
        return lines
    required = set(schema.get("required", ()))
    lines += ["| key | kind | meaning |", "| --- | --- | --- |"]
    for name, inner in schema["properties"].items():
        optional = "" if name in required else "*may be left out* "
        meaning = inner.get("description", "").replace("\n", " ").replace("|", "\\|")
        lines.append(f"| `{name}` | {type_text(inner)} | {optional}{meaning} |")
    return [*lines, ""]


def type_text(schema: dict[str, Any]) -> str:
    """Return in words what a value must be."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(type_text(item) for item in schema["anyOf"] if item.get("type") != "null"))
    if "enum" in schema:
        return ", ".join(f"`{item}`" for item in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {type_text(schema.get('items', {}))}"
    if schema.get("type") == "object":
        inner = schema.get("additionalProperties")
        return f"map of ids to {type_text(inner)}" if isinstance(inner, dict) else "map"
    kinds = schema.get("type", "text")
    return " or ".join(WORDS.get(str(kind), str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


WORDS = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}


def open_data_fields() -> str:
    """Return the page that tells every field of the open data's tables."""
    where = "The tables of `data/` in the output, the same in every format; [open-data.md](open-data.md) comes first."
    lines = ["# Fields of the open data", "", MADE, "", where, ""]
    for shape in SHAPES:
        lines += [f"## {shape.name}", "", f"{shape.title}. {shape.description}", ""]
        lines += [f"Key: {', '.join(f'`{name}`' for name in shape.key)}.", ""]
        lines += ["| field | kind | meaning |", "| --- | --- | --- |"]
        for column in shape.columns:
            kind = f"id in `{column.refers_to}`" if column.refers_to else column.kind.replace("-", " ")
            words = [
                kind,
                *([f"{column.digits} decimals"] if column.digits else []),
                *([column.unit] if column.unit else []),
            ]
            values = f" One of {', '.join(f'`{word}`' for word in column.choices)}." if column.choices else ""
            empty = "" if column.required else " *May be empty.*"
            meaning = column.description.replace("|", "\\|")
            lines.append(f"| `{column.name}` | {', '.join(words)} | {meaning}{values}{empty} |")
        lines.append("")
    return "\n".join(lines)


def command_reference() -> str:
    """Return the page that tells every command, as `--help` prints it."""
    lines = ["# Commands", "", MADE, "", "What `scorecard` and its commands answer to `--help`.", ""]

    lines += ["## scorecard", "", "```text", help_text(command, None, "scorecard"), "```", ""]
    for name in sorted(command.commands):
        text = help_text(command.commands[name], command, name)
        lines += [f"## scorecard {name}", "", "```text", text, "```", ""]
    return "\n".join(lines)


def help_text(which: click.Command, group: click.Group | None, name: str) -> str:
    """Return what a command prints for `--help`, at a fixed width."""
    parent = click.Context(group, info_name="scorecard", help_option_names=["-h", "--help"]) if group else None
    context = click.Context(
        which,
        info_name=name,
        parent=parent,
        terminal_width=100,
        max_content_width=100,
        help_option_names=["-h", "--help"],
    )
    return "\n".join(line.rstrip() for line in which.get_help(context).splitlines())


PAGES = {
    "docs/data-dictionary.md": data_dictionary,
    "docs/open-data-fields.md": open_data_fields,
    "docs/rules.md": render_manual,
    "docs/commands.md": command_reference,
}


def main() -> int:
    """Write what is stale and say so; with `--check` write nothing and return 1 if anything is."""
    looking = "--check" in sys.argv[1:]
    data = ROOT / "data"
    stale = [path.relative_to(ROOT).as_posix() for path in stale_schemas(data)]
    if stale and not looking:
        write_schemas(data)
    for name, make in PAGES.items():
        path = ROOT / name
        content = make()
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            stale.append(name)
            if not looking:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
    for name in stale:
        print(f"{name} is stale; run: make docs" if looking else f"wrote {name}")
    return 1 if looking and stale else 0


if __name__ == "__main__":
    sys.exit(main())
