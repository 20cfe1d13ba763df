"""An endorsement has other dates than the framework's own list.

## What is wrong
The company's endorsement begins, or ends, on another day than its entry among the framework's `signatories`. Dates of
different exactness agree if they can mean the same day.

## Why it matters
Whether an endorsement was in force at the cut-off decides whether a commitment counts as promised.

## Failing example
```yaml
# companies/example-mills.yaml
endorsements:
  - framework: clean-water
    date: 2021-05-01 # <- here
    source: charter
```

## Passing example
```yaml
# companies/example-mills.yaml
endorsements:
  - framework: clean-water
    date: 2020
    source: charter
```

## What to do
Look both up and correct the wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import company_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.base import PartialDate
    from scorecard.rules.context import Context

_HINT = "Look both up and correct the wrong one."


def _check(context: Context) -> Iterator[Finding]:
    for company_id, company in context.dataset.companies.items():
        for position, endorsement in enumerate(company.endorsements):
            framework = context.dataset.frameworks.get(endorsement.framework)
            signatories = framework.signatories if framework is not None else ()
            listed = [signatory for signatory in signatories if signatory.company == company_id]
            if not listed:
                continue
            file, path = company_file(company_id), ("endorsements", position)
            begun = [signatory for signatory in listed if _can_be_one_day(signatory.date, endorsement.date)]
            if not begun:
                yield Finding(
                    file,
                    (*path, "date"),
                    f"the endorsement of {endorsement.framework} is dated {endorsement.date}; the framework's list "
                    f"says {listed[0].date}",
                    _HINT,
                )
            elif not any(_agree(signatory.ended, endorsement.ended) for signatory in begun):
                yield Finding(
                    file,
                    (*path, "ended"),
                    f"the endorsement of {endorsement.framework} {_tell(endorsement.ended)}; by the framework's list "
                    f"it {_tell(begun[0].ended)}",
                    _HINT,
                )


def _agree(listed: PartialDate | None, ended: PartialDate | None) -> bool:
    if listed is None or ended is None:
        return listed is ended
    return _can_be_one_day(listed, ended)


def _can_be_one_day(one: PartialDate, other: PartialDate) -> bool:
    return one.first <= other.last and other.first <= one.last


def _tell(ended: PartialDate | None) -> str:
    return "has not ended" if ended is None else f"ended {ended}"


RULE = Rule("endorsement-dates-differ", "error", _check)
