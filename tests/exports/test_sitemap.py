from __future__ import annotations

import xml.etree.ElementTree as ET

from scorecard.exports.sitemap import write_robots, write_sitemap

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_the_list_names_every_page_by_its_whole_address_and_no_stand_in() -> None:
    paths = [
        "404.html",
        "a&b/index.html",
        "editions/2022/index.html",
        "editions/2026/index.html",
        "index.html",
        "x.pdf",
    ]
    document = ET.fromstring(write_sitemap("https://river.example/r/", paths, "2026"))
    assert [item.text for item in document.iter(LOC)] == [
        "https://river.example/r/a&b/",
        "https://river.example/r/editions/2022/",
        "https://river.example/r/",
    ]


def test_robots_are_told_where_the_list_stands() -> None:
    assert write_robots("https://river.example").decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://river.example/sitemap.xml",
    ]
