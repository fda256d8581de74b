"""Who is told what: the events that follow from a change, computed from what was and what is.

No use case can forget to tell: the transaction compares every conversation and person it saved
with what it read. That is how *old snapshot + events = fresh snapshot* holds for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from hub.domain.callback import Callback
from hub.domain.conversation import UNHELD, Conversation, State
from hub.domain.ids import IdentityId, PersonId, TeamId
from hub.domain.offer import Offer
from hub.domain.overflow import Overflowing
from hub.domain.sla import SlaClock
from hub.domain.value import changed, dataclass
from hub.wire import reason
from hub.wire.desk import ConversationRow, CustomerName, OfferCard, Participant, SlaDue, WaitingRow
from hub.wire.events import (
    ConversationAdded,
    ConversationChanged,
    ConversationEndSet,
    ConversationRemoved,
    DeskEvent,
    HeldAdded,
    HeldRemoved,
    OfferEnded,
    OfferMade,
    SlaSet,
    WaitingAdded,
    WaitingOffered,
    WaitingProspectChanged,
    WaitingRemoved,
)
from hub.wire.outward import Happened
from hub.wire.promised import SlaKeepable
from hub.wire.visitor_events import (
    VisitorConversationChanged,
    VisitorEvent,
)


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
class VisitorsErased:
    """For the gateways themselves: nobody is known by these identities any more; cut whoever is here as one of them."""

    identities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineLost:
    """For the gateways of other nodes: her last line of one node is gone; say so if she has one here."""

    person_id: str


@dataclass(frozen=True, slots=True)
class FloorMoved:
    """For a router on another node: these conversations and people changed."""

    conversations: tuple[str, ...]
    people: tuple[str, ...]


ForNodes: TypeAlias = RightsChanged | ConversationMoved | SessionsEnded | VisitorsErased | LineLost | FloorMoved
AnyEvent: TypeAlias = DeskEvent | VisitorEvent | ForNodes | Happened
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
OUTSIDE = "outside"
"""No line is ever in it: what other systems are told is kept under it, and asked for."""


def conversation_row(conversation: Conversation, reader: PersonId | None = None) -> ConversationRow:
    """The conversation as the inbox shows it to its holder, or to whoever else reads it."""
    return ConversationRow(
        conversation.id,
        str(conversation.state),
        conversation.channel,
        conversation.account_id,
        customer_name(conversation),
        conversation.queue_id,
        conversation.subject,
        conversation.preview,
        conversation.unread_for(reader or conversation.owner),
        conversation.arrived_at,
        conversation.last_message_at,
        conversation.ends_at,
        callback_to(conversation),
        *sla_of(conversation),
        conversation.tags,
        tuple([Participant(id_, name) for id_, name in conversation.participants.items()]),
        "help" in conversation.inside,
        conversation.owner or "",
        conversation.level,
        conversation.asked_at,
    )


def sla_of(conversation: Conversation) -> tuple[SlaDue | None, tuple[str, ...]]:
    """What is promised next, and what was missed."""
    clock = SlaClock.read(conversation.sla) if conversation.sla else None
    if clock is None:
        return None, ()
    due, can = clock.due, clock.keepable
    keepable = SlaKeepable(can.target.value, can.at, can.warn_at) if can else None
    return SlaDue(due.target.value, due.at, due.warn_at, keepable) if due else None, clock.missed


def customer_name(conversation: Conversation) -> CustomerName:
    """Whom it is with."""
    return CustomerName(
        conversation.customer_id, conversation.customer_name, conversation.is_verified, conversation.customer_tier
    )


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
        *sla_of(conversation),
        conversation.tags,
        conversation.subject,
        conversation.level,
    )


def offer_card(offer: Offer, conversation: Conversation) -> OfferCard:
    """The offer as it rings."""
    return OfferCard(
        offer.id,
        conversation.id,
        conversation.queue_id,
        conversation.channel,
        customer_name(conversation),
        conversation.quoted,
        conversation.waiting_since,
        offer.expires_at,
        reason.read(offer.reason),
        conversation.subject,
        *conversation.handover,
        callback_to(conversation),
    )


def callback_to(conversation: Conversation) -> str:
    """The number at which its customer waits to be called; empty where she does not."""
    callback = Callback.read(conversation.entry) if conversation.entry else None
    return callback.to if callback is not None else ""


def tell_conversation(before: Conversation | None, after: Conversation) -> Iterator[Told]:
    """What changed on desks and waiting lists."""
    was, owner = before.owner if before is not None else None, after.owner
    if was or owner:
        row = conversation_row(after) if owner else None
        yield from _tell_holders(before, after, row)
        yield from _tell_team(before, after, row)
    yield from _tell_waiting(before, after)


def _tell_holders(before: Conversation | None, after: Conversation, row: ConversationRow | None) -> Iterator[Told]:
    """What changed on the desk of whoever holds it, where it is this row now, and of whoever held it."""
    was, owner = before.owner if before is not None else None, after.owner
    if was != owner:
        if was:
            yield (person_room(was),), ConversationRemoved(after.id)
        if owner and row is not None:
            yield (person_room(owner),), ConversationAdded(row)
    elif before is not None and owner and row is not None:
        rooms = person_room(owner), team_room(after.team_id)
        for event in _changes(conversation_row(before), row):
            yield rooms, event


def _tell_team(before: Conversation | None, after: Conversation, row: ConversationRow | None) -> Iterator[Told]:
    """What colleagues see of what somebody holds."""
    was = (before.team_id, before.owner) if before is not None and before.owner else None
    is_now = (after.team_id, after.owner) if row is not None else None
    if was is not None and (is_now is None or was[0] != is_now[0]):
        yield (team_room(was[0]),), HeldRemoved(after.id)
    if row is not None and was != is_now:
        yield (team_room(after.team_id),), HeldAdded(row)


def _changes(old: ConversationRow, new: ConversationRow) -> Iterator[DeskEvent]:
    if old.ends_at != new.ends_at:
        yield ConversationEndSet(new.id, new.ends_at)
    if (old.sla, old.missed) != (new.sla, new.missed):
        yield SlaSet(new.id, new.sla, new.missed)
    event = ConversationChanged(
        new.id,
        state=new.state if new.state != old.state else None,
        queue=new.queue if new.queue != old.queue else None,
        subject=new.subject if new.subject != old.subject else None,
        preview=new.preview if new.preview != old.preview else None,
        unread=new.unread if new.unread != old.unread else None,
        last_message_at=new.last_message_at if new.last_message_at != old.last_message_at else None,
        customer=new.customer if new.customer != old.customer else None,
        tags=new.tags if new.tags != old.tags else None,
        participants=new.participants if new.participants != old.participants else None,
        asks_help=new.asks_help if new.asks_help != old.asks_help else None,
        level=new.level if new.level != old.level else None,
        asked_at=new.asked_at if new.asked_at != old.asked_at else None,
        is_answered=True if old.asked_at and not new.asked_at else None,
    )
    if event != ConversationChanged(new.id):
        yield event


def _tell_waiting(before: Conversation | None, after: Conversation) -> Iterator[Told]:
    waited, waits = before is not None and before.state in UNHELD, after.state in UNHELD
    stays = before is not None and waited and waits and before.team_id == after.team_id
    if before is not None and waited and not stays:
        yield (team_room(before.team_id),), WaitingRemoved(after.id)
    if not waits:
        return
    old, new = waiting_row(before) if before is not None and stays else None, waiting_row(after)
    if new == old:
        return
    room = team_room(after.team_id)
    if old is not None and changed(old, offered_to=new.offered_to) == new:
        yield (room,), WaitingOffered(after.id, new.offered_to)
    elif old is not None and changed(old, prospect=new.prospect) == new:
        yield (room,), WaitingProspectChanged(after.id, new.prospect)
    elif old is not None and changed(old, sla=new.sla, missed=new.missed) == new:
        yield (room,), SlaSet(after.id, new.sla, new.missed)
    else:
        yield (room,), WaitingAdded(new)


def tell_offer(offer: Offer, conversation: Conversation) -> Told:
    """What the agent of an offer hears."""
    if offer.outcome is None:
        return (person_room(offer.agent_id),), OfferMade(offer_card(offer, conversation))
    return (person_room(offer.agent_id),), OfferEnded(offer.id, offer.outcome.value)


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
