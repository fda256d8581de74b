"""Since when an agent counts as idle: products differ in it silently, so here it is a setting."""

from __future__ import annotations

from enum import StrEnum


class IdleClock(StrEnum):
    """From which event an agent's idle time counts; where none is known, from when she became available."""

    LATEST = "latest"
    """She became available, or was offered, took up or ended a conversation: whichever was the last."""
    LAST_ENDED = "last_ended"
    """A conversation of hers was closed or passed on; neither a break nor an offer starts it anew."""
    LAST_OFFERED = "last_offered"
    """Something was offered to her; neither its end nor a break starts it anew."""
    AVAILABLE = "available"
    """She became available; work does not start it anew."""
    CAPACITY_FREED = "capacity_freed"
    """She could take more again: something she held was closed or passed on, an offer went back, or,
    in queues that give the slot back, a conversation began to wait on the customer."""

    @property
    def is_restarted_by_offers(self) -> bool:
        """Whether being chosen makes her the last of those who are idle."""
        return self in {IdleClock.LATEST, IdleClock.LAST_OFFERED}
