"""What can still be kept of what was promised to a customer."""

from __future__ import annotations

from datetime import datetime

from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class SlaKeepable:
    """What can still be kept beside something that is missed."""

    target: str
    due_at: datetime
    warn_at: datetime | None
