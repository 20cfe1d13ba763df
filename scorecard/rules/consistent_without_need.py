"""A note says why levels may differ on one source, and they do not differ.

## What is wrong
An assessment or an edition has a source under `consistent:`, and no judgement that cites it differs from another one
that does (see levels-differ-on-one-source): the id is wrong, the fact is no longer cited, or a level was changed since.

## Why it matters
Such a note hides the next difference, for which it was not written.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  pledge: own
  delivery:
    dye-works: delivered
  evidence: [p1, e1]
  rationale: The plant that was announced has been open since 2024.
  assessed: {by: [desk], on: 2026-07-01}
  consistent:
    news-2024: The report tells more of this company than of others. # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  pledge: own
  delivery:
    dye-works: delivered
  evidence: [p1, e1]
  rationale: The plant that was announced has been open since 2024.
  assessed: {by: [desk], on: 2026-07-01}
```

## What to do
Correct the id, or take the line out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import edition_file
from scorecard.rules.grounds import find_shared_grounds
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    needed: set[tuple[str, str]] = set()
    needed_here: set[tuple[str, str, str]] = set()
    for ground in find_shared_grounds(context):
        for item in ground.find_conflict(noted=True):
            needed.add((ground.edition_id, item.source_id))
            needed_here.add((item.judgement.file, ground.commitment_id, item.source_id))
    for judgement in context.judgements:
        for source_id in judgement.assessment.consistent:
            if (judgement.file, judgement.commitment_id, source_id) not in needed_here:
                yield Finding(
                    judgement.file,
                    (judgement.commitment_id, "consistent", source_id),
                    f"no other company's level on {judgement.commitment_id} differs on the source {source_id}",
                    "Correct the id, or take the line out.",
                )
    for edition_id, data in context.dataset.editions.items():
        for source_id in data.edition.consistent:
            if (edition_id, source_id) not in needed:
                yield Finding(
                    edition_file(edition_id),
                    ("consistent", source_id),
                    f"no levels of this edition differ on the source {source_id}",
                    "Correct the id, or take the line out.",
                )


RULE = Rule("consistent-without-need", "warning", _check)
