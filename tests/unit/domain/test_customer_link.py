"""A link to another system leads to one customer there, and nothing that is known of her leads it elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.domain.customer_link import CustomerLink, address_fault, filled

CRM = CustomerLink("crm", "CRM", "https://crm.example/customers/{external_id}?mail={mail}")


@pytest.mark.parametrize(
    "address",
    [
        "https://crm.example/customers/{external_id}",
        "http://10.0.0.1:8080/#/{customer_id}",
        "https://crm.example/?q={name}&p={phone}&o={organisation}",
        "https://crm.example/{field.number}",
        "https://crm.example/",
    ],
)
def test_an_address_may_name_what_is_known_of_a_customer(address: str) -> None:
    assert address_fault(address, ["number"]) == ""


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("", "Write a whole address"),
        ("crm.example/{external_id}", "Write a whole address"),
        ("javascript:alert('{name}')", "Write a whole address"),
        ("data:text/html,{name}", "Write a whole address"),
        ("https://crm.example/{externalid}", "there is no “{externalid}”"),
        ("https://crm.example/{}", "there is no “{}”"),
        ("https://crm.example/{field.other}", "there is no “{field.other}”"),
        ("https://crm.example/{external_id", "Write a whole address"),
        ("https://{name}.crm.example/", "before the first /"),
        ("https://crm.example{name}/", "before the first /"),
        ("https://crm.example:{phone}/", "before the first /"),
        ("{name}://crm.example/", "Write a whole address"),
        ("https://user:secret@crm.example/{name}", "no user and no password"),
    ],
)
def test_an_address_that_could_lead_elsewhere_is_refused(address: str, why: str) -> None:
    assert why in address_fault(address, ["number"])


def test_a_link_is_shown_only_where_all_of_it_is_known() -> None:
    assert filled(CRM, {"external_id": "7"}) is None
    assert filled(CRM, {"external_id": "7", "mail": " "}) is None
    found = filled(CRM, {"external_id": "a/b c", "mail": "ada+1@example.org"})
    assert found is not None
    assert found.address == "https://crm.example/customers/a%2Fb%20c?mail=ada%2B1%40example.org"
    assert found.label == "CRM"


@pytest.mark.parametrize("value", [".", ".."])
def test_no_value_is_a_step_of_the_browser(value: str) -> None:
    assert filled(CRM, {"external_id": value, "mail": "m@example.org"}) is None


@given(st.text(min_size=1), st.text(min_size=1))
def test_whatever_is_known_stays_within_its_place(external_id: str, mail: str) -> None:
    try:
        f"{external_id}{mail}".encode()
    except UnicodeEncodeError:
        return
    found = filled(CRM, {"external_id": external_id, "mail": mail})
    if found is None:
        return
    parts = urlsplit(found.address)
    assert (parts.scheme, parts.netloc, parts.fragment) == ("https", "crm.example", "")
    assert parts.path.startswith("/customers/")
    assert parts.path.count("/") == 2
    assert parts.query.startswith("mail=")
    assert "&" not in parts.query
