"""The one reducer: a desk and an event make the next desk. The TypeScript twin passes the same recordings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, assert_never

from hub.wire.desk import Colleague, ConversationRow, Desk, OfferCard, WaitingRow
from hub.wire.events import (
    CapacityChanged,
    ColleagueAdded,
    ColleagueRemoved,
    ConversationAdded,
    ConversationChanged,
    ConversationEndSet,
    ConversationRemoved,
    CustomerChanged,
    DeskEvent,
    FloorChanged,
    HoldingChanged,
    ItemAdded,
    ItemStateChanged,
    OfferEnded,
    OfferMade,
    PersonRenamed,
    PresenceChanged,
    WaitingAdded,
    WaitingOffered,
    WaitingProspectChanged,
    WaitingRemoved,
)

Row = TypeVar("Row", bound=OfferCard | ConversationRow | Colleague | WaitingRow)
Identified = TypeVar("Identified", ConversationRow, Colleague)


def apply_event(desk: Desk, number: int, event: DeskEvent) -> Desk:
    """Return the desk after the event; one that the desk already contains changes nothing."""
    if number <= desk.number:
        return desk
    return replace(_changed(desk, event), number=number)


def _changed(desk: Desk, event: DeskEvent) -> Desk:
    match event:
        case OfferMade() | OfferEnded():
            return _offers(desk, event)
        case ConversationAdded() | ConversationChanged() | ConversationEndSet() | ConversationRemoved():
            return _conversations(desk, event)
        case PresenceChanged() | PersonRenamed() | CapacityChanged():
            return _me(_colleagues(desk, event), event)
        case HoldingChanged() | ColleagueAdded() | ColleagueRemoved():
            return _colleagues(desk, event)
        case WaitingAdded() | WaitingOffered() | WaitingProspectChanged() | WaitingRemoved():
            return _waiting(desk, event)
        case ItemAdded() | ItemStateChanged() | CustomerChanged() | FloorChanged():
            return desk
        case _:
            assert_never(event)


def _offers(desk: Desk, event: OfferMade | OfferEnded) -> Desk:
    if isinstance(event, OfferMade):
        return replace(desk, offers=_put(desk.offers, event.offer, lambda row: row.id))
    return replace(desk, offers=tuple(row for row in desk.offers if row.id != event.offer_id))


def _conversations(
    desk: Desk,
    event: ConversationAdded | ConversationChanged | ConversationEndSet | ConversationRemoved,
) -> Desk:
    rows = desk.conversations
    match event:
        case ConversationAdded():
            rows = _put(rows, event.conversation, lambda row: row.id)
        case ConversationRemoved():
            rows = tuple(row for row in rows if row.id != event.conversation_id)
        case ConversationEndSet():
            rows = _edit(rows, event.conversation_id, lambda row: replace(row, ends_at=event.ends_at))
        case ConversationChanged():
            rows = _edit(rows, event.conversation_id, lambda row: _merged(row, event))
    return replace(desk, conversations=rows)


def _merged(row: ConversationRow, event: ConversationChanged) -> ConversationRow:
    names = ("state", "queue", "subject", "preview", "unread", "last_message_at", "customer")
    changes = {name: getattr(event, name) for name in names}
    return replace(row, **{name: value for name, value in changes.items() if value is not None})


def _me(desk: Desk, event: PresenceChanged | PersonRenamed | CapacityChanged) -> Desk:
    me = desk.me
    match event:
        case CapacityChanged():
            capacity = {name: held for name, held in me.capacity.items() if name != event.channel}
            if event.capacity is not None:
                capacity[event.channel] = event.capacity
            return replace(desk, me=replace(me, capacity=capacity))
        case PresenceChanged() if event.person_id == me.id:
            me = replace(me, presence=event.presence, reason=event.reason, since=event.since)
        case PersonRenamed() if event.person_id == me.id:
            me = replace(me, name=event.name)
        case _:
            pass
    return replace(desk, me=me)


def _colleagues(
    desk: Desk,
    event: PresenceChanged | PersonRenamed | CapacityChanged | HoldingChanged | ColleagueAdded | ColleagueRemoved,
) -> Desk:
    rows = desk.colleagues
    match event:
        case ColleagueAdded() if event.colleague.id == desk.me.id:
            pass
        case ColleagueAdded():
            rows = _put(rows, event.colleague, lambda row: row.id)
        case ColleagueRemoved():
            rows = tuple(row for row in rows if row.id != event.person_id)
        case HoldingChanged():
            rows = _edit(rows, event.person_id, lambda row: replace(row, holding=event.holding))
        case PersonRenamed():
            rows = _edit(rows, event.person_id, lambda row: replace(row, name=event.name))
        case PresenceChanged():
            rows = _edit(
                rows,
                event.person_id,
                lambda row: replace(row, presence=event.presence, reason=event.reason, since=event.since),
            )
        case CapacityChanged():
            pass
    return replace(desk, colleagues=rows)


def _waiting(desk: Desk, event: WaitingAdded | WaitingOffered | WaitingProspectChanged | WaitingRemoved) -> Desk:
    rows = desk.waiting
    match event:
        case WaitingAdded():
            rows = _put(rows, event.waiting, lambda row: row.conversation_id)
        case WaitingRemoved():
            rows = tuple(row for row in rows if row.conversation_id != event.conversation_id)
        case WaitingOffered():
            rows = tuple(
                replace(row, offered_to=event.offered_to) if row.conversation_id == event.conversation_id else row
                for row in rows
            )
        case WaitingProspectChanged():
            rows = tuple(
                replace(row, prospect=event.prospect) if row.conversation_id == event.conversation_id else row
                for row in rows
            )
    return replace(desk, waiting=rows)


def _put(rows: tuple[Row, ...], row: Row, key: Callable[[Row], str]) -> tuple[Row, ...]:
    others: list[Row] = [other for other in rows if key(other) != key(row)]
    return (*others, row)


def _edit(rows: tuple[Identified, ...], id_: str, change: Callable[[Identified], Identified]) -> tuple[Identified, ...]:
    return tuple([change(row) if row.id == id_ else row for row in rows])
