"""The preview in a real browser: it loads itself anew after a save, keeps its place, and shows what is wrong."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, expect

from scorecard.workflow.starter import start_project
from tests.preview.running import MILLS, PAGE, PATIENCE, RATIONALE, Running, run_preview, save
from tests.site.browser import Chromium

ABOVE = "half was promised by 2024."
BAR = "#scorecard-preview section"
expect.set_options(timeout=PATIENCE * 1000)


NEXT_PLACE = """() => new Promise(done => {
    const look = () => history.scrollRestoration === "auto" ? done() : setTimeout(look, 20);
    look();
})"""
"""Waits until a page that was loaded again has gone to its place."""


def top_of(row: Locator) -> float:
    top: float = row.evaluate("element => element.getBoundingClientRect().top")
    return top


def test_after_a_save_the_page_loads_itself_and_keeps_its_place(preview: Running, chromium: Chromium) -> None:
    with chromium.open_page(f"{preview.url}{PAGE[1:]}?look=1#rc-2") as visit:
        page = visit.page
        rows = page.locator("details.commitment")
        read = rows.nth(2)
        rows.nth(0).locator("summary").click()
        read.locator("summary").click()
        read.evaluate("element => { element.scrollIntoView(); scrollBy(0, -40); }")
        opened = rows.evaluate_all("rows => rows.map(row => row.open)")
        assert True in opened
        assert False in opened
        top = top_of(read)
        # A longer text above what is read: the same height of the page is another place now.
        with page.expect_event("load"):
            preview.edit(MILLS, ABOVE, f"{ABOVE} {'It was asked for in each year. ' * 5}")
        page.evaluate(NEXT_PLACE)
        expect(page.get_by_text("It was asked for in each year.").first).to_be_attached()
        assert rows.evaluate_all("rows => rows.map(row => row.open)") == opened
        assert abs(top_of(read) - top) < 2
        assert page.url.endswith("/companies/example-mills/?look=1#rc-2")
        assert read.locator("summary").evaluate("element => element === document.activeElement")
        assert visit.messages == []


def test_a_page_that_an_edit_does_not_touch_stays_as_it_is(preview: Running, chromium: Chromium) -> None:
    with (
        chromium.open_page(f"{preview.url}{PAGE[1:]}") as touched,
        chromium.open_page(f"{preview.url}companies/example-foods/") as untouched,
    ):
        untouched.page.evaluate("window.before = true")
        with (
            untouched.page.expect_response(lambda reply: reply.request.method == "HEAD"),
            touched.page.expect_event("load"),
        ):
            preview.edit(MILLS, RATIONALE, "nobody published one")
        assert untouched.page.evaluate("window.before") is True
        expect(touched.page.get_by_text("nobody published one").first).to_be_attached()


def test_what_is_wrong_is_shown_on_the_last_good_page(preview: Running, chromium: Chromium) -> None:
    with chromium.open_page(f"{preview.url}{PAGE[1:]}") as visit:
        page = visit.page
        bar = page.locator(BAR)
        preview.edit("companies/example-mills.yaml", "deadline: 2024-12-31", "deadlin: <b>2024-12-31</b>")
        expect(bar).to_be_visible()
        expect(bar).to_have_attribute("role", "alert")
        expect(bar).to_contain_text("in the data. This page shows it as it was before.")
        expect(bar).to_contain_text("data/companies/example-mills.yaml:17:5: error:")
        assert bar.locator("b").count() == 0
        assert visit.accessibility_violations() == []
        assert page.get_by_text(RATIONALE).count() > 0
        # Also on a page that is opened only now.
        page.goto(preview.url)
        expect(bar).to_be_visible()
        preview.edit("companies/example-mills.yaml", "deadlin: <b>2024-12-31</b>", "deadline: 2024-12-31")
        expect(bar).not_to_be_visible()
        assert visit.messages == []


def test_data_that_cannot_be_read_from_the_start_is_a_page_that_gives_way_to_the_site(
    tmp_path: Path, store: Path, chromium: Chromium
) -> None:
    start_project(tmp_path)
    path = tmp_path / "data" / "programme.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("title: River Scorecard", "titel: <b>River</b>"), encoding="utf-8")
    with run_preview(tmp_path, "--output", str(store)) as broken:
        assert broken.get(PAGE).status == 503
        assert broken.get("/results.json").status == 503
        with chromium.open_page(broken.url) as visit:
            page = visit.page
            assert page.title() == "The data can’t be shown yet"
            expect(page.get_by_text("data/programme.yaml:2:1: error: ")).to_be_visible()
            assert page.locator("b").count() == 0
            assert visit.accessibility_violations() == []
            # The page itself has no other status, nor has the answer when it asks, as every page, whether it is new.
            visit.wait_for_messages(2)
            assert ["503" in message for message in visit.messages] == [True, True]
            visit.messages.clear()
            with page.expect_event("load"):
                save(path, whole)
            assert page.title().startswith("River Scorecard")
            assert visit.messages == []
