"""The lock of a published edition: every number as it was published, and what it was computed from."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer

from scorecard.model.base import Day, Many, Model

FORMAT_VERSION = 1
"""Version of results.lock.json; it changes when a key changes its meaning or goes."""


def _read_exact(value: object) -> object:
    return Fraction(value) if isinstance(value, str) else value


Exact = Annotated[Fraction, BeforeValidator(_read_exact), PlainSerializer(str)]
"""A number without loss: `906/17`, as text."""
Figures = dict[str, str | None]
"""Published numbers and words by name, exact and as text; None: there was none."""


class LockedService(Model):
    """What was judged for one service; `service` is None for the company as a whole."""

    service: str | None
    value: str
    """The level's id, or the number given on a scale of points."""
    points: Exact | None
    weight: Exact


class LockedCommitment(Model):
    """One commitment of one company: the judgement, and what was published of it."""

    pledge: str
    pledged: bool
    services: Many[LockedService]
    """Empty where the commitment did not apply."""
    cited: Many[str]
    figures: Figures


class LockedCompany(Model):
    """One company's published numbers."""

    name: str
    commitments: dict[str, LockedCommitment]
    figures: Figures


class LockedNode(Model):
    """A node of the tree with all that decides how it is put together."""

    kind: Literal["overall", "framework", "group", "commitment"]
    id: str
    weight: Exact
    aggregate: str
    weighting: str
    by_service: bool
    children: Many[LockedNode]


class LockedRecord(Model):
    """An edition as it was published at one time."""

    data_sha256: str
    program_version: str
    method_version: str
    method: dict[str, Any]
    """The choices of the method that move numbers."""
    cut_off: Day
    tree: LockedNode
    companies: dict[str, LockedCompany]
    figures: Figures
    """What was published of the edition as a whole."""
    draws_key: str
    """The hash of all that the draws (intervals and orders) were made from; equal hashes, equal draws."""


class Lock(Model):
    """results.lock.json: an edition as first published, and as published last, if that is another one."""

    format_version: Annotated[int, Field(ge=1, le=FORMAT_VERSION)]
    edition: str
    first: LockedRecord
    latest: LockedRecord | None
    corrections: Many[str]
    """The hashes of the corrections that the last record holds; none of them may go or change."""
    sha256: str
    """The hash of all the rest: whoever edits this file by hand is found out."""

    @property
    def record(self) -> LockedRecord:
        """Return the edition as it was published last."""
        return self.latest or self.first

    def is_whole(self) -> bool:
        """Return whether nobody changed the file since the program wrote it."""
        return self.sha256 == hash_lock(self)


LockedNode.model_rebuild()


def hash_lock(lock: Lock) -> str:
    """Return the hash of everything in a lock but the hash."""
    plain = lock.model_dump(mode="json", exclude={"sha256"})
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def hash_correction(correction: Model) -> str:
    """Return the hash by which a lock remembers a correction."""
    return hashlib.sha256(correction.model_dump_json().encode()).hexdigest()
