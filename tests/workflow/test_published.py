"""Published editions: no number changes in silence, whether data, methodology or the program's code changed it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scorecard.loader import load
from scorecard.model.lock import Lock, hash_lock
from scorecard.problems import Problem
from scorecard.workflow.check import check
from scorecard.workflow.published import NotReadyError, publish, take_record
from scorecard.workflow.starter import start_project

EDITION = "editions/2025"
MILLS, FOODS = f"{EDITION}/assessments/example-mills.yaml", f"{EDITION}/assessments/example-foods.yaml"
LOCK = f"{EDITION}/results.lock.json"
CORRECTIONS = f"{EDITION}/corrections.yaml"
HEAD = "# yaml-language-server: $schema=../../schema/corrections.schema.json\ncorrections:\n"


class Project:
    """The example project, published."""

    def __init__(self, folder: Path) -> None:
        start_project(folder)
        self.data = folder / "data"
        self.change(f"{EDITION}/edition.yaml", "stage: collecting", "stage: published")

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.data / file).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        (self.data / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    def publish(self) -> bool:
        return publish(load(self.data), "2025").written

    def problems(self) -> tuple[Problem, ...]:
        return check(self.data).problems

    def told(self) -> list[tuple[str, str]]:
        """Rule and file of every problem."""
        prefix = self.data.as_posix() + "/"
        return [(problem.rule, problem.file.removeprefix(prefix)) for problem in self.problems()]

    def correct(self, *entries: dict[str, Any]) -> None:
        """Write corrections.yaml with these entries; what they don't say is filled in."""
        lines = [HEAD]
        for entry in entries:
            filled = {
                "type": "correction",
                "date": "2025-12-01",
                "what": "It changed.",
                "why": "It was wrong.",
                **entry,
            }
            filled = {"before": None, "after": None, **filled}
            written = [f"{key}: {self._plain(value)}" for key, value in filled.items()]
            lines += [f"  - {written[0]}\n", *(f"    {line}\n" for line in written[1:])]
        (self.data / CORRECTIONS).write_text("".join(lines), encoding="utf-8")

    @staticmethod
    def _plain(value: object) -> str:
        if isinstance(value, dict):
            return f"{{{', '.join(f'{key}: {item}' for key, item in value.items())}}}"
        return "~" if value is None else str(value)

    def lock(self) -> Any:
        return json.loads((self.data / LOCK).read_bytes())

    def rewrite(self, change: Any) -> None:
        """Change the lock as an older version of the program would have written it: its hash is right."""
        plain = self.lock()
        change(plain)
        lock = Lock.model_validate_json(json.dumps(plain))
        whole = lock.model_copy(update={"sha256": hash_lock(lock)})
        (self.data / LOCK).write_text(whole.model_dump_json(indent=1), encoding="utf-8")


RAISED = {"company": "example-mills", "commitment": "rc-3", "before": "partial", "after": "delivered"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    assert made.publish()
    return made


def raise_level(project: Project) -> None:
    """Raise the delivery of rc-3 at Example Mills from partial to delivered."""
    project.change(MILLS, "  pledge: own\n  delivery: partial\n", "  pledge: own\n  delivery: delivered\n")


def test_an_edition_that_is_not_finished_is_not_published(tmp_path: Path) -> None:
    start_project(tmp_path)
    with pytest.raises(NotReadyError, match="the stage collecting"):
        publish(load(tmp_path / "data"), "2025")
    assert not (tmp_path / "data" / LOCK).exists()


def test_the_lock_holds_every_number_and_the_versions_of_method_and_program(project: Project) -> None:
    first = project.lock()["first"]
    assert (first["method_version"], project.lock()["latest"]) == ("1.0", None)
    assert set(first["companies"]) == {"example-foods", "example-mills"}
    mills = first["companies"]["example-mills"]
    assert mills["figures"]["score"] == str(take_record_score(project))
    assert {"rank", "band", "practice", "breadth", "strength", "coverage", "counts.kept", "ceiling"} <= set(
        mills["figures"]
    )
    assert {"drawn.low", "drawn.high", "drawn.rank"} <= set(mills["figures"])
    assert mills["commitments"]["rc-1"]["services"][0] == {
        "service": "paper",
        "value": "partial",
        "points": "33",
        "weight": "1",
    }
    assert {"points", "effective_weight", "contribution", "overdue"} <= set(mills["commitments"]["rc-1"]["figures"])
    assert first["figures"]["drawn.draws"] == "2000"


def take_record_score(project: Project) -> str | None:
    dataset = load(project.data).dataset
    assert dataset is not None
    return take_record(dataset, "2025").companies["example-mills"].figures["score"]


def test_nothing_changed_is_no_problem_and_publishing_again_writes_nothing(project: Project) -> None:
    assert project.problems() == ()
    before = (project.data / LOCK).read_bytes()
    assert not project.publish()
    assert (project.data / LOCK).read_bytes() == before


def test_two_publications_of_the_same_data_are_equal_byte_for_byte(project: Project, tmp_path: Path) -> None:
    other = Project(tmp_path / "other")
    other.publish()
    assert (other.data / LOCK).read_bytes() == (project.data / LOCK).read_bytes()


def test_a_changed_level_without_a_correction_is_an_error_at_the_judgement(project: Project) -> None:
    raise_level(project)
    (problem,) = project.problems()
    assert (problem.rule, problem.level) == ("published-number-changed", "error")
    assert problem.file.endswith(MILLS)
    assert problem.message == (
        "the published delivery of rc-3 of example-mills in the edition 2025 was partial and is delivered now"
    )
    assert "company: example-mills, commitment: rc-3" in problem.hint


def test_with_a_correction_it_is_none(project: Project) -> None:
    raise_level(project)
    project.correct(RAISED)
    assert project.problems() == ()


@pytest.mark.parametrize(
    "change",
    [
        {"company": "example-foods"},
        {
            "commitment": "rc-1",
            "before": {"paper": "partial", "board": "none"},
            "after": {"paper": "partial", "board": "none"},
        },
        {"company": None, "commitment": None},
    ],
)
def test_a_correction_of_something_else_does_not_cover_it(project: Project, change: dict[str, Any]) -> None:
    raise_level(project)
    entry = {key: value for key, value in {**RAISED, **change}.items() if value is not None}
    project.correct(entry)
    assert ("published-number-changed", MILLS) in project.told()


@pytest.mark.parametrize(("end", "said"), [("before", "none"), ("after", "verified")])
def test_a_correction_that_says_what_is_not_true_is_an_error_at_its_place(
    project: Project, end: str, said: str
) -> None:
    raise_level(project)
    project.correct({**RAISED, end: said})
    (problem,) = project.problems()
    assert (problem.rule, problem.file.endswith(CORRECTIONS)) == ("correction-untrue", True)
    line = (project.data / CORRECTIONS).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line.strip(" -") == f"{end}: {said}"


def test_corrections_of_one_figure_follow_each_other(project: Project) -> None:
    raise_level(project)
    first = {**RAISED, "after": "none"}
    second = {**RAISED, "before": "none", "date": "2025-12-02"}
    project.correct(first, second)
    assert project.problems() == ()
    project.correct(first, {**second, "before": "partial"})
    assert project.told() == [("correction-untrue", CORRECTIONS)]


def test_a_correction_can_give_the_score_as_it_is_printed(project: Project) -> None:
    before = project.lock()["first"]["companies"]["example-mills"]["figures"]["score"]
    raise_level(project)
    dataset = load(project.data).dataset
    assert dataset is not None
    after = take_record(dataset, "2025").companies["example-mills"].figures["score"]
    entry = {"company": "example-mills", "before": rounded(before, 1), "after": rounded(after, 0)}
    project.correct(entry)
    assert project.problems() == ()
    project.correct({**entry, "after": 12})
    assert project.told() == [("correction-untrue", CORRECTIONS)]


def rounded(exact: str | None, digits: int) -> float:
    top, _, bottom = str(exact).partition("/")
    return round(int(top) / int(bottom or 1) + 1e-9, digits)


def test_a_deadline_that_changes_what_is_overdue_needs_a_correction_too(project: Project) -> None:
    project.change("companies/example-mills.yaml", "deadline: 2024-12-31", "deadline: 2025-01-31")
    assert ("published-number-changed", MILLS) in project.told()


def test_another_method_is_an_error_until_a_correction_of_type_method_says_so(project: Project) -> None:
    project.change("methodology.yaml", "points: 67\n        counts_as: kept", "points: 70\n        counts_as: kept")
    # Which level has these points does not matter: a published number moves with them.
    raised = project.told()
    assert raised == [("published-number-changed", "methodology.yaml")]
    project.correct({"before": "'1.0'", "after": "'1.1'"})
    assert project.told() == raised
    project.correct({"type": "method", "before": "'1.0'", "after": "'1.1'"})
    assert project.told() == []


def test_a_method_that_moves_no_number_needs_no_correction(project: Project) -> None:
    project.change("methodology.yaml", "name: Delivered", "name: In place")
    assert project.problems() == ()


def test_a_number_that_the_program_computes_otherwise_is_an_error(project: Project) -> None:
    def publish_another_score(lock: Any) -> None:
        lock["first"]["companies"]["example-mills"]["figures"]["score"] = "50"

    project.rewrite(publish_another_score)
    (problem,) = project.problems()
    assert (problem.rule, problem.file.endswith(LOCK)) == ("published-number-changed", True)
    assert "through the program and not through data or method" in problem.message
    project.correct({"type": "method", "before": "0.1.0", "after": "0.2.0"})
    assert project.problems() == ()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("companies", "example-mills", "figures", "coverage"), "1/3"),
        (("companies", "example-mills", "figures", "rank"), "2"),
        (("companies", "example-mills", "figures", "drawn.low"), "1.5"),
        (("companies", "example-mills", "commitments", "rc-1", "figures", "contribution"), "1"),
        (("companies", "example-foods", "figures", "ceiling"), "99"),
        (("figures", "drawn.draws"), "100"),
    ],
)
def test_every_kind_of_number_is_watched(project: Project, path: tuple[str, ...], value: str) -> None:
    def change(lock: Any) -> None:
        place = lock["first"]
        # Without the key of the draws they are drawn again, as with a newer program.
        place["draws_key"] = ""
        for key in path[:-1]:
            place = place[key]
        assert place[path[-1]] != value
        place[path[-1]] = value

    project.rewrite(change)
    assert project.told() == [("published-number-changed", LOCK)]


def test_a_correction_of_one_company_does_not_hide_what_the_program_does_to_it(project: Project) -> None:
    raise_level(project)
    project.correct(RAISED)

    def publish_another_score(lock: Any) -> None:
        lock["first"]["companies"]["example-mills"]["figures"]["score"] = "50"

    project.rewrite(publish_another_score)
    assert project.told() == [("published-number-changed", LOCK)]


def test_a_rank_that_follows_from_another_company_needs_no_entry_of_its_own(project: Project) -> None:
    def swap(lock: Any) -> None:
        companies = lock["first"]["companies"]
        for key, rank in (("example-mills", "2"), ("example-foods", "1")):
            companies[key]["figures"]["rank"] = rank

    project.rewrite(swap)
    assert project.told() == [("published-number-changed", LOCK), ("published-number-changed", LOCK)]
    raise_level(project)
    project.correct(RAISED)
    assert project.problems() == ()


def test_a_company_that_leaves_a_published_edition_is_an_error(project: Project) -> None:
    project.change(f"{EDITION}/edition.yaml", "[example-mills, example-foods]", "[example-mills]")
    (project.data / FOODS).unlink()
    assert ("published-number-changed", LOCK) in project.told()


def test_publishing_again_takes_corrections_in_and_keeps_what_was_first(project: Project) -> None:
    first = project.lock()["first"]
    raise_level(project)
    project.correct(RAISED)
    assert project.publish()
    lock = project.lock()
    assert lock["first"] == first
    assert lock["latest"]["companies"]["example-mills"]["commitments"]["rc-3"]["services"][0]["value"] == "delivered"
    assert len(lock["corrections"]) == 1
    assert project.problems() == ()
    # From now on the corrected number is the published one: an old entry explains no new change.
    project.change(MILLS, "  pledge: own\n  delivery: delivered\n", "  pledge: own\n  delivery: partial\n")
    assert ("published-number-changed", MILLS) in project.told()


@pytest.mark.parametrize("how", ["gone", "rewritten"])
def test_a_published_correction_can_neither_go_nor_change(project: Project, how: str) -> None:
    raise_level(project)
    project.correct(RAISED)
    project.publish()
    if how == "gone":
        (project.data / CORRECTIONS).unlink()
    else:
        project.correct({**RAISED, "why": "For another reason."})
    assert ("correction-gone", CORRECTIONS) in project.told()


@pytest.mark.parametrize("text", ["", "{}", "[1]", "\0", '{"format_version": 99}'])
def test_a_lock_that_the_program_did_not_write_is_an_error(project: Project, text: str) -> None:
    (project.data / LOCK).write_text(text, encoding="utf-8")
    assert ("lock-changed", LOCK) in project.told()


def test_a_lock_that_was_edited_by_hand_is_an_error(project: Project) -> None:
    project.change(LOCK, '"score": "', '"score": "1')
    assert ("lock-changed", LOCK) in project.told()


def test_without_its_lock_a_published_edition_is_an_error(project: Project) -> None:
    (project.data / LOCK).unlink()
    assert project.told() == [("edition-not-locked", f"{EDITION}/edition.yaml")]


def test_numbers_are_compared_only_where_nothing_else_is_wrong(project: Project) -> None:
    raise_level(project)
    project.change(MILLS, "evidence: [p2, e1, e2]", "evidence: [p2, e1, e99]")
    assert {rule for rule, _ in project.told()} == {"unknown-item"}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    result = subprocess.run(
        [sys.executable, "-m", "scorecard", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in result.stderr
    return result


def test_the_command_refuses_while_there_are_errors_and_says_what_it_wrote(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.change(MILLS, "evidence: [p2, e1, e2]", "evidence: [p2, e1, e99]")
    refused = run(tmp_path, "publish", "2025")
    assert (refused.returncode, (project.data / LOCK).exists()) == (1, False)
    assert "unknown-item" in refused.stderr
    assert "Nothing was published." in refused.stderr
    project.change(MILLS, "e99]", "e2]")
    done = run(tmp_path, "publish", "2025")
    assert (done.returncode, done.stderr) == (0, "")
    assert "all numbers of 2 companies" in done.stdout
    assert "stays as it was" in run(tmp_path, "publish", "2025").stdout
    assert run(tmp_path, "publish", "2031").returncode == 2
