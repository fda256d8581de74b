"""Where a customer is best reached now, and why: a pure decision over what is known of her addresses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from hub.domain.ids import IdentityId
from hub.domain.value import dataclass

RECENTLY: Final = timedelta(minutes=10)
"""Whoever wrote within this time still has the thread before her."""


class Why(StrEnum):
    """Why an address stands where it does."""

    ONLINE = "online"
    """She has the chat open now."""
    RECENT = "recent"
    """She wrote there only minutes ago."""
    HEARD_LAST = "heard_last"
    """There she wrote last."""
    PROVEN = "proven"
    """It is proven to be hers."""
    ONLY = "only"
    """There is no other way."""
    POSSIBLE = "possible"
    """It is a way, and others are better."""
    CLOSED = "closed"
    """Nobody would read her answer before `opens_at`."""
    OFFLINE = "offline"
    """A chat that she has not open."""
    OPTED_OUT = "opted_out"
    """She forbade messages there."""
    NOT_SERVED = "not_served"
    """No account of ours can write there."""


BARRED: Final = frozenset({Why.OFFLINE, Why.OPTED_OUT, Why.NOT_SERVED})
"""What is said there now does not reach her, or must not."""


@dataclass(frozen=True, slots=True)
class Way:
    """One address, and what is known of it at this instant."""

    identity_id: IdentityId
    channel: str
    address: str
    is_verified: bool
    opted_out_at: datetime | None = None
    is_served: bool = True
    is_live: bool = False
    """Whether what is said there is lost on her unless she is there."""
    is_online: bool = False
    opens_at: datetime | None = None
    """When somebody of ours answers there again; None while somebody does."""
    heard_at: datetime | None = None
    """When she last wrote there."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A way and why it stands where it does."""

    way: Way
    why: Why

    @property
    def is_possible(self) -> bool:
        """Whether she may and can be written to there now."""
        return self.why not in BARRED


def best_ways(ways: Sequence[Way], now: datetime) -> list[Reach]:
    """Every way, the best first; the first is no way at all where none is possible.

    Present before absent, proven before claimed, open before closed, and then where she wrote last.
    """
    ordered = sorted(ways, key=lambda way: _rank(way, now), reverse=True)
    possible = [way for way in ordered if _barrier(way) is None]
    last = max((way.heard_at for way in possible if way.heard_at is not None), default=None)
    return [Reach(way, _barrier(way) or _reason(way, possible, last, now)) for way in ordered]


def _barrier(way: Way) -> Why | None:
    if way.opted_out_at is not None:
        return Why.OPTED_OUT
    if not way.is_served:
        return Why.NOT_SERVED
    return Why.OFFLINE if way.is_live and not way.is_online else None


def _rank(way: Way, now: datetime) -> tuple[bool, bool, bool, bool, bool, float]:
    heard = way.heard_at.timestamp() if way.heard_at else 0.0
    return (
        _barrier(way) is None,
        way.is_online,
        _is_recent(way, now),
        way.is_verified,
        way.opens_at is None,
        heard,
    )


def _is_recent(way: Way, now: datetime) -> bool:
    return way.heard_at is not None and now - way.heard_at <= RECENTLY


def _reason(way: Way, possible: Sequence[Way], last: datetime | None, now: datetime) -> Why:
    """The first thing that sets it apart from what stands below it."""
    if way.is_online:
        return Why.ONLINE
    if _is_recent(way, now):
        return Why.RECENT
    if way.opens_at is not None:
        return Why.CLOSED
    if len(possible) == 1:
        return Why.ONLY
    if way.heard_at is not None and way.heard_at == last:
        return Why.HEARD_LAST
    return Why.PROVEN if way.is_verified and way is possible[0] else Why.POSSIBLE
