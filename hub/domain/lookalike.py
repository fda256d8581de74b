"""How likely it is that two customers are one person, and by which signs one sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from math import prod
from typing import Final

from hub.domain.customer import Customer, Identity
from hub.domain.likeness import digits_of, word_of_address, word_of_name
from hub.domain.value import dataclass


class Sign(StrEnum):
    """Something that two customers have in common."""

    SAME_ADDRESS = "same_address"
    """One address, on two channels, and both proven."""
    CLAIMED_ADDRESS = "claimed_address"
    """One address that at least one of them only claims: anybody could have."""
    SAME_NUMBER = "same_number"
    """Telephone numbers that differ only in how the country is written."""
    SAME_MAILBOX = "same_mailbox"
    """Mail addresses with the same name before the @."""
    SAME_NAME = "same_name"
    SAME_ORGANISATION = "same_organisation"


WEIGHTS: Final[Mapping[Sign, float]] = {
    Sign.SAME_ADDRESS: 0.95,
    Sign.CLAIMED_ADDRESS: 0.55,
    Sign.SAME_NUMBER: 0.6,
    Sign.SAME_MAILBOX: 0.35,
    Sign.SAME_NAME: 0.4,
    Sign.SAME_ORGANISATION: 0.2,
}
"""How likely each sign alone makes it; independent signs add up as chances do."""
WORTH_TELLING: Final = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sign, and the words in which it shows."""

    sign: Sign
    shown: str


@dataclass(frozen=True, slots=True)
class Known:
    """A customer and her addresses."""

    customer: Customer
    identities: Sequence[Identity]
    organisation: str = ""
    """What the one to which she belongs is called."""


def likeness(one: Known, other: Known) -> tuple[float, list[Evidence]]:
    """The chance that both are one, from 0 to 1, and its signs, the strongest first; each sign counts once."""
    found: dict[Sign, Evidence] = {}
    for evidence in _signs(one, other):
        found.setdefault(evidence.sign, evidence)
    if Sign.SAME_ADDRESS in found:
        found.pop(Sign.CLAIMED_ADDRESS, None)
    signs = sorted(found.values(), key=lambda evidence: -WEIGHTS[evidence.sign])
    return 1 - prod(1 - WEIGHTS[evidence.sign] for evidence in signs), signs


def _signs(one: Known, other: Known) -> Iterator[Evidence]:
    for mine in one.identities:
        for hers in other.identities:
            evidence = _address_sign(mine, hers)
            if evidence is not None:
                yield evidence
    word = word_of_name(one.customer.name)
    if word and word == word_of_name(other.customer.name):
        yield Evidence(Sign.SAME_NAME, other.customer.name)
    organisation_id = one.customer.organisation_id
    if organisation_id is not None and organisation_id == other.customer.organisation_id:
        yield Evidence(Sign.SAME_ORGANISATION, one.organisation)


def _address_sign(mine: Identity, hers: Identity) -> Evidence | None:
    word = word_of_address(mine.address)
    if not word or word != word_of_address(hers.address):
        return None
    if word.startswith("t:"):
        is_same = digits_of(mine.address) == digits_of(hers.address)
    else:
        is_same = mine.address.strip().casefold() == hers.address.strip().casefold()
    if is_same:
        is_proven = mine.is_verified and hers.is_verified
        return Evidence(Sign.SAME_ADDRESS if is_proven else Sign.CLAIMED_ADDRESS, hers.address)
    return Evidence(Sign.SAME_NUMBER if word.startswith("t:") else Sign.SAME_MAILBOX, hers.address)
