"""What a use case may ask of the records: conversations, customers, people, items, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from channels.contract import MessageState
from hub.domain.conversation import Conversation
from hub.domain.customer import Customer, Identity
from hub.domain.customer_event import CustomerEvent, Stretch
from hub.domain.ids import (
    AccountId,
    ConversationId,
    CustomerId,
    FileId,
    IdentityId,
    ItemId,
    MergeId,
    PersonId,
    QueueId,
    TeamId,
)
from hub.domain.item import Item, StoredFile
from hub.domain.merge import Merge
from hub.domain.person import Person
from hub.domain.work import Work


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

    def latest_for(self, account_id: AccountId, identity_id: IdentityId) -> Conversation | None:
        """The identity's open conversation on the account, else the one that was closed last."""
        ...

    def slots(self, agent_id: PersonId) -> Mapping[str, int]:
        """How many slots of each channel an agent's conversations take."""
        ...

    def work(self, agent_id: PersonId) -> Work:
        """What an agent's conversations ask of her now."""
        ...

    def of_agent(self, agent_id: PersonId) -> Sequence[Conversation]:
        """Everything an agent owns or is being offered."""
        ...

    def shared(self) -> Sequence[Conversation]:
        """What is not closed and has somebody inside beside its owner, or asks for help."""
        ...

    def last_owner(self, id_: ConversationId) -> PersonId | None:
        """Who accepted the conversation last, or began it."""
        ...

    def of_customer(self, customer_id: CustomerId) -> Sequence[Conversation]:
        """A customer's conversations that are not closed."""
        ...

    def of_queue(self, queue_id: QueueId) -> Sequence[Conversation]:
        """Everything in a queue that is not closed, whoever holds it."""
        ...

    def waiting_in(self, queue_id: QueueId, team_id: TeamId, *, besides: ConversationId) -> int:
        """How many others wait or ring in a queue that this team serves."""
        ...

    def teams_of_customer(self, customer_id: CustomerId) -> frozenset[TeamId]:
        """Every team that serves or ever served the customer."""
        ...

    def are_of(self, identity_id: IdentityId) -> bool:
        """Whether there ever was a conversation of this identity."""
        ...

    def give(self, identity_id: IdentityId, customer: Customer) -> None:
        """Every conversation of an identity, open or closed, is this customer's from now on, and shows her name."""
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

    def add(self, customer: Customer, *identities: Identity) -> None:
        """Keep a new customer with her first identities; one whom only another system knows may have none."""
        ...

    def held(self, id_: CustomerId) -> Customer:
        """The customer, locked for change; raises NotFound."""
        ...

    def save(self, customer: Customer) -> None:
        """Keep a changed customer."""
        ...

    def remove(self, customer: Customer) -> None:
        """Keep her no longer: nothing ever happened with her."""
        ...

    def identities_of(self, customer_id: CustomerId) -> Sequence[Identity]:
        """All identities of a customer, oldest first."""
        ...

    def identities_held(self, customer_id: CustomerId) -> Sequence[Identity]:
        """All identities of a customer, oldest first; no message of theirs is kept before this transaction ends."""
        ...

    def tell(self, by: Person | None, *ids: CustomerId) -> None:
        """Whoever shows any of these customers is told that they changed, and who did it; None: she herself."""
        ...

    def save_identity(self, identity: Identity) -> None:
        """Keep a new or changed identity."""
        ...

    def erase_identities(self, identities: Sequence[Identity]) -> None:
        """Nobody is known by these any more, and whoever has a line as one of them loses it."""
        ...

    def remove_identity(self, identity: Identity) -> None:
        """Keep this identity no longer: nobody ever used it."""
        ...


class Merges(Protocol):
    """Customers who proved to be one, and those who only look it."""

    def add(self, merge: Merge) -> None:
        """Keep a merge and exactly what it moved."""
        ...

    def held(self, id_: MergeId) -> Merge:
        """The merge, locked for change; raises NotFound."""
        ...

    def undone(self, merge: Merge) -> None:
        """Keep that it was undone."""
        ...

    def into(self, kept_id: CustomerId) -> Sequence[Merge]:
        """The merges into a customer that stand, the last one first."""
        ...

    def keep_apart(self, one: CustomerId, other: CustomerId, by: PersonId, at: datetime) -> None:
        """Remember that these two are not one."""
        ...

    def apart_from(self, id_: CustomerId) -> frozenset[CustomerId]:
        """Who was said not to be this customer."""
        ...

    def same_name(self, word: str, most: int) -> Sequence[Customer]:
        """Some customers who stand for themselves and whose name has this word."""
        ...

    def same_address(self, word: str, most: int) -> Sequence[Identity]:
        """Some identities whose address has this word."""
        ...

    def at_address(self, address: str, most: int) -> Sequence[Identity]:
        """The identities that have exactly this address, in whatever case it is written, the first known first."""
        ...


class CustomerEvents(Protocol):
    """What other systems know of customers."""

    def held(self, source: str, external_id: str) -> CustomerEvent | None:
        """One of them, locked for change."""
        ...

    def keep(self, event: CustomerEvent) -> None:
        """Keep it, in place of what was known by the same name."""
        ...

    def drop(self, source: str, external_id: str) -> None:
        """Keep it no longer."""
        ...

    def newest(self, customer_id: CustomerId, stretch: Stretch, most: int) -> Sequence[CustomerEvent]:
        """Those of a customer, the newest first."""
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

    def find(self, account_id: AccountId, id_: ItemId) -> Item | None:
        """The item of this account with this id, if there is one."""
        ...

    def by_client_id(self, conversation_id: ConversationId, client_id: str) -> Item | None:
        """The item a browser already sent under this id."""
        ...

    def by_provider_id(self, accounts: Sequence[AccountId], provider_id: str) -> Item | None:
        """The item a provider calls by this id."""
        ...

    def conversation_of(self, account_id: AccountId, provider_ids: Sequence[str]) -> ConversationId | None:
        """The conversation of the first of these messages that is known, among those that go by this account."""
        ...

    def accounts_of(self, conversation_id: ConversationId) -> Sequence[AccountId]:
        """By which accounts its messages left or came, each once."""
        ...

    def last_came_to(self, conversation_id: ConversationId) -> AccountId | None:
        """To which account its customer wrote last; None where she never wrote."""
        ...

    def set_state(self, item: Item, state: MessageState, error: str | None, provider_id: str | None) -> None:
        """Say how far a message came."""
        ...

    def last(self, conversation_id: ConversationId, most: int) -> Sequence[Item]:
        """The last items of a conversation, oldest first."""
        ...

    def last_heard_at(self, account_id: AccountId, identity_id: IdentityId) -> datetime | None:
        """When this customer last wrote to this account, in whichever conversation; None where she never did."""
        ...

    def move(self, from_id: ConversationId, to_id: ConversationId, first: ItemId | None) -> None:
        """Messages and notes from this one on are in another conversation; without one, all of them."""
        ...

    def provider_ids(self, conversation_id: ConversationId) -> Sequence[str]:
        """Provider ids of the conversation's messages, oldest first."""
        ...


class Files(Protocol):
    """Files that were uploaded or came with messages; their bytes live in the file store."""

    def add(self, file: StoredFile) -> None:
        """Keep what is known of a file."""
        ...

    def get(self, id_: FileId) -> StoredFile:
        """The file; raises NotFound."""
        ...
