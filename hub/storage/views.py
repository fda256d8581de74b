"""What screens show, read in one consistent look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import bindparam, case, func, or_, select

from hub.application.trial import Arrived
from hub.domain.conversation import HELD, UNHELD, Conversation, State
from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId, CustomerId, FileId, IdentityId, PersonId, QueueId
from hub.domain.item import Item, StoredFile
from hub.domain.measures import MEASURED, MeasuredFact
from hub.storage.arrivals import arrivals_before
from hub.storage.backlog import outbox_backlog, waiting_by_queue
from hub.storage.change_tables import item_file
from hub.storage.conversations import conversation_of
from hub.storage.days import arrivals_between, facts_between, queued_between
from hub.storage.door_tables import quarantine
from hub.storage.events import first_number, last_number, next_rows
from hub.storage.memory import Load
from hub.storage.statement import Statement, one_of
from hub.storage.tables import (
    audit,
    conversation,
    fact,
    item,
    person,
)
from hub.storage.transaction import StoredTransaction
from hub.storage.types import EPOCH
from hub.wire.desk import Desk
from hub.wire.encode import Numbered
from hub.wire.room import capacities
from hub.wire.saved_view import wire_view
from hub.wire.store import WHOLE_HISTORY, HistoryFilter, ListedConversation, Promise
from hub.wire.tell import conversation_row, offer_card, waiting_row
from hub.wire.tell_inside import help_row
from hub.wire.tell_people import colleague, me_of
from hub.wire.tell_writing import marks_of, wire_departing, wire_mention

_c = conversation.c
_HOLDING: Final = Statement(
    select(_c.agent_id, _c.channel, _c.state, func.count())
    .where(_c.agent_id.is_not(None), one_of(_c.state, sorted(HELD)))
    .group_by(_c.agent_id, _c.channel, _c.state)
)
_SLOTS: Final = Statement(
    select(_c.agent_id, _c.id, _c.channel).where(_c.agent_id.is_not(None), _c.holds_slot.is_(True))
)
_WAITING: Final = Statement(select(conversation).where(one_of(_c.state, sorted(UNHELD)), _c.closed_at.is_(None)))
_UNCLOSED: Final = Statement(select(_c.queue_id, _c.state, _c.waiting_since, _c.prospect).where(_c.closed_at.is_(None)))
# Asked every second while somebody looks at a board: only what it shows.
_PROMISED: Final = Statement(
    select(_c.queue_id, _c.id, _c.customer_id, _c.customer_name, _c.agent_id, _c.state, _c.sla).where(
        _c.closed_at.is_(None), _c.sla.cast(_c.id.type) != "{}"
    )
)
_LISTED: Final = select(conversation, person.c.name).join(person, person.c.id == _c.agent_id, isouter=True)
_TEAM: Final = Statement(
    _LISTED.where(
        _c.team_id == bindparam("team_id"),
        _c.closed_at.is_(None),
        _c.arrived_at < bindparam("before"),
    )
    .order_by(_c.arrived_at.desc())
    .limit(bindparam("most"))
)
_CLOSED: Final = Statement(
    _LISTED.where(
        _c.team_id == bindparam("team_id"),
        _c.closed_at.is_not(None),
        _c.arrived_at < bindparam("before"),
    )
    .order_by(_c.arrived_at.desc())
    .limit(bindparam("most"))
)
_OF_IDENTITY: Final = Statement(
    select(conversation).where(_c.identity_id == bindparam("identity_id")).order_by(_c.arrived_at.desc()).limit(1)
)
_FACTS: Final = Statement(
    select(fact.c.at, fact.c.happening, fact.c.agent_id, fact.c.details)
    .where(fact.c.conversation_id == bindparam("id"))
    .order_by(fact.c.id)
)
_FACTS_SINCE: Final = Statement(
    select(
        fact.c.id,
        fact.c.at,
        fact.c.happening,
        fact.c.conversation_id,
        fact.c.queue_id,
        fact.c.details,
    )
    .where(fact.c.at >= bindparam("since"))
    # By the index on instants: in the order of ids alone it would read whatever happened ever.
    .order_by(fact.c.at, fact.c.id)
)
# Read once when a node begins to estimate, then every second or so from where it stopped: by the index on instants.
_after: Final = bindparam("at", type_=fact.c.at.type)
_MEASURED: Final = Statement(
    select(
        fact.c.id,
        fact.c.at,
        fact.c.happening,
        fact.c.conversation_id,
        fact.c.queue_id,
        fact.c.agent_id,
        fact.c.channel,
        fact.c.details,
    )
    .where(
        fact.c.at >= _after,
        or_(fact.c.at > _after, fact.c.id > bindparam("id")),
        one_of(fact.c.happening, [happening.value for happening in MEASURED]),
    )
    .order_by(fact.c.at, fact.c.id)
    .limit(bindparam("most"))
)
# Decisions are long, and nobody who reads this asks for them.
_AGENT_FACTS: Final = Statement(
    select(
        fact.c.at,
        fact.c.happening,
        fact.c.agent_id,
        fact.c.conversation_id,
        fact.c.queue_id,
        case((fact.c.happening == Happening.PRESENCE.value, fact.c.details), else_=None),
    )
    .where(fact.c.at >= bindparam("since"), fact.c.agent_id.is_not(None))
    .order_by(fact.c.at, fact.c.id)
)
_FILE_PLACES: Final = Statement(
    select(item.c.conversation_id)
    .join(item_file, item_file.c.item_id == item.c.id)
    # What was taken back has its files no more.
    .where(item_file.c.file_id == bindparam("id"), item.c.files.cast(item.c.text.type).like(bindparam("pattern")))
    .order_by(item.c.id)
)
_QUARANTINE: Final = Statement(
    select(quarantine.c.id, quarantine.c.door, quarantine.c.at, quarantine.c.reason)
    .order_by(quarantine.c.id.desc())
    .limit(bindparam("most"))
)
_AUDIT: Final = {
    " ".join(given): Statement(
        select(audit.c.number, audit.c.at, audit.c.by, audit.c.action, audit.c.subject, audit.c.details)
        .where(audit.c.number < bindparam("before"), *(audit.c[name] == bindparam(name) for name in given))
        .order_by(audit.c.number.desc())
        .limit(bindparam("most"))
    )
    for given in ((), ("subject",), ("by",), ("subject", "by"))
}
_AUDIT_UNTIL: Final = Statement(
    select(audit.c.number)
    .where(audit.c.at < bindparam("until"))
    .order_by(audit.c.at.desc(), audit.c.number.desc())
    .limit(1)
)
FOREVER: Final = 2**62


class StoredReading(StoredTransaction):
    """A consistent look: everything a transaction can read, and the views of the screens."""

    def last_number(self) -> int:
        """The number of the last event this look contains."""
        return last_number(self._executor)

    def events_after(self, number: int, limit: int) -> Sequence[Numbered] | None:
        """The events after a number, in order, or None when they are too many or no longer kept."""
        if number > self.last_number():
            return None
        if number + 1 < first_number(self._executor):
            return None
        found = list(next_rows(self._executor, number, limit + 1))
        return found if len(found) <= limit else None

    def next_events(self, number: int, limit: int) -> Sequence[Numbered]:
        """The next events after a number, in order, of at most so many transactions."""
        return list(next_rows(self._executor, number, limit))

    def desk(self, person_id: PersonId) -> Desk:
        """The snapshot of a person's desk."""
        me = self.people.get(person_id)
        teams = me.reads_in
        mine = [c for c in self.conversations.of_agent(person_id) if c.owner == person_id]
        capacity = capacities(me, self.conversations.slots(person_id), self.floor.sharing)
        shared = self.conversations.shared()
        loads: dict[str, Load] = {}
        for agent_id, channel, state, count in self._executor.fetch(_HOLDING):
            loads.setdefault(agent_id, Load()).add(channel, State(state), count, holds_slot=False)
        return Desk(
            number=self.last_number(),
            me=me_of(me, capacity),
            offers=tuple(
                offer_card(offer, self.conversations.get(offer.conversation_id))
                for offer in self.offers.ringing_for(person_id)
            ),
            conversations=tuple(conversation_row(c) for c in mine),
            colleagues=tuple(
                colleague(other, loads.get(other.id, Load()).work, self.floor)
                for other in self.people.all()
                if other.works and other.id != me.id and other.works_in & teams
            ),
            waiting=tuple(waiting_row(c) for c in self.conversations.unheld(sorted(teams))),
            joined=tuple(conversation_row(c, person_id) for c in shared if person_id in c.participants),
            help=tuple(row for c in shared if c.team_id in teams and (row := help_row(c)) is not None),
            departing=tuple(wire_departing(one) for one in self.departures.of(person_id)),
            drafts=marks_of(self.drafts.begun(person_id), self.first_letters.begun(person_id)),
            mentions=tuple(wire_mention(one) for one in self.mentions.newest(person_id)),
            views=tuple(map(wire_view, self.views.seen_by(me))),
            view_order=self.views.order_of(person_id),
            held=tuple(conversation_row(c) for c in self.conversations.held_of_teams(sorted(teams), besides=person_id)),
        )

    def conversations_of_team(
        self, teams: Sequence[str], view: str, before: datetime | None, limit: int
    ) -> Sequence[ListedConversation]:
        """Conversations of these teams, newest first: `waiting`, `team` or `closed`."""
        statement = _CLOSED if view == "closed" else _TEAM
        found = [
            listed(row)[1]
            for team_id in teams
            for row in self._executor.fetch(
                statement, team_id=team_id, before=before or self.now.replace(year=9999), most=limit
            )
        ]
        if view == "waiting":
            found = [entry for entry in found if entry.row.state in {s.value for s in UNHELD}]
        return sorted(found, key=lambda entry: entry.row.arrived_at, reverse=True)[:limit]

    def history(
        self, customer_id: CustomerId, before: datetime | None, limit: int, only: HistoryFilter = WHOLE_HISTORY
    ) -> Sequence[tuple[Conversation, ListedConversation]]:
        """A customer's conversations over all channels, newest first."""
        values: dict[str, object] = {"channel": only.channel} if only.channel is not None else {}
        rows = self._executor.fetch(
            _history(only.channel is not None, only.is_open),
            customer_id=customer_id,
            before=before or self.now.replace(year=9999),
            since=only.since or EPOCH,
            most=limit,
            **values,
        )
        return [listed(row) for row in rows]

    def items_of(self, conversation_id: ConversationId, limit: int) -> Sequence[Item]:
        """The last items of a conversation, oldest first."""
        return self.items.last(conversation_id, limit)

    def arrivals_before(self, before: str | None, limit: int) -> Sequence[Arrived]:
        """Conversations as they began, newest first, from before the one with this id; None: from now."""
        return arrivals_before(self._executor, before, limit)

    def facts_of(
        self, conversation_id: ConversationId
    ) -> Sequence[tuple[datetime, str, str | None, dict[str, object]]]:
        """What happened to a conversation: instant, happening, agent, details."""
        return [(a, b, c, d) for a, b, c, d in self._executor.fetch(_FACTS, id=conversation_id)]

    def facts_since(
        self, since: datetime
    ) -> Sequence[tuple[str, datetime, str, str | None, str | None, dict[str, object]]]:
        """What happened on the floor: id, instant, happening, conversation, queue, details."""
        rows = self._executor.fetch(_FACTS_SINCE, since=since)
        return [(a, b, c, d, e, f) for a, b, c, d, e, f in rows]

    def measured_facts(self, after: tuple[datetime, str], limit: int) -> Sequence[MeasuredFact]:
        """What tells how long things last and how promises were kept, in order of instant and id."""
        at, id_ = after
        rows = self._executor.fetch(_MEASURED, at=at, id=id_, most=limit)
        return [MeasuredFact(a, b, c, d or "", e or "", f or "", g, h or {}) for a, b, c, d, e, f, g, h in rows]

    def facts_of_agents(
        self, since: datetime
    ) -> Sequence[tuple[datetime, str, PersonId, ConversationId | None, str | None, str]]:
        """What agents did: instant, happening, agent, conversation, queue, and of a presence which."""
        rows = self._executor.fetch(_AGENT_FACTS, since=since)
        return [(a, b, c, d, e, str((details or {}).get("presence", ""))) for a, b, c, d, e, details in rows]

    def arrivals_between(self, since: datetime, until: datetime) -> Sequence[datetime]:
        """When each conversation first began to wait then, in no order."""
        return arrivals_between(self._executor, since, until)

    def facts_between(self, since: datetime, until: datetime) -> Sequence[Fact]:
        """What happened on the floor then, in order, with no other details than those of presences."""
        return facts_between(self._executor, since, until)

    def queued_between(self, since: datetime, until: datetime) -> Sequence[Conversation]:
        """Every conversation that began to wait then, as it is now."""
        return queued_between(self._executor, since, until)

    def waiting_conversations(self) -> Sequence[Conversation]:
        """Every conversation that waits or is being offered."""
        return [conversation_of(row) for row in self._executor.fetch(_WAITING)]

    def unclosed(self) -> Sequence[tuple[QueueId, State, datetime, str]]:
        """Of every conversation that is not closed: queue, state, since when its customer has waited, prospect."""
        return [(queue, State(state), *rest) for queue, state, *rest in self._executor.fetch(_UNCLOSED)]

    def promised(self) -> Sequence[Promise]:
        """Of every conversation that is not closed what its customer was promised."""
        return [
            Promise(queue, id_, customer, name, agent if State(state) in HELD else None, sla)
            for queue, id_, customer, name, agent, state, sla in self._executor.fetch(_PROMISED)
        ]

    def waiting_by_queue(self) -> Sequence[tuple[QueueId, int, datetime]]:
        """Of each queue in which somebody waits: how many, and since when the first of them."""
        return waiting_by_queue(self._executor)

    def outbox_backlog(self) -> tuple[int, datetime | None]:
        """How many messages are on their way, and when the oldest of them was written."""
        return outbox_backlog(self._executor)

    def holdings(self) -> Sequence[tuple[PersonId, ConversationId, str]]:
        """Who holds which slot: agent, conversation, channel."""
        return [(a, b, c) for a, b, c in self._executor.fetch(_SLOTS)]

    def open_of_identity(self, identity_id: IdentityId) -> Conversation | None:
        """The newest conversation of an identity, open or closed."""
        rows = self._executor.fetch(_OF_IDENTITY, identity_id=identity_id)
        return conversation_of(rows[0]) if rows else None

    def file_of(self, file_id: str) -> tuple[StoredFile, Sequence[ConversationId]]:
        """A file and the conversations in which it stands; in none until it is sent."""
        found = self.files.get(FileId(file_id))
        rows = self._executor.fetch(_FILE_PLACES, id=found.id, pattern=f'%"id":"{found.id}"%')
        return found, [ConversationId(id_) for id_ in dict.fromkeys(row[0] for row in rows)]

    def quarantine_list(self, limit: int) -> Sequence[tuple[str, str, datetime, str]]:
        """What nobody understood: id, door, instant, reason; newest first."""
        return [(a, b, c, d) for a, b, c, d in self._executor.fetch(_QUARANTINE, most=limit)]

    def audit_list(
        self, before: int | None, limit: int, *, subject: str = "", by: str = ""
    ) -> Sequence[tuple[int, datetime, str, str, str, dict[str, object]]]:
        """The audit, newest first: number, instant, by, action, subject, details; of one subject, of one doer."""
        given = {name: value for name, value in (("subject", subject), ("by", by)) if value}
        rows = self._executor.fetch(_AUDIT[" ".join(given)], before=before or FOREVER, most=limit, **given)
        return [(a, b, c, d, e, f) for a, b, c, d, e, f in rows]

    def audit_end(self, until: datetime) -> int:
        """The number of the first line of the audit that is not from before this instant; 0: none is from before."""
        rows = self._executor.fetch(_AUDIT_UNTIL, until=until)
        return rows[0][0] + 1 if rows else 0


@cache
def _history(has_channel: bool, is_open: bool | None) -> Statement:  # noqa: FBT001 - one statement for each
    """A customer's conversations, newest first, of one channel or all, open or closed or both."""
    wanted = [
        _c.customer_id == bindparam("customer_id"),
        _c.arrived_at < bindparam("before"),
        _c.arrived_at >= bindparam("since"),
    ]
    if has_channel:
        wanted.append(_c.channel == bindparam("channel"))
    if is_open is not None:
        wanted.append(_c.closed_at.is_(None) if is_open else _c.closed_at.is_not(None))
    return Statement(_LISTED.where(*wanted).order_by(_c.arrived_at.desc()).limit(bindparam("most")))


def listed(row: tuple[Any, ...]) -> tuple[Conversation, ListedConversation]:
    """A conversation as a list shows it."""
    found, agent_name = conversation_of(row[:-1]), row[-1]
    agent = (str(found.agent_id), str(agent_name)) if found.agent_id and found.state in HELD else None
    entry = ListedConversation(conversation_row(found), agent, found.closed_at, found.disposition_id)
    return found, entry
