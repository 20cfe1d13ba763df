"""Measures the preview: how long it takes from a saved file until a browser shows it.

    python benchmarks/serve.py [--rounds 5]

The real data with all its companies and editions; the preview has begun and each company's page has been looked at, as
when somebody works on it. Each round adds words to the rationale of another assessment, near the beginning of the file
or near its end. Then some are made again with another level, so that scores and most pages of the document are new.
Printed are the medians, with the slowest in brackets.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
COMPANIES = ("snap", "roblox", "meta")
SERVE = [sys.executable, "-m", "scorecard", "serve", "--templates", str(ROOT / "templates"), "--port", "0"]
RATIONALE = re.compile(r"(?<=rationale: >-\n)(?:    .+\n)+")
ROOM = 55
"""Of rationales with more words than this none is edited: it would become longer than the rules allow."""
STRIDE = 5
"""From round to round the edits move so many assessments on."""
LEVELS = 2
"""So many of the edits are made again with another level."""
LEVEL, LOWER = "delivery: delivered", "delivery: partial"
EVENTS = "/.preview/events"
PATIENCE = 120


def show(what: str, seconds: Sequence[float], wanted: str = "") -> None:
    """Print one figure, with what is wanted of it."""
    told = f"{statistics.median(seconds):.2f} s (at most {max(seconds):.2f})"
    print(f"  {what:<46} {told:>24}   {wanted}", flush=True)


@contextmanager
def serve(folder: Path) -> Iterator[tuple[str, int]]:
    """The host and port of a preview of a copy of the real data."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(SERVE, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            found = re.search(r"http://([^:/]+):(\d+)/", process.stdout.readline() if process.stdout else "")
            if found is None:
                sys.exit("the preview did not begin")
            yield found[1], int(found[2])
        finally:
            process.send_signal(signal.SIGINT)


class Reader:
    """Whoever has a page open: hears the news and asks for files."""

    def __init__(self, host: str, port: int) -> None:
        """Begin to listen."""
        self._address = (host, port)
        news = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        news.request("GET", EVENTS)
        self._news = news.getresponse()
        self.hear()

    def hear(self) -> str:
        """Return the next news."""
        while True:
            line = self._news.readline().decode()
            if line.startswith("data: "):
                return line

    def get(self, path: str) -> bytes:
        """Return a file."""
        connection = http.client.HTTPConnection(*self._address, timeout=PATIENCE)
        connection.request("GET", path)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.status != http.client.OK:
            sys.exit(f"{path}: {answer.status} {answer.reason}")
        return content


def edit(text: str, number: int) -> str:
    """Return a file of assessments with two words more in one rationale."""
    found = [block for block in RATIONALE.finditer(text) if len(block[0].split()) < ROOM]
    place = found[number * STRIDE % len(found)].start()
    return f"{text[:place]}    Round {number}.\n{text[place:]}"


def measure(folder: Path, reader: Reader, company: str, rounds: int) -> None:
    """Print how long it takes until there is news, the page, and page and document."""
    file = folder / "data" / "editions" / "2026" / "assessments" / f"{company}.yaml"
    original = file.read_text(encoding="utf-8")
    edits = [edit(original, number) for number in range(1, rounds + 1)]
    rounds_seen = [time_edit(reader, company, file, text) for text in edits]
    heard, seen, both = zip(*rounds_seen, strict=True)
    show(f"{company}: saved, until the news", heard)
    show(f"{company}: until the new page is there", seen, "under 1 s")
    show(f"{company}: until page and PDF are there", both, "at most 2 s")
    # A level that falls: scores, the first pages, and what would raise the score are new, too.
    levels = [text.replace(LEVEL, LOWER, 1) for text in edits[:LEVELS]]
    *_, both = zip(*(time_edit(reader, company, file, text) for text in levels), strict=True)
    show(f"{company}: the same with another level", both)


def time_edit(reader: Reader, company: str, file: Path, text: str) -> tuple[float, float, float]:
    """Return the seconds until there is news, the page, and page and document; then take the edit back."""
    original = file.read_text(encoding="utf-8")
    page, document = f"/companies/{company}/", f"/companies/{company}/{company}-scorecard-2026.pdf"
    before = reader.get(document)
    reader.get(page)
    begun = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    reader.hear()
    heard = time.perf_counter() - begun
    with ThreadPoolExecutor(1) as other:
        asked = other.submit(reader.get, document)
        content = reader.get(page)
        seen = time.perf_counter() - begun
        now = asked.result()
        both = time.perf_counter() - begun
    if re.search(r"Round \d+\.", content.decode()) is None or now == before:
        sys.exit(f"{company}: what came is not what was saved")
    file.write_text(original, encoding="utf-8")
    reader.hear()
    return heard, seen, both


def measure_browser(folder: Path, address: str, company: str, rounds: int) -> None:
    """Print how long it takes until Chromium shows what was saved."""
    file = folder / "data" / "editions" / "2026" / "assessments" / f"{company}.yaml"
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"{address}companies/{company}/")
        page.wait_for_load_state("load")
        times = [wait_for(page, file, rounds + number) for number in range(1, rounds + 1)]
        browser.close()
    show(f"{company}: until a browser shows it", times, "under 1 s")


def wait_for(page: Page, file: Path, number: int) -> float:
    """Return the seconds from saving a file until the page shows what is new in it; then take it back."""
    original = file.read_text(encoding="utf-8")
    begun = time.perf_counter()
    file.write_text(edit(original, number), encoding="utf-8")
    new = page.get_by_text(f"Round {number}.").first
    new.wait_for(state="attached", timeout=PATIENCE * 1000)
    taken = time.perf_counter() - begun
    file.write_text(original, encoding="utf-8")
    new.wait_for(state="detached", timeout=PATIENCE * 1000)
    return taken


def main() -> int:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "data", folder / "data")
        companies = len(list((folder / "data" / "companies").glob("*.yaml")))
        print(f"The preview of {companies} companies in all editions, {len(os.sched_getaffinity(0))} cores")
        with serve(folder) as (host, port):
            reader = Reader(host, port)
            for company in COMPANIES:
                measure(folder, reader, company, options.rounds)
            measure_browser(folder, f"http://{host}:{port}/", COMPANIES[0], options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
