"""Whether an agent has room for one more conversation, and if not, why not."""

from collections.abc import Mapping

from routing.decision import Reason
from routing.floor import Agent


def room_reason(  # noqa: PLR0913, PLR0917 - all that may stand against one more
    agent: Agent,
    held: Mapping[str, str],
    channels: Mapping[str, int],
    channel: str,
    capacity: int,
    exclusive: frozenset[str],
    ringing_count: int = 0,
) -> Reason | None:
    """Return why she can take nothing more on this channel, or None when she can.

    `held` is what uses her slots: what the hub reported and what the engine chose her for;
    `channels` counts it by channel, and `ringing_count` what she has not accepted yet.
    """
    if capacity <= 0:
        return Reason.CHANNEL_NOT_SERVED
    if not agent.is_available:
        return Reason.NOT_AVAILABLE
    if channel in agent.paused_channels:
        return Reason.CHANNEL_PAUSED
    if not held:
        return None
    if exclusive:
        excludes = _exclusion(channels, channel, exclusive)
        if excludes is not None:
            return excludes
    if channels.get(channel, 0) >= capacity:
        return Reason.CHANNEL_FULL
    is_ringing = agent.most_ringing is not None and ringing_count >= agent.most_ringing
    return Reason.RINGING if is_ringing else None


def _exclusion(channels: Mapping[str, int], channel: str, exclusive: frozenset[str]) -> Reason | None:
    if any(channels.get(one) for one in exclusive):
        return Reason.HOLDS_AN_EXCLUSIVE_CHANNEL
    return Reason.MUST_HOLD_NOTHING if channel in exclusive else None
