"""The agents' side of the index: like agents form a group, and each group knows who is ready."""

from bisect import bisect_left, insort

from routing.decision import Decision, Reason
from routing.floor import Agent
from routing.room import room_reason

# Longest idle first; among equals who holds least, so that a burst is spread; then by id.
ReadyKey = tuple[float, int, str]


class Group:
    """Agents with the same queues and skills: what one of them may serve, all of them may."""

    __slots__ = ("bits", "blocked", "queue_ids", "ready", "size")

    def __init__(self, queue_ids: frozenset[str], bits: int) -> None:
        """Start empty."""
        self.queue_ids = queue_ids
        self.bits = bits
        self.size = 0
        self.ready: dict[str, list[ReadyKey]] = {}
        self.blocked: dict[str, dict[Reason, list[str]]] = {}

    def serves(self, queue_id: str, need: int) -> bool:
        """Tell whether its agents belong to the queue and have all skills at their levels."""
        return queue_id in self.queue_ids and need & self.bits == need


class Seat:
    """An agent on the floor: what the hub reported, what the engine chose her for, her lists."""

    __slots__ = ("agent", "chosen", "group", "held", "idle_since", "listed", "reserved")

    def __init__(self, agent: Agent, group: Group, reserved: dict[str, Decision]) -> None:
        """Seat her in her group; `reserved` are decisions whose outcome is not known yet."""
        self.group = group
        self.reserved = reserved
        self.chosen = dict(reserved)
        self.listed: dict[str, ReadyKey | Reason] = {}
        self.agent = agent
        self.held: dict[str, str] = {}
        self.idle_since = agent.idle_since
        self._count()

    def hear(self, agent: Agent) -> None:
        """Believe the hub's report; only what is still reserved is added to it."""
        self.agent = agent
        self.chosen = dict(self.reserved)
        self._count()

    def take(self, decision: Decision) -> None:
        """Use one of her slots; being chosen starts her idle time again."""
        self.reserved[decision.conversation_id] = decision
        self.chosen[decision.conversation_id] = decision
        self.held[decision.conversation_id] = decision.channel
        self.idle_since = max(self.idle_since, decision.at)

    def give_back(self, conversation_id: str) -> None:
        """Free the slot and set her idle time back, as if she had not been chosen."""
        del self.chosen[conversation_id]
        self._count()

    def _count(self) -> None:
        self.held = dict(self.agent.holding)
        self.idle_since = self.agent.idle_since
        for decision in self.chosen.values():
            self.held[decision.conversation_id] = decision.channel
            self.idle_since = max(self.idle_since, decision.at)

    def ready_key(self, channel: str) -> ReadyKey | None:
        """Return her place among the ready of this channel, or None when she is not ready."""
        place = self.listed.get(channel)
        return place if isinstance(place, tuple) else None

    def ready_channels(self) -> list[str]:
        """Name the channels on which she could take something now."""
        return [channel for channel, place in self.listed.items() if isinstance(place, tuple)]


def list_seat(seat: Seat, exclusive: frozenset[str]) -> None:
    """Bring the lists of the seat's group up to date with what she holds now."""
    key: ReadyKey = (seat.idle_since, len(seat.held), seat.agent.agent_id)
    for channel in seat.agent.capacity:
        place: ReadyKey | Reason = room_reason(seat.agent, seat.held, channel, exclusive) or key
        before = seat.listed.get(channel)
        if place != before:
            _leave(seat, channel, before)
            _enter(seat, channel, place)


def unlist_seat(seat: Seat) -> None:
    """Take her off every list of her group."""
    for channel, place in seat.listed.items():
        _leave(seat, channel, place)
    seat.listed.clear()


def _enter(seat: Seat, channel: str, place: ReadyKey | Reason) -> None:
    seat.listed[channel] = place
    if isinstance(place, tuple):
        insort(seat.group.ready.setdefault(channel, []), place)
    else:
        reasons = seat.group.blocked.setdefault(channel, {})
        insort(reasons.setdefault(place, []), seat.agent.agent_id)


def _leave(seat: Seat, channel: str, place: ReadyKey | Reason | None) -> None:
    if isinstance(place, tuple):
        ready = seat.group.ready[channel]
        del ready[bisect_left(ready, place)]
    elif place is not None:
        blocked = seat.group.blocked[channel][place]
        del blocked[bisect_left(blocked, seat.agent.agent_id)]
