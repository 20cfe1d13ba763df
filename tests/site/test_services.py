"""The choice of a service on a scorecard: by keys, without a script, and as exact as the record."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.real import COMPANIES, CURRENT, DATA
from tests.record.data_texts import read_yaml
from tests.site.browser import LOOKS, NARROWEST, PHONE, Chromium
from tests.site.test_keyboard import HIDDEN, press_tab_to

META = "companies/meta/index.html"
CHOOSES = ("adobe", "alphabet", "amazon", "apple", "meta", "microsoft", "qwant")
"""The companies of the current edition that have services with levels of their own that differ."""
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"
ROWS = """() => [...document.querySelectorAll('details.commitment')].map(row => [
    row.querySelector('.c-body').id,
    row.querySelector('.c-delivery').innerText.replace(/\\s+/g, ' ').replace('Delivery: ', '').trim(),
])"""


def read_rows(page: Page) -> dict[str, str]:
    """What each row says of delivery, to the eye."""
    return dict(page.evaluate(ROWS))


def expected_rows(built: Path, company: str, service: str) -> dict[str, str]:
    """What the record and the assessments say of each commitment at one service, and on what grounds."""
    record = json.loads((built / "results.json").read_text(encoding="utf-8"))
    judged = read_yaml(DATA / f"editions/{CURRENT}/assessments/{company}.yaml")
    methodology = read_yaml(DATA / "methodology.yaml")
    asked = {
        each["id"]: [methodology["features"][key]["name"].lower() for key in each.get("applies_to", [])]
        for path in (DATA / "frameworks").glob("*.yaml")
        for each in walk(read_yaml(path))
    }
    (item,) = (each for each in record["companies"] if each["id"] == company)
    levels = {level["id"]: level["name"] for level in record["method"]["scales"]["delivery"]["levels"]}
    levels |= {"not-assessed": "Not assessed", "not-applicable": "Does not apply"}
    return {
        each["id"]: tell(each, judged[each["id"]], service, levels, asked[each["id"]]) for each in item["commitments"]
    }


def walk(part: dict[str, Any]) -> list[dict[str, Any]]:
    found = [*part.get("commitments", ())]
    for group in part.get("groups", ()):
        found += walk(group)
    return found


def tell(item: dict[str, Any], judged: dict[str, Any], service: str, levels: dict[str, str], asked: list[str]) -> str:
    given = judged["delivery"]
    doubt = " low confidence" if judged.get("confidence") == "low" else ""
    by_service = {each["service"]: each["level"] for each in item["delivery"]}
    alone = isinstance(given, dict) and service in given
    if None in by_service:
        unread = by_service[None] == "not-assessed"
        remark = "asked of the company as a whole" if unread else "one judgement for the whole company"
        return f"{levels[by_service[None]]} {remark}{doubt}"
    if service in by_service:
        level = by_service[service]
        remark = "" if alone or level == "not-assessed" else " one judgement for all services that it covers"
        return f"{levels[level]}{remark}{doubt}"
    if alone and given[service] == "not-applicable":
        return f"Does not apply left out by the judgement, which says why{doubt}"
    features = " or ".join([", ".join(asked[:-1]), asked[-1]] if len(asked) > 1 else asked)
    return f"Does not apply asked of services with {features}{doubt}"


@pytest.mark.parametrize("company", COMPANIES)
def test_only_companies_whose_services_differ_have_a_choice(built: Path, company: str) -> None:
    html = (built / f"companies/{company}/index.html").read_text(encoding="utf-8")
    assert ("<fieldset" in html) == (company in CHOOSES)
    assert len(re.findall(r"<fieldset", html)) <= 1


@pytest.mark.parametrize("company", CHOOSES)
def test_each_service_shows_what_was_judged_for_it_and_no_more(built: Path, chromium: Chromium, company: str) -> None:
    services = read_yaml(DATA / f"companies/{company}.yaml")["services"]
    ids = {service["name"]: service_id for service_id, service in services.items()}
    with chromium.open_page(built / f"companies/{company}/index.html", scripts=False) as visit:
        labels = visit.page.locator(".choice label").all()
        names = [label.inner_text().strip() for label in labels]
        assert names[0] == "All services"
        assert set(names[1:]) <= set(ids)
        for name, label in zip(names[1:], labels[1:], strict=True):
            label.click()
            assert read_rows(visit.page) == expected_rows(built, company, ids[name]), name
            told = visit.page.locator(".choice [role=status]").inner_text()
            assert told.startswith(f"For {name} alone, ")


def test_a_service_is_chosen_by_keys_and_announced_as_one_of_a_group(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / META) as visit:
        page = visit.page
        before = read_rows(page)
        assert before["vp-05"] == "2 of 4 in part low confidence"
        press_tab_to(page, "#service-0")
        group = page.get_by_role("group", name="Show how every commitment stands for")
        assert group.get_by_role("radio").count() == 7
        for _ in range(4):
            page.keyboard.press("ArrowRight")
            assert page.evaluate(HIDDEN) == ""
        chosen = group.get_by_role("radio", name="WhatsApp")
        assert chosen.is_checked()
        assert page.evaluate("document.activeElement.id") == "service-4"
        rows = read_rows(page)
        assert rows["vp-05"] == "None found low confidence"
        assert rows["vp-06"] == "Does not apply asked of services with search"
        assert rows["vp-11"] == "Partial one judgement for the whole company"
        # An open row tells of the next level what is asked of this service, and nothing of the others.
        page.locator("details.commitment:has(#vp-05) summary").focus()
        page.keyboard.press("Enter")
        body = page.locator("#vp-05")
        assert body.locator(".rationale").is_visible()
        assert not body.locator(".services").is_visible()
        asked = body.locator(".next > p[data-at]:visible").all_inner_texts()
        assert ["for Messenger and WhatsApp" in text for text in asked] == [True]
        page.locator("#service-4").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.id") == "service-0"
        assert read_rows(page) == before


def test_what_is_out_of_sight_is_out_of_hearing_too(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / META) as visit:
        page = visit.page
        row = page.locator("details.commitment:has(#vp-05) summary")
        page.locator("#service-4").check()
        heard = row.aria_snapshot()
        assert "None found" in heard
        for hidden in ("2 of 4 in part", "Adds to the score", "further than the evidence", "Partial"):
            assert hidden not in heard
        page.locator("#service-0").check()
        heard = row.aria_snapshot()
        assert "2 of 4 in part" in heard
        assert "None found" not in heard


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_with_a_service_chosen_the_page_is_accessible(
    built: Path, chromium: Chromium, width: int, scheme: Literal["light", "dark"]
) -> None:
    with chromium.open_page(built / META, width, scheme) as visit:
        visit.page.locator("#service-4").check()
        visit.page.evaluate(OPEN_ALL)
        assert visit.accessibility_violations() == []
        assert visit.sideways_overflow() == 0
        assert visit.messages == []


@pytest.mark.parametrize("company", CHOOSES)
def test_every_choice_fits_the_narrowest_phone(built: Path, chromium: Chromium, company: str) -> None:
    with chromium.open_page(built / f"companies/{company}/index.html", NARROWEST) as visit:
        for field in visit.page.locator(".choice input").all():
            field.check()
            assert visit.sideways_overflow() == 0
        outside = visit.page.evaluate(
            """() => [...document.querySelectorAll('#commitments summary *, .choice *')]
                .filter(each => !each.closest('.vh, svg') && each.getBoundingClientRect().width > 0)
                .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
                .map(each => each.textContent)"""
        )
        assert outside == []


def test_a_printed_page_shows_all_services_whatever_was_chosen(built: Path, chromium: Chromium) -> None:
    with chromium.open_page(built / META, PHONE) as visit:
        before = read_rows(visit.page)
        visit.page.locator("#service-4").check()
        assert read_rows(visit.page) != before
        visit.page.emulate_media(media="print")
        assert not visit.page.locator(".choice").is_visible()
        assert read_rows(visit.page) == before
        assert visit.page.locator("#vp-05 .services").is_visible()


def test_a_browser_that_cannot_show_the_choice_shows_all_services(
    built: Path, chromium: Chromium, tmp_path: Path
) -> None:
    html = (built / META).read_text(encoding="utf-8")
    old = tmp_path / "old.html"
    policy = re.search(r'<meta http-equiv="Content-Security-Policy"[^>]*>', html)
    assert policy is not None
    # A browser without :has leaves out what stands under such a condition.
    old.write_text(
        html.replace("@supports selector(:has(a))", "@supports selector(:unheard-of(a))").replace(policy[0], "")
    )
    with chromium.open_page(built / META) as visit:
        wanted = read_rows(visit.page)
    with chromium.open_page(old) as visit:
        assert not visit.page.locator(".choice").is_visible()
        assert read_rows(visit.page) == wanted
        assert visit.page.locator("[data-for]:visible, [data-any]:visible").count() == 0
