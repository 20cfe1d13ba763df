"""One idea of a web address: what the model accepts, pages link to; what is unsafe, the model refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from scorecard.model.base import Url
from scorecard.render.text import check_address
from scorecard.views.address import web_address

ADAPTER: TypeAdapter[str] = TypeAdapter(Url)
HOSTS = st.from_regex(r"[a-z0-9.-]{1,20}", fullmatch=True)
REST = st.text(st.characters(exclude_categories=["C"]), max_size=30)


def accepts(address: str) -> bool:
    try:
        ADAPTER.validate_python(address)
    except ValidationError:
        return False
    return True


@given(host=HOSTS, mark=st.sampled_from("/?#"), rest=REST, scheme=st.sampled_from(["http", "https"]))
def test_whatever_the_model_accepts_becomes_a_link(host: str, mark: str, rest: str, scheme: str) -> None:
    address = f"{scheme}://{host}{mark}{rest}"
    if accepts(address):
        assert web_address(address) == address
        assert check_address(address) == address
    else:
        assert web_address(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/mills/o'brien",
        "https://example.org/a,b;c=d(e)~f!g*h",
        "https://example.org/?q=a%20b&c=%C3%A9#x",
        "https://example.org/wiki/Vienne_(Isère)",
    ],
)
def test_addresses_as_people_meet_them_are_accepted(address: str) -> None:
    assert accepts(address)
    assert check_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "//example.org/",
        "https://user:word@example.org/",
        'https://example.org/"onload="x',
        "https://example.org/<script>",
        "https://example.org/a b",
        "https://example.org\\@evil.example/",
        "https://exa'mple.org/",
        "https://example.org/\x00",
    ],
)
def test_unsafe_addresses_are_refused(address: str) -> None:
    assert not accepts(address)
    assert web_address(address) is None
