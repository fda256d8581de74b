"""What an agent may hold side by side: as configured, and the one judgement of whether she has room for more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from channels.contract import Feature
from routing.reason import Reason
from routing.room import Sharing, room_reason


@dataclass(frozen=True, slots=True)
class Budget:
    """Something that conversations of several channels use up together."""

    size: int
    """How much of it an agent has whose own capacity says nothing else."""
    costs: Mapping[str, int]
    """By channel, how much of it one conversation uses."""


@dataclass(frozen=True, slots=True)
class SaidSharing:
    """What an administrator has said; what is None is as usual, by what the channels are like."""

    exclusive: tuple[str, ...] | None = None
    """Channels that want an agent alone: while she holds one of them, nothing is offered to her."""
    interrupts: Mapping[str, tuple[str, ...]] | None = None
    """By exclusive channel, what she may hold when one of it comes; usually that for which nobody waits present."""
    budgets: Mapping[str, Budget] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FloorSharing:
    """What agents of a floor may hold side by side."""

    said: SaidSharing = field(default_factory=SaidSharing)
    rules: Sharing = field(default_factory=Sharing)
    """The same for the routing engine, with everything usual filled in."""

    def wants_alone(self, channel: str) -> bool:
        """Whether a conversation of the channel lets nothing else come."""
        return channel in self.rules.exclusive

    def channels_of(self, capacity: Mapping[str, int]) -> Mapping[str, int]:
        """Of a capacity, what it says of channels."""
        budgets = self.said.budgets
        return {name: most for name, most in capacity.items() if name not in budgets} if budgets else capacity

    def budgets_of(self, capacity: Mapping[str, int]) -> dict[str, int]:
        """How much of each budget somebody of this capacity has."""
        budgets = self.said.budgets
        return {name: capacity.get(name, budget.size) for name, budget in budgets.items()} if budgets else {}

    def spent(self, slots: Mapping[str, int], budget: str) -> int:
        """How much of a budget conversations of these channels use."""
        return sum(count * self.rules.cost(channel, budget) for channel, count in slots.items())

    def no_room(self, capacity: Mapping[str, int], slots: Mapping[str, int], channel: str) -> Reason | None:
        """Why whoever holds so many of each channel can take nothing more of this one; None when she can.

        It is the judgement of the routing engine, so that whatever reserves or shows a slot agrees with it.
        """
        limit = capacity.get(channel, 0)
        if limit <= 0:
            return Reason.CHANNEL_NOT_SERVED
        held = [one for one, count in slots.items() for _ in range(count)] if slots else []
        return room_reason(held, channel, limit, self.budgets_of(capacity), self.rules)

    def serves(self, capacity: Mapping[str, int], channel: str) -> bool:
        """Whether somebody of this capacity could ever take a conversation of the channel."""
        return self.no_room(capacity, {}, channel) is None


NOTHING_SAID: Final = SaidSharing()


def sharing_in(said: SaidSharing, features: Mapping[str, frozenset[Feature]]) -> FloorSharing:
    """What holds where this is said and the channels can do so much.

    Usually calls want an agent alone, and may interrupt whatever has no customer waiting present.
    """
    exclusive = said.exclusive
    if exclusive is None:
        exclusive = tuple(name for name, can in features.items() if Feature.CALLS in can)
    interrupts = said.interrupts
    if interrupts is None:
        patient = tuple(
            name for name, can in features.items() if not can & {Feature.LIVE, Feature.CALLS} and name not in exclusive
        )
        interrupts = dict.fromkeys(exclusive, patient)
    costs: dict[str, dict[str, int]] = {}
    for name, budget in said.budgets.items():
        for channel, cost in budget.costs.items():
            costs.setdefault(channel, {})[name] = cost
    rules = Sharing(frozenset(exclusive), {name: frozenset(some) for name, some in interrupts.items()}, costs)
    return FloorSharing(said, rules)
