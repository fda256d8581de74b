"""Whether an agent has room for one more conversation, and if not, why not."""

from collections.abc import Mapping

from routing.decision import Reason
from routing.floor import Agent


def room_reason(agent: Agent, held: Mapping[str, str], channel: str, exclusive: frozenset[str]) -> Reason | None:
    """Return why she can take nothing more on this channel, or None when she can.

    `held` is what uses her slots: what the hub reported and what the engine chose her for.
    """
    capacity = agent.capacity.get(channel, 0)
    if capacity <= 0:
        return Reason.CHANNEL_NOT_SERVED
    if not agent.is_available:
        return Reason.NOT_AVAILABLE
    if channel in agent.paused_channels:
        return Reason.CHANNEL_PAUSED
    return _full_reason(held, channel, capacity, exclusive) if held else None


def _full_reason(held: Mapping[str, str], channel: str, capacity: int, exclusive: frozenset[str]) -> Reason | None:
    channels = list(held.values())
    if not exclusive.isdisjoint(channels):
        return Reason.HOLDS_AN_EXCLUSIVE_CHANNEL
    if channel in exclusive:
        return Reason.MUST_HOLD_NOTHING
    return Reason.CHANNEL_FULL if channels.count(channel) >= capacity else None
