"""A weight has no effect on any score.

## What is wrong
A framework or a group has a weight other than 0 and 1, and the node above it has `weighting: by-commitment`, from the
top of `methodology.yaml` or from its own line under `nodes`.

## Why it matters
By commitment, a framework or a group weighs as much as the commitments that count below it; its own weight only says
whether it counts (1) or not (0). Whoever wrote 2 believes that it counts double.

## Failing example
```yaml
# methodology.yaml
weighting: by-commitment
weights:
  rivers: 2 # <- here
```

## Passing example
```yaml
# methodology.yaml
weighting: by-commitment
weights:
  rivers: 0
  cw-3: 2
```
```yaml
# frameworks/clean-water.yaml
commitments:
  - id: cw-3
    number: "3"
    name: Repair the banks
    text: Repair the banks of the river.
    source: charter
    guide:
      - {level: partial, looks_like: Some banks are repaired.}
      - {level: delivered, looks_like: All banks are repaired.}
      - {level: verified, looks_like: An engineer examined them.}
```
```yaml
# editions/2026/assessments/example-mills.yaml
cw-3:
  pledge: collective
  delivery: none
  searched: [web site of the company]
  rationale: No public evidence found.
  assessed: {by: [desk], on: 2026-07-01}
```

## What to do
Give the weight to the commitments below, or choose `weighting: by-group`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import show_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Group
    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    methodology = context.dataset.methodology
    kinds = dict(_walk(context.dataset))
    for node_id, weight in methodology.weights.items():
        kind, above = kinds.get(node_id, ("", ""))
        own = methodology.nodes.get(above)
        weighting = (own.weighting if own else None) or methodology.weighting
        if kind and weighting == "by-commitment" and weight not in {0, 1}:
            yield Finding(
                "methodology.yaml",
                ("weights", node_id),
                f"the weight {show_number(weight)} of the {kind} {node_id} has no effect: weighting is by-commitment",
                "Give the weight to the commitments below it, or choose `weighting: by-group`.",
            )


def _walk(dataset: Dataset) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield id, kind and the id of the node above for every framework and group."""
    for framework_id, framework in dataset.frameworks.items():
        yield framework_id, ("framework", "overall")
        yield from _walk_groups(framework_id, framework.groups)


def _walk_groups(above: str, groups: tuple[Group, ...]) -> Iterator[tuple[str, tuple[str, str]]]:
    for group in groups:
        yield group.id, ("group", above)
        yield from _walk_groups(group.id, group.groups)


RULE = Rule("weight-without-effect", "warning", _check)
