"""What the server says: every file of a build, headers, addresses that don't exist, and hosts that aren't ours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scorecard.preview.answers import read_address
from scorecard.preview.live import add_script, allow_script, read_script
from scorecard.render.html import hash_source
from tests.preview.running import DOCUMENT, PAGE, Running, run_preview


@pytest.fixture(scope="module")
def project(finished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example after a build, of whose output folder only the documents are left."""
    folder = tmp_path_factory.mktemp("project") / "project"
    shutil.copytree(finished, folder)
    for path in (folder / "output").rglob("*"):
        if path.is_file() and path.suffix != ".pdf" and path.name != "manifest.json":
            path.unlink()
    return folder


@pytest.fixture(scope="module")
def example(finished: Path) -> dict[str, bytes]:
    """Every file of a build of the example, by path."""
    output = finished / "output"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def test_every_file_of_a_build_is_there_with_the_same_bytes(project: Path, example: dict[str, bytes]) -> None:
    pages = [path for path in example if path.endswith(".html")]
    assert {"404.html", "editions/2025/index.html", "embed/comparison/index.html", "downloads/index.html"} <= set(pages)
    others = {"manifest.json", "SHA256SUMS", "press-kit-2025.zip", "report-2025.pdf", "data/scorecard-2025.sqlite"}
    assert others <= set(example)
    with run_preview(project) as running:
        for path, content in example.items():
            reply = running.get(f"/{path}")
            assert reply.status == 200, path
            state = reply.headers["ETag"].strip('"')
            assert reply.content == (add_script(content, state) if path in pages else content), path
            assert len(reply.content) == int(reply.headers["Content-Length"])


def test_nothing_is_written_but_into_the_store_beside_the_output(running: Running, store: Path) -> None:
    running.get(PAGE)
    assert {path.name for path in running.folder.iterdir()} == {"data"}
    assert {path.name for path in store.parent.iterdir()} == {".output.charts"}


def test_the_page_of_a_build_has_no_script_of_the_preview(example: dict[str, bytes]) -> None:
    assert not any(b"preview" in content for path, content in example.items() if path.endswith(".html"))


def test_a_page_may_run_the_script_and_nothing_more(running: Running, example: dict[str, bytes]) -> None:
    for path in ("companies/example-mills/index.html", "embed/comparison/index.html", "compare/index.html"):
        policy, before = (policy_of(page) for page in (running.get(f"/{path}").content, example[path]))
        source = hash_source(read_script())
        assert policy.pop("script-src") == [*before.pop("script-src", []), source]
        assert source not in before
        assert policy == before


def policy_of(page: bytes) -> dict[str, list[str]]:
    text = page.decode("utf-8").split('http-equiv="Content-Security-Policy" content="', 1)[1].split('"', 1)[0]
    return {name: sources for name, *sources in map(str.split, text.split(";"))}


@pytest.mark.parametrize(
    ("policy", "script", "connect"),
    [
        ("default-src 'none'; connect-src 'self'", "script-src H", "connect-src 'self'"),
        ("default-src 'none'; script-src 'none'; connect-src 'none';", "script-src H", "connect-src 'self'"),
        ("script-src 'sha256-x' ; connect-src a.example", "script-src 'sha256-x' H", "connect-src a.example 'self'"),
    ],
)
def test_a_policy_is_opened_for_the_script_alone(policy: str, script: str, connect: str) -> None:
    opened = allow_script(policy).split("; ")
    assert script.replace("H", hash_source(read_script())) in opened
    assert connect in opened
    assert [part for part in opened if part.startswith("default")] == [
        part.strip() for part in policy.split(";") if part.startswith("default")
    ]


def test_the_head_of_a_file_is_that_of_the_file(running: Running) -> None:
    for path in (PAGE, "/results.json", "/nothing/here"):
        whole, head = running.get(path), running.get(path, "HEAD")
        assert head.status == whole.status
        assert head.content == b""
        for name in ("ETag", "Content-Type", "Content-Length", "Cache-Control"):
            assert head.headers[name] == whole.headers[name]


def test_what_a_browser_has_already_is_not_sent_again(running: Running) -> None:
    for path in (PAGE, "/results.json"):
        tag = running.get(path).headers["ETag"]
        again = running.get(path, If_None_Match=tag)
        assert (again.status, again.content, again.headers["ETag"]) == (304, b"", tag)
        assert running.get(path, If_None_Match='"another"').status == 200


def test_a_folder_leads_to_its_page(running: Running) -> None:
    reply = running.get("/companies/example-mills")
    assert (reply.status, reply.headers["Location"]) == (302, PAGE)
    assert running.get("/?q=water").content == running.get("/index.html").content


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/here",
        "/../data/programme.yaml",
        "/%2e%2e/data/programme.yaml",
        "/companies/../../data/programme.yaml",
        "/data/programme.yaml",
        "//etc/passwd",
        "//example.org/companies/example-mills",
        "/companies//example-mills/",
        "/companies/./example-mills/",
        "/%00",
        "/%ff",
        "/.preview/",
        "/companies/",
    ],
)
def test_an_address_that_no_file_has_gets_the_page_that_says_so(running: Running, path: str) -> None:
    reply = running.get(path)
    assert reply.status == 404
    assert "text/html" in reply.headers["Content-Type"]
    assert "River Scorecard" in reply.text


def test_an_address_is_a_path_in_the_output_folder() -> None:
    assert read_address("/") == "index.html"
    assert read_address("/companies/a/?x=1#y") == "companies/a/index.html"
    assert read_address("/a%20b.csv") == "a b.csv"
    assert read_address("/..") is None
    assert read_address("/a/../b") is None


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1:80", "[::1]:80", "site.localhost", "LOCALHOST"]
)
def test_this_machine_may_be_called_by_its_own_names(running: Running, host: str) -> None:
    assert running.get(PAGE, Host=host).status == 200


@pytest.mark.parametrize("host", ["example.org", "localhost.example.org:8000", "127.0.0.1.example.org", "", "[", "a b"])
@pytest.mark.parametrize("path", [PAGE, "/.preview/events"])
def test_a_name_of_somebody_else_gets_nothing(running: Running, host: str, path: str) -> None:
    reply = running.get(path, Host=host)
    assert reply.status == 421
    assert len(reply.content) < 100


def test_only_reading_is_possible(running: Running) -> None:
    for method in ("POST", "PUT", "DELETE"):
        assert running.get(PAGE, method).status == 501


def test_a_document_is_that_of_a_build(running: Running, example: dict[str, bytes]) -> None:
    reply = running.get(DOCUMENT)
    assert reply.headers["Content-Type"] == "application/pdf"
    assert reply.content == example[DOCUMENT.removeprefix("/")]


def test_answers_are_for_this_site_alone(running: Running) -> None:
    headers = running.get("/results.json").headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Access-Control-Allow-Origin"] is None
