"""Writes a text that a pull request's own run made as a comment on that pull request; the same comment every time.

python3 tools/comment_on_pull_request.py FILE

Runs in a workflow with a token that may write, on the code of the main branch. FILE is nobody's word: the program of
the pull request wrote it. So its size is limited, and what could mention people, link, load or hide something is made
plain. Which pull request it belongs to is never read from it: the event says which branch was run, and GitHub which
open pull request has that branch at that commit. Python's standard library is all it needs.

Environment: GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_API_URL as GitHub sets them; GH_TOKEN.
"""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

MARK = "<!-- scorecard: what a change does to the scores -->"
BOT = "github-actions[bot]"
LIMIT = 50_000
"""Characters of the text; GitHub takes 65,536 in a comment, and what is made plain grows."""
BYTES = 4 * LIMIT
PAGES = 20
"""So many times a hundred comments are looked through for ours."""
FOOT = (
    "<sub>Worked out by this pull request's own data and program; nobody has looked at it. "
    "It is written anew after every push.</sub>"
)
CUT = "\n\n(The rest is left out; the log of the run has all.)"

ENTITY = re.compile(r"&(?!#(?:35|36|38|42|58|60|62|64|91|92|93|95|96|123|124|125|126|46|8288);)")
PLAIN = {"<": "&#60;", "[": "&#91;", "`": "&#96;", "\\": "&#92;", "~": "&#126;"}
GLUED = re.compile(r"@|&#64;(?!&#8288;)|&#35;(?!&#8288;)|#(?=\w)(?<!&#)")


def make_plain(text: str) -> str:
    """Return Markdown with headings, lists, tables and emphasis at the most: no HTML, link, picture or mention.

    What `scorecard diff --format markdown` writes comes back as it is.
    """
    kept = "".join(character for character in text if character == "\n" or character.isprintable())
    kept = ENTITY.sub("&#38;", kept)
    kept = "".join(PLAIN.get(character, character) for character in kept)
    kept = GLUED.sub(lambda found: f"{'&#64;' if found[0] in {'@', '&#64;'} else '&#35;'}&#8288;", kept)
    return re.sub(r"(?<=www)\.", "&#46;", re.sub(r":(?=\S)", "&#58;", kept), flags=re.IGNORECASE)


def read_text(path: Path) -> str:
    """Return the text, cut at the end of a line where it is too long; OSError for what is no plain file."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(descriptor, "rb") as file:
        raw = file.read(BYTES + 1)
    text = raw.decode("utf-8", "replace")
    plain = make_plain(text[:LIMIT])
    if len(raw) <= BYTES and len(text) <= LIMIT and len(plain) <= LIMIT:
        return plain.strip()
    return plain[:LIMIT].rpartition("\n")[0].strip() + CUT


class GitHub:
    """The few calls that are needed."""

    def __init__(self, address: str, repository: str, token: str) -> None:
        self._address = f"{address}/repos/{repository}"
        self._token = token

    def call(self, method: str, path: str, body: dict[str, str] | None = None) -> Any:  # noqa: ANN401 - JSON
        """Return what GitHub answers; OSError where it says no."""
        request = urllib.request.Request(  # noqa: S310 - the address is GitHub's own, from the runner
            self._address + path,
            method=method,
            data=json.dumps(body).encode() if body else None,
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self._token}",
                "Content-Type": "application/json",
                "X-GitHub-Api-Version": "2022-11-28",
            },
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
            return json.loads(answer.read() or b"null")


def find_pull_request(github: GitHub, run: dict[str, Any]) -> int | None:
    """Return the number of the open pull request that was run; None if it is closed or has moved on since."""
    origin = run.get("head_repository")
    if not origin:
        return None
    query = urllib.parse.urlencode({"state": "open", "head": f"{origin['owner']['login']}:{run['head_branch']}"})
    for pull in github.call("GET", f"/pulls?{query}"):
        head = pull["head"]
        if head["sha"] == run["head_sha"] and head["repo"] and head["repo"]["full_name"] == origin["full_name"]:
            return int(pull["number"])
    return None


def find_comment(github: GitHub, number: int) -> int | None:
    """Return the id of the comment that an earlier run wrote; another's with the same mark is not ours."""
    for page in range(1, PAGES + 1):
        comments = github.call("GET", f"/issues/{number}/comments?per_page=100&page={page}")
        for comment in comments:
            if comment["user"] and comment["user"]["login"] == BOT and comment["body"].startswith(MARK):
                return int(comment["id"])
        if len(comments) < 100:
            break
    return None


def main(arguments: list[str]) -> int:
    """Write or renew the comment; return 0 if it stands or no longer belongs anywhere, 2 for wrong use."""
    if len(arguments) != 1:
        print("usage: tools/comment_on_pull_request.py FILE", file=sys.stderr)
        return 2
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    github = GitHub(os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], os.environ["GH_TOKEN"])
    number = find_pull_request(github, event["workflow_run"])
    if number is None:
        print("No open pull request stands at the commit that was run: nothing to say.")
        return 0
    body = {"body": f"{MARK}\n{read_text(Path(arguments[0]))}\n\n{FOOT}"}
    comment = find_comment(github, number)
    if comment is None:
        github.call("POST", f"/issues/{number}/comments", body)
    else:
        github.call("PATCH", f"/issues/comments/{comment}", body)
    print(f"Pull request {number}: comment {'written' if comment is None else 'renewed'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
