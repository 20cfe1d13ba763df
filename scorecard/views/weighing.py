"""Weigh it yourself: all that it takes to work out scores and ranks again in the reader's browser.

A slider of a node multiplies what it weighs in the published method: at 1 all is as published, at 0 the node and what
stands below it weigh nothing. Numbers are fractions as text, so that nothing is rounded on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scorecard.scoring.texts import number_text, points_text
from scorecard.scoring.tree import Node, build_tree, describe_tree
from scorecard.views.address import WEIGH_PAGE, company_page_path, file_links, link_address
from scorecard.views.frame import Frame, view_frame
from scorecard.views.mark import Mark, level_mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results
    from scorecard.views.address import Link

MOST_TIMES = 4
"""The most that a slider multiplies a weight by."""
STEP = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class WeightSlider:
    """A node of the tree with its published weight; what stands below it follows in `parts`."""

    id: str
    kind: str
    number: str
    name: str
    label: str
    weight: str
    parts: tuple[WeightSlider, ...]


@dataclass(frozen=True, slots=True)
class LevelSlider:
    """A level of a scale with its published points; `at` is where the slider begins, a whole number."""

    id: str
    name: str
    label: str
    points: str
    at: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class WeighedRow:
    """A company as published; `page` is empty where no page of it is published."""

    id: str
    rank: str
    name: str
    page: str
    score: str


@dataclass(frozen=True, slots=True)
class WeighPage:
    """The page on which readers weigh for themselves; `downloads` hold all that it reads."""

    frame: Frame
    frameworks: tuple[WeightSlider, ...]
    levels: tuple[LevelSlider, ...]
    rows: tuple[WeighedRow, ...]
    most_times: str
    step: str
    weighting_note: str
    downloads: tuple[Link, ...]
    data: dict[str, Any]
    document_title: str


def weigh_page(dataset: Dataset, results: Results, files: Collection[str] = ()) -> WeighPage:
    """Return the page for the results' edition; `files` are the published paths, and only those are linked to."""
    frame = view_frame(dataset, results, WEIGH_PAGE, files)
    tree = build_tree(dataset, dataset.editions[results.edition_id].edition.frameworks)
    levels = tuple(_view_levels(dataset, results))
    return WeighPage(
        frame=frame,
        frameworks=tuple(_view_slider(dataset, child) for child in tree.children),
        levels=levels,
        rows=tuple(_view_row(results.by_id[company_id], files) for company_id in results.ranking),
        most_times=number_text(MOST_TIMES),
        step=number_text(STEP),
        weighting_note=_tell_weighting(tree),
        downloads=tuple(link for link in file_links(files, "", WEIGH_PAGE) if link.address.endswith("results.json")),
        data=_describe(dataset, results, tree, levels),
        document_title=f"Weigh it yourself: {frame.title}, {frame.edition}",
    )


def _tell_weighting(tree: Node) -> str:
    if tree.weighting == "by-commitment":
        return (
            "In the published score every commitment weighs the same, so a framework weighs as much as its commitments "
            "together. A framework’s slider raises or lowers all of them."
        )
    return "In the published score every framework has its own weight, and so has every part of it."


def _view_slider(dataset: Dataset, node: Node) -> WeightSlider:
    commitments = dataset.commitments()
    number = commitments[node.id].number if node.kind == "commitment" else ""
    return WeightSlider(
        id=node.id,
        kind=node.kind,
        number=number,
        name=node.name,
        label=f"{number}, {node.name}" if number else node.name,
        weight=number_text(node.weight),
        parts=tuple(_view_slider(dataset, child) for child in node.children),
    )


def _view_levels(dataset: Dataset, results: Results) -> Iterator[LevelSlider]:
    """Yield the levels of the scales that the edition's commitments are judged on, the lowest of each first."""
    methodology, commitments = dataset.methodology, dataset.commitments()
    shown = {item.commitment_id for company in results.companies for item in company.commitments}
    used = {commitments[item_id].scale or methodology.default_scale for item_id in shown}
    for scale_id, scale in methodology.scales.items():
        if scale_id not in used:
            continue
        for level in scale.levels:
            yield LevelSlider(
                id=f"{scale_id}.{level.id}",
                name=level.name,
                label=f"{scale.name}: {level.name}",
                points=points_text(level.points, 0 if level.points.denominator == 1 else 1),
                at=number_text(round(level.points)),
                mark=level_mark(level.counts_as, level.points, level.name),
            )


def _view_row(result: CompanyResult, files: Collection[str]) -> WeighedRow:
    return WeighedRow(
        id=result.company_id,
        rank=str(result.rank) if result.rank is not None else "–",
        name=result.name,
        page=link_address(company_page_path(result.company_id), WEIGH_PAGE, files),
        score=points_text(result.score, 1),
    )


def _describe(dataset: Dataset, results: Results, tree: Node, levels: tuple[LevelSlider, ...]) -> dict[str, Any]:
    """Return what the script reads: the tree, the levels, what was judged, what was published, and its words.

    Companies mostly share a few kinds of cells, so each kind stands once, and a company names them by number.
    """
    places = {level.id: place for place, level in enumerate(levels)}
    order = [item.commitment_id for item in results.companies[0].commitments] if results.companies else []
    kinds: dict[str, int] = {}
    cells: list[Any] = []
    companies = []
    for company_id in results.ranking:
        result = results.by_id[company_id]
        named = []
        for item in result.commitments:
            cell = _describe_cell(dataset, item, company_id, places)
            number = kinds.setdefault(repr(cell), len(kinds))
            if number == len(cells):
                cells.append(cell)
            named.append(number)
        companies.append(
            {
                "id": company_id,
                "score": None if result.score is None else str(result.score),
                "rank": result.rank,
                "cells": named,
            }
        )
    methodology = dataset.methodology
    return {
        "tree": describe_tree(tree, str),
        "levels": [
            [level.id, str(scale.points)]
            for level in levels
            for scale in (methodology.scales[level.id.split(".")[0]].level(level.id.split(".")[1]),)
            if scale is not None
        ],
        "commitments": order,
        "cells": cells,
        "companies": companies,
        "min_coverage": str(methodology.min_coverage),
        "words": {
            "published": "As published: every slider stands where the method has it.",
            "same": "No rank changes.",
            "moved": "{count} of {all} ranks change.",
            "none": "–",
            "times": "× {number}",
            "points": "{number}",
            "up": "up {count}",
            "down": "down {count}",
        },
    }


def _describe_cell(dataset: Dataset, item: CommitmentResult, company_id: str, places: dict[str, int]) -> list[Any]:
    """Return whether it is promised, and of each service its number, its weight and its level or its points.

    The level is a number into `levels`; points are text; neither (null) is not assessed.
    """
    commitment = dataset.commitments()[item.commitment_id]
    scale_id = commitment.scale or dataset.methodology.default_scale
    numbers: dict[str | None, int] = {None: -1}
    numbers |= {service_id: number for number, service_id in enumerate(dataset.companies[company_id].services)}
    rows: list[list[Any]] = []
    for service in item.services:
        place = places.get(f"{scale_id}.{service.level.id}")
        points = None if service.level.points is None else str(service.level.points)
        rows.append([numbers[service.service_id], str(service.weight), points if place is None else place])
    return [int(item.pledged), rows]
