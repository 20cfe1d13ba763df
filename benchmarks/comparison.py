"""Measures the comparison with many invented companies in Chromium, slowed down to a phone's pace.

    python benchmarks/comparison.py [--companies 2000] [--slower 4] [--rounds 3]

Printed are the bytes of the first page, and how long it takes from asking for it until it is painted, until it answers,
and from a touch on a filter, an order, "show more" and a slider until the answer is on the screen.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 360, 780
# What was asked for is on the screen when the second picture after it begins.
TOUCH = """([selector, type, value]) => new Promise(done => {
    const element = document.querySelector(selector);
    const begun = performance.now();
    if (value !== null) element.value = value;
    element.dispatchEvent(new Event(type, {bubbles: true}));
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
})"""
LOADED = """() => new Promise(done => {
    const ready = () => requestAnimationFrame(() => requestAnimationFrame(() => {
        const [page] = performance.getEntriesByType('navigation');
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        done([paint ? paint.startTime : NaN, page.domContentLoadedEventEnd, performance.now()]);
    }));
    document.readyState === 'complete' ? ready() : addEventListener('load', ready);
})"""


def write_pages(folder: Path, companies: int) -> Path:
    """Write the comparison and the weights of so many invented companies; return where they stand."""
    from scorecard.loader import load
    from scorecard.publishing.robustness_store import gather_insight
    from scorecard.render.html import render
    from scorecard.render.theme import Theme
    from scorecard.scoring.score import score
    from scorecard.views.address import COMPARE_PAGE, TOOLS, WEIGH_PAGE, company_page_path, compare_page_path
    from scorecard.views.comparison import compare_page, count_pages
    from scorecard.views.weighing import weigh_page

    maker = [sys.executable, str(ROOT / "benchmarks" / "make_companies.py"), str(folder / "data")]
    sizes = ["--companies", str(companies), "--services", "2", "--facts", "6"]
    subprocess.run([*maker, *sizes], check=True, capture_output=True)
    dataset = load(folder / "data").dataset
    if dataset is None:
        sys.exit("the data cannot be read")
    results = score(dataset, dataset.programme.current_edition)
    insight = gather_insight(dataset, results, folder / "store")
    files = {*TOOLS, *map(company_page_path, results.by_id)}
    files |= {compare_page_path(number) for number in range(1, count_pages(results) + 1)}
    theme = Theme(ROOT / "templates")
    for path, html in (
        (COMPARE_PAGE, render(theme, compare_page(dataset, results, files, insight))),
        (WEIGH_PAGE, render(theme, weigh_page(dataset, results, files))),
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(html, encoding="utf-8")
    return folder


def show(what: str, value: str, wanted: str = "") -> None:
    """Print one figure, with what is wanted of it."""
    print(f"  {what:<52} {value:>14}   {wanted}", flush=True)


def measure(folder: Path, slower: float, rounds: int) -> None:
    """Print the figures: the median of so many rounds, each in a window that knows no other page."""
    content = (folder / "compare/index.html").read_bytes()
    show("first page of the comparison", f"{len(content) / 1000:.0f} KB", "under 500 KB")
    show("the same, as a server packs it", f"{len(gzip.compress(content, mtime=0)) / 1000:.0f} KB")
    found: dict[str, list[float]] = {}
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(rounds):
            context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
            page = context.new_page()
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
            visit(page, folder, found)
            context.close()
        browser.close()
    for what, values in found.items():
        wanted = "under 2,000 ms" if what.endswith(("answers", "touched")) else ""
        show(what, f"{statistics.median(values):.0f} ms", wanted)


def visit(page: Page, folder: Path, found: dict[str, list[float]]) -> None:
    """Open the comparison and the weights and touch what they offer; add the milliseconds to what was found."""

    def note(what: str, value: float) -> None:
        found.setdefault(what, []).append(value)

    def touch(what: str, selector: str, kind: str, value: str | None = None) -> None:
        note(what, page.evaluate(TOUCH, [selector, kind, value]))

    def opened(path: str) -> list[float]:
        page.goto((folder / path).as_uri())
        times: list[float] = page.evaluate(LOADED)
        return times

    painted, _, answers = opened("compare/index.html")
    note("first picture", painted)
    note("comparison answers", answers)
    touch("filter by kind of service touched", "select[name=offers]", "input", "payments")
    touch("order by a count touched", "th[data-sort=kept] button", "click")
    touch("show more touched", "#more", "click")
    note("weights answer", opened("weigh/index.html")[2])
    touch("slider of the weights touched", "input[name=promise-01]", "input", "3")


def main() -> int:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--companies", type=int, default=2000)
    parser.add_argument("--slower", type=float, default=4, help="how many times slower than this machine")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(f"{options.companies:,} invented companies, a processor {options.slower:g} times slower")
    with tempfile.TemporaryDirectory() as name:
        measure(write_pages(Path(name), options.companies), options.slower, options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
