"""The methodology or a commitment names a scale that is not defined.

## What is wrong
`pledge_scale` or `default_scale` of the methodology, or `scale` of a commitment, names something that is not under
`scales` in `methodology.yaml`.

## Why it matters
Without its scale no level of the commitment is known, and nothing about it can be scored or checked.

## Failing example
```yaml
# methodology.yaml
default_scale: deliveries # <- here
```

## Passing example
```yaml
# methodology.yaml
default_scale: delivery
```

## What to do
Correct the id, or define the scale.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.rules.rule import Finding, Rule
from scorecard.rules.spelling import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorecard.rules.context import Context

_OTHERWISE = "Scales are defined under `scales` in methodology.yaml."


def _check(context: Context) -> Iterator[Finding]:
    methodology = context.dataset.methodology
    for key, scale_id in (("pledge_scale", methodology.pledge_scale), ("default_scale", methodology.default_scale)):
        if scale_id not in methodology.scales:
            yield Finding(
                "methodology.yaml",
                (key,),
                f"`{key}` is {scale_id}, and there is no such scale",
                suggest(scale_id, methodology.scales, _OTHERWISE),
            )
    for placed in context.placed_commitments:
        scale = placed.commitment.scale
        if scale is not None and scale not in methodology.scales:
            yield Finding(
                placed.file,
                (*placed.path, "scale"),
                f"the commitment {placed.commitment.id} is judged on the scale {scale}, and there is no such scale",
                suggest(scale, methodology.scales, _OTHERWISE),
            )


RULE = Rule("unknown-scale", "error", _check)
