"""A customer who is called back instead of waiting: what keeps her place says where, and how often it was tried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Self

from hub.domain.value import dataclass

CALLBACK: Final = "callback"
PROMISED: Final = "answer_promised"
"""In the record of a letter that took the place of a chat: she was told that an answer will come."""


@dataclass(frozen=True, slots=True)
class Callback:
    """Where she is called, and how often nobody answered there."""

    to: str
    """A number in E.164."""
    attempts: int = 0

    @classmethod
    def read(cls, entry: Mapping[str, object]) -> Self | None:
        """From the record of a conversation's entry."""
        kept = entry.get(CALLBACK)
        return cls(str(kept["to"]), int(kept["attempts"])) if isinstance(kept, Mapping) else None

    def written(self, entry: Mapping[str, object]) -> dict[str, object]:
        """The record of a conversation's entry with this in it."""
        return {**entry, CALLBACK: {"to": self.to, "attempts": self.attempts}}


def is_promised(entry: Mapping[str, object]) -> bool:
    """Whether the customer was promised a call or an answer by mail, so that nothing sends her away."""
    return CALLBACK in entry or PROMISED in entry


def without_callback(entry: Mapping[str, object]) -> dict[str, object]:
    """The record of a conversation's entry without any."""
    return {name: value for name, value in entry.items() if name != CALLBACK}
