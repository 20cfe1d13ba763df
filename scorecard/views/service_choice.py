"""The choice of a service on a scorecard: how every commitment stands for it, and what each judgement was made on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scorecard.model.applicability import applicable_services
from scorecard.model.assessment import NOT_APPLICABLE
from scorecard.scoring.texts import count_text, list_text, number_text
from scorecard.views.mark import ABSENT, UNASSESSED, Mark, delivery_mark, service_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scorecard.model.assessment import Assessment
    from scorecard.model.company import Company
    from scorecard.model.dataset import Dataset
    from scorecard.model.framework import Commitment
    from scorecard.scoring.results import CommitmentResult, CompanyResult, Results, ServiceResult

TOGETHER = "one judgement for all services that it covers"
WHOLE = "one judgement for the whole company"
ASKED = "asked of the company as a whole"
OTHERS = "judged for other services only"
LEFT_OUT = "left out by the judgement, which says why"


@dataclass(frozen=True, slots=True)
class ServiceStanding:
    """A commitment as it stands for some services, by their numbers (`1 3`).

    `grounds` says what was judged; it is empty for a level of the service itself.
    """

    services: str
    mark: Mark
    grounds: str


@dataclass(frozen=True, slots=True)
class ServiceOption:
    """A service to choose; `number` ties it to what is shown for it, `finding` says how it fares."""

    number: str
    name: str
    finding: str


@dataclass(frozen=True, slots=True)
class ServiceChoice:
    """The services that something was judged for alone; `others` names the rest, `standings` are by commitment."""

    options: tuple[ServiceOption, ...]
    others: str
    standings: Mapping[str, tuple[ServiceStanding, ...]]
    numbers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _At:
    """One commitment at one service."""

    mark: Mark
    grounds: str

    @property
    def level(self) -> Mark | None:
        """The mark of a level; None where there is none."""
        return None if self.mark.kind in {ABSENT.kind, UNASSESSED.kind} else self.mark


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is shown: a company as it was judged at a cut-off."""

    dataset: Dataset
    company: Company
    result: CompanyResult
    assessments: Mapping[str, Assessment]
    cut_off: date


def view_choice(dataset: Dataset, results: Results, company_id: str) -> ServiceChoice | None:
    """Return the choice of a service; None where there is nothing to choose from.

    A service can be chosen if some commitment was judged for it alone, and there is a choice if two such services have
    different levels. A level that was given to all services alike is shown as that, never as a level of one of them.
    """
    result = results.by_id[company_id]
    scene = _Scene(
        dataset,
        dataset.companies[company_id],
        result,
        dataset.editions[results.edition_id].assessments.get(company_id, {}),
        results.cut_off,
    )
    alone = {
        service.service_id: service.service_name
        for item in result.commitments
        for service in item.services
        if service.service_id is not None and _is_alone(service, scene.assessments.get(item.commitment_id))
    }
    names = {service_id: alone[service_id] for service_id in scene.company.services if service_id in alone}
    numbers = {service_id: str(number) for number, service_id in enumerate(names, start=1)}
    standing = {
        item.commitment_id: {service_id: _stand(scene, item, service_id) for service_id in names}
        for item in result.commitments
    }
    fates = {tuple(at[service_id].level for at in standing.values()) for service_id in names}
    if len(fates) < 2:
        return None
    return ServiceChoice(
        options=tuple(
            ServiceOption(number, names[service_id], _tell_service(scene, service_id, standing))
            for service_id, number in numbers.items()
        ),
        others=_tell_others(scene, names),
        standings={key: tuple(_merge(at, numbers)) for key, at in standing.items()},
        numbers=numbers,
    )


def list_features(dataset: Dataset, commitment: Commitment) -> str:
    """Return what a service must have for a commitment to be asked of it: `search or messaging`; empty for all."""
    names = [dataset.methodology.features[key].name.lower() for key in commitment.applies_to]
    return list_text(names).replace(" and ", " or ")


def _is_alone(service: ServiceResult, assessment: Assessment | None) -> bool:
    """Return whether a service has a level that was given to it and not to all alike."""
    return service.level.points is not None and assessment is not None and service.service_id in assessment.delivery


def _stand(scene: _Scene, item: CommitmentResult, service_id: str) -> _At:
    """Return how a commitment stands for a service, and on what grounds."""
    commitment = scene.dataset.commitments()[item.commitment_id]
    assessment = scene.assessments.get(item.commitment_id)
    found = next((each for each in item.services if each.service_id == service_id), None)
    if found is not None:
        mark = replace(service_mark(found), quiet=not item.pledged)
        if found.level.points is None:
            return _At(mark, "")
        return _At(mark, "" if _is_alone(found, assessment) else TOGETHER)
    if any(each.service_id is None for each in item.services):
        return _At(delivery_mark(item), ASKED if item.delivery_points is None else WHOLE)
    asked = applicable_services(scene.company, commitment, scene.cut_off)
    if commitment.applies_to and service_id not in asked:
        return _At(ABSENT, f"asked of services with {list_features(scene.dataset, commitment)}")
    if assessment is not None and assessment.delivery.get(service_id) == NOT_APPLICABLE:
        return _At(ABSENT, LEFT_OUT)
    return _At(UNASSESSED, OTHERS) if item.services else _At(ABSENT, TOGETHER)


def _merge(at: Mapping[str, _At], numbers: Mapping[str, str]) -> Iterator[ServiceStanding]:
    """Yield what a row shows: services that stand alike are shown alike."""
    for standing in dict.fromkeys(at.values()):
        services = " ".join(numbers[service_id] for service_id, each in at.items() if each == standing)
        yield ServiceStanding(services, standing.mark, standing.grounds)


def _tell_service(scene: _Scene, service_id: str, standing: Mapping[str, Mapping[str, _At]]) -> str:
    """Return at which levels a service stands where it was judged alone, and what became of the other commitments."""
    levels = Counter(
        (-(service.level.points or 0), service.level.name)
        for item in scene.result.commitments
        for service in item.services
        if service.service_id == service_id and _is_alone(service, scene.assessments.get(item.commitment_id))
    )
    total = count_text(levels.total(), "commitment was", "commitments were")
    told = list_text([f"{number_text(count)} at “{name}”" for (_, name), count in sorted(levels.items())])
    grounds = Counter(
        {"not-applicable": "not applicable", "not-assessed": "not assessed"}.get(each.mark.kind, each.grounds)
        for each in (at[service_id] for at in standing.values())
    )
    rest = list_text(
        [
            f"{number_text(grounds[key])} {words}"
            for key, words in (
                (TOGETHER, "judged for all services alike"),
                (WHOLE, "judged for the whole company"),
                ("not assessed", "not assessed"),
                ("not applicable", "not applicable"),
            )
            if grounds[key]
        ]
    )
    name = scene.company.services[service_id].name
    return f"For {name} alone, {total} judged: {told}.{f' The others: {rest}.' if rest else ''}"


def _tell_others(scene: _Scene, names: Mapping[str, str]) -> str:
    """Return which services cannot be chosen, for nothing was judged for them alone."""
    covered = {service.service_id for item in scene.result.commitments for service in item.services}
    others = [
        service.name for service_id, service in scene.company.services.items() if service_id in covered - set(names)
    ]
    return f"Nothing was judged for {list_text(others).replace(' and ', ' or ')} alone." if others else ""
