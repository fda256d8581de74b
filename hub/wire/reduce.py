"""The one reducer: a desk and an event make the next desk. The TypeScript twin passes the same recordings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar, assert_never

from hub.domain.mention import MOST_SHOWN
from hub.wire.desk import Colleague, ConversationRow, DepartingReply, Desk, HelpRow, Mention, OfferCard, WaitingRow
from hub.wire.draft_mark import DraftMark, shown_text, with_mark
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
    DraftChanged,
    FloorChanged,
    HeldAdded,
    HeldRemoved,
    HelpAsked,
    HelpEnded,
    HoldingChanged,
    ItemAdded,
    ItemChanged,
    ItemStateChanged,
    JoinedAdded,
    JoinedRemoved,
    Mentioned,
    MentionsMoved,
    MentionsRead,
    OfferEnded,
    OfferMade,
    OrganisationChanged,
    PersonRenamed,
    PresenceChanged,
    ReplyDeparted,
    ReplyDeparting,
    SlaSet,
    WaitingAdded,
    WaitingOffered,
    WaitingProspectChanged,
    WaitingRemoved,
)
from hub.wire.view_events import ViewGone, ViewKept, ViewsOrdered

Row = TypeVar("Row", bound=OfferCard | ConversationRow | Colleague | WaitingRow | HelpRow | DepartingReply)
Identified = TypeVar("Identified", ConversationRow, Colleague)

_NOT_OF_ROWS = {"conversation_id", "is_answered"}


def apply_event(desk: Desk, number: int, event: DeskEvent) -> Desk:
    """Return the desk after the event; one that the desk already contains changes nothing."""
    if number <= desk.number:
        return desk
    return replace(_changed(desk, event), number=number)


def _changed(desk: Desk, event: DeskEvent) -> Desk:
    match event:
        case OfferMade() | OfferEnded() | JoinedAdded() | JoinedRemoved() | HelpAsked() | HelpEnded():
            return _wanted(desk, event)
        case ConversationAdded() | ConversationChanged() | ConversationEndSet() | ConversationRemoved():
            return _conversations(desk, event)
        case PresenceChanged() | PersonRenamed() | CapacityChanged():
            return _me(_colleagues(desk, event), event)
        case HoldingChanged() | ColleagueAdded() | ColleagueRemoved() | HeldAdded() | HeldRemoved():
            return _of_colleagues(desk, event)
        case SlaSet():
            return _sla(desk, event)
        case WaitingAdded() | WaitingOffered() | WaitingProspectChanged() | WaitingRemoved():
            return _waiting(desk, event)
        case (
            ViewKept()
            | ViewGone()
            | ViewsOrdered()
            | ReplyDeparting()
            | ReplyDeparted()
            | Mentioned()
            | MentionsRead()
            | MentionsMoved()
            | ItemAdded()
            | ItemStateChanged()
            | ItemChanged()
            | DraftChanged()
            | CustomerChanged()
            | OrganisationChanged()
            | FloorChanged()
        ):
            return _writing(desk, event)
        case _:
            assert_never(event)


def _wanted(desk: Desk, event: OfferMade | OfferEnded | JoinedAdded | JoinedRemoved | HelpAsked | HelpEnded) -> Desk:
    """Where I am wanted, or am no longer."""
    match event:
        case OfferMade() | OfferEnded():
            return _offers(desk, event)
        case _:
            return _inside(desk, event)


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
            return replace(desk, conversations=_put(rows, event.conversation, lambda row: row.id))
        case ConversationRemoved():
            return replace(desk, conversations=tuple(row for row in rows if row.id != event.conversation_id))
        case ConversationEndSet():
            return _whoever_holds(desk, event.conversation_id, lambda row: replace(row, ends_at=event.ends_at))
        case ConversationChanged():
            return _whoever_holds(desk, event.conversation_id, lambda row: _merged(row, event))


def _whoever_holds(desk: Desk, id_: str, change: Callable[[ConversationRow], ConversationRow]) -> Desk:
    """It is mine or a colleague's; whichever it is."""
    return replace(desk, conversations=_edit(desk.conversations, id_, change), held=_edit(desk.held, id_, change))


def _of_colleagues(
    desk: Desk, event: HoldingChanged | ColleagueAdded | ColleagueRemoved | HeldAdded | HeldRemoved
) -> Desk:
    """Who they are, and what they hold."""
    if isinstance(event, HeldAdded | HeldRemoved):
        return _held(desk, event)
    return _colleagues(desk, event)


def _held(desk: Desk, event: HeldAdded | HeldRemoved) -> Desk:
    if isinstance(event, HeldAdded) and event.conversation.owner != desk.me.id:
        return replace(desk, held=_put(desk.held, event.conversation, lambda row: row.id))
    gone = event.conversation.id if isinstance(event, HeldAdded) else event.conversation_id
    return replace(desk, held=tuple(row for row in desk.held if row.id != gone))


def _merged(row: ConversationRow, event: ConversationChanged) -> ConversationRow:
    told = {field.name: getattr(event, field.name) for field in fields(event) if field.name not in _NOT_OF_ROWS}
    changes = {name: value for name, value in told.items() if value is not None}
    return replace(row, **(changes | {"asked_at": None} if event.is_answered else changes))


def _sla(desk: Desk, event: SlaSet) -> Desk:
    """It waits or somebody holds it; whichever it is."""
    id_, sla, missed = event.conversation_id, event.sla, event.missed
    waiting = [replace(row, sla=sla, missed=missed) if row.conversation_id == id_ else row for row in desk.waiting]
    held = _whoever_holds(desk, id_, lambda row: replace(row, sla=sla, missed=missed))
    return replace(held, waiting=tuple(waiting))


def _me(desk: Desk, event: PresenceChanged | PersonRenamed | CapacityChanged) -> Desk:
    me = desk.me
    match event:
        case CapacityChanged():
            capacity = {name: held for name, held in me.capacity.items() if name != event.channel}
            if event.capacity is not None:
                capacity[event.channel] = event.capacity
            return replace(desk, me=replace(me, capacity=capacity))
        case PresenceChanged() if event.person_id == me.id:
            me = replace(
                me,
                presence=event.presence,
                reason=event.reason,
                since=event.since,
                until=event.until,
                next_presence=event.next_presence,
                next_reason=event.next_reason,
                paused=event.paused,
            )
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
            rows = _edit(rows, event.person_id, lambda row: _loaded(row, event))
        case PersonRenamed():
            rows = _edit(rows, event.person_id, lambda row: replace(row, name=event.name))
        case PresenceChanged():
            rows = _edit(rows, event.person_id, lambda row: _present(row, event))
        case CapacityChanged():
            pass
    return replace(desk, colleagues=rows)


def _loaded(row: Colleague, event: HoldingChanged) -> Colleague:
    return replace(row, holding=event.holding, live=event.live, wrapping=event.wrapping)


def _present(row: Colleague, event: PresenceChanged) -> Colleague:
    return replace(
        row,
        presence=event.presence,
        reason=event.reason,
        since=event.since,
        until=event.until,
        next_presence=event.next_presence,
        next_reason=event.next_reason,
        is_reachable=event.is_reachable,
        paused=event.paused,
    )


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


def _inside(desk: Desk, event: JoinedAdded | JoinedRemoved | HelpAsked | HelpEnded) -> Desk:
    match event:
        case JoinedAdded():
            return replace(desk, joined=_put(desk.joined, event.conversation, lambda row: row.id))
        case JoinedRemoved():
            return replace(desk, joined=tuple(row for row in desk.joined if row.id != event.conversation_id))
        case HelpAsked():
            return replace(desk, help=_put(desk.help, event.help, lambda row: row.conversation_id))
        case HelpEnded():
            others = tuple(row for row in desk.help if row.conversation_id != event.conversation_id)
            return replace(desk, help=others)


def _writing(
    desk: Desk,
    event: ViewKept
    | ViewGone
    | ViewsOrdered
    | ReplyDeparting
    | ReplyDeparted
    | Mentioned
    | MentionsRead
    | MentionsMoved
    | ItemAdded
    | ItemStateChanged
    | ItemChanged
    | DraftChanged
    | CustomerChanged
    | OrganisationChanged
    | FloorChanged,
) -> Desk:
    """What people write, and which views they keep."""
    match event:
        case ViewKept() | ViewGone() | ViewsOrdered():
            return _views(desk, event)
        case ReplyDeparting() | ReplyDeparted():
            return _departing(desk, event)
        case _:
            return _mentions(desk, event)


def _departing(desk: Desk, event: ReplyDeparting | ReplyDeparted) -> Desk:
    if isinstance(event, ReplyDeparting):
        rows = _put(desk.departing, event.departing, lambda row: row.conversation_id)
        return replace(desk, departing=tuple(sorted(rows, key=lambda row: (row.at, row.conversation_id))))
    gone = (event.conversation_id, event.client_id)
    others = tuple(row for row in desk.departing if (row.conversation_id, row.client_id) != gone)
    return replace(desk, departing=others)


def _mentions(
    desk: Desk,
    event: Mentioned
    | MentionsRead
    | MentionsMoved
    | ItemAdded
    | ItemStateChanged
    | ItemChanged
    | DraftChanged
    | CustomerChanged
    | OrganisationChanged
    | FloorChanged,
) -> Desk:
    """Of what is no row of a desk mentions and drafts are kept on it; the rest changes what was opened beside it."""
    match event:
        case Mentioned():
            rows = sorted((event.mention, *desk.mentions), key=lambda row: row.item_id, reverse=True)
            return replace(desk, mentions=tuple(rows[:MOST_SHOWN]))
        case MentionsRead():
            return _each_mention(desk, lambda row: row.conversation_id == event.conversation_id, is_read=True)
        case MentionsMoved():
            return _each_mention(desk, lambda row: row.item_id in event.item_ids, conversation_id=event.conversation_id)
        case DraftChanged():
            return _drafts(desk, event)
        case _:
            return desk


def _drafts(desk: Desk, event: DraftChanged) -> Desk:
    draft = event.draft
    is_empty = not (draft.text or draft.files or draft.fields)
    text = shown_text(draft.text, draft.fields.get("subject", ""))
    mark = DraftMark(draft.kind, event.conversation_id, text, draft.written_at)
    return replace(desk, drafts=with_mark(desk.drafts, mark, is_empty=is_empty))


def _each_mention(desk: Desk, is_meant: Callable[[Mention], bool], **changes: Any) -> Desk:  # noqa: ANN401
    rows = tuple(replace(row, **changes) if is_meant(row) else row for row in desk.mentions)
    return replace(desk, mentions=rows)


def _views(desk: Desk, event: ViewKept | ViewGone | ViewsOrdered) -> Desk:
    if isinstance(event, ViewsOrdered):
        return replace(desk, view_order=event.ids)
    changed_id = event.view.id if isinstance(event, ViewKept) else event.view_id
    others = [view for view in desk.views if view.id != changed_id]
    if isinstance(event, ViewKept):
        others.append(event.view)
    return replace(desk, views=tuple(sorted(others, key=lambda view: view.id)))


def _put(rows: tuple[Row, ...], row: Row, key: Callable[[Row], str]) -> tuple[Row, ...]:
    others: list[Row] = [other for other in rows if key(other) != key(row)]
    return (*others, row)


def _edit(rows: tuple[Identified, ...], id_: str, change: Callable[[Identified], Identified]) -> tuple[Identified, ...]:
    return tuple([change(row) if row.id == id_ else row for row in rows])
