"""Why a conversation still waits, on its way from the router to whoever asks; agents are told by their ids."""

from __future__ import annotations

from datetime import datetime

from hub.domain.value import dataclass
from hub.wire.visitor import KeptFor


@dataclass(frozen=True, slots=True)
class Eases:
    """What it asks from an instant on, and the queues whose agents may then serve it too."""

    at: datetime
    asks: str
    also_queues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How many one reason keeps from it, and some of them."""

    reason: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody with little against her, and each skill that she lacks: its name, the level asked, and hers."""

    agent_id: str
    reasons: tuple[str, ...]
    gaps: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class WhyWaiting:
    """The router's account of a conversation that waits."""

    prospect: str
    asks: str
    reasons: tuple[Kept, ...]
    ahead: int
    named: tuple[str, datetime | None] | None
    """The only one who may take it for now, and until when."""
    eases: Eases | None
    nearest: tuple[Near, ...]
    """Those with the least against them: what would help."""
    kept_free: tuple[KeptFor, ...] = ()
