"""The one history of a customer: her conversations over all channels, and what other systems know of her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from hub.application.access import may_read
from hub.application.custom_field import shown_fields
from hub.application.customer import check_reads, standing
from hub.application.customer_event import events_of
from hub.domain.conversation import Conversation
from hub.domain.customer_event import CustomerEvent, EventKind, Stretch
from hub.domain.ids import CustomerId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.web.customer_event_api import EventView, event_view
from hub.web.moment import moment
from hub.web.route import Call, Query, Route
from hub.wire.desk import Item as WireItem
from hub.wire.store import HistoryFilter, ListedConversation, Reading
from hub.wire.tell_items import (
    wire_item,
)

PAGE: Final = 20
ITEMS_SHOWN: Final = 100
MOST_AT_ONE_INSTANT: Final = 200
CONVERSATIONS: Final = "conversations"
EVENTS: Final = "events"
FIRST: Final = datetime.min.replace(tzinfo=UTC, year=1970)
LAST: Final = datetime.max.replace(tzinfo=UTC, microsecond=0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a history is asked for."""

    conversations: HistoryFilter
    before: datetime | None
    show: str
    """`conversations`, `events`, a kind of event, or empty for everything."""

    @property
    def has_conversations(self) -> bool:
        """Whether conversations are among it."""
        return self.show in {"", CONVERSATIONS}

    @property
    def has_events(self) -> bool:
        """Whether events are: of these none has a channel or a state."""
        only = self.conversations
        return self.show != CONVERSATIONS and not only.channel and only.is_open is None

    @property
    def kind(self) -> str:
        """The only kind of events; empty for all of them."""
        return self.show if self.show != EVENTS else ""


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
    fields: dict[str, str] | None = None
    """What the company wanted to know of it, as far as I may read it."""


@dataclass(frozen=True, slots=True)
class History:
    """One page of a customer's history; `next` is the `before` of the next page."""

    conversations: list[HistoryEntry]
    events: list[EventView]
    """What other systems know of her from the same stretch of time."""
    next: datetime | None


def history_page(reading: Reading, id_: CustomerId, person: Person, wanted: Wanted) -> History:
    """One page, for whoever serves her."""
    id_ = standing(reading, id_).id
    check_reads(reading, id_, person)
    only = wanted.conversations
    found = reading.history(id_, wanted.before, PAGE, only) if wanted.has_conversations else []
    events = _events(reading, id_, wanted, PAGE)
    edge = _edge([one.arrived_at for one, _ in found], [event.at for event in events])
    if edge is not None:
        found = [(one, listed) for one, listed in found if one.arrived_at >= edge]
        # A system may tell many of one instant, such as a midnight: they are all on the same page.
        events = _events(reading, id_, wanted, PAGE + MOST_AT_ONE_INSTANT, edge)
    entries = [_entry(reading, person, conversation, listed) for conversation, listed in found]
    if only.is_open is not None:
        # Of a restricted one nobody else is told its state, not even by being among the open ones.
        entries = [entry for entry in entries if not entry.is_restricted]
    return History(entries, [event_view(event) for event in events], edge)


def _events(
    reading: Reading, id_: CustomerId, wanted: Wanted, most: int, since: datetime = FIRST
) -> Sequence[CustomerEvent]:
    if not wanted.has_events:
        return []
    since = max(since, wanted.conversations.since or FIRST)
    return events_of(reading, id_, Stretch(since, wanted.before or LAST, wanted.kind), most)


def _edge(conversations: Sequence[datetime], events: Sequence[datetime]) -> datetime | None:
    """How far back this page reaches; None where there is nothing before."""
    if max(len(conversations), len(events), len(conversations) + len(events) - 1) < PAGE:
        return None
    return sorted((*conversations, *events), reverse=True)[PAGE - 1]


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
        fields=dict(shown_fields(reading, conversation, person)),
    )


async def read_history(call: Call) -> History:
    """Everything that ever happened with her, newest first, over all channels."""
    query = call.request.query
    only = HistoryFilter(query.get("channel") or None, _is_open(query.get("state", "")), moment(query.get("since")))
    wanted = Wanted(only, moment(query.get("before")), _show(query.get("show", "")))
    return await call.services.store.read(history_page, CustomerId(call.part("id")), call.person, wanted)


def _show(show: str) -> str:
    known = ("", CONVERSATIONS, EVENTS, *EventKind)
    if show not in known:
        raise Invalid(f"show is one of {', '.join(known[1:])}, or left out for everything.")
    return show


def _is_open(state: str) -> bool | None:
    if state not in {"", "open", "closed"}:
        raise Invalid("The state asked for is open or closed, or left out for both.")
    return None if not state else state == "open"


_PATH = "/api/customers/{id}"
ROUTES = [
    Route(
        "GET",
        f"{_PATH}/history",
        Permission.READ,
        "The customer's history over all channels, and what other systems know of her.",
        read_history,
        answer=History,
        query=(
            Query("before", "The `next` of the page before.", datetime),
            Query("since", "Only what began or happened then or later.", datetime),
            Query("channel", "Only those of one channel."),
            Query("state", "`open` or `closed`; both where it is left out."),
            Query("show", "`conversations`, `events`, or a kind of event; everything where it is left out."),
        ),
    ),
]
