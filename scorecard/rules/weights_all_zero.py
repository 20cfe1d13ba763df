"""All weights of an edition are zero.

## What is wrong
Under `weights` every commitment of an edition has the weight 0, or stands below a group or framework that has it.

## Why it matters
What weighs 0 counts for nothing: no company of the edition can have a score.

## Failing example
```yaml
# methodology.yaml
weights: # <- here
  clean-water: 0
```

## Passing example
```yaml
# methodology.yaml
weights:
  cw-2: 0
```

## What to do
Give a weight above 0 to something that should count. What is not named weighs 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from scorecard.model.framework import Framework, Group
    from scorecard.rules.context import Context


def _check(context: Context) -> Iterator[Finding]:
    # A framework that was left out may hold the commitments that count.
    if context.left_out.any_of("frameworks"):
        return
    weights = context.dataset.methodology.weights
    for edition_id, data in sorted(context.dataset.editions.items()):
        covered = {
            framework_id: context.dataset.frameworks[framework_id]
            for framework_id in data.edition.frameworks
            if framework_id in context.dataset.frameworks
        }
        if not any(True for framework in covered.values() for _ in framework.walk()):
            continue
        if not any(
            _weighs(framework, weights) for framework_id, framework in covered.items() if weights.get(framework_id, 1)
        ):
            yield Finding(
                "methodology.yaml",
                ("weights",),
                f"every commitment of the edition {edition_id} weighs 0, so no company can have a score",
                "Give a weight above 0 to something that should count; what is not named weighs 1.",
            )


def _weighs(node: Framework | Group, weights: Mapping[str, Fraction]) -> bool:
    """Return True when a commitment below the node can weigh anything."""
    return any(weights.get(commitment.id, 1) for commitment in node.commitments) or any(
        weights.get(group.id, 1) and _weighs(group, weights) for group in node.groups
    )


RULE = Rule("weights-all-zero", "error", _check)
