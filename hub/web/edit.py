"""Who edited something last, so that nobody overwrites it unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Edit:
    """The last edit of a field."""

    version: int
    by: str
    by_name: str
    at: datetime
