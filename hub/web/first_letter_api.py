"""First letters that I have begun: kept for me, as drafts of replies are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.customer import check_reads, standing
from hub.application.first_letter import keep_first_letter
from hub.domain.draft import FirstLetter
from hub.domain.ids import CustomerId, FileId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotFound
from hub.web.body import STRICT
from hub.web.customer_api import IdentityView
from hub.web.route import Call, Route
from hub.wire.desk import Draft
from hub.wire.store import Reading
from hub.wire.tell_writing import wire_first_letter

LONGEST_PLACE = 500
CUSTOMER = "customer"
"""The field of a first letter with the id of whom it is to, where she is known."""


@dataclass(frozen=True, slots=True)
class NewFirstLetter:
    """What I am writing to whom no conversation is with yet; with nothing in it, nothing any more."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    place: str
    """Whom it is to, in the console's own words: one letter for each."""
    written_at: datetime
    """By the hub's clock: the newest stands."""
    text: str = ""
    files: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a first letter is to, where she is known and mine to know."""

    id: str
    name: str
    identities: list[IdentityView]


@dataclass(frozen=True, slots=True)
class FirstLetterView:
    """A first letter that I have begun."""

    place: str
    draft: Draft
    customer: Addressee | None


@dataclass(frozen=True, slots=True)
class FirstLetters:
    """All of them, the newest first."""

    letters: list[FirstLetterView]


async def keep(call: Call) -> Draft:
    """Keep the first letter that I am writing."""
    body: NewFirstLetter = call.body
    if body.written_at.tzinfo is None:
        raise Invalid("written_at needs a time zone, such as Z.")
    if not 0 < len(body.place) <= LONGEST_PLACE:
        raise Invalid(f"place is a text of 1 to {LONGEST_PLACE} characters: whom the letter is to.")
    kept = await call.services.store.run(
        keep_first_letter,
        call.person,
        body.place,
        text=body.text,
        written_at=body.written_at,
        file_ids=tuple(FileId(id_) for id_ in body.files),
        fields=body.fields,
    )
    return wire_first_letter(kept)


def _begun(reading: Reading, person: Person) -> FirstLetters:
    found = reading.first_letters.begun(person.id)
    return FirstLetters(
        [FirstLetterView(one.place, wire_first_letter(one), _to(reading, person, one)) for one in found]
    )


def _to(reading: Reading, person: Person, letter: FirstLetter) -> Addressee | None:
    try:
        customer = standing(reading, CustomerId(letter.fields.get(CUSTOMER, "")))
        check_reads(reading, customer.id, person)
    except NotFound:
        return None
    identities = [
        IdentityView(one.id, one.channel, one.address, one.is_verified, one.opted_out_at)
        for one in reading.customers.identities_of(customer.id)
    ]
    return Addressee(customer.id, customer.name, identities)


async def list_begun(call: Call) -> FirstLetters:
    """The first letters that I have begun and not sent."""
    return await call.services.store.read(_begun, call.person)


ROUTES = [
    Route(
        "GET",
        "/api/first-letters",
        Permission.READ,
        "List the first letters that I have begun and not sent.",
        list_begun,
        answer=FirstLetters,
    ),
    Route(
        "PUT",
        "/api/first-letters",
        Permission.WORK,
        "Keep a first letter that I am writing; the answer is the one that stands, which may be a newer one of mine.",
        keep,
        body=NewFirstLetter,
        answer=Draft,
    ),
]
