"""An agent on the floor: what the hub reported of her, and what the engine chose her for since."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from routing.decision import Decision
from routing.floor import Agent, AgentOrder, turn_after
from routing.lines import Group, Pool
from routing.ready import ReadyKey
from routing.reason import Reason

NOTHING: Final[frozenset[str]] = frozenset()
Standing = tuple[ReadyKey, ...] | Reason
"""Her place among those who are ready, in every order; or why she is not."""


class Desk:
    """One channel of an agent: how much she has room for, and where she stands for it in her group."""

    __slots__ = ("barred", "channel", "pool", "room", "standing")

    def __init__(self, pool: Pool) -> None:
        """She stands nowhere yet."""
        self.pool = pool
        self.channel = pool.channel
        self.room = 0
        self.barred: Reason | None = None
        """Why she takes nothing of it, whatever she holds."""
        self.standing: Standing | None = None


class Seat:
    """An agent on the floor, in her group."""

    __slots__ = (
        "agent", "agent_id", "desks", "group", "held", "idle_since", "most_ringing", "settled_idle_since",
        "settled_turn", "told", "turn",
    )  # fmt: skip

    def __init__(self, agent: Agent, group: Group) -> None:
        """Seat her; what she holds is not known yet."""
        self.agent = agent
        self.agent_id = agent.agent_id
        self.most_ringing = agent.most_ringing
        self.group = group
        self.desks: tuple[Desk, ...] = ()
        self.held: dict[str, str] = {}
        """What uses her slots, with its channel: what the hub reported, and what the engine chose her for."""
        self.told: frozenset[str] = NOTHING
        """What she was known to hold before she was chosen for it."""
        self.idle_since = self.settled_idle_since = agent.idle_since
        """With what she is chosen for, and without what may still be undone."""
        self.turn = self.settled_turn = agent.chosen_at
        """When she was chosen last, likewise."""

    def as_seen(self) -> Agent:
        """The agent as the hub reported her, but with what she holds by now, and room for what the policy gives her."""
        room = {desk.channel: desk.room for desk in self.desks}
        if self.held == self.agent.holding and room == self.agent.capacity:
            return self.agent
        return replace(self.agent, holding=dict(self.held), capacity=room)

    def is_like(self, agent: Agent) -> bool:
        """Whether she still belongs to her group."""
        mine = self.agent
        return agent.queue_ids == mine.queue_ids and agent.skills == mine.skills and agent.pool_id == mine.pool_id

    def hear(self, agent: Agent, reserved: Iterable[Decision]) -> None:
        """Believe the hub's report; only what is still reserved is added to it."""
        self.agent = agent
        self.most_ringing = agent.most_ringing
        self.held = dict(agent.holding)
        self.told = NOTHING
        self.idle_since = self.settled_idle_since = agent.idle_since
        self.turn = self.settled_turn = agent.chosen_at
        for decision in reserved:
            self.take(decision)

    def let_go(self, conversation_id: str, at: float) -> None:
        """Free one slot; her idle time starts now."""
        self.held.pop(conversation_id, None)
        if at > self.idle_since:  # noqa: PLR1730 - a third of the time of `max`, once for every decision
            self.idle_since = at
        self.settled_idle_since = self.idle_since

    def take(self, decision: Decision) -> None:
        """Use one of her slots; being chosen starts her idle time again, and is her turn."""
        conversation_id = decision.conversation_id
        if conversation_id in self.held:
            self.told |= {conversation_id}
        else:
            self.held[conversation_id] = decision.channel
        self._be_chosen(decision.at)

    def keep(self, decision: Decision) -> None:
        """What she was chosen for is hers: nobody gives it back any more."""
        if decision.at > self.settled_idle_since and not self.agent.is_idle_still:
            self.settled_idle_since = decision.at
        at = decision.at
        self.settled_turn = at if at > self.settled_turn else turn_after(self.settled_turn, at)
        if self.told:
            self.told -= {decision.conversation_id}

    def give_back(self, conversation_id: str, reserved: Iterable[Decision]) -> None:
        """Free the slot and set idle time and turn back, as if she had not been chosen; others are still reserved."""
        if conversation_id in self.told:
            self.told -= {conversation_id}
        else:
            self.held.pop(conversation_id, None)
        self.idle_since, self.turn = self.settled_idle_since, self.settled_turn
        for decision in reserved:
            self._be_chosen(decision.at)

    def _be_chosen(self, at: float) -> None:
        """She was given something at this instant: it was her turn, and she is idle since then at the earliest."""
        # Nearly always so, and faster than a call.
        self.turn = at if at > self.turn else turn_after(self.turn, at)
        if at > self.idle_since and not self.agent.is_idle_still:
            self.idle_since = at

    def is_ready(self, channel: str) -> bool:
        """Whether she could take something of this channel now."""
        return any(desk.channel == channel and isinstance(desk.standing, tuple) for desk in self.desks)

    def key(self, order: AgentOrder, channel: str) -> ReadyKey:
        """Her place among those who are ready, in an order."""
        counted = self.idle_since if order is LONGEST_IDLE else COUNTED[order](self, channel)
        return counted, self.idle_since, len(self.held), self.agent_id


def _load(seat: Seat, channel: str) -> float:
    return list(seat.held.values()).count(channel) / max(seat.agent.capacity.get(channel, 0), 1)


LONGEST_IDLE: Final = AgentOrder.LONGEST_IDLE
COUNTED: Final[Mapping[AgentOrder, Callable[[Seat, str], float]]] = {
    AgentOrder.DEFAULT: _load,
    AgentOrder.LEAST_LOADED: _load,
    AgentOrder.MOST_LOADED: lambda seat, channel: -_load(seat, channel),
    AgentOrder.ROUND_ROBIN: lambda seat, _: seat.turn,
    AgentOrder.FEWEST_HANDLED: lambda seat, _: float(seat.agent.handled_count),
    AgentOrder.SHORTEST_HANDLE_TIME: lambda seat, _: seat.agent.mean_handle_seconds,
    AgentOrder.LEAST_OCCUPIED: lambda seat, _: seat.agent.occupancy,
    AgentOrder.RANDOM: lambda _seat, _channel: 0.0,
}
"""What each order counts of an agent; the least comes first."""
