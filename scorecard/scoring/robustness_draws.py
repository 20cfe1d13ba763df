"""The draws: what each choice becomes, draw by draw, from one seed and the name of what is drawn.

Every name has its own stream of random numbers, so that what is drawn for one company, node or level stays as it is
when another is added. All arrays have one place for each draw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scorecard.scoring.robustness_inputs import CellInput, Inputs, LeafInput

Array = NDArray[np.float64]
Rows = NDArray[np.intp]
Choice = Literal["weights", "levels", "aggregate", "confidence"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
"""What is chosen anew in each draw."""


@dataclass(slots=True)
class Batch:
    """Draws in which parts are put together in the same way: `aggregate` is that of all nodes that name no other.

    `places` are the draws' places among all; `rows` say, for each choice, which of its outcomes each draw takes.
    """

    draws: Draws
    aggregate: str
    places: Rows
    rows: Mapping[Choice, Rows]
    _weights: dict[str, Array] = field(default_factory=dict)
    _own: dict[str, Array] = field(default_factory=dict)
    _scales: dict[str, Array] = field(default_factory=dict)
    _order: Rows = field(init=False)

    def __post_init__(self) -> None:
        self._order = np.arange(len(self.places))

    def node_weight(self, node_id: str, weight: Fraction) -> Array:
        """Return the weight of a node of the tree as drawn."""
        if node_id not in self._weights:
            self._weights[node_id] = self._draw_weight(f"weight {node_id}", weight)
        return self._weights[node_id]

    def service_weight(self, company_id: str, service_id: str | None, weight: Fraction) -> Array:
        """Return the weight of a company's service as drawn; of the company as a whole as it is."""
        if service_id is None:
            return np.full(len(self.places), float(weight))
        key = f"{company_id} {service_id}"
        if key not in self._own:
            self._own[key] = self._draw_weight(f"service {key}", weight)
        return self._own[key]

    def _draw_weight(self, name: str, weight: Fraction) -> Array:
        noise = self.draws.numbers(name)[self.rows["weights"]]
        spread = float(self.draws.inputs.settings.weight_spread)
        drawn: Array = float(weight) * (1 + spread * (2 * noise - 1))
        return drawn

    def points(self, company_id: str, leaf: LeafInput, cell: CellInput) -> Array:
        """Return the points of one service on one commitment as drawn."""
        if cell.rung is None:
            return np.full(len(self.places), float(cell.points))
        rungs = self._rungs(leaf.scale_id)
        if not leaf.unsure:
            drawn: Array = rungs[cell.rung]
            return drawn
        key = leaf.commitment_id
        if key not in self._own:
            steps = self.draws.inputs.settings.confidence_steps
            noise = self.draws.numbers(f"confidence {company_id} {key}")[self.rows["confidence"]]
            self._own[key] = np.floor(noise * (2 * steps + 1)) - steps
        moved = np.minimum(np.maximum(self._own[key] + cell.rung, 0), len(rungs) - 1).astype(np.intp)
        found: Array = rungs[moved, self._order]
        return found

    def forget(self) -> None:
        """Drop what was drawn for one company alone: with thousands of them it would fill the memory."""
        self._own.clear()

    def _rungs(self, scale_id: str) -> Array:
        """Return the points of a scale's rungs as drawn, one row for each rung."""
        if scale_id not in self._scales:
            self._scales[scale_id] = np.array(
                [
                    low + (high - low) * self.draws.numbers(f"level {scale_id} {place}")[self.rows["levels"]]
                    for place, (low, high) in enumerate(self.draws.ranges(scale_id))
                ]
            )
        return self._scales[scale_id]


class Draws:
    """All outcomes of all choices, made when they are first asked for."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.count = inputs.settings.draws
        self._numbers: dict[str, Array] = {}
        self._stream = np.random.RandomState(0)

    def numbers(self, name: str) -> Array:
        """Return one number from 0 up to 1 for each draw; the same for the same seed and name on every machine.

        They are those that `random.Random(key).random()` of Python's standard library gives, so that anybody can draw
        them again. Both sides promise to stay: `random()` goes on giving the same sequence for the same seed (Python's
        "Notes on Reproducibility"), and RandomState is frozen (NEP 19), which numpy's newer generators are not.
        """
        if name not in self._numbers:
            digest = hashlib.sha256(f"{self.inputs.settings.seed} {name}".encode()).digest()
            words = split_words(int.from_bytes(digest, "big"))
            # Seeding anew takes a quarter of the time of making another one.
            self._stream.seed(words)
            self._numbers[name] = self._stream.random_sample(self.count)
        return self._numbers[name]

    def forget(self) -> None:
        """Drop what was drawn for one company alone: with thousands of them it would fill the memory."""
        for name in [name for name in self._numbers if name.startswith(("service ", "confidence "))]:
            del self._numbers[name]

    def ranges(self, scale_id: str) -> list[tuple[float, float]]:
        """Return between which points each rung of a scale moves; the goalposts 0 and 100 stay where they are."""
        rungs = dict(self.inputs.rungs)[scale_id]
        spread = self.inputs.settings.level_spread
        below, above = (Fraction(0), *rungs[:-1]), (*rungs[1:], Fraction(100))
        return [
            (float(own - spread * (own - low)), float(own + spread * (high - own)))
            if 0 < own < 100
            else (float(own), float(own))
            for low, own, high in zip(below, rungs, above, strict=True)
        ]

    def batches(self, sets: Sequence[Mapping[Choice, slice]]) -> list[Batch]:
        """Return sets of draws, one after the other, split by how parts are put together.

        Each set says which of the outcomes of every choice its draws take: the same number of each.
        """
        every = np.arange(self.count)
        rows = {choice: np.concatenate([every[taken[choice]] for taken in sets]) for choice in CHOICES}
        aggregates = tuple(dict.fromkeys((self.inputs.aggregate, *self.inputs.settings.aggregates)))
        which = np.floor(self.numbers("aggregate")[rows["aggregate"]] * len(aggregates)).astype(np.intp)
        batches = []
        for number, aggregate in enumerate(aggregates):
            places = np.flatnonzero(which == number)
            if len(places):
                batches.append(Batch(self, aggregate, places, {choice: rows[choice][places] for choice in CHOICES}))
        return batches


def split_words(key: int) -> list[int]:
    """Return the 32-bit words of a key as the Mersenne Twister is seeded with them in Python: the lowest first.

    Words of nothing at the high end are left out, since they would make another seed; nothing at all is one word.
    """
    return [key >> shift & 0xFFFFFFFF for shift in range(0, max(key.bit_length(), 1), 32)]
