from __future__ import annotations

from datetime import date

import pytest

from scorecard.model.applicability import applicable_services, applies, running_services, runs_at
from scorecard.model.base import parse_partial_date
from scorecard.model.company import Company, Service
from scorecard.model.framework import Commitment

CUT_OFF = date(2026, 10, 31)


def make_service(*features: str, since: str | None = None, until: str | None = None) -> Service:
    return Service(
        name="Service",
        kind="service",
        features=features,
        since=parse_partial_date(since) if since else None,
        until=parse_partial_date(until) if until else None,
    )


def make_company(**services: Service) -> Company:
    return Company(
        name="Example Mills",
        headquarters="Millbrook",
        website="https://mills.example/",
        founded=parse_partial_date("1998"),
        services=services,
    )


def make_commitment(*applies_to: str) -> Commitment:
    return Commitment(id="cw-1", number="1", name="One", text="One.", source="charter", applies_to=applies_to, guide=())


@pytest.mark.parametrize(
    ("since", "until", "runs"),
    [
        (None, None, True),
        (None, "2026-10-30", False),
        (None, "2026-10-31", False),
        (None, "2026-11-01", True),
        (None, "2026-10", False),
        (None, "2026", True),
        (None, "2025", False),
        ("2026-10-31", None, True),
        ("2026-11-01", None, False),
        ("2026-11", None, False),
        ("2026", None, True),
        ("2020", "2024", False),
    ],
)
def test_a_service_runs_at_the_cut_off_unless_it_surely_does_not(
    since: str | None, until: str | None, runs: bool
) -> None:
    service = make_service("dyeing", since=since, until=until)
    assert runs_at(service, CUT_OFF) is runs
    assert running_services(make_company(works=service), CUT_OFF) == (("works",) if runs else ())


def test_a_commitment_applies_to_the_running_services_with_one_of_its_features_in_the_order_of_the_file() -> None:
    company = make_company(
        works=make_service("dyeing"),
        shop=make_service("selling"),
        closed=make_service("dyeing", until="2020"),
        barn=make_service("storing", "selling"),
    )
    commitment = make_commitment("storing", "dyeing")
    assert applicable_services(company, commitment, CUT_OFF) == ("works", "barn")
    assert applies(company, commitment, CUT_OFF)


def test_a_commitment_whose_features_no_service_has_does_not_apply() -> None:
    company = make_company(shop=make_service("selling"), closed=make_service("dyeing", until="2020"))
    commitment = make_commitment("dyeing")
    assert applicable_services(company, commitment, CUT_OFF) == ()
    assert not applies(company, commitment, CUT_OFF)


def test_a_commitment_without_features_applies_to_the_company_as_a_whole() -> None:
    company = make_company(shop=make_service("selling"))
    assert applicable_services(company, make_commitment(), CUT_OFF) == ()
    assert applies(company, make_commitment(), CUT_OFF)
    assert applies(make_company(), make_commitment(), CUT_OFF)
