"""What a use case may ask beside the records: offers, the outbox, timers, doors, the house, leases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from channels.contract import MessageState
from hub.application.kept import Outgoing, Quarantined, Session
from hub.domain.canned_reply import PersonalReply
from hub.domain.conversation import Conversation
from hub.domain.departing import DepartingReply
from hub.domain.draft import Draft, DraftKind, FirstLetter
from hub.domain.health import Health
from hub.domain.ids import (
    ConversationId,
    ItemId,
    OfferId,
    PersonId,
)
from hub.domain.mention import Mention
from hub.domain.offer import Offer
from hub.domain.person import Person
from hub.domain.saved_view import SavedView
from hub.domain.timer import Timer, TimerKind


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


class Drafts(Protocol):
    """What people are writing."""

    def keep(self, value: Draft) -> bool:
        """Whether it stands from now on, and is told to its writer: one that was written later stays."""
        ...

    def get(self, person_id: PersonId, conversation_id: ConversationId, kind: DraftKind) -> Draft | None:
        """What she is writing of this kind, or since when nothing."""
        ...

    def of(self, person_id: PersonId, conversation_id: ConversationId) -> Sequence[Draft]:
        """Everything she is writing in a conversation."""
        ...

    def begun(self, person_id: PersonId) -> Sequence[Draft]:
        """Everything she is writing, in whichever conversation."""
        ...


class FirstLetters(Protocol):
    """What people are writing to whom no conversation is with yet."""

    def keep(self, value: FirstLetter) -> bool:
        """Whether it stands from now on, and is told to its writer: one that was written later stays."""
        ...

    def get(self, person_id: PersonId, place: str) -> FirstLetter | None:
        """What she is writing to somebody, or since when nothing."""
        ...

    def begun(self, person_id: PersonId) -> Sequence[FirstLetter]:
        """Everything of the kind that she is writing, the newest first."""
        ...

    def forget_empty(self, person_id: PersonId, before: datetime) -> None:
        """Of what was sent or discarded earlier nothing is left."""
        ...


class Departures(Protocol):
    """Replies that were sent and can still be taken back."""

    def begin(self, value: DepartingReply) -> None:
        """Keep it in the place of the one before, and tell its writer."""
        ...

    def get(self, person_id: PersonId, conversation_id: ConversationId) -> DepartingReply | None:
        """The last of this person there that has not left."""
        ...

    def underway(self, person_id: PersonId, conversation_id: ConversationId) -> DepartingReply | None:
        """Hers there that can still be taken back."""
        ...

    def from_here(self, conversation_id: ConversationId) -> Sequence[DepartingReply]:
        """Whatever anybody sent there and can still take back."""
        ...

    def end(self, value: DepartingReply, why: str) -> None:
        """It left, or does not leave, for the reason that its writer is told."""
        ...

    def of(self, person_id: PersonId) -> Sequence[DepartingReply]:
        """Hers that can still be taken back, the oldest first."""
        ...


class Mentions(Protocol):
    """Who was named in notes."""

    def add(self, value: Mention) -> None:
        """Call somebody, and tell her."""
        ...

    def read(self, person_id: PersonId, conversation_id: ConversationId) -> None:
        """Nothing is unread there any more."""
        ...

    def move(self, from_id: ConversationId, to_id: ConversationId, first: ItemId | None) -> None:
        """Those in notes from this one on are in another conversation, and their people hear so."""
        ...

    def newest(self, person_id: PersonId) -> Sequence[Mention]:
        """Where somebody was mentioned last, the newest first."""
        ...


class Replies(Protocol):
    """Canned replies that people keep for themselves."""

    def keep(self, value: PersonalReply) -> None:
        """Keep it, new or changed."""
        ...

    def drop(self, person_id: PersonId, id_: str) -> None:
        """Forget it."""
        ...

    def of(self, person_id: PersonId) -> Sequence[PersonalReply]:
        """Hers, by name."""
        ...


class SavedViews(Protocol):
    """Views of the inbox that people saved."""

    def get(self, id_: str) -> SavedView | None:
        """The view, if there is one."""
        ...

    def of_owner(self, person_id: PersonId) -> Sequence[SavedView]:
        """Those that a person saved."""
        ...

    def seen_by(self, person: Person) -> Sequence[SavedView]:
        """Those that stand among the lists of a person, by id."""
        ...

    def keep(self, view: SavedView, before: SavedView | None) -> None:
        """Keep it, new or changed, and tell whoever sees it or saw it."""
        ...

    def drop(self, view: SavedView) -> None:
        """Forget it, and tell whoever saw it."""
        ...

    def order_of(self, person_id: PersonId) -> tuple[str, ...]:
        """In which order she has them."""
        ...

    def put_in_order(self, person_id: PersonId, ids: tuple[str, ...]) -> None:
        """Keep the order, and tell her other browsers."""
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

    def done(self, outgoing: Outgoing) -> None:
        """It left, or never will."""
        ...

    def recall(self, item_id: ItemId) -> bool:
        """Whether nobody had begun to send it; then nobody does."""
        ...

    def interrupted(self, claimed_before: datetime) -> Sequence[Outgoing]:
        """Messages that were claimed before an instant and never settled."""
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

    def has_seen(self, door: str, key: str) -> bool:
        """Whether this arrival came there before."""
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


class HealthOfDoors(Protocol):
    """How accounts and hooks do."""

    def of(self, doors: Sequence[str]) -> Mapping[str, Health]:
        """What is known of these doors; nothing of one of which nothing is known."""
        ...

    def save(self, door: str, health: Health) -> None:
        """Keep what is known of a door."""
        ...


class Desks(Protocol):
    """Sessions, audit, configuration: what belongs to the house and not to a conversation."""

    def session(self, digest: str) -> Session | None:
        """The session of a cookie, if it has not ended."""
        ...

    def sessions_of(self, person_id: PersonId) -> Sequence[Session]:
        """Where somebody is signed in, the newest first."""
        ...

    def see_session(self, digest: str) -> None:
        """It is used now."""
        ...

    def add_session(self, session: Session) -> None:
        """Somebody signed in."""
        ...

    def forget_id_tokens(self) -> None:
        """Of sessions that have run out nothing signs out at a provider any more."""
        ...

    def end_session(self, digest: str) -> None:
        """Somebody signed out; devices that were told in this session are told nothing more."""
        ...

    def end_sessions_of(self, person_id: PersonId, *, besides: str = "") -> None:
        """Somebody is out everywhere, and told nowhere, but where she has the cookie with this digest."""
        ...

    def audit(self, by: str, action: str, subject: str, details: Mapping[str, object]) -> None:
        """Add a line that can never be changed to the audit."""
        ...

    def audit_after(
        self, number: int, most: int
    ) -> Sequence[tuple[int, datetime, str, str, str, dict[str, object], str]]:
        """Lines of the audit in order: number, instant, by, action, subject, details, and the link that binds it."""
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

    def first_setting(self, key: str, value: str) -> str:
        """Keep such a value unless there is one; returns the one that is kept."""
        ...


class Outreach(Protocol):
    """Messages with which somebody wrote first, by the browser's own ids."""

    def begun(self, person_id: PersonId, client_id: str) -> ItemId | None:
        """The message that this person's browser already sent under this id."""
        ...

    def keep(self, person_id: PersonId, client_id: str, item_id: ItemId) -> None:
        """Remember it."""
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
