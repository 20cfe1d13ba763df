"""A correction names a company or a commitment that its edition does not have, or a figure that these don't have.

## What is wrong
An entry of `corrections.yaml` names a company that the edition does not cover, a commitment that is in none of its
frameworks, or a figure that goes with neither: `delivery`, `pledge` and `points` belong to a commitment of a company,
`rank`, `band` and the like to a company.

## Why it matters
A correction that is about nobody stands on no scorecard, and the number that it was meant for is still changed in
silence.

## Failing example
```yaml
# editions/2026/corrections.yaml
# yaml-language-server: $schema=../../schema/corrections.schema.json
corrections:
  - type: correction
    date: 2026-09-01
    company: exemple-mills # <- here
    commitment: cw-1
    what: The level of the dye works was too low.
    why: A report was overlooked.
    before: partial
    after: delivered
```

## Passing example
```yaml
# editions/2026/corrections.yaml
# yaml-language-server: $schema=../../schema/corrections.schema.json
corrections:
  - type: correction
    date: 2026-09-01
    company: example-mills
    commitment: cw-1
    what: The level of the dye works was too low.
    why: A report was overlooked.
    before: partial
    after: delivered
```

## What to do
Correct the id: a company's is the name of its file, a commitment's stands in its framework. An entry about the edition
as a whole names neither; one about a whole company names no commitment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import corrections_file
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.correction import Correction
    from scorecard.rules.context import Context

_OF_COMMITMENT = frozenset({"delivery", "pledge", "points"})
_ANYWHERE = frozenset({"wording"})


def _check(context: Context) -> Iterator[Finding]:
    for edition_id, data in sorted(context.dataset.editions.items()):
        companies = data.edition.companies
        commitments = [key for key, framework in context.framework_of.items() if framework in data.edition.frameworks]
        for position, item in enumerate(data.corrections):
            file, path = corrections_file(edition_id), ("corrections", position)
            if item.company is not None and item.company not in companies:
                message = f"the edition {edition_id} does not cover the company {item.company}"
                hint = suggest(item.company, companies, "Name a company of this edition.")
                yield Finding(file, (*path, "company"), message, hint)
            if (
                item.commitment is not None
                and item.commitment not in commitments
                and not context.left_out.may_define("frameworks", item.commitment)
            ):
                message = f"the edition {edition_id} has no commitment {item.commitment}"
                hint = suggest(item.commitment, commitments, "Name a commitment of this edition.")
                yield Finding(file, (*path, "commitment"), message, hint)
            wrong = _tell_figure(item)
            if wrong:
                yield Finding(file, (*path, "figure"), *wrong)


def _tell_figure(item: Correction) -> tuple[str, str] | None:
    """Return what is wrong with the figure that an entry names, and what to do."""
    if item.figure is None or item.figure in _ANYWHERE:
        return None
    if item.company is None:
        return f"the figure {item.figure} is a company's, and none is named", "Name the company, or no figure."
    if item.figure in _OF_COMMITMENT and item.commitment is None:
        return f"the figure {item.figure} is a commitment's, and none is named", "Name the commitment too."
    if item.figure not in _OF_COMMITMENT and item.commitment is not None:
        return f"the figure {item.figure} is the company's, not the commitment's", "Leave out the commitment."
    return None


RULE = Rule("correction-out-of-place", "error", _check)
