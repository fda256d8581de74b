"""One transaction on any database: the records of every kind, and what follows from their changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol, TypeAlias

from sqlalchemy import bindparam, insert

from channels.contract import MessageState
from hub.application.presence import begin_next_presence
from hub.application.sla import follow_sla
from hub.domain.conversation import BUSY
from hub.domain.erasure import fingerprint
from hub.domain.fact import Fact, Happening
from hub.domain.floor import Floor
from hub.domain.ids import FileId, PersonId
from hub.storage.api_keys import ApiKeyRecords
from hub.storage.changes import ChangeRecords
from hub.storage.conversations import ConversationRecords
from hub.storage.copies import CopyRecords
from hub.storage.customer_events import CustomerEventRecords
from hub.storage.customers import CustomerRecords
from hub.storage.departures import DepartureRecords
from hub.storage.dispatch import OfferRecords, OutboxRecords, TimerRecords
from hub.storage.doors import DoorRecords, FileRecords
from hub.storage.drafts import DraftRecords
from hub.storage.endpoints import EndpointRecords
from hub.storage.erasures import ErasureRecords
from hub.storage.events import keep_events
from hub.storage.executor import Executor
from hub.storage.external import ExternalRecords
from hub.storage.first_letters import FirstLetterRecords
from hub.storage.floor import floor_of
from hub.storage.health import HealthRecords
from hub.storage.house import FLOOR_VERSION, SEEN_BY_ALL, HouseRecords, LeaseRecords
from hub.storage.identities import SecondStepRecords, SignInLinkRecords
from hub.storage.imports import ImportRecords
from hub.storage.items import ItemRecords
from hub.storage.long_kept import LongKeptRecords
from hub.storage.memory import Memory
from hub.storage.mentions import MentionRecords
from hub.storage.merges import MergeRecords
from hub.storage.news import keep_news
from hub.storage.organisations import OrganisationRecords
from hub.storage.outreach import OutreachRecords
from hub.storage.outward import OutwardRecords, tell_outside
from hub.storage.passkeys import PasskeyRecords
from hub.storage.people import PeopleRecords
from hub.storage.pushes import PushRecords
from hub.storage.replies import ReplyRecords
from hub.storage.saved_views import SavedViewRecords
from hub.storage.search import SearchRecords
from hub.storage.shops import ShopRecords
from hub.storage.statement import Statement, names_of
from hub.storage.tables import fact
from hub.storage.telling import Telling
from hub.storage.translations import TranslationRecords
from hub.storage.visitors import VisitorRecords
from hub.wire.store import Committed, Delivery
from hub.wire.tell import (
    GATEWAYS,
    ROUTERS,
    FloorMoved,
    LineLost,
    SessionsEnded,
    VisitorsErased,
)
from hub.wire.tell_items import (
    FileAddress,
)

_RECORD: Final = Statement(insert(fact).values({name: bindparam(name) for name in names_of(fact)}))


class Ids(Protocol):
    """Makes identifiers that nobody can guess and that sort by time."""

    def __call__(self, at: datetime) -> str:
        """A new one."""
        ...


def plain_address(id_: FileId) -> str:
    """The address of a file without a pass: where no customer of our own widget will read it."""
    return f"files/{id_}"


Fingerprint: TypeAlias = Callable[[str], str]
"""Stands for a text that is to be known again and never to be read."""


def plain_fingerprint(text: str) -> str:
    """Without the hub's key: where no erasure outlives the process."""
    return fingerprint(b"", text)


class StoredTransaction:
    """The transaction a use case runs in."""

    _has_new_floor = False

    def __init__(  # noqa: PLR0913, PLR0917 - where it writes, what it takes as given, all its records
        self,
        executor: Executor,
        now: datetime,
        floor: Floor,
        ids: Ids,
        file_address: FileAddress = plain_address,
        memory: Memory | None = None,
        fingerprint: Fingerprint = plain_fingerprint,
    ) -> None:
        """`memory` is what earlier transactions of the only writer left behind."""
        self._executor = executor
        self.now = now
        """The instant of this transaction, to the millisecond, in UTC."""
        self._floor = floor
        self._sharing_before = floor.sharing
        self._ids = ids
        self._file_address = file_address
        self.fingerprint, self._memory = fingerprint, memory or Memory()
        self.conversations = ConversationRecords(executor, self._memory)
        self.customers = CustomerRecords(executor, self._memory)
        self.merges, self.organisations = MergeRecords(executor), OrganisationRecords(executor)
        self.customer_events, self.external = CustomerEventRecords(executor), ExternalRecords(executor, now)
        self.shops, self.imports = ShopRecords(executor, now), ImportRecords(executor)
        self.items, self.changes = ItemRecords(executor), ChangeRecords(executor)
        self.drafts, self.first_letters = DraftRecords(executor), FirstLetterRecords(executor)
        self.people, self.departures = PeopleRecords(executor, self._memory), DepartureRecords(executor, self._memory)
        self.mentions, self.long_kept = MentionRecords(executor, now), LongKeptRecords(executor)
        self.replies, self.views = ReplyRecords(executor), SavedViewRecords(executor)
        self.offers, self.translations = OfferRecords(executor, self._memory), TranslationRecords(executor)
        self.outbox, self.pushes = OutboxRecords(executor, now), PushRecords(executor, self._memory, now)
        self.timers, self.health = TimerRecords(executor), HealthRecords(executor)
        self.doors, self.files = DoorRecords(executor, now), FileRecords(executor, now)
        self.desks, self.leases = HouseRecords(executor, now), LeaseRecords(executor, now)
        self.visitors, self.keys = VisitorRecords(executor, now), ApiKeyRecords(executor)
        self.second_steps, self.sign_in_links = SecondStepRecords(executor), SignInLinkRecords(executor)
        self.passkeys, self.endpoints = PasskeyRecords(executor), EndpointRecords(executor)
        self.outward, self.outreach = OutwardRecords(executor), OutreachRecords(executor)
        self.search, self.copies = SearchRecords(executor), CopyRecords(executor)
        self.erasures = ErasureRecords(executor, now)

    @property
    def floor(self) -> Floor:
        """Everything configured, this transaction's own changes included."""
        if self.desks.has_new_entries:
            if not self._has_new_floor:
                self.desks.next_floor_version()
            self._floor = read_floor(self, self._floor)
            self.desks.has_new_entries = False
            self._has_new_floor = True
        return self._floor

    def new_id(self) -> str:
        """An identifier that nobody can guess and that sorts after all earlier ones."""
        return self._ids(self.now)

    def record(self, value: Fact) -> None:
        """Keep a fact for ever."""
        if value.happening in {Happening.ANSWERED, Happening.STARTED}:
            self.conversations.answered(value.conversation_id, value.agent_id)
        self._executor.append(
            _RECORD,
            {
                "id": self.new_id(),
                "at": value.at,
                "happening": str(value.happening),
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
        for freed in self._freed():
            begin_next_presence(self, freed)
        for id_, after in list(self.conversations.after.items()):
            follow_sla(self, self.conversations.before[id_], after)
        keep_news(self)
        telling = Telling(self, floor, self._file_address, self._sharing_before)
        told = [*telling.everything(has_new_floor=self._has_new_floor), *tell_outside(self, floor)]
        committed = Committed(
            conversations=self.conversations.after,
            people=self.people.after,
            has_outgoing=self.outbox.has_new,
            earliest_timer=self.timers.earliest,
            has_new_floor=self._has_new_floor,
            arrivals=self.doors.arrived,
            put_aside=self.doors.put_aside,
            deliveries=self._deliveries(),
            offers=self.offers.saved,
            has_news=self.pushes.has_news,
        )
        if self.desks.ended_sessions:
            told.append(((GATEWAYS,), SessionsEnded(tuple(self.desks.ended_sessions))))
        if self.customers.erased is not None:
            told.append(((GATEWAYS,), VisitorsErased(tuple(self.customers.erased))))
        if tells_routers:
            told += [((GATEWAYS,), LineLost(id_)) for id_ in self.timers.lost_lines]
        if tells_routers and (committed.conversations or committed.people):
            moved = FloorMoved(tuple(committed.conversations), tuple(committed.people))
            told.append(((ROUTERS,), moved))
        if told:
            committed.events = keep_events(self._executor, self._memory, self.now, told)
        self.conversations.remember()
        self.people.remember()
        self.offers.remember()
        self.customers.remember()
        return committed

    def _freed(self) -> list[PersonId]:
        """Agents of whose conversations one changed hands or state: what they meant to do after it may begin."""
        freed = {
            before.agent_id
            for id_, after in self.conversations.after.items()
            if (before := self.conversations.before[id_]) is not None
            and before.agent_id is not None
            and before.state in BUSY
            and (after.agent_id != before.agent_id or after.state not in BUSY)
        }
        return sorted(freed)

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


def read_floor(tx: StoredTransaction, known: Floor) -> Floor:
    """The floor as the transaction sees it, with the channels that are known."""
    version = int(tx.desks.setting(FLOOR_VERSION) or 0)
    house = {key: value for key in sorted(SEEN_BY_ALL) if (value := tx.desks.setting(key))}
    return floor_of(tx.desks.entries(), known, house, version)
