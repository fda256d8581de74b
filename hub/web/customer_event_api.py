"""Other systems of the company tell what they know of a customer: orders, payments, deliveries."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.customer_event import customers_at, drop_customer_event, keep_customer_events
from hub.application.transaction import Transaction
from hub.domain.customer_event import CustomerEvent, EventKind
from hub.domain.ids import CustomerId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.web.body import STRICT
from hub.web.problem_kinds import INVALID
from hub.web.route import Answer, Call, Query, Route


@dataclass(frozen=True, slots=True)
class EventDetail:
    """Something more of an event, under its label."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class EventOrder:
    """An event as its system tells it; what was told before under the same `source` and `id` is replaced."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    source: str
    """The system it comes from, such as `shop`."""
    id: str
    """Its name there."""
    kind: EventKind
    at: datetime
    title: str
    amount: str = ""
    """A number such as `129.90`."""
    currency: str = ""
    """`EUR`, where there is an amount."""
    link: str = ""
    """Where it is seen in its own system: http or https."""
    details: list[EventDetail] = field(default_factory=list)
    as_of: datetime | None = None
    """When the system said so: nothing that it said earlier replaces it."""


@dataclass(frozen=True, slots=True)
class EventOrders:
    """Up to 200 events, kept all together or not at all."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    events: list[EventOrder]


@dataclass(frozen=True, slots=True)
class EventsKept:
    """How many of them were not so already."""

    changed: int


@dataclass(frozen=True, slots=True)
class FoundCustomer:
    """A customer who has this address."""

    id: str
    name: str
    channel: str
    address: str
    is_verified: bool
    """Whether she proved that it is hers."""


@dataclass(frozen=True, slots=True)
class AddressOwners:
    """Everybody who has this address."""

    customers: list[FoundCustomer]


@dataclass(frozen=True, slots=True)
class EventView:
    """Something that another system knows of a customer."""

    source: str
    id: str
    kind: EventKind
    at: datetime
    title: str
    amount: str
    currency: str
    link: str
    details: list[EventDetail]


def event_view(event: CustomerEvent) -> EventView:
    """The event as it is shown."""
    return EventView(
        event.source,
        event.external_id,
        event.kind,
        event.at,
        event.title,
        event.amount,
        event.currency,
        event.link,
        [EventDetail(label, text) for label, text in event.details],
    )


def _told(order: EventOrder, of: CustomerId) -> CustomerEvent:
    return CustomerEvent(
        order.source,
        order.id,
        of,
        order.kind,
        order.at,
        order.title,
        order.amount,
        order.currency,
        order.link,
        tuple((detail.label, detail.value) for detail in order.details),
        order.as_of,
    )


def told_events(orders: EventOrders, of: CustomerId) -> list[CustomerEvent]:
    """The events of a customer, as they were told."""
    return [_told(order, of) for order in orders.events]


async def put_events(call: Call) -> EventsKept:
    """These are known of her from now on."""
    id_, body = CustomerId(call.part("id")), call.body
    return EventsKept(await call.services.store.run(keep_customer_events, id_, call.person, told_events(body, id_)))


async def delete_event(call: Call) -> Answer:
    """It is known of her no longer."""
    id_, source, external_id = CustomerId(call.part("id")), call.part("source"), call.part("event")
    await call.services.store.run(drop_customer_event, id_, call.person, source, external_id)
    return Answer(None, 204)


def _found(reading: Transaction, by: Person, address: str) -> AddressOwners:
    return AddressOwners(
        [
            FoundCustomer(customer.id, customer.name, one.channel, one.address, one.is_verified)
            for customer, one in customers_at(reading, by, address)
        ]
    )


async def find_customers(call: Call) -> AddressOwners:
    """Who has this address."""
    address = call.request.query.get("address", "")
    return await call.services.store.read(_found, call.person, address)


_PATH = "/api/customers/{id}/events"
ROUTES = [
    Route(
        "GET",
        "/api/customers",
        Permission.EVENTS,
        "Who has this mail address or telephone number.",
        find_customers,
        answer=AddressOwners,
        query=(Query("address", "The whole address."),),
    ),
    Route(
        "PUT",
        _PATH,
        Permission.EVENTS,
        "Tell what another system knows of a customer.",
        put_events,
        body=EventOrders,
        answer=EventsKept,
        problems=(INVALID,),
    ),
    Route(
        "DELETE",
        f"{_PATH}/{{source}}/{{event}}",
        Permission.EVENTS,
        "Take it back.",
        delete_event,
        statuses=(204,),
    ),
]
