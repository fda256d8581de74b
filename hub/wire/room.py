"""What an agent holds and may hold, channel by channel, as her desk shows it and the router judges it."""

from __future__ import annotations

from collections.abc import Mapping

from hub.domain.person import Person
from hub.domain.sharing import FloorSharing
from hub.wire.desk import ChannelCapacity
from routing.reason import Reason


def capacities(agent: Person, slots: Mapping[str, int], sharing: FloorSharing) -> dict[str, ChannelCapacity]:
    """Every channel she has to do with, and every budget that any of them uses."""
    limits = sharing.channels_of(agent.capacity)
    rows = {channel: capacity(agent, slots, sharing, channel) for channel in sorted({*limits, *slots})}
    for name, size in sorted(sharing.budgets_of(agent.capacity).items()):
        if any(sharing.rules.cost(channel, name) for channel in rows):
            spent = sharing.spent(slots, name)
            rows[name] = ChannelCapacity(
                size, spent, Reason.BUDGET_SPENT.value if spent >= size else "", is_budget=True
            )
    return rows


def capacity(agent: Person, slots: Mapping[str, int], sharing: FloorSharing, channel: str) -> ChannelCapacity:
    """One channel that she has to do with."""
    limit, used = agent.capacity.get(channel, 0), slots.get(channel, 0)
    reason = sharing.no_room(agent.capacity, slots, channel)
    return ChannelCapacity(limit, used, reason.value if reason is not None else "")
