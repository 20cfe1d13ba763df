"""A weight or a method is given to something that does not exist.

## What is wrong
`weights` in `methodology.yaml` names an id that is neither a framework nor a group nor a commitment, or `nodes` names
one that is neither a framework nor a group nor `overall`.

## Why it matters
The line has no effect: what was meant to weigh more or less weighs 1, and what was meant to be put together in its own
way is put together like the rest.

## Failing example
```yaml
# methodology.yaml
weights:
  cw-1: 2
  cw-9: 0.5 # <- here
```

## Passing example
```yaml
# methodology.yaml
weights:
  cw-1: 2
  rivers: 0.5
```

## What to do
Correct the id, or take the line out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    nodes = {*context.dataset.frameworks, *context.commitments, *(placed.group.id for placed in context.placed_groups)}
    for node_id in context.dataset.methodology.weights:
        if node_id not in nodes and not context.left_out.may_define("frameworks", node_id):
            yield Finding(
                "methodology.yaml",
                ("weights", node_id),
                f"{node_id} has a weight, and is neither a framework nor a group nor a commitment",
                suggest(node_id, nodes, "Weights are for frameworks, groups and commitments."),
            )
    parts = {"overall", *nodes} - set(context.commitments)
    for node_id in context.dataset.methodology.nodes:
        if node_id not in parts and not context.left_out.may_define("frameworks", node_id):
            yield Finding(
                "methodology.yaml",
                ("nodes", node_id),
                f"{node_id} is to be put together in its own way, and is neither a framework nor a group",
                suggest(node_id, parts, "Under `nodes` stand frameworks, groups, and overall for the whole."),
            )


RULE = Rule("unknown-node", "error", _check)
