"""The agents on the floor: what each holds, and on which list of her group she stands for it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import inf
from typing import Final

from routing.decision import Decision, Reason
from routing.floor import Agent, AgentOrder
from routing.lines import Group
from routing.ready import Ready, ReadyKey
from routing.room import room_reason
from routing.tables import Matrix, Row

READY: Final = 0
ROWS: Final = (
    None,
    Reason.NOT_AVAILABLE,
    Reason.CHANNEL_NOT_SERVED,
    Reason.CHANNEL_PAUSED,
    Reason.CHANNEL_FULL,
    Reason.HOLDS_AN_EXCLUSIVE_CHANNEL,
    Reason.MUST_HOLD_NOTHING,
    Reason.RINGING,
)
"""What each row counts: in the first those who are ready, in the others those whom one reason keeps from it."""
ROW_OF: Final = {reason: row for row, reason in enumerate(ROWS) if reason is not None}


class Seat:
    """An agent on the floor: what the hub reported, what the engine chose her for, her lists."""

    __slots__ = (
        "agent", "channels", "chosen", "group", "held", "idle_since", "listed", "reported", "reported_idle_since",
        "reserved", "turn",
    )  # fmt: skip

    def __init__(self, agent: Agent, group: Group, reserved: dict[str, Decision]) -> None:
        """Seat her in her group; `reserved` are decisions whose outcome is not known yet."""
        self.group = group
        self.reserved = reserved
        self.chosen = dict(reserved)
        self.listed: dict[str, tuple[ReadyKey, ...] | Reason] = {}
        """By channel, her place among those who are ready in every order, or why she is not."""
        self.agent = agent
        self.held: dict[str, str] = {}
        self.channels: Counter[str] = Counter()
        """How much she holds of each channel."""
        self.reported = dict(agent.holding)
        self.reported_idle_since = self.idle_since = agent.idle_since
        self.turn = 0
        """When she was chosen last, counted in decisions."""
        self._count()

    @property
    def ringing_count(self) -> int:
        """How many conversations wait for her to accept them."""
        if self.agent.most_ringing is None:
            return 0
        return len(self.agent.ringing.union(self.reserved))

    def as_seen(self) -> Agent:
        """The agent as the hub reported her, but holding what she holds by now."""
        return replace(self.agent, holding=dict(self.held))

    def is_like(self, agent: Agent) -> bool:
        """Whether she still belongs to her group."""
        mine = self.agent
        return agent.queue_ids == mine.queue_ids and agent.skills == mine.skills and agent.pool_id == mine.pool_id

    def hear(self, agent: Agent) -> None:
        """Believe the hub's report; only what is still reserved is added to it."""
        self.agent = agent
        self.reported = dict(agent.holding)
        self.reported_idle_since = agent.idle_since
        if self.chosen or self.reserved:
            self.chosen = dict(self.reserved)
        self._count()

    def let_go(self, conversation_id: str, at: float) -> None:
        """Free one slot; her idle time starts now."""
        self.reported.pop(conversation_id, None)
        self.chosen.pop(conversation_id, None)
        channel = self.held.pop(conversation_id, None)
        if channel is not None:
            self.channels[channel] -= 1
        self.reported_idle_since = self.idle_since = max(self.idle_since, at)

    def take(self, decision: Decision, turn: int) -> None:
        """Use one of her slots; being chosen starts her idle time again."""
        self.turn = turn
        self.reserved[decision.conversation_id] = decision
        self.chosen[decision.conversation_id] = decision
        self._hold(decision)

    def give_back(self, conversation_id: str) -> None:
        """Free the slot and set her idle time back, as if she had not been chosen."""
        del self.chosen[conversation_id]
        self._count()

    def _count(self) -> None:
        self.held = dict(self.reported)
        self.channels = Counter(self.held.values())
        self.idle_since = self.reported_idle_since
        for decision in self.chosen.values():
            self._hold(decision)

    def _hold(self, decision: Decision) -> None:
        # The hub may have told already that she holds it.
        if decision.conversation_id not in self.held:
            self.held[decision.conversation_id] = decision.channel
            self.channels[decision.channel] += 1
        if not self.agent.is_idle_still:
            self.idle_since = max(self.idle_since, decision.at)

    def is_ready(self, channel: str) -> bool:
        """Whether she could take something of this channel now."""
        return isinstance(self.listed.get(channel), tuple)

    def ready_channels(self) -> list[str]:
        """Name the channels on which she could take something now."""
        return [channel for channel, place in self.listed.items() if isinstance(place, tuple)]

    def key(self, order: AgentOrder, channel: str) -> ReadyKey:
        """Her place among those who are ready, in an order."""
        return (self._counted(order, channel), self.idle_since, len(self.held), self.agent.agent_id)

    def _counted(self, order: AgentOrder, channel: str) -> float:
        if order is AgentOrder.LONGEST_IDLE:
            return self.idle_since
        return COUNTED[order](self, channel)


def _load(seat: Seat, channel: str) -> float:
    return seat.channels[channel] / max(seat.agent.capacity.get(channel, 0), 1)


COUNTED: Final[Mapping[AgentOrder, Callable[[Seat, str], float]]] = {
    AgentOrder.DEFAULT: _load,
    AgentOrder.LEAST_LOADED: _load,
    AgentOrder.MOST_LOADED: lambda seat, channel: -_load(seat, channel),
    AgentOrder.ROUND_ROBIN: lambda seat, _: float(seat.turn),
    AgentOrder.FEWEST_HANDLED: lambda seat, _: float(seat.agent.handled_count),
    AgentOrder.SHORTEST_HANDLE_TIME: lambda seat, _: seat.agent.mean_handle_seconds,
    AgentOrder.LEAST_OCCUPIED: lambda seat, _: seat.agent.occupancy,
    AgentOrder.RANDOM: lambda _seat, _channel: 0.0,
}
"""What each order counts of an agent; the least comes first."""


class Roster:
    """Brings the lists of the groups up to date, and the tables that show them side by side."""

    def __init__(self, exclusive: frozenset[str]) -> None:
        """Whoever holds an exclusive channel holds nothing else."""
        self.exclusive = exclusive
        self.orders: list[AgentOrder] = []
        """The orders in which any queue chooses agents."""
        self._first: dict[tuple[str, AgentOrder], Row] = {}
        self._counts: dict[str, Matrix] = {}
        self.ready_total: Counter[str] = Counter()
        """By channel, how many agents of the whole floor could take something."""
        self.ready_in_pool: Counter[tuple[str, str]] = Counter()
        """By pool and channel, how many of its agents could."""

    def first(self, channel: str, order: AgentOrder) -> Row:
        """What the first ready agent of every group counts; infinite where nobody is ready."""
        row = self._first.get((channel, order))
        if row is None:
            row = self._first[channel, order] = Row(inf)
        return row

    def counts(self, channel: str) -> Matrix:
        """Of every group, how many are ready (`READY`) and how many each reason keeps from this channel."""
        counts = self._counts.get(channel)
        if counts is None:
            counts = self._counts[channel] = Matrix(len(ROWS))
        return counts

    def is_ready(self, group: Group, channel: str) -> bool:
        """Whether any agent of the group could take something of this channel now."""
        return self.counts(channel).at(READY, group.place) > 0

    def list_seat(self, seat: Seat, cap: Callable[[str], int | None]) -> bool:
        """Bring the lists of the seat's group up to date with what she holds; whether she could take something."""
        is_ready = False
        for channel, capacity in seat.agent.capacity.items():
            most = cap(channel)
            room = capacity if most is None else min(capacity, most)
            reason = room_reason(
                seat.agent, seat.held, seat.channels, channel, room, self.exclusive, seat.ringing_count
            )
            place = reason or tuple([seat.key(order, channel) for order in self.orders])
            before = seat.listed.get(channel)
            if place != before:
                if before is not None:
                    self._leave(seat, channel, before)
                self._enter(seat, channel, place)
            is_ready = is_ready or reason is None
        return is_ready

    def unlist_seat(self, seat: Seat) -> None:
        """Take her off every list of her group."""
        for channel, place in seat.listed.items():
            self._leave(seat, channel, place)
        seat.listed.clear()

    def _enter(self, seat: Seat, channel: str, place: tuple[ReadyKey, ...] | Reason) -> None:
        seat.listed[channel] = place
        group = seat.group
        if isinstance(place, Reason):
            group.blocked.setdefault((channel, place), {})[seat.agent.agent_id] = None
            self.counts(channel).add(ROW_OF[place], group.place, 1)
            return
        for order, key in zip(self.orders, place, strict=True):
            ready = group.ready.get((channel, order))
            if ready is None:
                ready = group.ready[channel, order] = Ready()
            ready.add(key)
            self.first(channel, order).put(group.place, ready.at(0)[0])
        self.counts(channel).add(READY, group.place, 1)
        self.ready_total[channel] += 1
        self.ready_in_pool[group.pool_id, channel] += 1

    def _leave(self, seat: Seat, channel: str, place: tuple[ReadyKey, ...] | Reason) -> None:
        group = seat.group
        if isinstance(place, Reason):
            del group.blocked[channel, place][seat.agent.agent_id]
            self.counts(channel).add(ROW_OF[place], group.place, -1)
            return
        for order, key in zip(self.orders, place, strict=True):
            ready = group.ready[channel, order]
            ready.remove(key)
            self.first(channel, order).put(group.place, ready.at(0)[0] if len(ready) else inf)
        self.counts(channel).add(READY, group.place, -1)
        self.ready_total[channel] -= 1
        self.ready_in_pool[group.pool_id, channel] -= 1
