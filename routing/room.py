"""Whether an agent has room for one more conversation, and if not, why not."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from routing.floor import Agent
from routing.reason import Reason

NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Sharing:
    """What one agent may hold side by side; every conversation that she holds must agree to the next."""

    exclusive: frozenset[str] = NONE
    """Channels that want her alone: while she holds one of them, nothing comes."""
    interrupts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By exclusive channel, the channels that it may interrupt: a call may reach her in the middle of a mail."""
    costs: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By channel, what one conversation costs of budgets that channels share, as `Agent.budgets` gives them."""

    @property
    def is_plain(self) -> bool:
        """Whether each channel has its own room and nothing else matters."""
        return not self.exclusive and not self.costs

    def is_apart(self, channel: str) -> bool:
        """Whether one conversation more of this channel leaves the room on every other as it was."""
        if self.costs or channel in self.exclusive:
            return False
        return all(channel in self.interrupts.get(other, NONE) for other in self.exclusive)

    def cost(self, channel: str, budget: str) -> int:
        """What one conversation of the channel costs of the budget."""
        return self.costs.get(channel, {}).get(budget, 0)


APART: Final = Sharing()
"""Every channel has room of its own."""


def standing_reason(agent: Agent, channel: str, capacity: int) -> Reason | None:
    """Return why she takes nothing of this channel whatever she holds, or None when she does."""
    if capacity <= 0:
        return Reason.CHANNEL_NOT_SERVED
    if not agent.is_available:
        return Reason.NOT_AVAILABLE
    return Reason.CHANNEL_PAUSED if channel in agent.paused_channels else None


def room_reason(
    held: Collection[str], channel: str, capacity: int, budgets: Mapping[str, int], sharing: Sharing
) -> Reason | None:
    """Return why she can take nothing more on this channel, or None when she can.

    `held` are the channels of what uses her slots: what the hub reported and what the engine chose her for.
    """
    if not sharing.exclusive.isdisjoint(held):
        return Reason.HOLDS_AN_EXCLUSIVE_CHANNEL
    if channel in sharing.exclusive and not sharing.interrupts.get(channel, NONE).issuperset(held):
        return Reason.MUST_HOLD_NOTHING
    if list(held).count(channel) >= capacity:
        return Reason.CHANNEL_FULL
    return Reason.BUDGET_SPENT if _overspends(held, channel, budgets, sharing) else None


def _overspends(held: Collection[str], channel: str, budgets: Mapping[str, int], sharing: Sharing) -> bool:
    """Whether one more costs more of some budget than is left of it."""
    costs = sharing.costs.get(channel)
    return costs is not None and any(
        budget in budgets and cost + sum(sharing.cost(one, budget) for one in held) > budgets[budget]
        for budget, cost in costs.items()
    )
