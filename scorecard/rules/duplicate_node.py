"""Two frameworks, groups or commitments have the same id.

## What is wrong
An id is used for more than one framework, group or commitment, in one file or in several; or one of them has the id
`overall`, which means the whole.

## Why it matters
Weights, assessments and links name them by id alone. Of two commitments with one id only one is assessed, and the
other one takes over its judgement.

## Failing example
```yaml
# frameworks/clean-air.yaml
# yaml-language-server: $schema=../schema/framework.schema.json
name: The Clean Air Pledge
short_name: Clean Air
order: 2
issuer: River League
launched: 2022-01-01
summary: A pledge on smoke.
binds: Whoever signs it.
endorse_verb: signed
element_name: promise
element_plural: promises
source: charter
signatories_complete: false
groups:
  - id: rivers # <- here
    name: Smoke over rivers
```

## Passing example
```yaml
# frameworks/clean-air.yaml
# yaml-language-server: $schema=../schema/framework.schema.json
name: The Clean Air Pledge
short_name: Clean Air
order: 2
issuer: River League
launched: 2022-01-01
summary: A pledge on smoke.
binds: Whoever signs it.
endorse_verb: signed
element_name: promise
element_plural: promises
source: charter
signatories_complete: false
groups:
  - id: smoke
    name: Smoke over rivers
```

## What to do
Give the newer one another id. The id of a commitment that was ever published stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import framework_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context
    from scorecard.rules.rule import DataPath


WHOLE = "overall"


def _check(context: Context) -> Iterator[Finding]:
    first: dict[str, tuple[str, str]] = {}
    for node_id, kind, file, path in _walk(context):
        if node_id == WHOLE:
            yield Finding(
                file,
                path,
                f"the id of this {kind} is {WHOLE}, which means the whole",
                f"Give it another id; {WHOLE} is what all frameworks stand below.",
            )
        elif node_id in first:
            other_kind, other_file = first[node_id]
            place = "this file" if other_file == file else other_file
            yield Finding(
                file,
                path,
                f"the id {node_id} of this {kind} is already that of a {other_kind} in {place}",
                "Give this one another id; frameworks, groups and commitments share one set of ids.",
            )
        else:
            first[node_id] = (kind, file)


def _walk(context: Context) -> Iterator[tuple[str, str, str, DataPath]]:
    for framework_id in sorted(context.dataset.frameworks):
        yield framework_id, "framework", framework_file(framework_id), ()
    for group in context.placed_groups:
        yield group.group.id, "group", group.file, (*group.path, "id")
    for placed in context.placed_commitments:
        yield placed.commitment.id, "commitment", placed.file, (*placed.path, "id")


RULE = Rule("duplicate-node", "error", _check)
