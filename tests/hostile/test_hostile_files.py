"""Hostile files: each is one clear problem, quickly and in bounded memory, in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = Path(__file__).parents[1] / "loader" / "good"
FILE = "companies/hostile.yaml"
LINE_1 = "# yaml-language-server: $schema=../schema/company.schema.json\n"

MOST_SECONDS = 10.0
"""For a whole run, with starting Python; a lone run takes one. It is there to tell a run that never ends."""
MOST_MEGABYTES = 60
"""More than an empty run needs."""

# Loads a folder and says what it found, how much memory that took and how long.
PROGRAM = """
import json, re, resource, sys, time
from pathlib import Path
from scorecard.loader import load
import scorecard.model.schema as schema
for kind in schema.SHAPES:
    schema.adapter(kind)

def megabytes(name):
    # What the system keeps for all processes counts the parent's memory too, so Linux is asked for this one's alone.
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(name + r":\\s+([0-9]+) kB", status.read_text()).group(1)) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024

reset = Path("/proc/self/clear_refs")
if reset.exists():
    reset.write_text("5")
before = megabytes("VmRSS")
start = time.process_time()
loaded = load(Path(sys.argv[1]))
print(json.dumps({
    "problems": [[p.file, p.line, p.column, p.rule, p.message, p.hint] for p in loaded.problems],
    "left_out": sorted(loaded.left_out),
    "megabytes": megabytes("VmHWM") - before,
    "seconds": time.process_time() - start,
}))
"""


@dataclass(frozen=True)
class Outcome:
    problems: list[tuple[str, int, int, str, str, str]]
    left_out: list[str]
    megabytes: float


def run(folder: Path, most_megabytes: float = MOST_MEGABYTES) -> Outcome:
    """Load a folder in a new process, which may need neither much time nor much memory."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["seconds"] < MOST_SECONDS
    assert found["megabytes"] < most_megabytes
    prefix = f"{folder.as_posix()}/"
    problems = [(file.removeprefix(prefix), *rest) for file, *rest in found["problems"]]
    return Outcome(problems, found["left_out"], found["megabytes"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "data"))


def laughs(levels: int) -> str:
    text = "l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for level in range(1, levels):
        text += f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 9)}]\n"
    return text


def merges(levels: int) -> str:
    text = "m0: &m0 {a: 1, b: 2}\n"
    for level in range(1, levels):
        text += f"m{level}: &m{level} {{<<: [{', '.join([f'*m{level - 1}'] * 9)}]}}\n"
    return text


def merges_without_anchors() -> str:
    return "a: {<<: [{b: 1}, {c: 2}]}\n"


TEXTS: dict[str, tuple[str | bytes, tuple[int, int], str]] = {
    "a billion laughs": (laughs(12), (2, 5), "anchor"),
    "a bomb of merge keys": (merges(12), (2, 5), "anchor"),
    "merge keys without anchors": (merges_without_anchors(), (2, 5), "merge-key"),
    "an alias without an anchor": ("a: *b\n", (2, 4), "alias"),
    "a hundred thousand brackets": ("[" * 100_000, (2, 41), "too-deep"),
    "a hundred thousand braces": ("{a: " * 100_000, (2, 161), "too-deep"),
    "a hundred thousand dashes": ("- " * 100_000, (2, 81), "too-deep"),
    "a hundred thousand question marks": ("? " * 100_000, (2, 3), "key-not-text"),
    "a staircase of keys": ("".join(f"{' ' * step}k:\n" for step in range(1400)), (42, 41), "too-deep"),
    "a quote that never ends": ('a: "' + "x " * 900_000, (2, 4), "yaml-syntax"),
    "a quote that ends after many lines": ("a: '" + "x\n" * 900_000, (2, 4), "yaml-syntax"),
    "a bracket that never ends": ("a: [" + "x, " * 30_000, (2, 90_005), "yaml-syntax"),
    "a key of two megabytes": ("k" * 2_000_000 + ": 1\n", (2, 1), "text-too-long"),
    "a text of two megabytes": ("a: " + "x" * 2_000_000, (2, 4), "text-too-long"),
    "a number of two megabytes": ("a: " + "1" * 2_000_000, (2, 4), "number-too-long"),
    "a hundred thousand keys": ("".join(f"k{key}: 1\n" for key in range(100_000)), (50_001, 9), "too-many-values"),
    "the same key a hundred thousand times": ("name: x\n" * 49_000, (3, 1), "duplicate-key"),
    "a hundred thousand documents": ("---\n" * 100_000, (3, 1), "several-documents"),
    "a program in a tag": ("a: !!python/object/apply:os.system [exit 1]\n", (2, 4), "tag"),
    "tags without end": ("%TAG ! tag:example.org,2000:\n" * 1000 + "---\n", (2, 1), "directive"),
    "an unknown directive": ("%" + "x" * 100_000 + "\n", (2, 1), "directive"),
    "null bytes": (b"\0" * 1_000_000, (2, 1), "control-character"),
    "escaped null bytes": ('a: "\\0"\n', (2, 4), "control-character"),
    "a lone surrogate": ('a: "\\uD800"\n', (2, 4), "control-character"),
    "an overlong escape": ('a: "\\UFFFFFFFF"\n', (2, 5), "yaml-syntax"),
    "text in Latin-1": ("name: Bücher\n".encode("latin-1"), (2, 8), "not-utf-8"),
    "an overlong slash": (b"name: \xc0\xaf\n", (2, 7), "not-utf-8"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 1000, (4, 115), "not-utf-8"),
    "tabs": ("\t" * 1_000_000, (2, 1), "tab"),
    "blanks": (" " * 2_000_000, (1, 1), "empty-file"),
    "empty lines": ("\n" * 2_000_000, (1, 1), "empty-file"),
    "comments": ("#\n" * 1_000_000, (1, 1), "empty-file"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_one_problem(folder: Path, name: str) -> None:
    content, place, rule = TEXTS[name]
    content = content.encode() if isinstance(content, str) else content
    (folder / FILE).write_bytes(LINE_1.encode() + content)
    outcome = run(folder)
    first = outcome.problems[0]
    if rule == "duplicate-key":
        # Twenty of the repeated keys, and what is missing in the file besides.
        assert [problem[3] for problem in outcome.problems].count(rule) == 20
        first = next(problem for problem in outcome.problems if problem[3] == rule)
    else:
        assert len(outcome.problems) == 1, outcome.problems[:3]
    assert first[:4] == (FILE, *place, rule)
    assert first[4]
    assert first[5]
    assert outcome.left_out == [FILE]


def test_a_file_in_utf_16_is_one_problem(folder: Path) -> None:
    (folder / FILE).write_bytes((LINE_1 + "name: x\n").encode("utf-16"))
    assert [problem[:4] for problem in run(folder).problems] == [(FILE, 1, 1, "not-utf-8")]


def test_a_file_with_a_hundred_thousand_mistakes_is_cut_short(folder: Path) -> None:
    (folder / FILE).write_text(LINE_1 + "name: x\npledges: [" + "{}," * 99_000 + "]\n")
    # They are gathered before they are counted, which is what takes the memory.
    outcome = run(folder, most_megabytes=5 * MOST_MEGABYTES)
    assert len(outcome.problems) == 101
    assert [problem[3:5] for problem in outcome.problems if problem[3] != "missing-key"] == [
        ("more-mistakes", "this file has 593,904 more mistakes")
    ]


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)


def make_folder(path: Path) -> None:
    path.mkdir()


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


KINDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a file of two gigabytes": (make_sparse, "file-too-large"),
    "a folder in a file's place": (make_folder, "not-a-file"),
    "a pipe that nobody writes to": (os.mkfifo, "not-a-file"),
    "a device without end": (link_to("/dev/zero"), "outside-folder"),
    "a device that waits": (link_to("/dev/tty"), "outside-folder"),
    "a link to the system's users": (link_to("/etc/passwd"), "outside-folder"),
    "a link that climbs out": (link_to("../../outside.yaml"), "outside-folder"),
    "a link to itself": (link_to("hostile.yaml"), "unreadable-file"),
    "a link to nothing": (link_to("nothing.yaml"), "unreadable-file"),
    "a link to the folder above": (link_to(".."), "not-a-file"),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_is_no_plain_file_is_one_problem(folder: Path, name: str) -> None:
    make, rule = KINDS[name]
    (folder.parent / "outside.yaml").write_text("name: secret\n")
    make(folder / FILE)
    outcome = run(folder)
    assert [problem[:4] for problem in outcome.problems] == [(FILE, 1, 1, rule)]
    assert "secret" not in str(outcome.problems)
    assert outcome.left_out == [FILE]


def test_a_reference_can_not_leave_the_folder(folder: Path) -> None:
    (folder.parent / "outside.yaml").write_text("name: secret\n")
    edition = folder / "editions/2024/edition.yaml"
    edition.write_text(edition.read_text().replace("quay-books", "../../outside"))
    assert [problem[3:] for problem in run(folder).problems] == [
        (
            "bad-id",
            'item 2 of `companies` should be an id, found the text "../../outside"',
            "Use lower-case letters, digits and single hyphens, such as outside.",
        )
    ]


def test_a_file_name_that_climbs_is_refused(folder: Path) -> None:
    (folder / "companies" / "a%2f..%2foutside.yaml").write_text("name: x\n")
    assert [problem[3] for problem in run(folder).problems] == ["bad-file-name"]


def test_the_good_folder_shows_that_all_this_looks_at_something(folder: Path) -> None:
    outcome = run(folder)
    assert outcome.problems == []
    assert outcome.left_out == []
