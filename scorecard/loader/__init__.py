"""The loader: a data folder -> dataset, places and problems; never raises because of what the folder holds."""

from __future__ import annotations

from scorecard.loader.folder import Loaded, load
from scorecard.loader.layout import (
    assessments_file,
    company_file,
    context_file,
    corrections_file,
    edition_file,
    framework_file,
    lock_file,
)
from scorecard.loader.mistakes import MISTAKES
from scorecard.loader.places import Places

__all__ = [
    "MISTAKES",
    "Loaded",
    "Places",
    "assessments_file",
    "company_file",
    "context_file",
    "corrections_file",
    "edition_file",
    "framework_file",
    "load",
    "lock_file",
]
