"""The customer's record: who she is, her addresses, and her one history over all channels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import ConfigDict

from hub.application.access import may_read
from hub.application.customer import check_serves, edit_customer, standing
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.customer_edit import PRESENT, TEXTS, FieldValue
from hub.domain.ids import CustomerId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.web.body import STRICT, adapter
from hub.web.moment import moment
from hub.web.problem_kinds import CONFLICT, EDITED_MEANWHILE
from hub.web.route import Call, Query, Route
from hub.wire.desk import Item as WireItem
from hub.wire.store import HistoryFilter, ListedConversation, Reading
from hub.wire.tell import wire_item

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


@dataclass(frozen=True, slots=True)
class Edit:
    """The last edit of a field."""

    version: int
    by: str
    by_name: str
    at: datetime


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
    value: float | None
    tags: list[str]
    consents: dict[str, str]
    version: int
    """Sent back with an edit, so that it overwrites nobody else's."""
    edits: dict[str, Edit]
    """Who edited which field last."""


@dataclass(frozen=True, slots=True)
class CustomerChanges:
    """What to change; None stays, and what is left out of a mapping stays too."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    version: int | None = None
    """That of the record on screen: what somebody edited after it is not overwritten."""
    name: str | None = None
    organisation: str | None = None
    tier: str | None = None
    language: str | None = None
    notes: str | None = None
    value: float | Literal[""] | None = None
    """What she is worth in figures; an empty text removes it."""
    tags: dict[str, bool] | None = None
    """True adds a tag, false removes it."""
    attributes: dict[str, str] | None = None
    """What else is known of her; an empty one is removed."""
    consents: dict[str, str] | None = None
    """`given`, `refused`, or empty for not asked; for `marketing`, `recording` and `surveys`."""

    def by_field(self) -> dict[str, FieldValue]:
        """Every change under the name of its own field."""
        texts = {name: getattr(self, name) for name in (*TEXTS, "value")}
        fields: dict[str, FieldValue] = {name: value for name, value in texts.items() if value is not None}
        fields |= {f"tags.{tag}": PRESENT if is_there else "" for tag, is_there in (self.tags or {}).items()}
        fields |= {f"attributes.{name}": value for name, value in (self.attributes or {}).items()}
        return fields | {f"consents.{purpose}": answer for purpose, answer in (self.consents or {}).items()}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One conversation of the past; a restricted one shows only when and where."""

    id: str
    channel: str
    queue: str
    arrived_at: datetime
    is_restricted: bool
    state: str | None = None
    subject: str | None = None
    closed_at: datetime | None = None
    disposition: str | None = None
    agent: str | None = None
    items: list[WireItem] | None = None


@dataclass(frozen=True, slots=True)
class History:
    """One page of a customer's history; `next` is the `before` of the next page."""

    conversations: list[HistoryEntry]
    next: datetime | None


def customer_view(reading: Reading, id_: CustomerId) -> CustomerView:
    """What is known of a customer, in one consistent look."""
    customer = standing(reading, id_)
    return CustomerView(
        customer.id,
        customer.name,
        customer.tier,
        customer.language,
        customer.notes,
        dict(customer.attributes),
        [
            IdentityView(one.id, one.channel, one.address, one.is_verified, one.opted_out_at)
            for one in reading.customers.identities_of(customer.id)
        ],
        customer.organisation,
        customer.value,
        list(customer.tags),
        dict(customer.consents),
        customer.version,
        {field: adapter(Edit).validate_python(edit) for field, edit in customer.edits.items()},
    )


def _served(reading: Reading, id_: CustomerId, person: Person) -> CustomerView:
    id_ = standing(reading, id_).id
    check_serves(reading, id_, person)
    return customer_view(reading, id_)


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


def _history(
    reading: Reading, id_: CustomerId, person: Person, before: datetime | None, only: HistoryFilter
) -> History:
    id_ = standing(reading, id_).id
    check_serves(reading, id_, person)
    found = reading.history(id_, before, PAGE, only)
    entries = [_entry(reading, person, conversation, listed) for conversation, listed in found]
    if only.is_open is not None:
        # Of a restricted one nobody else is told its state, not even by being among the open ones.
        entries = [entry for entry in entries if not entry.is_restricted]
    return History(entries, found[-1][0].arrived_at if len(found) == PAGE else None)


def _entry(reading: Reading, person: Person, conversation: Conversation, listed: ListedConversation) -> HistoryEntry:
    queue = reading.floor.queues.get(conversation.queue_id)
    is_restricted = queue is not None and queue.is_restricted and not may_read(reading, person, conversation)
    brief = HistoryEntry(
        conversation.id, conversation.channel, conversation.queue_id, conversation.arrived_at, is_restricted
    )
    if is_restricted:
        return brief
    return HistoryEntry(
        brief.id,
        brief.channel,
        brief.queue,
        brief.arrived_at,
        is_restricted=False,
        state=conversation.state.value,
        subject=conversation.subject,
        closed_at=conversation.closed_at,
        disposition=conversation.disposition_id,
        agent=listed.agent[1] if listed.agent else None,
        items=[wire_item(item) for item in reading.items_of(conversation.id, ITEMS_SHOWN)],
    )


async def read_history(call: Call) -> History:
    """Everything that ever happened with her, newest first, over all channels."""
    query = call.request.query
    only = HistoryFilter(query.get("channel") or None, _is_open(query.get("state", "")), moment(query.get("since")))
    before = moment(query.get("before"))
    return await call.services.store.read(_history, CustomerId(call.part("id")), call.person, before, only)


def _is_open(state: str) -> bool | None:
    if state not in {"", "open", "closed"}:
        raise Invalid("The state asked for is open or closed, or left out for both.")
    return None if not state else state == "open"


_PATH = "/api/customers/{id}"
ROUTES = [
    Route("GET", _PATH, Permission.WORK, "Read a customer.", read_customer, answer=CustomerView),
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
    Route(
        "GET",
        f"{_PATH}/history",
        Permission.WORK,
        "The customer's history over all channels.",
        read_history,
        answer=History,
        query=(
            Query("before", "The `next` of the page before.", datetime),
            Query("since", "Only conversations that began then or later.", datetime),
            Query("channel", "Only those of one channel."),
            Query("state", "`open` or `closed`; both where it is left out."),
        ),
    ),
]
