"""Companies have different levels on one commitment, and the judgements cite the same source.

## What is wrong
Two or more companies' judgements on a commitment cite facts from the same source, in its `source` or under `also`, and
their levels (at the services that the facts are about) have none in common. The problem stands at one of the lowest
levels; the message names a place for each other level. Sources of the frameworks themselves, such as lists of
signatories, are left out: they say who signed, and nothing about how it did.

## Why it matters
A reader who sees "partial" here and "delivered" there, with the same report under both, asks whether the companies were
measured alike. Mostly they were, and the report tells different things of them, or other facts decide; now and then an
assessor was stricter on one day than on another.

## Failing example
```yaml
# companies/sample-looms.yaml
# yaml-language-server: $schema=../schema/company.schema.json
name: Sample Looms
headquarters: Loomfield, Exampleland
website: https://looms.example/
founded: 2001
services:
  loom-works: {name: Loom Works, kind: dye house, features: [dyeing]}
endorsements:
  - {framework: clean-water, date: 2020-05-01, source: charter}
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: plants-2024
```
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
    also: [plants-2024]
```
```yaml
# sources/water.yaml
plants-2024:
  title: Two new plants on the river
  publisher: River Gazette
  url: https://gazette.example/plants
  archived: https://web.archive.org/web/20260105120005/https://gazette.example/plants
  date: 2024-05-02
  accessed: 2026-06-01
  language: en
  party: third
```
```yaml
# frameworks/clean-water.yaml
signatories:
  - {name: Example Mills, company: example-mills, date: 2020-05-01, source: charter}
  - {name: Sample Looms, company: sample-looms, date: 2020-05-01, source: charter}
```
```yaml
# editions/2026/edition.yaml
companies: [example-mills, sample-looms]
```
```yaml
# editions/2026/assessments/sample-looms.yaml
# yaml-language-server: $schema=../../../schema/assessments.schema.json
cw-1:
  pledge: collective
  delivery: partial # <- here
  evidence: [e1]
  rationale: The plant serves a part of the works.
  assessed: {by: [desk], on: 2026-07-01}
cw-2:
  pledge: collective
  delivery: not-assessed
  rationale: Not looked at yet.
  assessed: {by: [desk], on: 2026-07-01}
```

## Passing example
```yaml
# companies/sample-looms.yaml
# yaml-language-server: $schema=../schema/company.schema.json
name: Sample Looms
headquarters: Loomfield, Exampleland
website: https://looms.example/
founded: 2001
services:
  loom-works: {name: Loom Works, kind: dye house, features: [dyeing]}
endorsements:
  - {framework: clean-water, date: 2020-05-01, source: charter}
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: plants-2024
```
```yaml
# companies/example-mills.yaml
evidence:
  - id: e1
    date: 2024-05-02
    kind: action
    commitments: [cw-1]
    statement: Opened a plant for its waste water.
    source: news-2024
    also: [plants-2024]
```
```yaml
# sources/water.yaml
plants-2024:
  title: Two new plants on the river
  publisher: River Gazette
  url: https://gazette.example/plants
  archived: https://web.archive.org/web/20260105120005/https://gazette.example/plants
  date: 2024-05-02
  accessed: 2026-06-01
  language: en
  party: third
```
```yaml
# frameworks/clean-water.yaml
signatories:
  - {name: Example Mills, company: example-mills, date: 2020-05-01, source: charter}
  - {name: Sample Looms, company: sample-looms, date: 2020-05-01, source: charter}
```
```yaml
# editions/2026/edition.yaml
companies: [example-mills, sample-looms]
```
```yaml
# editions/2026/assessments/sample-looms.yaml
# yaml-language-server: $schema=../../../schema/assessments.schema.json
cw-1:
  pledge: collective
  delivery: partial
  evidence: [e1]
  rationale: The plant serves a part of the works.
  assessed: {by: [desk], on: 2026-07-01}
  consistent:
    plants-2024: The report says that only the plant of Example Mills serves all works.
cw-2:
  pledge: collective
  delivery: not-assessed
  rationale: Not looked at yet.
  assessed: {by: [desk], on: 2026-07-01}
```

## What to do
Read the judgements side by side against the criteria. If one is off, change it. If both are right, say why in the one
that a reader would doubt, under `consistent:` with the id of the source; that company is then no longer compared on
this source and commitment. For a source that tells something different of every company, such as a regulator's survey,
say so once for all in `edition.yaml`, under `consistent:`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.grounds import PLEDGE, Ground, SharedGround, find_shared_grounds
from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scorecard.rules.context import Context

_MOST_NAMED = 3


def _check(context: Context) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], list[frozenset[tuple[str, frozenset[str]]]]] = {}
    shared = [(ground, ground.find_conflict(noted=False)) for ground in find_shared_grounds(context)]
    # A fact can rest on several sources: of two that speak for the same facts, the one for more companies is enough.
    for ground, conflict in sorted(shared, key=lambda pair: (-len(pair[1]), pair[0].source_id)):
        facts = frozenset((item.judgement.company_id, item.facts) for item in conflict)
        known = seen.setdefault((ground.edition_id, ground.commitment_id, ground.key), [])
        if conflict and not any(facts <= other for other in known):
            known.append(facts)
            yield _tell(context, ground, conflict)


def _tell(context: Context, ground: SharedGround, conflict: tuple[Ground, ...]) -> Finding:
    points = _points(context, ground)
    parts: dict[frozenset[str], list[Ground]] = {}
    for item in sorted(conflict, key=lambda item: min(points.get(level, 0) for level in item.levels)):
        parts.setdefault(item.levels, []).append(item)
    first, *others = parts.values()
    here = first[0].judgement
    told = "; ".join(_tell_part(part, points) for part in parts.values())
    places = [_place(context, ground, part[0]) for part in others]
    source = context.dataset.source(here.company_id, first[0].source_id)
    name = f"{first[0].source_id} (“{source.title}”)" if source is not None else first[0].source_id
    which = "pledge level" if ground.key == PLEDGE else "level"
    return Finding(
        here.file,
        (ground.commitment_id, ground.key),
        f"the {which} of {ground.commitment_id} differs, and the source {name} is cited for each: {told}; "
        f"compare {join_words(places)}",
        f"Change the level that is off, or say under `consistent:`, with {first[0].source_id}, why both are right.",
    )


def _tell_part(part: list[Ground], points: Mapping[str, int]) -> str:
    levels = sorted(part[0].levels, key=lambda level: points.get(level, 0))
    names = [item.judgement.company_id for item in part]
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} more"]
    return f"{' or '.join(levels)} for {join_words(names)}"


def _place(context: Context, ground: SharedGround, item: Ground) -> str:
    """Return file and line of another company's level."""
    places = context.loaded.places
    line, _ = places.marks(item.judgement.file).key((ground.commitment_id, ground.key))
    return f"{places.shown(item.judgement.file)}:{line}"


def _points(context: Context, ground: SharedGround) -> dict[str, int]:
    """Return the place of each level on its scale; of points there is none."""
    methodology = context.dataset.methodology
    commitment = context.commitments[ground.commitment_id]
    is_pledge = ground.key == PLEDGE
    scale = methodology.scales.get(methodology.pledge_scale) if is_pledge else context.dataset.scale_of(commitment)
    return {level.id: place for place, level in enumerate(scale.levels)} if scale is not None else {}


RULE = Rule("levels-differ-on-one-source", "warning", _check)
