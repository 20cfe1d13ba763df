"""Measures builds of the real data: seconds, CPU and memory, with the ratios that matter.

    make bench

Every figure comes from one run on one machine, so the ratios can be compared and the seconds only with care. Rivals get
the same content: WeasyPrint, called the plain way with nothing shared between calls, and Chromium make a PDF of the
company's page.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)
WATCH_EVERY = 0.1
BUILD = [sys.executable, "-m", "scorecard", "build", "--templates", str(ROOT / "templates")]
SIX = ("alphabet", "meta", "microsoft", "roblox", "snap", "x")


def main() -> int:
    """Run all measurements and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of the PDF comparison")
    parser.add_argument("--companies", type=int, default=2000, help="invented companies for the check")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "data", folder / "data")
        measure_everything(folder)
        keep_six(folder / "data")
        measure_builds(folder)
        measure_documents(folder, arguments.rounds)
        measure_check(folder, arguments.companies)
    return 0


def show(what: str, value: str, wanted: str = "") -> None:
    """Print one figure, with what is wanted of it."""
    print(f"  {what:<52} {value:>22}   {wanted}", flush=True)


def measure_everything(folder: Path) -> None:
    """Print how long a build of all companies in all editions takes, and one that finds nothing changed."""
    print(f"Builds of all the real data, {len(os.sched_getaffinity(0))} cores")
    whole, peaks = watch(BUILD, folder)
    show("everything from nothing", f"{whole:.1f} s")
    show("most memory of one process", f"{max(peaks) / 1024:.0f} MB")
    show("nothing changed", f"{min(clock(BUILD, folder) for _ in range(3)):.2f} s", "at most 0.5 s")
    print()


def keep_six(data: Path) -> None:
    """Leave six companies and one edition in a copy of the real data: the set that the bars below were set for."""
    shutil.rmtree(data / "editions" / "2022")
    for folder in ("companies", "editions/2026/assessments"):
        for path in (data / folder).glob("*.yaml"):
            if path.stem not in SIX:
                path.unlink()
    edition = data / "editions" / "2026" / "edition.yaml"
    companies = re.compile(r"^companies:.*\n(?:  - .*\n)*", re.MULTILINE)
    edition.write_text(
        companies.sub(f"companies: [{', '.join(SIX)}]\n", edition.read_text(encoding="utf-8")), encoding="utf-8"
    )
    # Lists of signatories and tables of figures name companies that are no longer there.
    six = "|".join(SIX)
    known = re.compile(rf"^( +)company: (?!(?:{six})$).*\n|, company: (?!(?:{six}),)[a-z-]+", re.MULTILINE)
    for path in (*(data / "frameworks").glob("*.yaml"), *(data / "context").glob("*.yaml")):
        path.write_text(known.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    # An exception for a company that is gone would be a mistake of its own.
    exceptions = data / "exceptions.yaml"
    first, *entries = re.split(r"(?m)^(?=  - rule:)", exceptions.read_text(encoding="utf-8"))
    kept = [entry for entry in entries if re.search(rf"companies/(?:\*|{six})\.yaml", entry)]
    exceptions.write_text("".join([first, *kept]), encoding="utf-8")


def measure_builds(folder: Path) -> None:
    """Print how long builds take: from nothing, with nothing changed, after one edit."""
    print(f"Builds of six companies in one edition, {len(os.sched_getaffinity(0))} cores")
    build = BUILD
    clear(folder)
    whole, peaks = watch([*build, "--only", "html,pdf"], folder)
    show("pages and scorecards from nothing", f"{whole:.1f} s", "at most 15 s")
    show("most memory of one process", f"{max(peaks) / 1024:.0f} MB", "at most 250 MB")
    clear(folder)
    whole, peaks = watch(build, folder)
    show("everything from nothing, annual report and press kit", f"{whole:.1f} s")
    show("most memory of one process", f"{max(peaks) / 1024:.0f} MB")
    again = min(clock(build, folder) for _ in range(3))
    show("nothing changed", f"{again:.2f} s", "at most 0.5 s")
    for number, company in enumerate(("snap", "roblox", "meta")):
        path = folder / "data" / "editions" / "2026" / "assessments" / f"{company}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("rationale: >-\n    ", f"rationale: >-\n    ({number}) ", 1), encoding="utf-8")
        seconds = clock([*build, "--company", company, "--only", "html,pdf"], folder)
        show(f"one assessment of {company} edited: page and PDF", f"{seconds:.2f} s", "at most 2 s")
        seconds = clock(build, folder)
        show("all else that shows it, the annual report included", f"{seconds:.2f} s")
        path.write_text(text, encoding="utf-8")
        clock(build, folder)


def clear(folder: Path) -> None:
    """Take away what builds have left."""
    shutil.rmtree(folder / "output", ignore_errors=True)
    shutil.rmtree(folder / ".output.charts", ignore_errors=True)


def clock(command: list[str], folder: Path) -> float:
    """Return the seconds that a command takes, with nobody looking over its shoulder."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begun


def watch(command: list[str], folder: Path) -> tuple[float, list[int]]:
    """Run a command; return its seconds and the most memory (KiB) that each of its processes held."""
    peaks: dict[str, int] = {}
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        group = os.getpgid(process.pid)
        while process.poll() is None:
            for pid in family(process.pid, group):
                peaks[pid] = max(peaks.get(pid, 0), high_water(pid))
            time.sleep(WATCH_EVERY)
        seconds = time.perf_counter() - begun
        if process.returncode:
            told = process.stderr.read() if process.stderr else ""
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{told}")
    return seconds, list(peaks.values()) or [0]


def family(pid: int, group: int) -> list[str]:
    """Return the process and all that descend from it, of the same process group."""
    parents: dict[str, str] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
            except (OSError, IndexError):
                continue
            if int(fields[2]) == group:
                parents[entry.name] = fields[1]
    found = [str(pid)]
    for known in found:
        found += [child for child, parent in parents.items() if parent == known]
    return found


def high_water(pid: str) -> int:
    """Return the most memory (KiB, resident) that a process has held; 0 when it has gone."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def measure_documents(folder: Path, rounds: int) -> None:
    """Print the CPU of one scorecard PDF against WeasyPrint called the plain way and against Chromium."""
    from scorecard.loader import load
    from scorecard.publishing.chart_files import ChartMaker, ChartStore
    from scorecard.render.pdf import load_press
    from scorecard.render.theme import Theme
    from scorecard.scoring.score import score
    from scorecard.views.company import company_page

    print(f"\nOne scorecard PDF, CPU seconds (median of {rounds} rounds over all companies, taken in turn)")
    dataset = load(folder / "data").dataset
    if dataset is None:
        sys.exit("the data cannot be read")
    results = score(dataset, dataset.programme.current_edition)
    theme = Theme(ROOT / "templates")
    maker = ChartMaker(ChartStore(folder / "charts"), theme.folder / "assets" / "fonts", "benchmark")
    press = load_press(theme)
    ours: list[float] = []
    plain: list[float] = []
    printed: list[float] = []
    for company_id in results.by_id:
        page = company_page(dataset, results, company_id, maker.for_document(dataset, results, company_id))
        html = folder / "output" / "companies" / company_id / "index.html"
        press.make(page)
        for _ in range(rounds):
            ours.append(cpu(partial(press.make, page)))
            plain.append(cpu(partial(print_plainly, html)))
            printed.append(print_with_chromium(html, folder))
    own, other, browser = (statistics.median(values) for values in (ours, plain, printed))
    show("ours, in a worker that has begun", f"{own:.2f} s")
    show("WeasyPrint called the plain way on the page", f"{other:.2f} s")
    show("Chromium printing the page, all its processes", f"{browser:.2f} s")
    show("ours / plain WeasyPrint", f"{own / other:.2f}", "at most 0.6")
    show("ours / Chromium", f"{own / browser:.2f}")


def print_plainly(page: Path) -> None:
    """Make a PDF of a page as WeasyPrint's first example does, only tagged."""
    from weasyprint import HTML

    HTML(filename=page).write_pdf(pdf_variant="pdf/ua-1")


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that a piece of work takes in this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def print_with_chromium(page: Path, folder: Path) -> float:
    """Return the CPU seconds of a Chromium that starts, prints a page and ends."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        return float("nan")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [
            chromium,
            *CHROMIUM_FLAGS,
            f"--user-data-dir={folder / 'chromium'}",
            f"--print-to-pdf={folder / 'page.pdf'}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_check(folder: Path, companies: int) -> None:
    """Print how long `check` takes for many companies, and how much memory."""
    print(f"\nChecking {companies:,} invented companies")
    many = folder / "many"
    maker = [sys.executable, str(ROOT / "benchmarks" / "make_companies.py"), str(many), "--companies", str(companies)]
    subprocess.run(maker, check=True, capture_output=True)
    seconds, peaks = watch([sys.executable, "-m", "scorecard", "check", "--data", str(many)], folder)
    show("seconds", f"{seconds:.1f} s", "under 20 s (2,000)")
    show("most memory of one process", f"{max(peaks) / 1024:.0f} MB", "under 500 MB (2,000)")


if __name__ == "__main__":
    sys.exit(main())
