"""A framework's record names a commitment of another framework.

## What is wrong
An item of a framework's `record` names a commitment that another framework has.

## Why it matters
The record shows what the body that issued this framework did about its own promises. On the framework's page the item
has no place under a commitment that the page does not show.

## Failing example
```yaml
# frameworks/clean-water.yaml
record:
  - id: r1
    date: 2020-05-01
    kind: promise
    commitments: [cw-2]
    statement: The league promised a report on the river every year.
    source: charter
```
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
record:
  - id: r1
    date: 2020-05-01
    kind: action
    commitments:
      - cw-2 # <- here
    statement: The league published a report on the river.
    source: charter
```

## Passing example
```yaml
# frameworks/clean-water.yaml
record:
  - id: r1
    date: 2020-05-01
    kind: promise
    commitments: [cw-2]
    statement: The league promised a report on the river every year.
    source: charter
```

## What to do
Move the item to the framework whose commitment it bears on, or name one of this framework.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    for fact in context.record:
        for position, commitment_id in enumerate(fact.item.commitments):
            other = context.framework_of.get(commitment_id)
            if other is not None and other != fact.framework_id:
                yield Finding(
                    fact.file,
                    (*fact.path, "commitments", position),
                    f"{fact.label} names {commitment_id}, a commitment of {other}",
                    f"Move the item to the record of {other}, or name a commitment of this framework.",
                )


RULE = Rule("record-off-topic", "error", _check)
