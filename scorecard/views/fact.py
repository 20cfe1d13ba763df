"""Facts and sources: what was said and done, and where it can be read, numbered in the order of first mention."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, TypeVar
from urllib.parse import urlsplit

from scorecard.model.pledge import Pledge
from scorecard.scoring.texts import count_text, date_text, number_text
from scorecard.views.address import Link, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from scorecard.model.base import PartialDate
    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.model.evidence import DatedFact, Evidence
    from scorecard.model.record import RecordItem
    from scorecard.model.source import Source

KINDS = {"promise": "Promise", "action": "Action", "disclosure": "Disclosure", "finding": "Finding"}
PARTIES = {"first": "the company or a body that speaks for it", "third": "somebody else"}
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


class Dated(Protocol):
    """What happened on a day, or in a month or year that may be known no closer."""

    @property
    def date(self) -> PartialDate: ...


D = TypeVar("D", bound=Dated)


def known_until(items: Iterable[D], cut_off: date) -> list[D]:
    """Return what an edition with this cut-off knows of these things: what had begun to happen by then."""
    return [item for item in items if item.date.first <= cut_off]


def facts_until(company: Company, cut_off: date) -> list[Pledge | Evidence]:
    """Return the pledges and the evidence that an edition with this cut-off knows."""
    return [*known_until(company.pledges, cut_off), *known_until(company.evidence, cut_off)]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as lists show it; addresses are web addresses, or None where the data's would not be safe to follow.

    `language` and `language_name` are empty for the language of the page; `host` is the web site of the address;
    `again` says that the page has named it before, and that its place in the list of sources is enough.
    """

    number: str
    anchor: str
    title: str
    publisher: str
    language: str
    language_name: str
    date: str
    accessed: str
    party: str
    note: str
    address: str | None
    host: str
    archive: str | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class FactView:
    """A pledge or a piece of evidence, with its sources.

    `above` is the commitment under which the page has shown the fact before. What stands there is not told again: a
    part of it could lack what the company answered, or how sure it is.
    """

    id: str
    date: str
    kind: str
    statement: str
    scope: str
    remarks: tuple[str, ...]
    is_allegation: bool
    sources: tuple[SourceView, ...]
    above: Link | None


@dataclass
class Sources:
    """The sources of one page: each gets its number when it is first named.

    `company_id` is None for a page of no company, which sees the shared sources. `places` are the commitments under
    which facts have been shown so far, by the facts' ids.
    """

    dataset: Dataset
    company_id: str | None
    page_language: str
    views: dict[str, SourceView] = field(default_factory=dict)
    places: dict[str, Link] = field(default_factory=dict)

    def of_company(self, company_id: str) -> Sources:
        """Return the same list as a company's own file sees it: its numbers run on, the company's sources are known."""
        return Sources(self.dataset, company_id, self.page_language, self.views)

    def name(self, source_ids: Iterable[str]) -> tuple[SourceView, ...]:
        """Return the sources with these ids; an id that the data do not define is left out (`check` reports it)."""
        found = []
        for source_id in source_ids:
            key = self._key(source_id)
            if key in self.views:
                found.append(replace(self.views[key], again=True))
                continue
            source = self.dataset.source(self.company_id, source_id)
            if source is not None:
                self.views[key] = _view_source(source, len(self.views) + 1, self.page_language)
                found.append(self.views[key])
        return tuple(found)

    def _key(self, source_id: str) -> str:
        """Return the id of a source among those of all companies: two may each have one of the same name."""
        company = self.dataset.companies.get(self.company_id or "")
        return f"{self.company_id}/{source_id}" if company and source_id in company.sources else source_id

    def all(self) -> tuple[SourceView, ...]:
        """Return every source that was named so far, in the order of the numbers.

        The day on which most were read is left out, and whose words they are where these are somebody else's: the note
        on the sources tells it for all of them.
        """
        day = self._usual_day()
        return tuple(
            replace(
                view,
                accessed="" if view.accessed == day else view.accessed,
                party="" if view.party == PARTIES["third"] else view.party,
            )
            for view in self.views.values()
        )

    def _usual_day(self) -> str:
        """Return the day on which most sources were read, of several the one that comes first."""
        return Counter(view.accessed for view in self.views.values()).most_common(1)[0][0] if self.views else ""

    def note(self) -> str:
        """Return how many sources there are, how many have an archived copy, when they were read and whose they are."""
        if not self.views:
            return ""
        archived = sum(view.archive is not None for view in self.views.values())
        count = count_text(len(self.views), "source", "sources")
        told = f"{count}, {number_text(archived)} with an archived copy."
        day = self._usual_day()
        if any(view.accessed != day for view in self.views.values()):
            told = f"{told} Those without another day were read on {day}."
        else:
            told = f"{told} {'It was' if len(self.views) == 1 else 'All were'} read on {day}."
        if all(view.party != PARTIES["third"] for view in self.views.values()):
            return told
        return f"{told} Those not marked as from {PARTIES['first']} are from {PARTIES['third']}."


def _view_source(source: Source, number: int, page_language: str) -> SourceView:
    language = source.language.partition("-")[0]
    is_foreign = language != page_language.partition("-")[0]
    address = web_address(source.url)
    return SourceView(
        number=str(number),
        anchor=f"source-{number}",
        title=source.title,
        publisher=source.publisher,
        language=source.language if is_foreign else "",
        language_name=LANGUAGES.get(language, source.language) if is_foreign else "",
        date=date_text(source.date) if source.date else "undated",
        accessed=date_text(source.accessed),
        party=PARTIES[source.party],
        note=source.note or "",
        address=address,
        host=_host(address) if address else "",
        archive=web_address(source.archived),
    )


def view_facts(company: Company, ids: Iterable[str], sources: Sources) -> tuple[FactView, ...]:
    """Return the facts with these ids, oldest first; ids that the company's file lacks are left out."""
    wanted = set(ids)
    items: list[Pledge | Evidence] = [item for item in company.pledges if item.id in wanted]
    items += [item for item in company.evidence if item.id in wanted]
    items.sort(key=lambda item: (item.date.first, item.date.last, not isinstance(item, Pledge), item.id))
    return tuple(_view_fact(company, item, sources) for item in items)


def _view_fact(company: Company, item: Pledge | Evidence, sources: Sources) -> FactView:
    remarks = [*(_remark_pledge(item) if isinstance(item, Pledge) else _remark_evidence(company, item))]
    doubt = tell_doubt(item)
    if doubt:
        remarks.append(doubt)
    return FactView(
        id=item.id,
        date=date_text(item.date),
        kind="Pledge" if isinstance(item, Pledge) else KINDS[item.kind],
        statement=item.statement,
        scope=", ".join(company.services[key].name for key in item.services if key in company.services),
        remarks=tuple(remarks),
        is_allegation=not isinstance(item, Pledge) and item.allegation,
        sources=sources.name((item.source, *item.also)),
        above=sources.places.get(item.id),
    )


def view_record_item(item: RecordItem, sources: Sources) -> FactView:
    """Return an item of a framework's record, which has no services and is never an allegation."""
    doubt = tell_doubt(item)
    return FactView(
        id=item.id,
        date=date_text(item.date),
        kind=KINDS[item.kind],
        statement=item.statement,
        scope="",
        remarks=(doubt,) if doubt else (),
        is_allegation=False,
        sources=sources.name((item.source, *item.also)),
        above=sources.places.get(item.id),
    )


def tell_doubt(item: Pledge | DatedFact) -> str:
    """Return how sure we are of a fact, and why not more; nothing where we are sure."""
    return f"Confidence {item.confidence}: {item.doubt}" if item.doubt and item.confidence != "high" else ""


def _host(address: str) -> str:
    """Return the web site of an address, as people name it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _remark_pledge(item: Pledge) -> Iterable[str]:
    if item.clarity == "vague":
        yield "Too vague to check."
    if item.deadline:
        yield f"Deadline: {date_text(item.deadline)}."


def _remark_evidence(company: Company, item: Evidence) -> Iterable[str]:
    if item.allegation:
        yield "An allegation, not a finding."
    if item.withdraws:
        taken = company.pledge(item.withdraws) or company.evidence_item(item.withdraws)
        if taken:
            yield f"Takes back what was {'said' if isinstance(taken, Pledge) else 'done'} on {date_text(taken.date)}."
