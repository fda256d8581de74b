"""The customer's record: who she is, her addresses, and her one history over all channels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import ConfigDict

from hub.application.address import can_be_removed
from hub.application.customer import check_reads, edit_customer, hidden_fields, standing
from hub.application.customer_links import links_of
from hub.application.organisation import name_of, suggested_organisation
from hub.application.transaction import Transaction
from hub.domain.canned_reply import texts_by_language
from hub.domain.customer import Identity
from hub.domain.customer_edit import ATTRIBUTES, ORGANISATION, PRESENT, TEXTS, FieldValue
from hub.domain.ids import CustomerId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.web.body import STRICT, adapter
from hub.web.edit import Edit
from hub.web.problem_kinds import CONFLICT, EDITED_MEANWHILE
from hub.web.route import Call, Route
from hub.wire.store import Reading

PAGE = 20
ITEMS_SHOWN = 100


@dataclass(frozen=True, slots=True)
class IdentityView:
    """One address of a customer."""

    id: str
    channel: str
    address: str
    is_verified: bool
    opted_out_at: datetime | None = None
    """Since when she forbids messages there."""
    added_by: str = ""
    """The name of the person who added it; empty where an arrival told it."""
    added_at: datetime | None = None
    can_be_removed: bool = False
    """Whether a person added it and nobody has used it since."""


@dataclass(frozen=True, slots=True)
class SuggestedOrganisation:
    """One to which a customer may belong."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """Where another system of the company shows her."""

    id: str
    label: dict[str, str]
    """By language; one for everybody stands under the empty text."""
    address: str


@dataclass(frozen=True, slots=True)
class CustomerView:
    """What is known of a customer."""

    id: str
    name: str
    tier: str
    language: str
    notes: str
    attributes: dict[str, str]
    identities: list[IdentityView]
    organisation: str
    """What the one to which she belongs is called; empty for none."""
    organisation_id: str | None
    suggested_organisation: SuggestedOrganisation | None
    """Where she belongs to none: one that has the domain of a mail address of hers."""
    value: float | None
    tags: list[str]
    consents: dict[str, str]
    version: int
    """Sent back with an edit, so that it overwrites nobody else's."""
    edits: dict[str, Edit]
    """Who edited which field last."""
    links: list[LinkView]
    """Those of which everything is known of her."""


@dataclass(frozen=True, slots=True)
class CustomerFields:
    """What may be said of a customer; None stays, and what is left out of a mapping stays too."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str | None = None
    organisation: str | None = None
    """The name of the one to which she belongs from now on: one that is called so, or a new one; empty: to none."""
    tier: str | None = None
    language: str | None = None
    notes: str | None = None
    value: float | Literal[""] | None = None
    """What she is worth in figures; an empty text removes it."""
    tags: dict[str, bool] | None = None
    """True adds a tag, false removes it."""
    attributes: dict[str, str] | None = None
    """What else is known of her: by the key of a defined field, or any other name; an empty one is removed."""
    consents: dict[str, str] | None = None
    """`given`, `refused`, or empty for not asked; for `marketing`, `recording` and `surveys`."""

    def by_field(self) -> dict[str, FieldValue]:
        """Every change under the name of its own field."""
        texts = {name: getattr(self, name) for name in (*TEXTS, ORGANISATION, "value")}
        fields: dict[str, FieldValue] = {name: value for name, value in texts.items() if value is not None}
        fields |= {f"tags.{tag}": PRESENT if is_there else "" for tag, is_there in (self.tags or {}).items()}
        fields |= {f"attributes.{name}": value for name, value in (self.attributes or {}).items()}
        return fields | {f"consents.{purpose}": answer for purpose, answer in (self.consents or {}).items()}


@dataclass(frozen=True, slots=True)
class CustomerChanges(CustomerFields):
    """What to change."""

    version: int | None = None
    """That of the record on screen: what somebody edited after it is not overwritten."""


def customer_view(reading: Reading, id_: CustomerId, person: Person) -> CustomerView:
    """What is known of a customer, as far as a person may read it, in one consistent look."""
    customer = standing(reading, id_)
    hidden = hidden_fields(reading, person)
    identities = reading.customers.identities_of(customer.id)
    suggested = suggested_organisation(reading, customer, identities, person)
    return CustomerView(
        customer.id,
        customer.name,
        customer.tier,
        customer.language,
        customer.notes,
        {name: text for name, text in customer.attributes.items() if f"{ATTRIBUTES}.{name}" not in hidden},
        [_identity(reading, one) for one in identities],
        name_of(reading, customer.organisation_id),
        customer.organisation_id,
        SuggestedOrganisation(suggested.id, suggested.name) if suggested else None,
        customer.value,
        list(customer.tags),
        dict(customer.consents),
        customer.version,
        {field: adapter(Edit).validate_python(edit) for field, edit in customer.edits.items() if field not in hidden},
        [
            LinkView(one.id, dict(texts_by_language(one.label)), one.address)
            for one in links_of(reading, customer, identities, person)
        ],
    )


def _identity(reading: Reading, one: Identity) -> IdentityView:
    return IdentityView(
        one.id,
        one.channel,
        one.address,
        one.is_verified,
        one.opted_out_at,
        one.added_by_name,
        one.added_at,
        can_be_removed(reading, one),
    )


def _served(reading: Reading, id_: CustomerId, person: Person) -> CustomerView:
    id_ = standing(reading, id_).id
    check_reads(reading, id_, person)
    return customer_view(reading, id_, person)


async def read_customer(call: Call) -> CustomerView:
    """The customer, for whoever serves her."""
    return await call.services.store.read(_served, CustomerId(call.part("id")), call.person)


def _edit(tx: Transaction, id_: CustomerId, by: Person, body: CustomerChanges) -> None:
    edit_customer(tx, id_, by, body.by_field(), body.version)


async def change_customer(call: Call) -> CustomerView:
    """Correct what is known of her."""
    body: CustomerChanges = call.body
    await call.services.store.run(_edit, CustomerId(call.part("id")), call.person, body)
    return await read_customer(call)


_PATH = "/api/customers/{id}"
ROUTES = [
    Route(
        "GET",
        _PATH,
        Permission.READ,
        "Read a customer.",
        read_customer,
        answer=CustomerView,
        for_keys=Permission.READ_TEAM,
    ),
    Route(
        "PATCH",
        _PATH,
        Permission.WORK,
        "Correct what is known of a customer.",
        change_customer,
        body=CustomerChanges,
        answer=CustomerView,
        problems=(CONFLICT, EDITED_MEANWHILE),
    ),
]
