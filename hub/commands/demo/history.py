"""What the demonstration's customers asked in past weeks, played through the use cases at its own time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any, Final

from channels.contract import Feature, MessageReceived, MessageState
from channels.sender import ProviderId, Sender
from hub.application.close import close_conversation
from hub.application.deliver import settle_sent
from hub.application.organisation import organisation_called
from hub.application.presence import set_presence
from hub.application.receive import receive_message
from hub.application.reply import add_note, send_reply
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.commands.demo.names import DOMAIN, KNOWN_ACCOUNT
from hub.domain.customer import Customer, Identity
from hub.domain.customer_event import CustomerEvent, EventKind, cleaned
from hub.domain.floor import Account
from hub.domain.ids import ConversationId, CustomerId, IdentityId
from hub.domain.item import Item
from hub.domain.person import Person, Presence
from hub.realtime.identity import named_key
from hub.wire.store import Store

ACQUAINTED_DAYS: Final = 40
"""How long ago the hub first heard of these customers."""


NOT_YET: Final = ConversationId("")


@dataclass(slots=True)
class PastClock:
    """A clock that shows what it is set to."""

    at: datetime

    def __call__(self) -> datetime:
        """The instant it is set to."""
        return self.at


@dataclass(slots=True)
class Matter:
    """One past conversation while it is being played."""

    number: int
    body: Mapping[str, Any]
    customer: Mapping[str, Any]
    id: ConversationId = NOT_YET
    message_ids: list[str] = field(default_factory=list)

    def begins(self, now: datetime) -> datetime:
        """When it began."""
        hour, minute = map(int, self.body["time"].split(":"))
        day = (now - timedelta(days=self.body["days"])).date()
        return datetime.combine(day, time(hour, minute), now.tzinfo)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened at one instant."""

    at: datetime
    act: Callable[[Transaction], None]


async def play_history(store: Store, clock: PastClock, document: Mapping[str, Any], now: datetime) -> None:
    """Everything the document tells has happened, each thing at its own time."""
    clock.at = now - timedelta(days=ACQUAINTED_DAYS)
    await store.run(add_customers, document["customers"])
    steps: list[Step] = []
    for number, body in enumerate(document["conversations"]):
        steps += _steps_of(Matter(number, body, document["customers"][body["customer"]]), now)
    steps += [_event_step(number, body, now) for number, body in enumerate(document.get("events", ()), start=1)]
    for step in sorted(steps, key=lambda step: step.at):
        clock.at = step.at
        await store.run(step.act)


def add_customers(tx: Transaction, customers: Mapping[str, Mapping[str, Any]]) -> None:
    """The customers are known, by each of their addresses."""
    for id_, body in customers.items():
        names = ("name", "language", "tier", "notes")
        customer = Customer(
            CustomerId(tx.new_id()),
            **{name: body.get(name, "") for name in names},
            organisation_id=organisation_called(tx, body.get("organisation", ""), "demo"),
            value=body.get("value"),
            tags=tuple(body.get("tags", ())),
            created_at=tx.now,
        )
        keys = {"sms": body["phone"], "email": body["email"], "webchat": chat_key(id_)}
        first, *others = [_identity(tx, customer, channel, key) for channel, key in keys.items()]
        tx.customers.add(customer, first)
        for identity in others:
            tx.customers.save_identity(identity)


def _event_step(number: int, body: Mapping[str, Any], now: datetime) -> Step:
    """Something that another system of the shop knows of a customer."""
    at = Matter(number, body, {}).begins(now)

    def known(tx: Transaction) -> None:
        identity = tx.customers.identity("webchat", chat_key(body["customer"]))
        if identity is None:
            return
        event = CustomerEvent(
            body["source"],
            f"{body['source']}-{number}",
            identity.customer_id,
            EventKind(body["kind"]),
            at,
            body["title"],
            body.get("amount", ""),
            body.get("currency", ""),
            body.get("link", ""),
            tuple(body.get("details", {}).items()),
        )
        tx.customer_events.keep(cleaned(event))

    return Step(at, known)


def chat_key(customer: str) -> str:
    """How the chat knows a demonstration customer of the past, and knows her again when the shop says who she is."""
    return named_key(KNOWN_ACCOUNT, customer)


def _identity(tx: Transaction, customer: Customer, channel: str, key: str) -> Identity:
    address = "" if channel == "webchat" else key
    return Identity(IdentityId(tx.new_id()), customer.id, channel, key, address, customer.name, is_verified=True)


def _steps_of(matter: Matter, now: datetime) -> list[Step]:
    begins = matter.begins(now)
    steps, is_taken, at = [], False, begins
    for place, (minutes, direction, text) in enumerate(matter.body["said"]):
        at = begins + timedelta(minutes=minutes)
        if direction == "in":
            steps.append(Step(at, _customer_says(matter, text, place)))
            continue
        if not is_taken:
            steps.append(Step(at - timedelta(seconds=35), _agent_takes(matter)))
            is_taken = True
        steps.append(Step(at, _agent_says(matter, text, place)))
    return [*steps, Step(at + timedelta(minutes=3), _agent_closes(matter))]


def _customer_says(matter: Matter, text: str, place: int) -> Callable[[Transaction], None]:
    def act(tx: Transaction) -> None:
        account = tx.floor.accounts[matter.body["account"]]
        message_id = f"<{matter.number}.{place}@{matter.customer['email'].partition('@')[2]}>"
        event = MessageReceived(
            arrival_key=f"past:{message_id}",
            provider_id=ProviderId(message_id),
            account_address=account.address,
            sender=_sender(matter, account),
            at=tx.now,
            text=text,
            subject=matter.body.get("subject", ""),
            refers_to=tuple(reversed(matter.message_ids)),
        )
        item = receive_message(tx, account, event)
        if item is not None:
            matter.id = item.conversation_id
        matter.message_ids.append(message_id)

    return act


def _sender(matter: Matter, account: Account) -> Sender:
    customer = matter.customer
    keys = {"sms": customer["phone"], "email": customer["email"]}
    key = keys.get(account.channel)
    return Sender(key or chat_key(matter.body["customer"]), customer["name"], key or "", verified=True)


def _agent(tx: Transaction, matter: Matter) -> Person:
    person = tx.people.by_email(f"{matter.body['agent']}@{DOMAIN}")
    if person is None:
        raise LookupError(matter.body["agent"])
    return person


def _agent_takes(matter: Matter) -> Callable[[Transaction], None]:
    def act(tx: Transaction) -> None:
        person = set_presence(tx, _agent(tx, matter).id, Presence.AVAILABLE, None)
        take_conversation(tx, matter.id, person)

    return act


def _agent_says(matter: Matter, text: str, place: int) -> Callable[[Transaction], None]:
    def act(tx: Transaction) -> None:
        item, _ = send_reply(tx, matter.id, _agent(tx, matter), text=text, client_id=f"past-{place}")
        _arrived(tx, matter, item)

    return act


def _arrived(tx: Transaction, matter: Matter, item: Item) -> None:
    """What was answered in the past must not leave now: it arrived long ago."""
    outgoing = tx.outbox.find(item.id)
    if outgoing is None:
        return
    message_id = f"<{item.id}@{DOMAIN}>"
    settle_sent(tx, outgoing, message_id)
    matter.message_ids.append(message_id)
    channel = tx.floor.accounts[outgoing.account_id].channel
    if Feature.DELIVERY_RECEIPTS in tx.floor.features_of(channel):
        tx.items.set_state(tx.items.get(item.id), MessageState.DELIVERED, None, message_id)


def _agent_closes(matter: Matter) -> Callable[[Transaction], None]:
    def act(tx: Transaction) -> None:
        person = _agent(tx, matter)
        if matter.body.get("note"):
            add_note(tx, matter.id, person, text=matter.body["note"], client_id=None)
        close_conversation(tx, matter.id, person, disposition=matter.body["disposition"])
        set_presence(tx, person.id, Presence.OFFLINE, None)

    return act
