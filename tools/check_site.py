"""Checks a site against the folder that it came from: every file by hash and media type, and the 404 page.

.venv/bin/python tools/check_site.py ADDRESS [FOLDER]     FOLDER is output/ unless given
"""

from __future__ import annotations

import hashlib
import sys
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path, PurePosixPath

SUMS = "SHA256SUMS"
TYPES: dict[str, tuple[str, ...]] = {
    ".cff": ("text/plain", "application/yaml", "text/yaml", "application/octet-stream"),
    ".csv": ("text/csv",),
    ".html": ("text/html",),
    ".json": ("application/json",),
    ".pdf": ("application/pdf",),
    ".png": ("image/png",),
    ".sqlite": ("application/vnd.sqlite3", "application/x-sqlite3", "application/octet-stream"),
    ".svg": ("image/svg+xml",),
    ".txt": ("text/plain",),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    ".xml": ("application/atom+xml", "application/xml", "text/xml"),
    ".zip": ("application/zip", "application/x-zip-compressed"),
}
"""What a browser takes each kind of file for what it is by."""
NOWHERE = "no-such-page/at-all"


def read_sums(folder: Path) -> dict[str, str]:
    """Return path -> SHA-256 of every file that a build wrote, SHA256SUMS itself included."""
    text = (folder / SUMS).read_bytes()
    lines = (line.split("  ", 1) for line in text.decode("utf-8").splitlines())
    return {path: digest for digest, path in lines} | {SUMS: hashlib.sha256(text).hexdigest()}


def fetch(address: str) -> tuple[int, str, bytes]:
    """Return status, media type without parameters, and content; OSError where nobody answers."""
    # What a server packs is judged unpacked, so nothing is asked to be packed; a cache is asked to look again.
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "identity", "Cache-Control": "no-cache"})  # noqa: S310 - http is checked
    try:
        with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310 - http is checked
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get_content_type(), error.read()


def check_site(address: str, folder: Path) -> list[str]:
    """Return in a line each what is not as it should be."""
    sums = read_sums(folder)
    wrong: list[str] = []
    for path, digest in sums.items():
        status, media_type, content = fetch(f"{address}/{urllib.parse.quote(path)}")
        types = TYPES.get(PurePosixPath(path).suffix)
        if status != 200:
            wrong.append(f"{path}: status {status}")
        elif hashlib.sha256(content).hexdigest() != digest:
            wrong.append(f"{path}: not the file that was built")
        elif types and media_type not in types:
            wrong.append(f"{path}: sent as {media_type}, not as {types[0]}")
    status, _, content = fetch(f"{address}/{NOWHERE}")
    if status != 404:
        wrong.append(f"{NOWHERE}: status {status}, not 404")
    elif hashlib.sha256(content).hexdigest() != sums.get("404.html"):
        wrong.append(f"{NOWHERE}: not answered with 404.html")
    return wrong


def main(arguments: list[str]) -> int:
    """Print what is wrong; return 0 for nothing, 1 for something, 2 for wrong use."""
    if not 1 <= len(arguments) <= 2 or not arguments[0].startswith(("https://", "http://")):
        print("usage: tools/check_site.py https://ADDRESS [FOLDER]", file=sys.stderr)
        return 2
    folder = Path(arguments[1] if len(arguments) == 2 else "output")
    if not (folder / SUMS).is_file():
        print(f"{folder} holds no {SUMS}: build first", file=sys.stderr)
        return 2
    try:
        wrong = check_site(arguments[0].rstrip("/"), folder)
    except OSError as error:
        print(f"{arguments[0]} does not answer: {error}", file=sys.stderr)
        return 1
    for line in wrong:
        print(line)
    print(f"{len(read_sums(folder))} files looked at, {len(wrong)} wrong.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
