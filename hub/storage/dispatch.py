"""Offers, the outbox and the timers in the database: what is under way, and when it is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from hub.application.kept import Outgoing
from hub.domain.conversation import Conversation
from hub.domain.ids import AccountId, ConversationId, ItemId, OfferId, PersonId
from hub.domain.offer import Offer, Outcome
from hub.domain.problem import NotFound
from hub.domain.timer import Timer, TimerKind
from hub.storage.executor import Executor
from hub.storage.memory import Memory
from hub.storage.statement import Row, Statement, names_of
from hub.storage.tables import offer, outbox, timer

_OFFER: Final = tuple(field.name for field in fields(Offer))
_OUTGOING: Final = tuple(field.name for field in fields(Outgoing))
_o = offer.c

_OFFER_BY_ID: Final = Statement(select(offer).where(_o.id == bindparam("id")).with_for_update(key_share=True))
_RINGING: Final = Statement(
    select(offer)
    .where(_o.conversation_id == bindparam("conversation_id"), _o.ended_at.is_(None))
    .with_for_update(key_share=True)
)
_RINGING_FOR: Final = Statement(
    select(offer)
    .where(_o.agent_id == bindparam("agent_id"), _o.ended_at.is_(None))
    .order_by(_o.id)
    .with_for_update(key_share=True)
)
_INSERT_OFFER: Final = Statement(insert(offer).values({name: bindparam(name) for name in _OFFER}))
_END_OFFER: Final = Statement(
    update(offer)
    .where(_o.id == bindparam("the_id"))
    .values(ended_at=bindparam("ended_at"), outcome=bindparam("outcome"))
)


def offer_of(row: Row) -> Offer:
    """The offer a row tells of."""
    *values, outcome = row
    found = Offer(*values)
    return replace(found, outcome=Outcome(outcome)) if outcome else found


class OfferRecords:
    """The offers of one transaction."""

    def __init__(self, executor: Executor, memory: Memory) -> None:
        self._executor = executor
        self._memory = memory.offers
        self.saved: list[tuple[Offer, Conversation]] = []

    def remember(self) -> None:
        """What rings is known to the next transaction."""
        for value, _ in self.saved:
            if value.outcome is None:
                self._memory[value.id] = value
            else:
                self._memory.pop(value.id, None)

    def get(self, id_: OfferId) -> Offer:
        """The offer; raises NotFound."""
        known = self._memory.get(id_)
        if known is not None and not any(value.id == id_ for value, _ in self.saved):
            return known
        rows = self._executor.fetch(_OFFER_BY_ID, id=id_)
        if not rows:
            msg = "There is no such offer."
            raise NotFound(msg)
        return offer_of(rows[0])

    def ringing(self, conversation_id: ConversationId) -> Offer | None:
        """The offer of this conversation that has not ended."""
        rows = self._executor.fetch(_RINGING, conversation_id=conversation_id)
        return offer_of(rows[0]) if rows else None

    def ringing_for(self, agent_id: PersonId) -> Sequence[Offer]:
        """The offers to this agent that have not ended."""
        return [offer_of(row) for row in self._executor.fetch(_RINGING_FOR, agent_id=agent_id)]

    def save(self, value: Offer, conversation: Conversation) -> None:
        """Keep an offer, new or ended."""
        if value.outcome is None:
            self._executor.append(_INSERT_OFFER, vars(value))
        else:
            ended = {"the_id": value.id, "ended_at": value.ended_at, "outcome": value.outcome.value}
            self._executor.change(_END_OFFER, value.id, ended)
        self.saved.append((value, conversation))


_b = outbox.c
_earlier = outbox.alias("earlier")
_PUT: Final = Statement(insert(outbox).values({name: bindparam(name) for name in (*_OUTGOING, "state", "due_at")}))
# The order of a conversation is kept: nothing overtakes an earlier message of it.
_is_first: Final = (
    _b.item_id
    == select(func.min(_earlier.c.item_id))
    .where(_earlier.c.conversation_id == _b.conversation_id)
    .correlate(outbox)
    .scalar_subquery()
)
_DUE: Final = Statement(
    select(*(_b[name] for name in _OUTGOING))
    .where(
        _b.state == "waiting",
        _b.due_at <= bindparam("now"),
        _is_first,
    )
    .order_by(_b.item_id)
    .limit(bindparam("most"))
    .with_for_update(key_share=True, skip_locked=True)
)
_SENDING: Final = Statement(
    update(outbox).where(_b.item_id == bindparam("the_id")).values(state="sending", due_at=bindparam("due_at"))
)
_AGAIN: Final = Statement(
    update(outbox)
    .where(_b.item_id == bindparam("the_id"))
    .values(state="waiting", due_at=bindparam("due_at"), attempts=_b.attempts + 1)
)
_DONE: Final = Statement(delete(outbox).where(_b.item_id == bindparam("the_id")))
_RECALL: Final = Statement(
    delete(outbox).where(_b.item_id == bindparam("the_id"), _b.state == "waiting").returning(_b.item_id)
)
_INTERRUPTED: Final = Statement(
    select(*(_b[name] for name in _OUTGOING))
    .where(_b.state == "sending", _b.due_at <= bindparam("before"))
    .order_by(_b.item_id)
    .with_for_update(key_share=True, skip_locked=True)
)
_FIND: Final = Statement(select(*(_b[name] for name in _OUTGOING)).where(_b.item_id == bindparam("id")))
_NEXT_OUTGOING: Final = Statement(select(func.min(_b.due_at)).where(_b.state == "waiting", _is_first))


class OutboxRecords:
    """The outbox of one transaction."""

    def __init__(self, executor: Executor, now: datetime) -> None:
        self._executor = executor
        self._now = now
        self.has_new = False
        self.settled: dict[ItemId, AccountId] = {}
        """What is no longer on its way, by the account it left through."""

    def put(self, value: Outgoing) -> None:
        """Send it after the commit."""
        self._executor.run(_PUT, state="waiting", due_at=self._now, **vars(value))
        self.has_new = True

    def due(self, limit: int) -> Sequence[Outgoing]:
        """Messages that may be sent now, at most one per conversation, in order."""
        return [Outgoing(*row) for row in self._executor.fetch(_DUE, now=self._now, most=limit)]

    def sending(self, item_id: ItemId) -> None:
        """From now on a crash leaves the outcome unknown."""
        self._executor.run(_SENDING, the_id=item_id, due_at=self._now)

    def again(self, item_id: ItemId, at: datetime) -> None:
        """Try again at a later instant."""
        self._executor.run(_AGAIN, the_id=item_id, due_at=at)
        self.has_new = True

    def done(self, value: Outgoing) -> None:
        """It left, or never will."""
        self._executor.run(_DONE, the_id=value.item_id)
        self.has_new = True
        self.settled[value.item_id] = value.account_id

    def recall(self, item_id: ItemId) -> bool:
        """Whether nobody had begun to send it; then nobody does."""
        return bool(self._executor.fetch(_RECALL, the_id=item_id))

    def interrupted(self, claimed_before: datetime) -> Sequence[Outgoing]:
        """Messages that were claimed before an instant and never settled."""
        return [Outgoing(*row) for row in self._executor.fetch(_INTERRUPTED, before=claimed_before)]

    def find(self, item_id: ItemId) -> Outgoing | None:
        """The outbox row of an item."""
        rows = self._executor.fetch(_FIND, id=item_id)
        return Outgoing(*rows[0]) if rows else None

    def next_due(self) -> datetime | None:
        """When the next message may leave."""
        value: datetime | None = _instant(self._executor.fetch(_NEXT_OUTGOING))
        return value


_t = timer.c
_TIMER: Final[dict[str, Any]] = {name: bindparam(name) for name in names_of(timer)}
_SET: Final = Statement(
    sqlite.insert(timer).values(_TIMER).on_conflict_do_update(set_={"due_at": bindparam("due_at")}),
    postgresql=postgresql.insert(timer)
    .values(_TIMER)
    .on_conflict_do_update(index_elements=["subject", "kind"], set_={"due_at": bindparam("due_at")}),
)
_CANCEL_ALL: Final = Statement(delete(timer).where(_t.subject == bindparam("subject")))
_CANCEL: Final = Statement(delete(timer).where(_t.kind == bindparam("kind"), _t.subject == bindparam("subject")))
_TAKE: Final = Statement(
    delete(timer)
    .where(
        _t.kind == bindparam("kind"),
        _t.subject == bindparam("subject"),
        _t.due_at == bindparam("due_at"),
    )
    .returning(_t.subject)
)
_DUE_TIMERS: Final = Statement(
    select(timer).where(_t.due_at <= bindparam("at")).order_by(_t.due_at, _t.kind, _t.subject).limit(bindparam("most"))
)
_NEXT: Final = Statement(select(func.min(_t.due_at)))


class TimerRecords:
    """The timers of one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.earliest: datetime | None = None
        self.lost_lines: list[str] = []
        """People whose grace has begun."""

    def set(self, value: Timer) -> None:
        """Fire it when it is due; it replaces one of the same kind and subject."""
        values = {"kind": value.kind.value, "subject": value.subject, "due_at": value.due_at}
        self._executor.change(_SET, value.subject, values, part=value.kind.value)
        if self.earliest is None or value.due_at < self.earliest:
            self.earliest = value.due_at
        if value.kind is TimerKind.CONNECTION_LOST:
            self.lost_lines.append(value.subject)

    def cancel(self, kind: TimerKind, subject: str) -> None:
        """Do not fire it."""
        self._executor.change(_CANCEL, subject, {"kind": kind.value, "subject": subject}, part=kind.value)

    def cancel_all(self, subject: str) -> None:
        """No timer of this subject fires any more."""
        self._executor.change(_CANCEL_ALL, subject, {"subject": subject})

    def take(self, value: Timer) -> bool:
        """Whether the timer still stood exactly so; it is gone afterwards."""
        rows = self._executor.fetch(_TAKE, kind=value.kind.value, subject=value.subject, due_at=value.due_at)
        return bool(rows)

    def due(self, at: datetime, limit: int) -> Sequence[Timer]:
        """The timers due by an instant, the earliest first."""
        rows = self._executor.fetch(_DUE_TIMERS, at=at, most=limit)
        return [Timer(TimerKind(kind), subject, due_at) for subject, kind, due_at in rows]

    def next_due(self) -> datetime | None:
        """When the earliest timer is due."""
        return _instant(self._executor.fetch(_NEXT))


def _instant(rows: list[Row]) -> datetime | None:
    value: datetime | None = rows[0][0]
    return value
