"""The contract between the hub and every system that reports by itself: what a delivery means, and what can be wrong.

A connector is three members: the `topics` it turns into facts, the `settings` that hold its secret, and what a
delivery means (`read`, pure: whether it is genuine is decided before anything of it is looked at).

    ConnectorError
    ├── Forged           refuse it, keep nothing
    ├── NotConfigured    refuse it for now: nobody said the secret yet
    └── NotUnderstood    acknowledge it, keep it in quarantine
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol, TypeAlias


class ConnectorError(Exception):
    """Something is wrong with a delivery; the text says what to do next."""


class Forged(ConnectorError):
    """The delivery is not signed by its system; compare the secrets if it should have been."""


class NotConfigured(ConnectorError):
    """Nothing can be checked before an administrator has written the secret."""


class NotUnderstood(ConnectorError):
    """The delivery is genuine but makes no sense; look at it in the quarantine."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came, as it came."""

    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Access:
    """What an administrator said of one system, secrets resolved."""

    secrets: tuple[str, ...]
    """While one rotates, several are valid."""
    address: str = ""
    """Where its own pages are, without a last slash; empty: nothing links there."""


class Of(StrEnum):
    """What a fact is about."""

    CUSTOMER = "customer"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class CustomerTold:
    """Who a customer is, as far as it was said."""

    id: str
    as_of: datetime | None
    name: str = ""
    addresses: tuple[str, ...] = ()
    """Mail addresses and telephone numbers."""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class OrderTold:
    """An order as it is now."""

    id: str
    at: datetime
    as_of: datetime | None
    title: str
    customer: CustomerTold
    """Whose it is; without an id whoever has one of these addresses."""
    amount: str = ""
    currency: str = ""
    link: str = ""
    details: tuple[tuple[str, str], ...] = ()
    """`status`, `payment`, `delivery`, `items`: and what it says."""


@dataclass(frozen=True, slots=True)
class Gone:
    """It is there no longer, or again."""

    of: Of
    id: str
    is_back: bool = False


class Privacy(StrEnum):
    """What somebody's right to her data asks of the company."""

    COPY = "copy"
    ERASURE = "erasure"
    SHOP_ERASURE = "shop_erasure"
    """Of everything that came from this system."""


@dataclass(frozen=True, slots=True)
class PrivacyAsked:
    """Somebody asked for her data, or that they be erased."""

    what: Privacy
    customer: CustomerTold | None = None


Fact: TypeAlias = CustomerTold | OrderTold | Gone | PrivacyAsked


@dataclass(frozen=True, slots=True)
class Reading:
    """What a delivery means."""

    topic: str
    """As its system calls what happened."""
    key: str
    """A repeat has it too; empty: it tells nothing, and is counted by nobody."""
    facts: tuple[Fact, ...] = ()
    is_known: bool = True
    """Whether the connector turns this topic into facts."""


class Connector(Protocol):
    """One kind of system; nothing of it is kept between two deliveries."""

    title: ClassVar[str]
    """As it calls itself."""
    topics: ClassVar[tuple[str, ...]]
    """What an administrator switches on there."""
    secret_where: ClassVar[Mapping[str, str]]
    """Where the secret is found, in the languages of the console."""

    @staticmethod
    def read(delivery: Delivery, access: Access) -> Reading:
        """What it means; raises ConnectorError."""
        ...
