"""How likely it is that two customers are one person, and by which signs one sees it."""

from __future__ import annotations

import pytest

from hub.domain.customer import Customer, Identity
from hub.domain.ids import CustomerId, IdentityId, OrganisationId
from hub.domain.lookalike import WORTH_TELLING, Known, Sign, likeness


def known(name: str, *addresses: str, organisation: str = "", proven: bool = True) -> Known:
    customer = Customer(CustomerId(name), name, organisation_id=OrganisationId(organisation) if organisation else None)
    return Known(
        customer,
        [
            Identity(IdentityId(address), customer.id, "any", address, address, name, is_verified=proven)
            for address in addresses
        ],
    )


ADA = known("Ada Byron", "ada.byron@example.org", "+49 30 1234567", organisation="Engines")
CASES: dict[str, tuple[Known, list[Sign], bool]] = {
    "a proven address": (known("?", "Ada.Byron@example.org"), [Sign.SAME_ADDRESS], True),
    "a claimed address": (known("?", "ada.byron@example.org", proven=False), [Sign.CLAIMED_ADDRESS], True),
    "a number without its country": (known("?", "030 1234567"), [Sign.SAME_NUMBER], True),
    "a name alone": (known("Byron, Ada"), [Sign.SAME_NAME], False),
    "a mailbox alone": (known("?", "adabyron@mail.example"), [Sign.SAME_MAILBOX], False),
    "a name and a mailbox": (
        known("Ada Byron", "adabyron@mail.example"),
        [Sign.SAME_NAME, Sign.SAME_MAILBOX],
        True,
    ),
    "a name and a house": (
        known("Ada Byron", organisation="Engines"),
        [Sign.SAME_NAME, Sign.SAME_ORGANISATION],
        True,
    ),
    "a name and a number": (known("Ada Byron", "0301234567"), [Sign.SAME_NUMBER, Sign.SAME_NAME], True),
    "a house alone": (known("Bea Orr", organisation="Engines"), [Sign.SAME_ORGANISATION], False),
    "nothing": (known("Bea Orr", "bea@example.org"), [], False),
}


@pytest.mark.parametrize(("other", "signs", "is_told"), CASES.values(), ids=CASES)
def test_signs_add_up_and_are_told_the_strongest_first(other: Known, signs: list[Sign], *, is_told: bool) -> None:
    score, evidence = likeness(ADA, other)
    assert [one.sign for one in evidence] == signs
    assert (score >= WORTH_TELLING) is is_told
    back, _ = likeness(other, ADA)
    assert back == pytest.approx(score)
    assert 0 <= score < 1


def test_an_address_that_is_proven_elsewhere_is_not_called_claimed_as_well() -> None:
    other = known("?", "ada.byron@example.org")
    claimed = known("?", "+49301234567", proven=False)
    score, evidence = likeness(ADA, Known(other.customer, [*claimed.identities, *other.identities]))
    assert [one.sign for one in evidence] == [Sign.SAME_ADDRESS]
    assert score == pytest.approx(0.95)
