"""What a use case may ask of the record of API keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hub.domain.api_key import ApiKey


class ApiKeys(Protocol):
    """The keys of other systems, those that open nothing any more included."""

    def all(self) -> Sequence[ApiKey]:
        """Every key, the newest first."""
        ...

    def get(self, id_: str) -> ApiKey:
        """The key; raises NotFound."""
        ...

    def by_digest(self, digest: str) -> ApiKey | None:
        """The key with this digest."""
        ...

    def add(self, value: ApiKey) -> None:
        """Keep a new key."""
        ...

    def used(self, id_: str, at: datetime) -> None:
        """It was used then."""
        ...

    def revoke(self, id_: str, at: datetime) -> None:
        """It opens nothing from then on."""
        ...
