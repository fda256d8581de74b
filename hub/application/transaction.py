"""What a use case may ask of the one transaction it runs in; `storage` keeps the promise on every database.

Everything a use case saves is announced to browsers and to the router by the transaction itself,
in the same commit: it compares what was with what is, so no mutation can forget to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from channels.contract import MessageState
from hub.domain.conversation import Conversation
from hub.domain.customer import Customer, Identity
from hub.domain.fact import Fact
from hub.domain.floor import Floor
from hub.domain.ids import (
    AccountId,
    ConversationId,
    CustomerId,
    FileId,
    IdentityId,
    ItemId,
    OfferId,
    PersonId,
    QueueId,
    TeamId,
)
from hub.domain.item import Item, StoredFile
from hub.domain.offer import Offer
from hub.domain.person import Person
from hub.domain.timer import Timer, TimerKind


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message on its way out: one outbox row."""

    item_id: ItemId
    account_id: AccountId
    conversation_id: ConversationId
    identity_id: IdentityId
    attempts: int = 0
    is_automatic: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser; `digest` is the SHA-256 of the cookie's secret."""

    digest: str
    person_id: PersonId
    csrf: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A genuine arrival that nobody understood, as it came."""

    id: str
    door: str
    at: datetime
    reason: str
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes


class Conversations(Protocol):
    """Conversations, locked for change once read."""

    def get(self, id_: ConversationId) -> Conversation:
        """The conversation; raises NotFound."""
        ...

    def save(self, conversation: Conversation) -> None:
        """Keep it, new or changed, and tell everybody concerned."""
        ...

    def open_for(self, account_id: AccountId, single_key: str) -> Conversation | None:
        """The one conversation that is not closed, where a customer may have only one."""
        ...

    def last_closed(self, account_id: AccountId, identity_id: IdentityId) -> Conversation | None:
        """The conversation of this identity on this account that was closed last."""
        ...

    def slots(self, agent_id: PersonId) -> Mapping[str, int]:
        """How many slots of each channel an agent's conversations take."""
        ...

    def of_agent(self, agent_id: PersonId) -> Sequence[Conversation]:
        """Everything an agent owns or is being offered."""
        ...

    def last_owner(self, id_: ConversationId) -> PersonId | None:
        """Who accepted the conversation last."""
        ...

    def of_customer(self, customer_id: CustomerId) -> Sequence[Conversation]:
        """A customer's conversations that are not closed."""
        ...

    def of_queue(self, queue_id: QueueId) -> Sequence[Conversation]:
        """Everything in a queue that is not closed, whoever holds it."""
        ...

    def teams_of_customer(self, customer_id: CustomerId) -> frozenset[TeamId]:
        """Every team that serves or ever served the customer."""
        ...


class Customers(Protocol):
    """Customers and their identities."""

    def identity(self, channel: str, key: str) -> Identity | None:
        """The identity a channel calls by this key."""
        ...

    def identity_by_id(self, id_: IdentityId) -> Identity:
        """The identity; raises NotFound."""
        ...

    def get(self, id_: CustomerId) -> Customer:
        """The customer; raises NotFound."""
        ...

    def add(self, customer: Customer, identity: Identity) -> None:
        """Keep a new customer with a first identity."""
        ...

    def save(self, customer: Customer) -> None:
        """Keep a changed customer."""
        ...

    def save_identity(self, identity: Identity) -> None:
        """Keep a new or changed identity."""
        ...


class People(Protocol):
    """The people of the company, locked for change once read."""

    def get(self, id_: PersonId) -> Person:
        """The person; raises NotFound."""
        ...

    def by_email(self, email: str) -> Person | None:
        """The person who signs in with this mail address."""
        ...

    def all(self) -> Sequence[Person]:
        """Everybody, the deactivated too."""
        ...

    def save(self, person: Person) -> None:
        """Keep a person, new or changed, and tell everybody concerned."""
        ...

    def set_password(self, id_: PersonId, digest: str) -> None:
        """Replace the stored password digest."""
        ...

    def password(self, id_: PersonId) -> str:
        """The stored password digest; empty when there is none."""
        ...


class Items(Protocol):
    """What conversations contain."""

    def add(self, item: Item, conversation: Conversation) -> None:
        """Keep a new item at the end of its conversation and tell whoever follows it."""
        ...

    def get(self, id_: ItemId) -> Item:
        """The item; raises NotFound."""
        ...

    def by_client_id(self, conversation_id: ConversationId, client_id: str) -> Item | None:
        """The item a browser already sent under this id."""
        ...

    def by_provider_id(self, accounts: Sequence[AccountId], provider_id: str) -> Item | None:
        """The item a provider calls by this id."""
        ...

    def conversation_of(self, account_id: AccountId, provider_ids: Sequence[str]) -> ConversationId | None:
        """The conversation of the first of these messages that is known."""
        ...

    def set_state(self, item: Item, state: MessageState, error: str | None, provider_id: str | None) -> None:
        """Say how far a message came."""
        ...

    def last(self, conversation_id: ConversationId, most: int) -> Sequence[Item]:
        """The last items of a conversation, oldest first."""
        ...

    def provider_ids(self, conversation_id: ConversationId) -> Sequence[str]:
        """Provider ids of the conversation's messages, oldest first."""
        ...


class Offers(Protocol):
    """Offers that ring, and how they ended."""

    def get(self, id_: OfferId) -> Offer:
        """The offer; raises NotFound."""
        ...

    def ringing(self, conversation_id: ConversationId) -> Offer | None:
        """The offer of this conversation that has not ended."""
        ...

    def ringing_for(self, agent_id: PersonId) -> Sequence[Offer]:
        """The offers to this agent that have not ended."""
        ...

    def save(self, offer: Offer, conversation: Conversation) -> None:
        """Keep an offer, new or ended, and tell its agent."""
        ...


class Outbox(Protocol):
    """Messages on their way out."""

    def put(self, outgoing: Outgoing) -> None:
        """Send it after the commit."""
        ...

    def due(self, limit: int) -> Sequence[Outgoing]:
        """Messages that may be sent now, at most one per conversation, in order."""
        ...

    def sending(self, item_id: ItemId) -> None:
        """From now on a crash leaves the outcome unknown."""
        ...

    def again(self, item_id: ItemId, at: datetime) -> None:
        """Try again at a later instant."""
        ...

    def done(self, item_id: ItemId) -> None:
        """It left, or never will."""
        ...

    def interrupted(self) -> Sequence[Outgoing]:
        """Messages that were being sent when the hub died."""
        ...

    def find(self, item_id: ItemId) -> Outgoing | None:
        """The outbox row of an item."""
        ...

    def next_due(self) -> datetime | None:
        """When the next message may leave."""
        ...


class Timers(Protocol):
    """Stored times."""

    def set(self, timer: Timer) -> None:
        """Fire it when it is due; it replaces one of the same kind and subject."""
        ...

    def cancel(self, kind: TimerKind, subject: str) -> None:
        """Do not fire it."""
        ...

    def cancel_all(self, subject: str) -> None:
        """No timer of this subject fires any more."""
        ...

    def take(self, timer: Timer) -> bool:
        """Whether the timer still stood exactly so; it is gone afterwards."""
        ...

    def due(self, at: datetime, limit: int) -> Sequence[Timer]:
        """The timers due by an instant, the earliest first."""
        ...

    def next_due(self) -> datetime | None:
        """When the earliest timer is due."""
        ...


class Doors(Protocol):
    """What came in, what nobody understood, and how far listeners have read."""

    def first_time(self, door: str, key: str) -> bool:
        """Whether this arrival is new; from now on it is not."""
        ...

    def quarantine(self, quarantined: Quarantined) -> None:
        """Keep an arrival that nobody understood."""
        ...

    def quarantined(self, id_: str) -> Quarantined:
        """One such arrival; raises NotFound."""
        ...

    def discard(self, id_: str) -> None:
        """Forget it."""
        ...

    def cursor(self, door: str) -> str | None:
        """How far a listener has read."""
        ...

    def set_cursor(self, door: str, cursor: str) -> None:
        """A listener has read so far."""
        ...

    def early_report(self, door: str, provider_id: str) -> tuple[MessageState, str] | None:
        """A delivery report that came before its message was known to be sent; it is gone afterwards."""
        ...

    def keep_report(self, door: str, provider_id: str, state: MessageState, error: str) -> None:
        """Keep a delivery report whose message is not known yet."""
        ...


class Files(Protocol):
    """Files that were uploaded or came with messages; their bytes live in the file store."""

    def add(self, file: StoredFile) -> None:
        """Keep what is known of a file."""
        ...

    def get(self, id_: FileId) -> StoredFile:
        """The file; raises NotFound."""
        ...


class Desks(Protocol):
    """Sessions, audit, configuration: what belongs to the house and not to a conversation."""

    def session(self, digest: str) -> Session | None:
        """The session of a cookie, if it has not ended."""
        ...

    def add_session(self, session: Session) -> None:
        """Somebody signed in."""
        ...

    def end_session(self, digest: str) -> None:
        """Somebody signed out."""
        ...

    def end_sessions_of(self, person_id: PersonId) -> None:
        """Somebody is out everywhere."""
        ...

    def audit(self, by: str, action: str, subject: str, details: Mapping[str, object]) -> None:
        """Add a line that can never be changed to the audit."""
        ...

    def put_entry(self, kind: str, id_: str, body: Mapping[str, object], *, is_active: bool) -> None:
        """Keep one configured thing; `tx.floor` shows it at once, everybody else after the commit."""
        ...

    def entries(self) -> Iterable[tuple[str, str, Mapping[str, object], bool]]:
        """All configured things: kind, id, body, whether active."""
        ...

    def setting(self, key: str) -> str | None:
        """A value the hub keeps for itself."""
        ...

    def set_setting(self, key: str, value: str | None) -> None:
        """Keep such a value; None forgets it."""
        ...


class Leases(Protocol):
    """Who may decide; a fencing number makes a deposed holder's writes fail."""

    def acquire(self, name: str, holder: str, until: datetime) -> int | None:
        """The fencing number if the lease was free or already the holder's, else None."""
        ...

    def check(self, name: str, fence: int) -> None:
        """Raises Conflict unless the fencing number is still the newest."""
        ...

    def release(self, name: str, holder: str) -> None:
        """Let somebody else have it at once."""
        ...


class Transaction(Protocol):
    """One transaction: everything in it happens, or nothing does."""

    @property
    def now(self) -> datetime:
        """The instant of this transaction, to the millisecond, in UTC."""
        ...

    @property
    def floor(self) -> Floor:
        """Everything configured."""
        ...

    def new_id(self) -> str:
        """An identifier that nobody can guess and that sorts after all earlier ones."""
        ...

    def record(self, fact: Fact) -> None:
        """Keep a fact for ever."""
        ...

    @property
    def conversations(self) -> Conversations: ...
    @property
    def customers(self) -> Customers: ...
    @property
    def people(self) -> People: ...
    @property
    def items(self) -> Items: ...
    @property
    def offers(self) -> Offers: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def timers(self) -> Timers: ...
    @property
    def doors(self) -> Doors: ...
    @property
    def files(self) -> Files: ...
    @property
    def desks(self) -> Desks: ...
    @property
    def leases(self) -> Leases: ...
