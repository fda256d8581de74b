"""What agents did of late, for the idle clocks and agent orders that ask for it; kept only on floors that use one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from hub.domain.conversation import Conversation
from hub.domain.fact import Happening
from hub.domain.floor import Floor
from hub.domain.idle_clock import IdleClock
from hub.domain.ids import ConversationId, PersonId
from hub.domain.person import Person, Presence
from routing.floor import AgentOrder, turn_after

REMEMBERED: Final = timedelta(days=1)
"""What happened longer ago counts as if it had never happened."""
COUNTING: Final = frozenset({AgentOrder.FEWEST_HANDLED, AgentOrder.SHORTEST_HANDLE_TIME, AgentOrder.LEAST_OCCUPIED})
"""Orders that ask what an agent did today."""
CHANGING: Final = COUNTING | {AgentOrder.ROUND_ROBIN}
"""Orders that ask what an agent did of late, which is less or more as time goes by though nothing happens."""
REMEMBERING: Final = frozenset({IdleClock.LAST_ENDED, IdleClock.LAST_OFFERED, IdleClock.CAPACITY_FREED})
"""Clocks that ask for more than a person's own record tells."""
ENDS: Final = frozenset({Happening.CLOSED, Happening.RELEASED, Happening.SNOOZED})
AgentFact: TypeAlias = tuple[datetime, str, PersonId, ConversationId | None, str | None, str]
"""Instant, happening, agent, conversation, queue, and of a presence which."""


def asks_for_history(floor: Floor) -> bool:
    """Whether the floor's idle clock, or the agent order of any queue, asks what agents did."""
    return floor.idle_clock in REMEMBERING or any(queue.agent_order in CHANGING for queue in floor.queues.values())


def zone_of_day(floor: Floor) -> ZoneInfo:
    """Where the day begins: by the calendar of the first queue that counts it, else by the first there is, else UTC."""
    counting = [queue.hours for _, queue in sorted(floor.queues.items()) if queue.agent_order in COUNTING]
    named = [name for name in (*counting, *sorted(floor.hours)) if name and name in floor.hours]
    return ZoneInfo(floor.hours[named[0]].time_zone if named else "UTC")


@dataclass(slots=True)
class Past:
    """What one agent did; the sums are those of the day in the zone of the instants that it is told."""

    offered_at: float = 0.0
    chosen_at: float = 0.0
    """The same, but of two offers at one instant the second is the later: whose turn it is, is never open."""
    ended_at: float = 0.0
    freed_at: float = 0.0
    taken: dict[ConversationId, float] = field(default_factory=dict)
    """What she owns, and since when."""
    is_available: bool = False
    handled: int = 0
    handle_seconds: float = 0.0
    busy_seconds: float = 0.0
    staffed_seconds: float = 0.0
    counted_to: float = 0.0
    day: date | None = None

    def count(self, at: datetime) -> None:
        """Add the time that went by to what she was in it."""
        instant, today = at.timestamp(), at.date()
        self._forget(instant - REMEMBERED.total_seconds())
        if self.day != today:
            self.day, self.handled, self.handle_seconds = today, 0, 0.0
            self.busy_seconds = self.staffed_seconds = 0.0
            midnight = at.replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
            self.counted_to = max(self.counted_to, midnight)
        passed, self.counted_to = max(instant - self.counted_to, 0.0), max(instant, self.counted_to)
        self.busy_seconds += passed if self.taken else 0.0
        self.staffed_seconds += passed if self.taken or self.is_available else 0.0

    def _forget(self, before: float) -> None:
        """Whoever begins now does not know it either."""
        if self.offered_at < before:
            self.offered_at = self.chosen_at = 0.0
        if self.ended_at < before:
            self.ended_at = 0.0
        if self.freed_at < before:
            self.freed_at = 0.0

    def offer(self, at: float) -> None:
        """Something rings for her, or is given to her."""
        self.offered_at = at
        self.chosen_at = turn_after(self.chosen_at, at)

    def take(self, id_: ConversationId, at: datetime) -> None:
        """She owns a conversation."""
        self.count(at)
        self.taken.setdefault(id_, at.timestamp())

    def let_go(self, id_: ConversationId, at: datetime) -> None:
        """She does not own it any longer."""
        self.count(at)
        since = self.taken.pop(id_, None)
        if since is not None:
            self.handled += 1
            self.handle_seconds += at.timestamp() - since
        self.ended_at = max(self.ended_at, at.timestamp())

    def turn(self, at: datetime, *, is_available: bool) -> None:
        """She is available, or no longer."""
        self.count(at)
        self.is_available = is_available

    @property
    def mean_handle_seconds(self) -> float:
        """How long one took her today."""
        return self.handle_seconds / self.handled if self.handled else 0.0

    @property
    def occupancy(self) -> float:
        """The share of the time in which she was there today that she was busy."""
        return self.busy_seconds / self.staffed_seconds if self.staffed_seconds else 0.0


class AgentHistory:
    """Hears what agents are given and what they let go."""

    def __init__(self) -> None:
        self.is_kept = False
        """Whether anybody asks."""
        self.zone = ZoneInfo("UTC")
        """Where days begin."""
        self._began = datetime.fromtimestamp(0.0, UTC)
        self._pasts: defaultdict[PersonId, Past] = defaultdict(Past)
        self._owner: dict[ConversationId, PersonId] = {}

    def begin(self, facts: Iterable[AgentFact], floor: Floor, now: datetime) -> None:
        """Know what happened before the router began, and listen from now on."""
        self.is_kept = True
        self.zone = zone_of_day(floor)
        self._began = now.astimezone(self.zone)
        for instant, happening, agent, conversation_id, queue_id, presence in facts:
            past, at = self._pasts[agent], instant.astimezone(self.zone)
            queue = floor.queues.get(queue_id or "")
            gives_back = queue is not None and not queue.holds_slot_while_waiting
            match happening:
                case Happening.OFFERED:
                    past.offer(at.timestamp())
                case Happening.ANSWERED if conversation_id is not None:
                    past.take(conversation_id, at)
                    self._owner[conversation_id] = agent
                case Happening.CLOSED | Happening.RELEASED if conversation_id is not None:
                    past.let_go(conversation_id, at)
                    self._owner.pop(conversation_id, None)
                case Happening.PRESENCE:
                    past.turn(at, is_available=presence == Presence.AVAILABLE)
                case _:
                    pass
            if (
                happening in ENDS
                or happening == Happening.OFFER_ENDED
                or (happening == Happening.WAITING and gives_back)
            ):
                past.freed_at = at.timestamp()

    def own(self, agent: PersonId, conversation_id: ConversationId) -> None:
        """She owns a conversation, perhaps for longer than is remembered."""
        if self.is_kept and conversation_id not in self._owner:
            self._owner[conversation_id] = agent
            self._pasts[agent].take(conversation_id, self._began)

    def follow(self, conversation: Conversation, now: datetime) -> None:
        """A conversation is as saved: it changed hands, or it did not."""
        if not self.is_kept:
            return
        now = now.astimezone(self.zone)
        before, owner = self._owner.get(conversation.id), conversation.owner
        if before == owner:
            return
        if before is not None:
            self._pasts[before].let_go(conversation.id, now)
            del self._owner[conversation.id]
        if owner is not None:
            self._pasts[owner].take(conversation.id, now)
            self._owner[conversation.id] = owner

    def turn(self, person: Person, now: datetime) -> None:
        """A person is as saved."""
        if self.is_kept:
            self._pasts[person.id].turn(now.astimezone(self.zone), is_available=person.presence is Presence.AVAILABLE)

    def offered(self, agent: PersonId, now: datetime) -> None:
        """Something rings for her, or is given to her."""
        self._pasts[agent].offer(now.timestamp())

    def freed(self, agent: PersonId, now: datetime) -> None:
        """She has a slot back."""
        if self.is_kept:
            self._pasts[agent].freed_at = now.timestamp()

    def past(self, agent: PersonId, now: datetime) -> Past:
        """What she did, counted up to this instant."""
        past = self._pasts[agent]
        if self.is_kept:
            past.count(now.astimezone(self.zone))
        return past

    def idle_since(self, person: Person, clock: IdleClock) -> float:
        """Since when she is idle, by the floor's clock."""
        past, ready = self._pasts[person.id], person.presence_since.timestamp()
        match clock:
            case IdleClock.LATEST:
                return max(person.idle_since.timestamp(), past.offered_at)
            case IdleClock.LAST_ENDED:
                return past.ended_at or ready
            case IdleClock.LAST_OFFERED:
                return past.offered_at or ready
            case IdleClock.AVAILABLE:
                return ready
            case IdleClock.CAPACITY_FREED:
                return max(ready, past.freed_at)
