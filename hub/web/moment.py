"""Instants in queries."""

from __future__ import annotations

from datetime import datetime

from hub.domain.problem import Invalid


def moment(text: str | None, name: str = "before") -> datetime | None:
    """The instant a query names, or a clear refusal."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(f"{name} is an ISO 8601 time such as 2026-11-22T10:00:00Z.") from None
    if at.tzinfo is None:
        raise Invalid(f"{name} needs a time zone, such as Z.")
    return at
