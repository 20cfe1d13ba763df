"""What stands beside the scores: how firm they are, what would raise them, and what earlier editions said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scorecard.scoring.hindsight import NO_HINDSIGHT, Hindsight
from scorecard.scoring.outlook import Outlook
from scorecard.scoring.robustness_results import Robustness


@dataclass(frozen=True, slots=True)
class Insight:
    """How firm an edition's scores are (None: not worked out), each company's outlook by its id, and the past."""

    robustness: Robustness | None = None
    outlooks: Mapping[str, Outlook] = field(default_factory=dict)
    hindsight: Hindsight = NO_HINDSIGHT

    def of_company(self, company_id: str) -> str:
        """Return the outlook and the past of one company as text: equal texts, equal pages.

        How firm its score is changes a little with every other company; pages are keyed with what they say of it.
        """
        parts: list[object] = [self.outlooks.get(company_id), self.hindsight.of_company(company_id)]
        return repr(parts)


NO_INSIGHT = Insight()
