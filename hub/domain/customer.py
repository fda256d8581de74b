"""The people outside: who they are, and the addresses that may be theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from hub.domain.ids import CustomerId, IdentityId, OrganisationId, PersonId
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
    organisation_id: OrganisationId | None = None
    """To which she belongs."""
    value: float | None = None
    """What she is worth to the company, where anybody has said so in figures."""
    tags: tuple[str, ...] = ()
    consents: Mapping[str, str] = field(default_factory=dict)
    """What she agreed to (`given`) or refused (`refused`), by purpose; what she was never asked is missing."""
    version: int = 0
    """How often she was edited."""
    edits: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Of each field that was ever edited, who did so last, when, and in which version."""
    merged_into: CustomerId | None = None
    """Who she proved to be; this record then rests, as it was, until the merge is undone."""
    erased_at: datetime | None = None
    """Since when nothing of her is left but that she was there."""


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
    added_by: PersonId | None = None
    """Who typed it, where nobody wrote from there before."""
    added_by_name: str = ""
    added_at: datetime | None = None
