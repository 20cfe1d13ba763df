"""Schemas: the kinds of data files, what each holds, and their JSON Schemas for editors."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from scorecard.model.assessment import AssessmentFile
from scorecard.model.base import Id
from scorecard.model.company import Company
from scorecard.model.edition import Edition
from scorecard.model.exception import Exceptions
from scorecard.model.framework import Framework
from scorecard.model.methodology import Methodology
from scorecard.model.programme import Programme
from scorecard.model.source import Source
from scorecard.model.wording import Wording

SHAPES: dict[str, Any] = {
    "programme": Programme,
    "methodology": Methodology,
    "wording": Wording,
    "exceptions": Exceptions,
    "framework": Framework,
    "sources": dict[Id, Source],
    "company": Company,
    "edition": Edition,
    "assessments": AssessmentFile,
}
"""What a file of each kind holds."""


@lru_cache(maxsize=None)
def adapter(kind: str) -> TypeAdapter[Any]:
    """Return what checks the data of one kind of file and makes the model of it; made once, as that takes a while."""
    return TypeAdapter(SHAPES[kind])
