"""What a use case may ask beside the records: offers, the outbox, timers, doors, the house, leases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from channels.contract import MessageState
from hub.application.kept import Outgoing, Quarantined, Session
from hub.domain.conversation import Conversation
from hub.domain.health import Health
from hub.domain.ids import (
    ConversationId,
    ItemId,
    OfferId,
    PersonId,
)
from hub.domain.offer import Offer
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
