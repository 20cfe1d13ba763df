"""What other sites can show of an edition: badges and charts, each with the code to copy."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from scorecard.views.address import (
    EMBED_PAGE,
    FRONT_PAGE,
    TEXTS_FOLDER,
    Link,
    badge_path,
    company_page_path,
    framed_chart_path,
    link_address,
    relative,
    text_page_path,
)
from scorecard.views.chart import Drawing, Picture
from scorecard.views.downloads import MOST_LISTED
from scorecard.views.frame import Frame, tell_address, view_frame

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results

NOWHERE = "https://SITE-ADDRESS/"
"""What stands in code for the address of a site that has none yet."""
BADGE_WIDTH, FRAME_HEIGHT = 360, 840
_CHARTS = (("comparison", "The scores of all companies"), ("ranks", "Ranks, and how firm they are"))
_MARKDOWN_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\[]*_`<"})


@dataclass(frozen=True, slots=True)
class Snippet:
    """Code to copy, with what it is; a reader who cannot see it knows from `label` what it is for."""

    title: str
    label: str
    code: str


@dataclass(frozen=True, slots=True)
class Embeddable:
    """A thing to show elsewhere: what it looks like (`badge`, `sample`: addresses, or empty) and its code."""

    id: str
    title: str
    badge: str
    badge_alt: str
    sample: str
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class EmbedPage:
    """Everything that can be shown elsewhere; of too many companies only the first stands for all (`pattern`)."""

    frame: Frame
    has_address: bool
    charts: tuple[Embeddable, ...]
    companies: tuple[Embeddable, ...]
    pattern: str
    terms: Link | None
    document_title: str


@dataclass(frozen=True, slots=True)
class FramedChart:
    """One chart for the frame of another site, narrow and wide; `page` leads to where it comes from."""

    language: str
    title: str
    alt: str
    narrow: Picture
    wide: Picture
    source: str
    notice: str
    page: str
    page_name: str
    document_title: str


def embed_page(dataset: Dataset, results: Results, files: Collection[str] = ()) -> EmbedPage:
    """Return the page with the code of all badges and charts among the published files."""
    frame = view_frame(dataset, results, EMBED_PAGE, files, of_page=True)
    companies = sorted(results.companies, key=lambda item: (item.name.casefold(), item.company_id))
    is_long = len(companies) > MOST_LISTED
    first = companies[0].company_id if is_long else ""
    maker = _Maker(dataset, results.edition_id, frame, files)
    terms = text_page_path(TEXTS_FOLDER)
    return EmbedPage(
        frame=frame,
        has_address=bool(frame.address),
        charts=tuple(item for name, title in _CHARTS for item in maker.chart(name, title)),
        companies=tuple(maker.company(item.company_id, item.name) for item in companies[: 1 if is_long else None]),
        pattern=_tell_pattern(first) if first else "",
        terms=(
            Link(dataset.pages[TEXTS_FOLDER].title, relative(terms, EMBED_PAGE))
            if TEXTS_FOLDER in dataset.pages and terms in files
            else None
        ),
        document_title=f"Badges and charts to embed: {frame.title}, {frame.edition}",
    )


def _tell_pattern(company_id: str) -> str:
    return f"For any other company put its short name, as the address of its page has it, for “{company_id}”."


def framed_chart(  # noqa: PLR0913, PLR0917 - a chart, and where it stands
    dataset: Dataset,
    results: Results,
    company_id: str | None,
    name: str,
    drawings: tuple[Drawing, Drawing],
    files: Collection[str] = (),
) -> FramedChart:
    """Return a chart as a page of its own; `drawings` are a narrow and a wide one."""
    frame = view_frame(dataset, results)
    path = framed_chart_path(company_id, name)
    narrow, wide = drawings
    page = company_page_path(company_id) if company_id else FRONT_PAGE
    return FramedChart(
        language=frame.language,
        title=narrow.title,
        alt=narrow.alt,
        narrow=_picture(f"{name}-narrow", narrow),
        wide=_picture(f"{name}-wide", wide),
        source=f"{frame.title}, {frame.edition}, evidence up to {frame.cut_off}, {frame.standing}. {frame.licence}.",
        notice=f"{frame.notice_head} {frame.notice}".strip(),
        page=link_address(page, path, files),
        page_name=results.by_id[company_id].name if company_id else frame.title,
        document_title=f"{narrow.title}: {frame.title}, {frame.edition}",
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Writes code; names come from the data, so all of it is escaped for the language that it is in."""

    dataset: Dataset
    edition_id: str
    frame: Frame
    files: Collection[str]

    def chart(self, name: str, title: str) -> Iterator[Embeddable]:
        """Yield a chart of all companies, if it is published."""
        path = framed_chart_path(None, name)
        if path in self.files:
            sample = relative(path, EMBED_PAGE)
            yield Embeddable(name, title, "", "", sample, (self._frame_snippet(path, f"{title}: {self.frame.title}"),))

    def company(self, company_id: str, name: str) -> Embeddable:
        """Return what there is of a company."""
        badge, framed = badge_path(company_id), framed_chart_path(company_id, "gap")
        alt = f"{self.frame.title}: {name} (score, edition and stage stand in the picture)"
        page, picture = self._address(company_page_path(company_id)), self._address(badge)
        snippets = []
        if badge in self.files:
            image = f'<img src="{escape(picture)}" width="{BADGE_WIDTH}" alt="{escape(alt)}">'
            link = f'<a href="{escape(page)}">{image}</a>'
            markdown = f"[![{alt.translate(_MARKDOWN_SIGNS)}]({picture})]({page})"
            snippets += [
                Snippet("Badge, HTML", f"Badge of {name}, HTML", link),
                Snippet("Badge, Markdown", f"Badge of {name}, Markdown", markdown),
            ]
        if framed in self.files:
            snippets.append(self._frame_snippet(framed, f"{name}: promises and evidence, {self.frame.title}"))
        return Embeddable(
            id=company_id,
            title=name,
            badge=link_address(badge, EMBED_PAGE, self.files),
            badge_alt=alt,
            sample=link_address(framed, EMBED_PAGE, self.files),
            snippets=tuple(snippets),
        )

    def _frame_snippet(self, path: str, title: str) -> Snippet:
        code = (
            f'<iframe src="{escape(self._address(path))}" title="{escape(title)}" loading="lazy" '
            f'width="100%" height="{FRAME_HEIGHT}" style="border:0"></iframe>'
        )
        return Snippet("Chart, HTML", f"{title}, HTML", code)

    def _address(self, path: str) -> str:
        return tell_address(self.dataset, self.edition_id, path) or f"{NOWHERE}{path.removesuffix('index.html')}"


def _picture(name: str, drawing: Drawing) -> Picture:
    return Picture(name, drawing.svg, str(drawing.width), str(drawing.height))
