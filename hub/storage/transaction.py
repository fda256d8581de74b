"""One transaction on any database: the records of every kind, and what follows from their changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol

from sqlalchemy import bindparam, insert, text

from channels.contract import Feature, MessageState
from hub.domain.fact import Fact, Happening
from hub.domain.floor import Floor
from hub.domain.ids import FileId
from hub.storage.conversations import ConversationRecords
from hub.storage.customers import CustomerRecords
from hub.storage.dispatch import OfferRecords, OutboxRecords, TimerRecords
from hub.storage.doors import DoorRecords, FileRecords
from hub.storage.events import TELL, row_of
from hub.storage.executor import Executor
from hub.storage.floor import floor_of
from hub.storage.health import HealthRecords
from hub.storage.house import FLOOR_VERSION, SEEN_BY_ALL, HouseRecords, LeaseRecords
from hub.storage.items import ItemRecords
from hub.storage.memory import Memory
from hub.storage.merges import MergeRecords
from hub.storage.people import PeopleRecords
from hub.storage.search import SearchRecords
from hub.storage.statement import Statement, names_of
from hub.storage.tables import fact
from hub.storage.telling import Telling
from hub.wire.encode import Numbered, encode
from hub.wire.store import Committed, Delivery
from hub.wire.tell import GATEWAYS, ROUTERS, FileAddress, FloorMoved, LineLost, SessionsEnded, Told

_RECORD: Final = Statement(insert(fact).values({name: bindparam(name) for name in names_of(fact)}))
_LOCK_EVENTS: Final = Statement(text("SELECT pg_advisory_xact_lock(7000)"))
_NEXT_NUMBERS: Final = Statement(
    text("SELECT nextval(pg_get_serial_sequence('event', 'number')) FROM generate_series(1, CAST(:count AS integer))")
)
_LAST_NUMBER: Final = Statement(text("SELECT seq FROM sqlite_sequence WHERE name = 'event'"))


class Ids(Protocol):
    """Makes identifiers that nobody can guess and that sort by time."""

    def __call__(self, at: datetime) -> str:
        """A new one."""
        ...


def plain_address(id_: FileId) -> str:
    """The address of a file without a pass: where no customer of our own widget will read it."""
    return f"files/{id_}"


class StoredTransaction:
    """The transaction a use case runs in."""

    def __init__(  # noqa: PLR0913, PLR0917 - where it writes, and what it takes as given
        self,
        executor: Executor,
        now: datetime,
        floor: Floor,
        ids: Ids,
        file_address: FileAddress = plain_address,
        memory: Memory | None = None,
    ) -> None:
        """`memory` is what earlier transactions of the only writer left behind."""
        self._executor = executor
        self._now = now
        self._floor = floor
        self._ids = ids
        self._file_address = file_address
        self._has_new_floor = False
        self._memory = memory or Memory()
        self.conversations = ConversationRecords(executor, self._memory)
        self.customers = CustomerRecords(executor, self._memory)
        self.merges = MergeRecords(executor)
        self.people = PeopleRecords(executor, self._memory)
        self.items = ItemRecords(executor)
        self.offers = OfferRecords(executor, self._memory)
        self.outbox = OutboxRecords(executor, now)
        self.timers = TimerRecords(executor)
        self.doors = DoorRecords(executor, now)
        self.health = HealthRecords(executor)
        self.files = FileRecords(executor, now)
        self.desks = HouseRecords(executor, now)
        self.leases = LeaseRecords(executor, now)
        self.search = SearchRecords(executor)

    @property
    def now(self) -> datetime:
        """The instant of this transaction, to the millisecond, in UTC."""
        return self._now

    @property
    def floor(self) -> Floor:
        """Everything configured, this transaction's own changes included."""
        if self.desks.has_new_entries:
            if not self._has_new_floor:
                self.desks.next_floor_version()
            self._floor = read_floor(self, self._floor.features)
            self.desks.has_new_entries = False
            self._has_new_floor = True
        return self._floor

    def new_id(self) -> str:
        """An identifier that nobody can guess and that sorts after all earlier ones."""
        return self._ids(self._now)

    def record(self, value: Fact) -> None:
        """Keep a fact for ever."""
        if value.happening is Happening.ANSWERED:
            self.conversations.answered(value.conversation_id, value.agent_id)
        self._executor.append(
            _RECORD,
            {
                "id": self.new_id(),
                "at": value.at,
                "happening": value.happening.value,
                "conversation_id": value.conversation_id,
                "queue_id": value.queue_id,
                "agent_id": value.agent_id,
                "channel": value.channel,
                "details": value.details,
            },
        )

    def flush(self, *, tells_routers: bool) -> Committed:
        """Write the events that follow from everything saved, and say what this commit will change."""
        floor = self.floor
        told = list(Telling(self, floor, self._file_address).everything(has_new_floor=self._has_new_floor))
        committed = Committed(
            conversations=dict(self.conversations.after),
            people=dict(self.people.after),
            has_outgoing=self.outbox.has_new,
            earliest_timer=self.timers.earliest,
            has_new_floor=self._has_new_floor,
            arrivals=self.doors.arrived,
            put_aside=self.doors.put_aside,
            deliveries=self._deliveries(),
            offers=self.offers.saved,
        )
        if self.desks.ended_sessions:
            told.append(((GATEWAYS,), SessionsEnded(tuple(self.desks.ended_sessions))))
        if tells_routers:
            told += [((GATEWAYS,), LineLost(id_)) for id_ in self.timers.lost_lines]
        if tells_routers and (committed.conversations or committed.people):
            moved = FloorMoved(tuple(committed.conversations), tuple(committed.people))
            told.append(((ROUTERS,), moved))
        if told:
            committed.events = self._number(told)
        self.conversations.remember()
        self.people.remember()
        self.offers.remember()
        self.customers.remember()
        return committed

    def _deliveries(self) -> list[Delivery]:
        """What left by this commit: through the outbox, or at once where the hub is itself the provider."""
        left = [
            Delivery(conversation.account_id, MessageState.SENT)
            for item, conversation in self.items.added
            if item.state is MessageState.SENT
        ]
        settled = dict(self.outbox.settled)
        for item, error in self.items.moved if settled else ():
            account_id = settled.pop(item.id, None)
            if account_id is not None and item.state is not None:
                left.append(Delivery(account_id, item.state, error or ""))
        return left

    def _number(self, told: list[Told]) -> list[Numbered]:
        now = self._now
        numbered = [
            Numbered(number, now, *encode(change), rooms)
            for number, (rooms, change) in zip(self._numbers(len(told)), told, strict=True)
        ]
        self._executor.append(TELL, row_of(numbered))
        return numbered

    def _numbers(self, count: int) -> Sequence[int]:
        """The next numbers of events: they become visible in the order of commit (law 3)."""
        if self._executor.dialect == "postgresql":
            # Held until the commit.
            self._executor.fetch(_LOCK_EVENTS)
            return [row[0] for row in self._executor.fetch(_NEXT_NUMBERS, count=count)]
        last = self._memory.last_number
        if last is None:
            rows = self._executor.fetch(_LAST_NUMBER)
            last = int(rows[0][0]) if rows else 0
        self._memory.last_number = last + count
        return range(last + 1, last + 1 + count)


def read_floor(tx: StoredTransaction, features: Mapping[str, frozenset[Feature]]) -> Floor:
    """The floor as the transaction sees it."""
    version = int(tx.desks.setting(FLOOR_VERSION) or 0)
    house = {key: value for key in sorted(SEEN_BY_ALL) if (value := tx.desks.setting(key))}
    return floor_of(tx.desks.entries(), features, house, version)
