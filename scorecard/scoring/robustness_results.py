"""How firm scores and ranks are: what the draws and the comparison of judgements say, as finished values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

Order = Literal["firm", "open", "shared"]
"""Whether the order of two neighbours holds in nearly all draws or not; `shared`: they have the same rank."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which values nearly all draws lie, ends included."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Driver:
    """What a choice (`weights`, `levels`, `aggregate`, `confidence`) has to do with how much an outcome varies.

    Sobol' indices: `first` is the share of the variance that would go if this choice alone were settled, `total` the
    share that would stay if all the others were. Estimates: they can lie a little below 0.
    """

    choice: str
    first: Fraction
    total: Fraction


@dataclass(frozen=True, slots=True)
class CompanyRobustness:
    """How firm the score and the rank of one company are.

    `bands` are the ids of the bands that its interval touches, the lowest first. `group` counts from 1 at the top.
    `drivers` tell what moves its rank; none where the rank is the same in all draws.
    """

    company_id: str
    score: Interval
    rank_best: int
    rank_worst: int
    bands: tuple[str, ...]
    group: int
    drivers: tuple[Driver, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two companies that follow each other in the ranking, and the share of the draws (0 to 1) with `upper` above."""

    upper: str
    lower: str
    share: Fraction
    order: Order


@dataclass(frozen=True, slots=True)
class Dominance:
    """`upper` is at least as good as `lower` on each of the `common` commitments that count for both, better on one.

    `any_weights`: no weights at all can put `lower` above; where different commitments count for the two, that is more
    than the comparison of the common ones can show.
    """

    upper: str
    lower: str
    common: int
    any_weights: bool


@dataclass(frozen=True, slots=True)
class Robustness:
    """What other reasonable choices would make of an edition's scores and ranks.

    `companies` are those with a score, in the order of the ranking; so are `neighbours` and `groups`, the runs of
    companies within which the order of some pair is open; across groups every order is firm. `drivers` tell what moves
    ranks on the whole: the mean shift from the published rank.
    """

    edition_id: str
    draws: int
    seed: int
    interval_share: Fraction
    firm_share: Fraction
    companies: tuple[CompanyRobustness, ...]
    neighbours: tuple[Neighbours, ...]
    groups: tuple[tuple[str, ...], ...]
    drivers: tuple[Driver, ...]
    dominances: tuple[Dominance, ...]
    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index by company: thousands of them are asked for, one after the other."""
        pairs: dict[str, list[Dominance]] = {}
        for pair in self.dominances:
            pairs.setdefault(pair.upper, []).append(pair)
            pairs.setdefault(pair.lower, []).append(pair)
        index = _Index(
            {item.company_id: item for item in self.companies},
            {pair.lower: pair for pair in self.neighbours},
            {pair.upper: pair for pair in self.neighbours},
            pairs,
        )
        object.__setattr__(self, "_index", index)

    def company(self, company_id: str) -> CompanyRobustness | None:
        """Return one company's part; None for a company without a score."""
        return self._index.companies.get(company_id)

    def above(self, company_id: str) -> Neighbours | None:
        """Return the pair in which a company follows another; None at the top and without a score."""
        return self._index.above.get(company_id)

    def below(self, company_id: str) -> Neighbours | None:
        """Return the pair in which another company follows; None at the end and without a score."""
        return self._index.below.get(company_id)

    def dominances_of(self, company_id: str) -> tuple[Dominance, ...]:
        """Return the pairs in which a company dominates another or is dominated."""
        return tuple(self._index.dominances.get(company_id, ()))


@dataclass(frozen=True, slots=True)
class _Index:
    companies: Mapping[str, CompanyRobustness]
    above: Mapping[str, Neighbours]
    below: Mapping[str, Neighbours]
    dominances: Mapping[str, Sequence[Dominance]]
