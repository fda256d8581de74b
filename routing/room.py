"""Whether an agent has room for one more conversation, and if not, why not."""

from collections.abc import Collection

from routing.floor import Agent
from routing.reason import Reason


def standing_reason(agent: Agent, channel: str, capacity: int) -> Reason | None:
    """Return why she takes nothing of this channel whatever she holds, or None when she does."""
    if capacity <= 0:
        return Reason.CHANNEL_NOT_SERVED
    if not agent.is_available:
        return Reason.NOT_AVAILABLE
    return Reason.CHANNEL_PAUSED if channel in agent.paused_channels else None


def room_reason(channels: Collection[str], channel: str, capacity: int, exclusive: frozenset[str]) -> Reason | None:
    """Return why she can take nothing more on this channel, or None when she can.

    `channels` are those of what uses her slots: what the hub reported and what the engine chose her for.
    """
    if exclusive and not exclusive.isdisjoint(channels):
        return Reason.HOLDS_AN_EXCLUSIVE_CHANNEL
    if channel in exclusive:
        return Reason.MUST_HOLD_NOTHING
    return Reason.CHANNEL_FULL if list(channels).count(channel) >= capacity else None
