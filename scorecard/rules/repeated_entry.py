"""A list names the same thing twice.

## What is wrong
An id stands twice in a list in which each thing belongs once: commitments, services or sources of a fact, evidence of
an assessment, companies of an edition, series of context figures, levels of a scale, bands, and so on.

## Why it matters
The second entry says nothing, so most likely something else was meant. Of two levels or bands with one id only the
first is ever found.

## Failing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  evidence:
    - p1
    - e1
    - p1 # <- here
```

## Passing example
```yaml
# editions/2026/assessments/example-mills.yaml
cw-1:
  evidence:
    - p1
    - e1
```

## What to do
Take the second entry out, or write what was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorecard.loader import company_file, context_file, edition_file, framework_file
from scorecard.rules.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorecard.rules.context import Context
    from scorecard.rules.rule import DataPath


def _check(context: Context) -> Iterator[Finding]:
    for file, path, key, entries in _walk(context):
        if len(set(entries)) == len(entries):
            continue
        for position, entry in enumerate(entries):
            if entry in entries[:position]:
                yield Finding(
                    file,
                    (*path, key, position),
                    f"{entry} stands twice under `{key}`",
                    "Take one of the two out, or write what was meant.",
                )
    for file, path, source, also in _sources(context):
        for position, entry in enumerate(also):
            if entry == source or entry in also[:position]:
                yield Finding(
                    file,
                    (*path, "also", position),
                    f"the source {entry} is named twice",
                    "Name each source once; `also` is for further ones.",
                )


def _walk(context: Context) -> Iterator[tuple[str, DataPath, str, Sequence[str]]]:
    """Yield file, path, key and entries of every list in which nothing may stand twice."""
    yield from _method(context)
    for framework_id, framework in context.dataset.frameworks.items():
        yield framework_file(framework_id), (), "excluded", framework.excluded
    for placed in context.placed_commitments:
        yield placed.file, placed.path, "applies_to", placed.commitment.applies_to
        yield placed.file, placed.path, "guide", [guide.level for guide in placed.commitment.guide]
    for company_id, company in context.dataset.companies.items():
        for service_id, service in company.services.items():
            yield company_file(company_id), ("services", service_id), "features", service.features
    for dated in context.dated_facts:
        yield dated.file, dated.path, "commitments", dated.item.commitments
    for fact in context.facts:
        yield fact.file, fact.path, "services", fact.item.services
        if fact.evidence is not None:
            yield fact.file, fact.path, "fulfils", fact.evidence.fulfils
    yield from _covered(context)
    for judgement in context.judgements:
        yield judgement.file, (judgement.commitment_id,), "evidence", judgement.assessment.evidence
        yield judgement.file, (judgement.commitment_id, "assessed"), "by", judgement.assessment.assessed.by


def _method(context: Context) -> Iterator[tuple[str, DataPath, str, Sequence[str]]]:
    methodology = context.dataset.methodology
    for scale_id, scale in methodology.scales.items():
        yield "methodology.yaml", ("scales", scale_id), "levels", [level.id for level in scale.levels]
    yield "methodology.yaml", (), "bands", [band.id for band in methodology.bands]
    yield "programme.yaml", (), "languages", context.dataset.programme.languages


def _covered(context: Context) -> Iterator[tuple[str, DataPath, str, Sequence[str]]]:
    for edition_id, data in context.dataset.editions.items():
        yield edition_file(edition_id), (), "companies", data.edition.companies
        yield edition_file(edition_id), (), "frameworks", data.edition.frameworks
    for topic_id, topic in context.dataset.context.items():
        yield context_file(topic_id), (), "series", [series.name for series in topic.series]


def _sources(context: Context) -> Iterator[tuple[str, DataPath, str, tuple[str, ...]]]:
    """Yield file, path, source and further sources of everything that names several."""
    for framework_id, framework in context.dataset.frameworks.items():
        yield framework_file(framework_id), (), framework.source, framework.also
    for placed in context.placed_commitments:
        yield placed.file, placed.path, placed.commitment.source, placed.commitment.also
    for company_id, company in context.dataset.companies.items():
        for position, endorsement in enumerate(company.endorsements):
            yield company_file(company_id), ("endorsements", position), endorsement.source, endorsement.also
    for fact in context.dated_facts:
        yield fact.file, fact.path, fact.item.source, fact.item.also
    for placed_figure in context.figures:
        yield placed_figure.file, placed_figure.path, placed_figure.figure.source, placed_figure.figure.also
    for topic_id, topic in context.dataset.context.items():
        for position, caveat in enumerate(topic.caveats):
            yield context_file(topic_id), ("caveats", position), caveat.source, caveat.also


RULE = Rule("repeated-entry", "error", _check)
