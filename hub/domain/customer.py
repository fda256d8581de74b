"""The people outside: who they are, and the addresses that may be theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from hub.domain.ids import CustomerId, IdentityId
from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Customer:
    """A person or company outside."""

    id: CustomerId
    name: str
    tier: str = ""
    language: str = ""
    notes: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """One address of a customer on one channel; `key` is the channel's own, opaque and stable."""

    id: IdentityId
    customer_id: CustomerId
    channel: str
    key: str
    address: str
    name: str
    is_verified: bool
    opted_out_at: datetime | None = None
