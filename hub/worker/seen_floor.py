"""What others may see of the floor in the router's memory."""

from __future__ import annotations

from dataclasses import dataclass

from routing.floor import Agent, Waiting
from routing.lent import Lends
from routing.room import Sharing


@dataclass(frozen=True, slots=True)
class SeenFloor:
    """The floor at one instant, as an estimate needs it."""

    agents: list[Agent]
    waiting: list[Waiting]
    """In the order in which their turns come."""
    ringing: dict[str, str]
    """What rings for somebody, and the queue it came from."""
    sharing: Sharing
    """What agents hold side by side."""
    lends: Lends
    """Who keeps agents free for other work."""

    @property
    def size(self) -> int:
        """How much there is to look at."""
        return len(self.agents) + len(self.waiting)
