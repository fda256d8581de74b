"""How an account does, as administrators are told."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypeAlias

from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class AccountError:
    """What last went wrong."""

    at: datetime
    sentence: str
    kind: str
    """`not_signed`, `quarantined`, `not_sent`, `sent_later`, `source_lost`, `unusable`; empty where it is not known."""


WayState: TypeAlias = Literal["open", "not_configured", "unavailable", "refused", "unknown"]


@dataclass(frozen=True, slots=True)
class TriedWay:
    """What came of a try to reach the outside."""

    setting: str
    """The setting that leads there; empty where it concerns none."""
    state: WayState
    sentence: str
    """What to do next, where it is not open; it never holds a secret."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is to choose her first password."""

    name: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class AccountHealth:
    """Whether an account serves customers, and how one knows."""

    state: Literal["working", "failing", "incomplete", "untried"]
    """`incomplete`: settings are missing; `failing`: the last thing known of it went wrong."""
    arrived_at: datetime | None
    sent_at: datetime | None
    error: AccountError | None
    listener: Literal["connected", "disconnected"] | None
    """Of an account that fetches its arrivals: whether the source is there, as seen by the node that answers."""
    credentials: Literal["complete", "missing", "demonstration", "not_needed"]
    missing: tuple[str, ...]
    """Names of the settings that it lacks."""
    seen_at: datetime | None = None
    """Of a chat: when a page last asked for its button."""
    seen_on: str = ""
    """Where that page is, as far as its browser told."""
