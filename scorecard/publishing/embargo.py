"""Embargoes: until one is lifted everything that is made from the edition says so, and its press kit stays out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from scorecard.model.dataset import Dataset


def lift_embargoes(dataset: Dataset, on: date | None) -> Dataset:
    """Return the dataset as of a day: embargoes that end on it or before are gone. Without a day all of them hold."""
    if on is None:
        return dataset
    return replace(
        dataset,
        editions={
            edition_id: replace(data, edition=data.edition.model_copy(update={"embargo": None}))
            if data.edition.embargo is not None and data.edition.embargo <= on
            else data
            for edition_id, data in dataset.editions.items()
        },
    )


def held_back(dataset: Dataset, editions: tuple[str, ...]) -> dict[str, date]:
    """Return the editions among these whose embargo holds, with the day on which it ends; none named: all of them."""
    return {
        edition_id: data.edition.embargo
        for edition_id, data in sorted(dataset.editions.items())
        if data.edition.embargo is not None and (not editions or edition_id in editions)
    }
