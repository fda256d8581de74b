"""What a use case may ask of the shops that report by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hub.domain.external import ExternalKey
from hub.domain.shop import PrivacyRequest, TopicCount


class Shops(Protocol):
    """What they reported, what is gone there, and what they ask of people."""

    def count(self, shop_id: str, topic: str, *, is_known: bool) -> None:
        """It was reported once more."""
        ...

    def topics(self, shop_id: str) -> Sequence[TopicCount]:
        """What was reported how often, the last first."""
        ...

    def is_gone(self, key: ExternalKey) -> bool:
        """Whether it was said that this is there no longer."""
        ...

    def note_gone(self, key: ExternalKey) -> None:
        """It is there no longer: what was said of it before means nothing when it comes late."""
        ...

    def note_back(self, key: ExternalKey) -> None:
        """It is there again."""
        ...

    def ask(self, request: PrivacyRequest) -> None:
        """Keep a request that a person has to answer."""
        ...

    def request(self, id_: str) -> PrivacyRequest:
        """One of them, locked for change; raises NotFound."""
        ...

    def requests(self, most: int) -> Sequence[PrivacyRequest]:
        """Those that nobody answered yet, the oldest first, and then the others, the newest first."""
        ...

    def settle(self, request: PrivacyRequest) -> None:
        """Keep who answered it, and when."""
        ...
