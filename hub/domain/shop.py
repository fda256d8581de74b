"""Other systems of the company that report by themselves: how they are set up, and what they ask of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from typing import Final

from hub.domain.ids import CustomerId, PersonId
from hub.domain.value import dataclass

SECRET: Final = "webhook_secret"  # noqa: S105 - the name of a setting
DOOR: Final = "connectors/"
"""Before the id of one, where doors are named that hooks and accounts have too."""
ANSWER_DAYS: Final = 30
"""After so long whoever asked for her data has to have got it, and whoever asked to be forgotten has to be."""


@dataclass(frozen=True, slots=True)
class Shop:
    """One that reports customers and orders."""

    id: str
    name: str
    connector: str = ""
    """What kind of system it is."""
    source: str = ""
    """Whose ids it tells; empty: its own id here."""
    address: str = ""
    """Where its own pages are, such as `https://shop.example`; empty: nothing links there."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """`webhook_secret`: a reference or sealed; two of them, parted by a space, while one rotates."""

    @property
    def told_as(self) -> str:
        """The source of what it tells."""
        return self.source or self.id

    @property
    def door(self) -> str:
        """Where its deliveries come in."""
        return f"{DOOR}{self.id}"


@dataclass(frozen=True, slots=True)
class TopicCount:
    """How often something was reported."""

    topic: str
    count: int
    at: datetime
    """When last."""
    is_known: bool
    """Whether anything comes of it."""


@dataclass(frozen=True, slots=True)
class PrivacyRequest:
    """Somebody asked a shop for her data, or that they be erased: a person has to answer it."""

    id: str
    shop_id: str
    what: str
    """`copy`, `erasure`, or `shop_erasure` of everything that came from there."""
    external_id: str
    """What the shop calls her; empty where it concerns everybody."""
    customer_id: CustomerId | None
    """Who she is here, where that is known."""
    at: datetime
    due_at: datetime
    done_at: datetime | None = None
    done_by: PersonId | None = None
