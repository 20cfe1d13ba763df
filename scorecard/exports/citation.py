"""CITATION.cff: how the data is cited, in the Citation File Format 1.2.0."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorecard.exports.imprint import Imprint

_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def write_citation(imprint: Imprint) -> bytes:
    """Return the file; its values are quoted as JSON quotes them, which YAML reads as they are."""
    author = {"name": imprint.publisher}
    if imprint.base_url:
        author["website"] = imprint.base_url
    if _MAIL.fullmatch(imprint.contact):
        author["email"] = imprint.contact
    abstract = f"{imprint.subject}. {imprint.notice} Evidence up to {imprint.cut_off}; stage: {imprint.stage}."
    values: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them with the edition and the day up to which they run.",
        "type": "dataset",
        "title": imprint.title,
        "abstract": abstract,
        "version": f"{imprint.edition_id}, evidence up to {imprint.cut_off}, {imprint.stage}",
        "license": imprint.licence,
        "license-url": imprint.licence_url,
        "keywords": [imprint.subject, f"edition {imprint.edition_id}"],
        "authors": [author],
        "contact": [author],
        "identifiers": [
            {"type": "other", "value": f"sha256:{imprint.digest}", "description": "SHA-256 of the data of the edition"}
        ],
    }
    if imprint.base_url:
        values["url"] = imprint.base_url
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()).encode()
