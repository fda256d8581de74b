"""Names of organisations, and the mail domains by which they are suggested."""

from __future__ import annotations

import pytest

from hub.domain.ids import OrganisationId
from hub.domain.organisation import (
    LONGEST_NAME,
    MOST_DOMAINS,
    Organisation,
    domain_in,
    domains_of,
    held_in,
    key_of,
    named,
    with_fields,
)
from hub.domain.problem import Invalid

ENGINES = Organisation(OrganisationId("o"), "Engines", ("engines.example",), {"size": "12"})


@pytest.mark.parametrize("spelling", ["Analytical Engines", " analytical  ENGINES ", "Ａnalytical\u00a0Engines"])
def test_a_name_is_one_however_it_is_spelled(spelling: str) -> None:
    assert key_of(spelling) == "analytical engines"
    assert key_of("Analytical Engine") != "analytical engines"


def test_names_are_short_and_those_that_never_were_stay_apart() -> None:
    assert named("  Analytical\n Engines ") == "Analytical Engines"
    with pytest.raises(Invalid, match=f"at most {LONGEST_NAME}"):
        named("x" * (LONGEST_NAME + 1))
    one, other = (key_of("x" * 9_000 + end) for end in "ab")
    assert one != other
    assert max(len(one), len(other)) <= LONGEST_NAME


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Engines.Example", "engines.example"),
        (" @engines.example ", "engines.example"),
        ("ada@engines.example", "engines.example"),
        ("mail.engines.co.uk.", "mail.engines.co.uk"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("bmw.de", "bmw.de"),
    ],
)
def test_a_domain_is_kept_plain(text: str, domain: str) -> None:
    assert domain_in(text) == domain


@pytest.mark.parametrize(
    "text", ["", "engines", "a b.example", "-x.example", "engines..example", "x" * 64 + ".example"]
)
def test_what_is_no_domain_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="Write a domain"):
        domain_in(text)


@pytest.mark.parametrize("text", ["gmail.com", "yahoo.co.jp", "GMX.net", "qq.com", "web.de", "co.uk", "com.au"])
def test_what_is_everybodys_says_nothing_of_an_organisation(text: str) -> None:
    with pytest.raises(Invalid, match="Everybody may have an address"):
        domain_in(text)


@pytest.mark.parametrize(
    ("address", "domains"),
    [
        ("ada@engines.example", ["engines.example"]),
        ("ada@mail.engines.co.uk", ["mail.engines.co.uk", "engines.co.uk"]),
        ("ada@gmail.com", []),
        ("ada@mail.yahoo.co.jp", ["mail.yahoo.co.jp"]),
        ("+49 30 1234567", []),
        ("@engines.example", []),
        ("visitor-7", []),
    ],
)
def test_an_address_leads_to_its_domains_the_narrowest_first(address: str, domains: list[str]) -> None:
    assert list(domains_of(address)) == domains


def test_each_field_holds_and_changes_its_own() -> None:
    changes = {
        "name": "Engines & Sons",
        "domains.sons.example": "yes",
        "domains.engines.example": "",
        "fields.size": "",
    }
    edited = with_fields(ENGINES, changes)
    assert (edited.name, edited.domains, edited.attributes) == ("Engines & Sons", ("sons.example",), {})
    assert {of: held_in(edited, of) for of in changes} == changes
    assert held_in(ENGINES, "fields.size") == "12"
    with pytest.raises(Invalid, match=f"{MOST_DOMAINS} domains"):
        with_fields(ENGINES, {f"domains.n{number}.example": "yes" for number in range(MOST_DOMAINS)})
