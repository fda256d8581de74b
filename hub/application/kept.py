"""Values that only use cases and the store share: what is on its way, who is signed in, what nobody understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from hub.domain.ids import (
    AccountId,
    ConversationId,
    IdentityId,
    ItemId,
    PersonId,
)
from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message on its way out, or what became of one that left: one outbox row."""

    item_id: ItemId
    """Of the message; of a change an id of its own, which has its place in the same order."""
    account_id: AccountId
    conversation_id: ConversationId
    identity_id: IdentityId
    attempts: int = 0
    is_automatic: bool = False
    change: Mapping[str, str] = field(default_factory=dict)
    """Of a change: its `kind`, the `item` and, of a reaction, the `emoji`."""


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser; `digest` is the SHA-256 of the cookie's secret."""

    digest: str
    person_id: PersonId
    csrf: str
    created_at: datetime
    expires_at: datetime
    seen_at: datetime | None = None
    """When it was last used, to a few minutes."""
    device: str | None = None
    """What the browser said of itself when somebody signed in with it."""
    provider: str | None = None
    """By which provider of identities she signed in, if by one."""
    id_token: str | None = field(default=None, repr=False)
    """What that provider gave for her, sealed: it signs her out there without a question."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A genuine arrival that nobody understood, as it came."""

    id: str
    door: str
    at: datetime
    reason: str
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes
