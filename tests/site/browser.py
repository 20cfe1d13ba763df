"""A real Chromium for tests of pages: without a network, with every message and every request on record."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

# Without a network Chromium's own errands (updates, field trials) would only fill the log, so they are off. A sandbox
# cannot be had by root, in whose name continuous integration often runs; the pages are our own.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INSTALLED = ("chromium", "google-chrome", "google-chrome-stable")
MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

PHONE, TABLET, DESKTOP = 360, 768, 1440
LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((PHONE, "dark"), (DESKTOP, "light"))
"""The windows in which axe-core judges a page by all its rules, one in each colour scheme."""
HEIGHT = 900
NARROWEST, ZOOMED_HEIGHT = 320, 256
"""What a window of 1280 by 1024 pixels has room for at 400 % zoom."""
MOMENT, MOMENTS = 50, 200
"""For how many milliseconds, and how often, a message is waited for."""
MOST_SHIFT = 0.005
"""The layout shift that nobody sees; browsers call a tenth good."""


def find_browser(playwright: Playwright) -> Path | None:
    """The Chromium that tests use: CHROMIUM, else an installed one, else Playwright's; None without any."""
    candidates = [
        os.environ.get("CHROMIUM"),
        *map(shutil.which, INSTALLED),
        *MACOS,
        playwright.chromium.executable_path,
    ]
    return next((Path(found) for found in candidates if found and Path(found).is_file()), None)


@dataclass(frozen=True, slots=True)
class Visit:
    """An open page, and what it said and asked for since it began to load."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    @property
    def outside_requests(self) -> list[str]:
        """What the page asked for that is not in its folder or in itself."""
        return [url for url in self.requests if not url.startswith(("file:", "data:", "blob:", "about:"))]

    def wait_for_messages(self, number: int) -> None:
        """Go on when the page has said so much, or fail after some seconds."""
        for _ in range(MOMENTS):
            if len(self.messages) >= number:
                return
            self.page.wait_for_timeout(MOMENT)
        pytest.fail(f"the page has said no more than {self.messages}")

    def sideways_overflow(self) -> int:
        """How many CSS pixels the page is wider than its window."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return width

    def layout_shift(self) -> float:
        """How far what was shown moved while the page opened: the sum of its layout shifts, 0 if nothing did."""
        moved: float = self.page.evaluate(
            """() => new Promise(done => {
                let sum = 0;
                new PerformanceObserver(list => list.getEntries().forEach(each => { sum += each.value }))
                    .observe({type: 'layout-shift', buffered: true});
                setTimeout(() => done(sum), 300);
            })"""
        )
        return moved

    def accessibility_violations(self, rules: tuple[str, ...] = ()) -> list[str]:
        """What axe-core holds against the page, by some of its rules or all: one line per rule and place."""
        # Of what passes one place for each rule will do: listing thousands of them takes most of the time.
        options: dict[str, Any] = {
            "runOnly": {"type": "rule" if rules else "tag", "values": list(rules or AXE_TAGS)},
            "resultTypes": ["violations"],
        }
        found: dict[str, Any] = Axe().run(self.page, options=options).response
        # A rule may find nothing that it is for, all of them can't.
        assert found["passes"] or (rules and found["inapplicable"]), "axe-core looked at nothing"
        return [
            f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(map(str, node['target']))}\n    {node['html']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]


@dataclass(frozen=True, slots=True)
class Chromium:
    """A running browser."""

    browser: Browser

    @contextmanager
    def open_page(
        self,
        path: Path | str,
        width: int = DESKTOP,
        color_scheme: Literal["light", "dark"] = "light",
        *,
        scripts: bool = True,
        media: Literal["screen", "print"] = "screen",
        height: int = HEIGHT,
        slower: int = 1,
    ) -> Iterator[Visit]:
        """Opens a file (or an address of this machine) in a window that knows no other page, some times slower."""
        local = isinstance(path, Path)
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=color_scheme,
            java_script_enabled=scripts,
            offline=local,
            reduced_motion="reduce",
        )
        try:
            page = context.new_page()
            page.emulate_media(media=media, color_scheme=color_scheme)
            visit = Visit(page)
            page.on("console", lambda message: visit.messages.append(f"{message.type}: {message.text}"))
            page.on("pageerror", lambda error: visit.messages.append(f"error: {error}"))
            page.on("request", lambda request: visit.requests.append(request.url))
            if slower > 1:
                context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
            page.goto(path.resolve().as_uri() if isinstance(path, Path) else path)
            yield visit
        finally:
            context.close()


@contextmanager
def run_chromium() -> Iterator[Chromium]:
    """Starts the browser and ends it."""
    with sync_playwright() as playwright:
        program = find_browser(playwright)
        if program is None:
            message = "no Chromium was found; `make test` installs one, or set CHROMIUM to its path"
            raise FileNotFoundError(message)
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        try:
            yield Chromium(browser)
        finally:
            browser.close()


def main() -> int:
    """Prints the path of the browser that the tests would use; 1 where there is none."""
    with sync_playwright() as playwright:
        program = find_browser(playwright)
    print(program or "none")
    return 0 if program else 1


if __name__ == "__main__":
    sys.exit(main())
