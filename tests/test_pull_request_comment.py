"""The comment on a pull request: one, renewed, on the right one, and nothing in it that could do harm."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from markdown_it import MarkdownIt

from scorecard.workflow.diff_markdown import escape_markdown
from tools.comment_on_pull_request import BOT, LIMIT, MARK, make_plain

ROOT = Path(__file__).parent.parent
SHA = "0123456789abcdef0123456789abcdef01234567"
TEXT = "## What this change does to the scores\n\n**No score moves.**\n"


@dataclass
class Site:
    """What a repository on GitHub holds, as far as the program asks; `asked` are the calls in their order."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: dict[str, Any]) -> Any:
        self.asked.append(f"{method} {path}")
        if (method, path) == ("GET", "/repos/us/scorecard/pulls"):
            return [pull for pull in self.pulls if [pull["head"]["label"]] == query["head"]]
        if (method, path) == ("GET", "/repos/us/scorecard/issues/7/comments"):
            start = 100 * (int(query["page"][0]) - 1)
            return self.comments[start : start + 100]
        if (method, path) == ("POST", "/repos/us/scorecard/issues/7/comments"):
            self.comments.append({"id": 1000 + len(self.comments), "user": {"login": BOT}, **body})
            return self.comments[-1]
        found = re.fullmatch(r"/repos/us/scorecard/issues/comments/(\d+)", path)
        assert found, path
        assert method == "PATCH"
        (comment,) = [comment for comment in self.comments if comment["id"] == int(found[1])]
        comment.update(body)
        return comment


def pull(
    number: int = 7, sha: str = SHA, repository: str = "them/fork", branch: str = "their-branch"
) -> dict[str, Any]:
    owner = repository.split("/", maxsplit=1)[0]
    head = {"sha": sha, "label": f"{owner}:{branch}", "repo": {"full_name": repository}}
    return {"number": number, "head": head}


def comment(number: int, body: str, login: str = BOT) -> dict[str, Any]:
    return {"id": number, "user": {"login": login}, "body": body}


@pytest.fixture
def site() -> Iterator[Site]:
    """The few answers of GitHub's interface, from a server of this machine."""
    state = Site(pulls=[pull()])

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            assert self.headers["Authorization"] == "Bearer the-token"
            parts = urlsplit(self.path)
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
            said = json.dumps(state.answer(self.command, parts.path, parse_qs(parts.query), body)).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(said)

        do_GET = do_POST = do_PATCH = answer  # noqa: N815 - the library's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield state
        server.shutdown()
        thread.join()


def run(site: Site, folder: Path, text: str = TEXT, **changed: Any) -> subprocess.CompletedProcess[str]:
    origin = {"full_name": "them/fork", "owner": {"login": "them"}}
    event = {"workflow_run": {"head_sha": SHA, "head_branch": "their-branch", "head_repository": origin} | changed}
    (folder / "event.json").write_text(json.dumps(event), encoding="utf-8")
    file = folder / "changes.md"
    if not file.is_symlink():
        file.write_text(text, encoding="utf-8", errors="surrogateescape")
    return subprocess.run(
        # As on the runner: the system's Python, nothing installed.
        [sys.executable, "-IS", "tools/comment_on_pull_request.py", str(file)],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "GITHUB_EVENT_PATH": str(folder / "event.json"),
            "GITHUB_REPOSITORY": "us/scorecard",
            "GITHUB_API_URL": site.address,
            "GH_TOKEN": "the-token",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_pull_request_gets_one_comment_that_is_renewed(site: Site, tmp_path: Path) -> None:
    done = run(site, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Pull request 7: comment written.\n", "")
    assert run(site, tmp_path, "Now **one** score moves.").stdout == "Pull request 7: comment renewed.\n"
    (written,) = site.comments
    assert written["body"].startswith(f"{MARK}\nNow **one** score moves.\n\n<sub>")


def test_our_comment_is_found_among_many_and_anothers_with_our_mark_is_not_touched(site: Site, tmp_path: Path) -> None:
    site.comments = [comment(number, "words", "somebody") for number in range(120)]
    site.comments[3] = comment(3, f"{MARK}\nforged", "somebody")
    site.comments[110] = comment(110, f"{MARK}\nolder")
    assert run(site, tmp_path).returncode == 0
    assert site.asked[-1] == "PATCH /repos/us/scorecard/issues/comments/110"
    assert site.comments[3]["body"] == f"{MARK}\nforged"
    assert "No score moves." in site.comments[110]["body"]


@pytest.mark.parametrize(
    "pulls",
    [[], [pull(sha="f" * 40)], [pull(repository="them/another")], [pull(branch="another")]],
    ids=["closed", "pushed since", "another repository", "another branch"],
)
def test_only_the_pull_request_that_was_run_gets_a_comment(
    site: Site, tmp_path: Path, pulls: list[dict[str, Any]]
) -> None:
    site.pulls = pulls
    done = run(site, tmp_path)
    assert (done.returncode, site.comments) == (0, [])
    assert done.stdout.startswith("No open pull request")
    assert site.asked == ["GET /repos/us/scorecard/pulls"]


def test_a_fork_that_is_gone_gets_no_comment(site: Site, tmp_path: Path) -> None:
    assert run(site, tmp_path, head_repository=None).returncode == 0
    assert site.asked == []


def test_a_branch_with_an_odd_name_is_asked_for_as_it_is(site: Site, tmp_path: Path) -> None:
    odd = "a&state=all#b c/é"
    site.pulls = [pull(branch=odd)]
    assert run(site, tmp_path, head_branch=odd).stdout == "Pull request 7: comment written.\n"


def test_a_link_to_another_file_is_not_followed(site: Site, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "changes.md").symlink_to(tmp_path / "secret")
    assert run(site, tmp_path).returncode != 0
    assert site.comments == []


@pytest.mark.parametrize("line", ["words\n", "@" * 70 + "\n", "&" * 300_000, "水" * 80 + "\n"])
def test_a_text_that_is_too_long_is_cut_and_says_so(site: Site, tmp_path: Path, line: str) -> None:
    assert run(site, tmp_path, line * (300_000 // len(line))).returncode == 0
    (written,) = site.comments
    assert LIMIT / 2 < len(written["body"]) < 65_536 or line.startswith("&")
    assert "The rest is left out" in written["body"]


def test_bytes_that_are_no_text_do_no_harm(site: Site, tmp_path: Path) -> None:
    assert run(site, tmp_path, "before\udcff\x00\x1b[31mafter").returncode == 0
    assert "before\ufffd&#91;31mafter" in site.comments[0]["body"]


HOSTILE = [
    "@somebody, @org/team and mail@example.org",
    "&#64;somebody &commat;somebody &#x40;somebody &#064;somebody &#64somebody",
    "\\&#64;somebody &amp;#64;somebody &#38;#64;somebody",
    "#12, us/scorecard#12 and &#35;12",
    "https://evil.example/ www.evil.example WWW.evil.example ftp://evil.example mailto:a@b.example",
    "[words](https://evil.example/) ![](https://evil.example/p.png) [a]: https://evil.example/",
    "<img src=x> <script>alert(1)</script> <!-- hidden --> <details><summary>x</summary>",
    "```\ncode\n~~~\ncode",
    "\u202ereversed\u2066 a\u200bb",
    "- [x] done :tada:",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_left_that_mentions_links_loads_or_hides(text: str) -> None:
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(make_plain(text))
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "ul", "li"}
    shown = page.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert re.findall(r"(?i)[@#]\w", re.sub(r"&(amp|#)\S*", "", shown)) == []
    plain = make_plain(text)
    assert re.findall(r"(?i)://|www\.|<|\[|`|~|\\|[@]", plain) == []
    assert all(character.isprintable() or character == "\n" for character in plain)


def test_what_diff_writes_comes_through_as_it_is() -> None:
    # Every printable sign of ASCII, alone and before a letter and a number.
    signs = "".join(chr(code) for code in range(32, 127))
    name = escape_markdown(f"{signs} {'x1'.join(signs)} www.example.org ÄÖ水 “q”")
    text = f"### {name}\n\n| {name} | **+1.00** |\n| --- | ---: |\n- **±0** new evidence, {name}\n"
    assert make_plain(text) == text
