"""How far independent assessors agree: Krippendorff's alpha with its interval, for each commitment and over all."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scorecard.model.readings import (
    QUESTIONS,
    Cell,
    Question,
    collect_cells,
    count_places,
    find_agreement,
    find_alpha,
    find_least_alpha,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scorecard.model.dataset import Dataset

DRAWS = 1000
SEED = 1
_LOW, _HIGH = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far assessors agree on one question, of one commitment or (`commitment_id` None) of all.

    `cells` were read by two or more; `same` (0 to 1) is the share of pairs of readings that are the same. `alpha` is
    None where the readings gave a single level, so that there was nothing to tell apart; `low` and `high` are its 5 and
    95 % quantiles when cells are drawn anew, None where almost no draw has an alpha.
    """

    commitment_id: str | None
    question: Question
    cells: int
    same: Fraction | None
    alpha: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """The agreement of an edition: over all and for each commitment that two read, and the cells to settle."""

    edition_id: str
    assessors: tuple[str, ...]
    overall: tuple[Agreement, ...]
    commitments: tuple[Agreement, ...]
    to_settle: tuple[Cell, ...]
    settled: int
    """How many cells differed and were settled."""
    least: float | None
    """What is held against `asked`: the lower one of pledge and delivery."""
    asked: Fraction | None
    """`min_agreement` of the edition or of the methodology."""
    draws: int
    seed: int

    @property
    def is_enough(self) -> bool:
        """True when no agreement is asked for, or it is reached."""
        return self.asked is None or (self.least is not None and self.least >= self.asked)


def measure_agreement(dataset: Dataset, edition_id: str, draws: int = DRAWS, seed: int = SEED) -> AgreementReport:
    """Return how far the assessors of an edition agree; the same seed gives the same intervals."""
    cells = collect_cells(dataset, edition_id)
    edition = dataset.editions[edition_id].edition
    read = [cell for cell in cells if len(cell.values) > 1]
    by_commitment: dict[tuple[str, Question], list[Cell]] = {}
    for cell in read:
        by_commitment.setdefault((cell.commitment_id, cell.question), []).append(cell)
    order = [(key, question) for key in dataset.commitments() for question in QUESTIONS]
    return AgreementReport(
        edition_id=edition_id,
        assessors=tuple(sorted({name for cell in cells for name in cell.values})),
        overall=tuple(
            _measure(None, question, [cell for cell in read if cell.question == question], draws, seed)
            for question in QUESTIONS
            if any(cell.question == question for cell in read)
        ),
        commitments=tuple(
            _measure(key, question, by_commitment[key, question], draws, seed)
            for key, question in order
            if (key, question) in by_commitment
        ),
        to_settle=tuple(cell for cell in cells if cell.is_open),
        settled=sum(cell.differs and not cell.is_open for cell in cells),
        least=find_least_alpha(cells),
        asked=dataset.methodology.min_agreement if edition.min_agreement is None else edition.min_agreement,
        draws=draws,
        seed=seed,
    )


def _measure(commitment_id: str | None, question: Question, cells: Sequence[Cell], draws: int, seed: int) -> Agreement:
    counts = count_places(cells)
    alpha = find_alpha(counts)
    low, high = (
        (None, None)
        if alpha is None or len(counts) < 2
        else _find_interval(counts, draws, (seed, commitment_id, question))
    )
    return Agreement(commitment_id, question, len(cells), find_agreement(cells), alpha, low, high)


def _find_interval(
    counts: Sequence[Sequence[int]], draws: int, name: tuple[int, str | None, Question]
) -> tuple[float | None, float | None]:
    """Return the quantiles of alpha over so many samples of the cells, drawn with replacement.

    The draws of a commitment do not depend on which others there are. A sample in which one level alone was given has
    no alpha and is left out.
    """
    import krippendorff
    import numpy as np

    seed, commitment_id, question = name
    table = np.asarray(counts)
    random = np.random.default_rng([seed, zlib.crc32(f"{question} {commitment_id or ''}".encode())])
    samples = (table[random.integers(0, len(table), len(table))] for _ in range(draws))
    alphas = [
        krippendorff.alpha(value_counts=sample, level_of_measurement="ordinal")
        for sample in samples
        if np.count_nonzero(sample.any(axis=0)) > 1
    ]
    if 2 * len(alphas) < draws:
        return None, None
    low, high = np.quantile(alphas, [_LOW, _HIGH])
    return float(low), float(high)
