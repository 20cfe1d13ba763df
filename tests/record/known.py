"""What explains the numbers of the pages: the record, the data, and few words of our own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.record.breadth import slots_of_breadth, slots_of_field
from tests.record.data_texts import DATE, know_text, read_yaml, strings
from tests.record.field import slots_of_commitment, slots_of_findings, slots_of_safe_words, slots_of_work
from tests.record.figures import breadth_of, counts_of, derive_company, derive_item, derive_trend, figures_of
from tests.record.moves import slots_of_facts, slots_of_moves
from tests.record.printed import number, share
from tests.record.services import slots_of_services
from tests.record.slots import commitments_of, parts_of, slots_of_company, slots_of_item
from tests.record.sweep import Known

OWN_WORDS = (
    # How many sources a page names, counted elsewhere.
    r"\b\d+ sources?, \d+ with an archived copy",
    # Marks that lead to the list of sources: held against its length elsewhere.
    r"\[\d+\]",
    r"\b0 (and|to) 100\b|\bof 100\b|/ 100\b",
    # Key finding: who could be first, whatever the choices.
    r"\brank 1 could be that of\b",
    # How the method's page numbers its worked example, and what it says of rounding, weights and ranges.
    r"\b[123]\. (?:one commitment|all commitments|the score|score)",
    r"\bonly a true 0 reads 0 and only a true 100 reads 100; what would round to them reads <1 and >99\b",
    r"\bonly a true 0 reads 0, only a true 100 reads 100\b",
    r"\bshares add up to 100%",
    r"\babove 0 where the promise goes further\b",
    r"\bwhich is 1 unless\b",
    # The two ends of a slider.
    r"at × 0 a part is left out; at × 2 it weighs twice",
    # The two ends of every picture's scale, as the words of its column.
    r"\b0 ?saying and doing ?100\b",
    # The code of frames and badges to copy.
    r'\bwidth="(?:360|100%)|\bheight="840|\bstyle="border:0"></iframe>',
)


TICKS = tuple(str(tick) for tick in range(0, 101, 10))
"""Where the axes of pictures that do not show the whole scale may begin and end."""


class Shelf:
    """The record and the data behind a finished build, and what they explain on each kind of page."""

    def __init__(self, built: Path, data: Path, editions: dict[str, str]) -> None:
        """`editions` are the folders of the editions within the build."""
        self.data = {path.relative_to(data).as_posix(): read_yaml(path) for path in sorted(data.rglob("*.yaml"))}
        self.texts = {
            path.relative_to(data).as_posix(): path.read_text("utf-8") for path in data.glob("editions/*/*.md")
        }
        self.records = {
            key: json.loads((built / folder / "results.json").read_bytes()) for key, folder in editions.items()
        }
        self.companies = sorted(company["id"] for company in next(iter(self.records.values()))["companies"])
        self._made: dict[tuple[str, str], Known] = {}
        some = next(iter(self.records.values()))
        self.frameworks = [framework["id"] for framework in some["frameworks"]]
        self.names = {company["id"]: company["name"] for company in some["companies"]}
        self.names |= dict(name_parts(some["frameworks"]))
        self._common = {key: self._know_common(key) for key in editions}
        self._own = {(key, company): self._know_own(key, company) for key in editions for company in self.companies}

    def company(self, edition: str, company: str) -> Known:
        """What one company's page may print: nothing that is only another's."""
        return self._keep((edition, company), lambda: self._common[edition].join(self._own[edition, company]))

    def common(self, edition: str) -> Known:
        """What a page may print that shows no figure of a company: a count of files beside a name is no score."""
        return self._common[edition]

    def everything(self, edition: str) -> Known:
        """What a page about all companies may print."""
        own = [self._own[edition, company] for company in self.companies]
        return self._keep((edition, ""), lambda: self._common[edition].join(*own, self._know_field(edition)))

    def _keep(self, key: tuple[str, str], make: Callable[[], Known]) -> Known:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def commitment(self, edition: str, commitment: str) -> Known:
        """What the page of a commitment may print: every company's texts, and figures on this commitment alone."""
        known = self._common[edition].join()
        for company in self.companies:
            own = self._own[edition, company]
            known = known.join(Known(set(), own.neighbours, own.names, []))
        record = self.records[edition]
        items = [item for company in record["companies"] for item in company["commitments"] if item["id"] == commitment]
        steps = [
            step for each in record["outlooks"] or [] for step in each["steps"] if step["commitment"] == commitment
        ]
        for part in (*items, *steps):
            known.add_figures(*figures_of(part))
        for item in items:
            known.add_figures(*derive_item(item))
            known.add_slots(slots_of_item(item))
        known.add_slots(slots_of_breadth(record, commitment))
        known.add_slots(slots_of_commitment(record, commitment))
        for item in record["companies"][0]["commitments"]:
            # The page shows all commitments of the framework side by side.
            known.add_figures(*breadth_of(record, item["id"]))
        known.add_figures(*counts_of(record))
        return known

    def _know_common(self, edition: str) -> Known:
        known = Known()
        for path, content in self.data.items():
            if path.startswith(("companies/", "editions/")) and "/edition.yaml" not in path:
                continue
            know_text(known, content, is_figure=not path.startswith(("context/", "sources/")))
        for text in self.texts.values():
            known.add_text(text)
        known.names.update(f"editions/{key}" for key in self.records)
        known.add_text(f"report {edition}")
        known.add_text(f"kit {edition}")
        settings = self.data["methodology.yaml"]["robustness"]
        known.add_text(f"weights up to {share(Fraction(settings['weight_spread']))} higher")
        known.add_text(f"up to {share(Fraction(settings['level_spread']))} of the way")
        record = self.records[edition]
        for part in (
            record["frameworks"],
            record["method"],
            record["edition"],
            record["trend"] and bare(record["trend"]),
        ):
            know_text(known, part)
            known.add_figures(*figures_of(part))
        known.add_figures(number(record["robustness"]["draws"]), number(len(record["ranking"])))
        known.names.update(digests(record["edition"]))
        for framework in record["frameworks"]:
            name = framework["short_name"]
            known.add_text(" ".join(each["number"] for each in commitments_of(framework)))
            numbers = [each["number"] for each in commitments_of(framework)]
            for each in commitments_of(framework):
                known.add_text(f"{name} {each['number']} {each['name']}")
                known.add_text(f"{name} {each['number']} officially")
            for group in parts_of(framework["groups"]):
                for each in commitments_of(group):
                    known.add_text(f"{name} {each['number']} {group['name']}")
            known.add_own_words(rf"{re.escape(name)} (?:(?:{'|'.join(numbers)})(?:, | and |(?!\w)))+")
        known.add_slots(slots_of_field(record, {key: self.data[f"frameworks/{key}.yaml"] for key in self.frameworks}))
        known.add_own_words(*OWN_WORDS)
        return known

    def _know_own(self, edition: str, company: str) -> Known:
        known = Known()
        record = self.records[edition]
        known.add_figures(*TICKS)
        know_text(known, self.data[f"companies/{company}.yaml"], is_figure=False)
        for other in self.records:
            know_text(known, self.data[f"editions/{other}/assessments/{company}.yaml"], is_figure=False)
        for part in own_parts(record, company):
            know_text(known, part, is_figure=False)
            known.add_figures(*figures_of(part))
        (own,) = (item for item in record["companies"] if item["id"] == company)
        known.names.update(digests(own))
        known.add_figures(*derive_company(own, record["frameworks"]))
        known.add_slots(slots_of_company(record, own, self.names))
        judged = self.data[f"editions/{edition}/assessments/{company}.yaml"]
        known.add_slots(slots_of_services(record, own, self.data[f"companies/{company}.yaml"], judged))
        for trend in (record["trend"] or {"companies": []})["companies"]:
            if trend["id"] == company:
                known.add_figures(*derive_trend(trend))
        known.add_slots(slots_of_moves(record, own, self.names))
        known.add_slots(slots_of_facts(self.data[f"companies/{company}.yaml"], record))
        for topic in self.data.items():
            if topic[0].startswith("context/"):
                for series in topic[1]["series"]:
                    if series.get("company") == company:
                        known.add_figures(*(number(Fraction(figure["value"])) for figure in series["figures"]))
        years = [
            int(text[:4])
            for text in strings(self.data[f"companies/{company}.yaml"])
            if DATE.fullmatch(text) and text > "1900"
        ]
        known.add_figures(*map(str, range(min(years), int(record["edition"]["cut_off"][:4]) + 2)))
        return known

    def _know_field(self, edition: str) -> Known:
        known = Known()
        record = self.records[edition]
        for part in (record["robustness"], record["trend"]):
            known.add_figures(*figures_of(part))
        known.add_figures(*counts_of(record), *(allowed for _, each in slots_of_findings(record) for allowed in each))
        known.add_slots(slots_of_findings(record))
        known.add_slots(slots_of_work(self.data, record))
        for company in record["companies"]:
            known.add_slots(slots_of_safe_words(company))
        for item in record["companies"][0]["commitments"]:
            known.add_figures(*breadth_of(record, item["id"]))
            known.add_slots(slots_of_commitment(record, item["id"]))
        for path, topic in self.data.items():
            if path.startswith("context/"):
                known.add_figures(
                    *(number(Fraction(f["value"])) for series in topic["series"] for f in series["figures"])
                )
        return known


def name_parts(parts: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for part in parts:
        yield part["id"], part.get("short_name", part["name"])
        yield from name_parts(part["groups"])


def bare(part: Any) -> Any:
    return {key: value for key, value in part.items() if key != "companies"}


def digests(part: dict[str, Any]) -> tuple[str, str]:
    """A hash of data in full, and as short as pages print it."""
    return part["data_sha256"], part["data_sha256"][:12]


def own_parts(record: dict[str, Any], company: str) -> Iterator[Any]:
    yield from (item for item in record["companies"] if item["id"] == company)
    for name, key in (("robustness", "id"), ("trend", "id")):
        yield from (item for item in (record[name] or {"companies": []})["companies"] if item[key] == company)
    yield from (item for item in record["outlooks"] if item["company"] == company)
    yield [pair["share"] for pair in record["robustness"]["neighbours"] if company in {pair["upper"], pair["lower"]}]
