"""When an agent could take more of a channel: what is free now, and what has to end before more is."""

from dataclasses import dataclass
from typing import Final

from routing.floor import Agent
from routing.room import NONE, Sharing

NOBODY: Final[tuple[str, ...]] = ()


@dataclass(frozen=True, slots=True)
class Openings:
    """The slots of one agent on one channel, beside those that its own conversations take."""

    most: int
    """How many of the channel she may hold at once, were it all that she held."""
    free: int
    """How many more she could take now."""
    shut: int = 0
    """How many more once everything that keeps them shut has ended."""
    shut_by: tuple[str, ...] = NOBODY
    unpaid: int = 0
    """How many more as what uses up a budget ends: one with each."""
    paying: tuple[str, ...] = NOBODY


def openings(agent: Agent, channel: str, sharing: Sharing) -> Openings:
    """What she has room for on the channel; she could take something now where `room_reason` finds no reason."""
    most = 0 if channel in agent.paused_channels else agent.capacity.get(channel, 0)
    here = list(agent.holding.values()).count(channel)
    if sharing.is_plain or most <= 0:
        return Openings(most, max(most - here, 0))
    costs = {
        budget: cost for budget, cost in sharing.costs.get(channel, {}).items() if cost > 0 and budget in agent.budgets
    }
    most = min(most, *(agent.budgets[budget] // cost for budget, cost in costs.items())) if costs else most
    if channel in sharing.exclusive:
        most = min(most, 1)
    spare = max(most - here, 0)
    others = {id_: of for id_, of in agent.holding.items() if of != channel}
    shut_by = tuple(sorted(id_ for id_, of in others.items() if _shuts(of, channel, sharing)))
    if shut_by:
        return Openings(most, 0, spare, shut_by)
    left = [
        (agent.budgets[budget] - sum(sharing.cost(of, budget) for of in agent.holding.values())) // cost
        for budget, cost in costs.items()
    ]
    free = max(min([spare, *left]), 0)
    paying = tuple(sorted(id_ for id_, of in others.items() if any(sharing.cost(of, budget) for budget in costs)))
    return Openings(most, free, unpaid=spare - free, paying=paying)


def _shuts(held: str, channel: str, sharing: Sharing) -> bool:
    """Whether a conversation that she holds of one channel lets nothing come of another."""
    if held in sharing.exclusive:
        return True
    return channel in sharing.exclusive and held not in sharing.interrupts.get(channel, NONE)
