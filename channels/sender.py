"""Who speaks on a channel, and how its provider calls what was said."""

from __future__ import annotations

from typing import NewType

from channels.value import dataclass

ProviderId = NewType("ProviderId", str)
"""What the provider calls a message; unique within one account."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who an event comes from, in the channel's own terms."""

    id: str
    """The identity's key on this channel: opaque, stable, already normalised."""
    name: str = ""
    address: str = ""
    """What people would write down: a number, a mail address; empty where there is none."""
    verified: bool = False
    """True where the channel proved that the sender owns this identity."""
