"""Endpoints: where other systems are told what happens, of what, and what becomes of one that does not answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from hub.domain.outward import Heard
from hub.domain.problem import Invalid
from hub.domain.value import dataclass
from hub.domain.web_address import web_address

MOST_ENDPOINTS: Final = 50
OLD_SECRET_FOR: Final = timedelta(hours=24)
"""After a new secret was made, the old one signs as well for so long."""
PAUSES: Final = (5, 30, 120, 300, 900, 1_800, 3_600, 7_200, 14_400, 21_600)
"""Seconds until the next try; the last one again and again."""
GIVEN_UP_AFTER: Final = timedelta(days=3)
"""An endpoint that took nothing for so long is paused."""
LOG_KEPT_FOR: Final = timedelta(days=30)
LONGEST_ERROR: Final = 300


class Paused(StrEnum):
    """Why an endpoint is told nothing."""

    BY_HAND = "by_hand"
    GONE = "gone"
    """It said itself that it is there no longer (410)."""
    DEAD = "dead"
    """It took nothing for three days."""


class WebhookState(StrEnum):
    """How an endpoint does, as whoever watches the hub counts it."""

    WORKING = "working"
    FAILING = "failing"
    """What is next was refused, and is tried again."""
    LOST = "lost"
    """It was paused because it took nothing, or said that it is gone."""
    PAUSED = "paused"
    """Somebody paused it."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address of another system."""

    id: str
    name: str
    url: str
    kinds: frozenset[str]
    """Empty: all that happens."""
    queues: frozenset[str]
    """Empty: in whichever queue, and what happens in none."""
    teams: frozenset[str]
    """Empty: every team, without what is restricted."""
    secret: str
    """Sealed."""
    made_by: str
    made_at: datetime
    position: int
    """Up to the event of this number everything was told, or is not for it."""
    due_at: datetime
    """Nothing is told before: somebody is telling it, or it is left in peace for a while."""
    claim: str = ""
    """Who is telling it; whoever was overtaken settles nothing."""
    old_secret: str = ""
    """Sealed; it signs as well until `old_until`."""
    old_until: datetime | None = None
    attempts: int = 0
    """How often in a row what is next was refused."""
    failing_since: datetime | None = None
    paused: str = ""
    """Why it is told nothing; empty while it is."""
    paused_at: datetime | None = None

    @property
    def heard(self) -> Heard:
        """What it is told of."""
        return Heard(self.kinds, self.queues, self.teams, is_of_all=not self.teams)

    @property
    def state(self) -> WebhookState:
        """How it does."""
        if self.paused:
            return WebhookState.PAUSED if self.paused == Paused.BY_HAND else WebhookState.LOST
        return WebhookState.FAILING if self.failing_since is not None else WebhookState.WORKING

    def pause_seconds(self, asked: float | None) -> float:
        """How long it is left in peace after it refused once more; what it asks for itself counts, if it is longer."""
        pause = PAUSES[min(self.attempts, len(PAUSES) - 1)]
        return max(pause, min(asked or 0, PAUSES[-1]))


class Fate(StrEnum):
    """What became of one event at one endpoint."""

    WANTED = "wanted"
    """Somebody asked for it: a test, or the same once more."""
    FAILED = "failed"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A line of the delivery log: one event at one endpoint."""

    id: str
    endpoint_id: str
    event_id: str
    """The `webhook-id`."""
    number: int
    """Of the event; 0 for a test."""
    kind: str
    fate: str
    attempts: int
    first_at: datetime
    last_at: datetime
    status: int | None = None
    """What was answered last; None where nobody answered."""
    error: str = ""


def checked_address(url: str) -> str:
    """The address, if one may send there at all; raises Invalid."""
    try:
        return web_address(url.strip())
    except ValueError as error:
        raise Invalid("url: " + str(error)) from None
