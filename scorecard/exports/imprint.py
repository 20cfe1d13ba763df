"""The imprint: what every file of the open data says about itself, wherever it travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.views.frame import DRAFTS, tell_notice

if TYPE_CHECKING:
    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import Results


@dataclass(frozen=True, slots=True)
class Imprint:
    """Which edition this is, how far it can be relied on, and on which terms it may be used.

    `cut_off` is a date as YYYY-MM-DD; `digest` the SHA-256 of the data, in hex.
    """

    programme: str
    subject: str
    publisher: str
    contact: str
    base_url: str | None
    edition_id: str
    edition: str
    stage: str
    is_draft: bool
    cut_off: str
    notice: str
    reading_note: str
    method_version: str
    digest: str
    licence: str
    licence_name: str
    licence_url: str

    @property
    def title(self) -> str:
        """The name of the publication with its edition; a draft says so."""
        return f"{self.programme}, {self.edition}{' (draft)' if self.is_draft else ''}"

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return the imprint as names and words, for readers."""
        return (
            ("Title", f"{self.programme}: {self.subject}"),
            ("Edition", f"{self.edition} ({self.edition_id})"),
            ("Stage", f"{self.stage} (draft)" if self.is_draft else self.stage),
            ("As of", f"{self.cut_off} (last day of evidence)"),
            ("Notice", self.notice),
            ("Publisher", self.publisher),
            ("Contact", self.contact),
            ("Licence", f"{self.licence_name} ({self.licence}), {self.licence_url}"),
            ("Method", f"version {self.method_version}"),
            ("Data", f"SHA-256 {self.digest}"),
            ("How to read", self.reading_note),
        )

    def plain(self) -> dict[str, Any]:
        """Return the imprint as JSON data."""
        return {
            "programme": self.programme,
            "subject": self.subject,
            "publisher": self.publisher,
            "edition": self.edition_id,
            "edition_title": self.edition,
            "stage": self.stage,
            "cut_off": self.cut_off,
            "notice": self.notice,
            "method_version": self.method_version,
            "data_sha256": self.digest,
            "licence": self.licence,
            "licence_url": self.licence_url,
        }


def make_imprint(dataset: Dataset, results: Results, digest: str = "") -> Imprint:
    """Return the imprint of the results' edition; with a digest, of a file that is made from that part of the data."""
    programme, edition = dataset.programme, dataset.editions[results.edition_id].edition
    return Imprint(
        programme=programme.title,
        subject=programme.subject,
        publisher=programme.publisher,
        contact=programme.contact,
        base_url=programme.base_url,
        edition_id=results.edition_id,
        edition=edition.title,
        stage=results.stage,
        is_draft=results.stage in DRAFTS,
        cut_off=results.cut_off.isoformat(),
        notice=tell_notice(edition),
        reading_note=programme.reading_note,
        method_version=results.method_version,
        digest=digest or results.digest,
        licence=programme.licence.id,
        licence_name=programme.licence.name,
        licence_url=programme.licence.url,
    )
