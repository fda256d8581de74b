"""Who is told what: the events that follow from a change, computed from what was and what is.

No use case can forget to tell: the transaction compares every conversation and person it saved
with what it read. That is how *old snapshot + events = fresh snapshot* holds for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from hub.domain.callback import Callback
from hub.domain.conversation import HELD, UNHELD, Conversation, State
from hub.domain.ids import FileId, IdentityId, PersonId, TeamId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.offer import Offer
from hub.domain.overflow import Overflowing
from hub.domain.person import Person
from hub.domain.value import dataclass
from hub.wire import reason
from hub.wire.desk import ConversationRow, CustomerName, ItemFile, OfferCard, WaitingRow
from hub.wire.desk import Item as WireItem
from hub.wire.events import (
    ConversationAdded,
    ConversationChanged,
    ConversationEndSet,
    ConversationRemoved,
    DeskEvent,
    ItemAdded,
    ItemStateChanged,
    OfferEnded,
    OfferMade,
    PersonRenamed,
    PresenceChanged,
    VisitorConversationChanged,
    VisitorEvent,
    VisitorItem,
    VisitorItemAdded,
    VisitorItemStateChanged,
    WaitingAdded,
    WaitingOffered,
    WaitingProspectChanged,
    WaitingRemoved,
)

INLINE_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@dataclass(frozen=True, slots=True)
class RightsChanged:
    """For the gateways themselves: look again at what this person may hear, or cut her off."""

    person_id: str


@dataclass(frozen=True, slots=True)
class ConversationMoved:
    """For the gateways themselves: look again at who may follow this conversation."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class SessionsEnded:
    """For the gateways themselves: cut every line that came with one of these sessions."""

    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineLost:
    """For the gateways of other nodes: her last line of one node is gone; say so if she has one here."""

    person_id: str


@dataclass(frozen=True, slots=True)
class FloorMoved:
    """For a router on another node: these conversations and people changed."""

    conversations: tuple[str, ...]
    people: tuple[str, ...]


ForNodes: TypeAlias = RightsChanged | ConversationMoved | SessionsEnded | LineLost | FloorMoved
AnyEvent: TypeAlias = DeskEvent | VisitorEvent | ForNodes
Told: TypeAlias = tuple[tuple[str, ...], AnyEvent]
"""Rooms, and what everybody in them hears."""


def person_room(id_: PersonId | str) -> str:
    """One person's own desk."""
    return f"person:{id_}"


def team_room(id_: TeamId | str) -> str:
    """Everybody of a team."""
    return f"team:{id_}"


def conversation_room(id_: str) -> str:
    """Whoever follows a conversation without holding it."""
    return f"conversation:{id_}"


def visitor_room(id_: IdentityId | str) -> str:
    """One customer whose provider is the hub itself."""
    return f"visitor:{id_}"


EVERYONE = "everyone"
GATEWAYS = "gateways"
ROUTERS = "routers"


def conversation_row(conversation: Conversation) -> ConversationRow:
    """The conversation as its holder's inbox shows it."""
    return ConversationRow(
        conversation.id,
        conversation.state.value,
        conversation.channel,
        conversation.account_id,
        customer_name(conversation),
        conversation.queue_id,
        conversation.subject,
        conversation.preview,
        conversation.unread,
        conversation.arrived_at,
        conversation.last_message_at,
        conversation.ends_at,
        callback_to(conversation),
    )


def customer_name(conversation: Conversation) -> CustomerName:
    """Whom it is with."""
    return CustomerName(conversation.customer_id, conversation.customer_name, conversation.is_verified)


def waiting_row(conversation: Conversation) -> WaitingRow:
    """The conversation as the team's waiting list shows it."""
    return WaitingRow(
        conversation.id,
        conversation.queue_id,
        conversation.channel,
        customer_name(conversation),
        conversation.preview,
        conversation.waiting_since,
        conversation.agent_id if conversation.state is State.OFFERED else None,
        conversation.prospect,
        callback_to(conversation),
    )


def offer_card(offer: Offer, conversation: Conversation) -> OfferCard:
    """The offer as it rings."""
    return OfferCard(
        offer.id,
        conversation.id,
        conversation.queue_id,
        conversation.channel,
        customer_name(conversation),
        conversation.preview,
        conversation.waiting_since,
        offer.expires_at,
        reason.read(offer.reason),
        conversation.subject,
        *conversation.handover,
        callback_to(conversation),
    )


def callback_to(conversation: Conversation) -> str:
    """The number at which its customer waits to be called; empty where she does not."""
    callback = Callback.read(conversation.entry)
    return callback.to if callback is not None else ""


def wire_item(item: Item) -> WireItem:
    """The item as people of the company see it."""
    return WireItem(
        item.id,
        item.kind.value,
        item.direction.value,
        item.author or "",
        item.author_name,
        item.at,
        item.text,
        item.html,
        item.full_text,
        item.state.value if item.state else None,
        item.error,
        tuple(
            ItemFile(
                file.id,
                file.name,
                file.content_type,
                file.bytes,
                f"files/{file.id}",
                file.content_type in INLINE_IMAGES,
            )
            for file in item.files
        ),
        item.event,
        item.details,
        item.client_id,
    )


FileAddress: TypeAlias = Callable[[FileId], str]
"""Makes the address under which a customer may fetch a file."""


def visitor_item(item: Item, file_address: FileAddress) -> VisitorItem:
    """The message as the customer sees it: no full names, no notes."""
    is_hers = item.direction is Direction.IN
    return VisitorItem(
        item.id,
        is_hers,
        "" if is_hers else item.author_name.split(" ")[0],
        item.at,
        item.text,
        item.state.value if item.state else None,
        {file_address(file.id): file.name for file in item.files},
        item.client_id,
    )


def is_for_visitor(item: Item) -> bool:
    """Whether the customer may see the item at all."""
    return item.kind is ItemKind.MESSAGE and item.direction is not Direction.INSIDE


def tell_conversation(before: Conversation | None, after: Conversation) -> Iterator[Told]:
    """What changed on desks and waiting lists."""
    yield from _tell_holders(before, after)
    yield from _tell_waiting(before, after)


def _tell_holders(before: Conversation | None, after: Conversation) -> Iterator[Told]:
    was = before.owner if before else None
    if was != after.owner:
        if was:
            yield (person_room(was),), ConversationRemoved(after.id)
        if after.owner:
            yield (person_room(after.owner),), ConversationAdded(conversation_row(after))
    elif before is not None and after.owner:
        for event in _changes(conversation_row(before), conversation_row(after)):
            yield (person_room(after.owner),), event


def _changes(old: ConversationRow, new: ConversationRow) -> Iterator[DeskEvent]:
    if old.ends_at != new.ends_at:
        yield ConversationEndSet(new.id, new.ends_at)
    event = ConversationChanged(
        new.id,
        state=new.state if new.state != old.state else None,
        queue=new.queue if new.queue != old.queue else None,
        subject=new.subject if new.subject != old.subject else None,
        preview=new.preview if new.preview != old.preview else None,
        unread=new.unread if new.unread != old.unread else None,
        last_message_at=new.last_message_at if new.last_message_at != old.last_message_at else None,
        customer=new.customer if new.customer != old.customer else None,
    )
    if event != ConversationChanged(new.id):
        yield event


def _tell_waiting(before: Conversation | None, after: Conversation) -> Iterator[Told]:
    old = waiting_row(before) if before is not None and before.state in UNHELD else None
    new = waiting_row(after) if after.state in UNHELD else None
    if old is not None and before is not None and (new is None or before.team_id != after.team_id):
        yield (team_room(before.team_id),), WaitingRemoved(after.id)
        old = None
    if new is None or new == old:
        return
    room = team_room(after.team_id)
    if old is not None and replace(old, offered_to=new.offered_to) == new:
        yield (room,), WaitingOffered(after.id, new.offered_to)
    elif old is not None and replace(old, prospect=new.prospect) == new:
        yield (room,), WaitingProspectChanged(after.id, new.prospect)
    else:
        yield (room,), WaitingAdded(new)


def tell_offer(offer: Offer, conversation: Conversation) -> Told:
    """What the agent of an offer hears."""
    if offer.outcome is None:
        return (person_room(offer.agent_id),), OfferMade(offer_card(offer, conversation))
    return (person_room(offer.agent_id),), OfferEnded(offer.id, offer.outcome.value)


def tell_item(item: Item, conversation: Conversation) -> Told:
    """What whoever holds or follows the conversation hears."""
    rooms: tuple[str, ...] = (conversation_room(conversation.id),)
    if conversation.owner:
        rooms = (person_room(conversation.owner), *rooms)
    return rooms, ItemAdded(conversation.id, wire_item(item))


def tell_item_to_visitor(item: Item, conversation: Conversation, file_address: FileAddress) -> Told:
    """What the customer hears."""
    return (visitor_room(conversation.identity_id),), VisitorItemAdded(visitor_item(item, file_address))


def tell_item_state(item: Item, conversation: Conversation, error: str | None) -> Told:
    """How far a message came, for whoever holds or follows the conversation."""
    rooms: tuple[str, ...] = (conversation_room(conversation.id),)
    if conversation.owner:
        rooms = (person_room(conversation.owner), *rooms)
    state = item.state.value if item.state else ""
    return rooms, ItemStateChanged(conversation.id, item.id, state, error)


def tell_item_state_to_visitor(item: Item, conversation: Conversation) -> Told:
    """How far a message came, for the customer."""
    state = item.state.value if item.state else ""
    return (visitor_room(conversation.identity_id),), VisitorItemStateChanged(item.id, state)


def visitor_state(conversation: Conversation | None) -> str:
    """The conversation's state in the customer's words."""
    if conversation is None:
        return "none"
    if conversation.state in UNHELD:
        return "waiting"
    if conversation.state in {State.WRAP_UP, State.CLOSED}:
        return "closed"
    return "open"


def visitor_callback(conversation: Conversation | None) -> tuple[bool, str]:
    """Whether she may ask to be called instead of waiting, and where she is called already."""
    if conversation is None or conversation.state not in UNHELD:
        return False, ""
    return Overflowing.read(conversation.entry).may_call_back, callback_to(conversation)


def tell_visitor(conversation: Conversation, agent_name: str) -> Told:
    """Where the customer's conversation stands now."""
    state, first_name = visitor_state(conversation), agent_name.split(" ", maxsplit=1)[0]
    event = VisitorConversationChanged(state, first_name, conversation.can_be_rated, *visitor_callback(conversation))
    return (visitor_room(conversation.identity_id),), event


def tell_person(before: Person, after: Person) -> Iterator[Told]:
    """What her teams hear when her presence or name changes."""
    rooms = (person_room(after.id), *(team_room(team) for team in sorted(after.teams)))
    if (before.presence, before.reason, before.presence_since) != (
        after.presence,
        after.reason,
        after.presence_since,
    ):
        yield rooms, PresenceChanged(after.id, after.presence.value, after.reason, after.presence_since)
    if before.name != after.name:
        yield rooms, PersonRenamed(after.id, after.name)


def counts_as_held(conversation: Conversation | None) -> PersonId | None:
    """Whose load the conversation is part of, as colleagues see it."""
    return conversation.agent_id if conversation is not None and conversation.state in HELD else None
