"""What a use case may ask of the record of what became of messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol

from hub.domain.aftermath import EarlierText, Stamp
from hub.domain.ids import AccountId, ItemId
from hub.domain.item import Item
from hub.domain.value import dataclass


class ChangeKind(StrEnum):
    """What is done to a message."""

    REACTION = "reaction"
    EDIT = "edit"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True)
class EarlyChange:
    """What was done to a message that is not known yet; of one kind and one doer the latest is kept."""

    account_id: AccountId
    message: str
    """What the provider calls it."""
    kind: ChangeKind | None
    """None: another message answers it."""
    by: str
    """The customer's key; of a reply its own id."""
    stamp: Stamp
    details: Mapping[str, Any]


class Changes(Protocol):
    """Changes of messages: the items that have them, their earlier texts, and what came before its message."""

    def save(self, before: Item, after: Item) -> None:
        """Keep what became of a message, and tell whoever sees it."""
        ...

    def tell_erased(self, erased: Sequence[tuple[Item, Item]]) -> None:
        """Whoever sees these messages is told that nothing of them is left; each as it was, and as it is."""
        ...

    def earlier_texts(self, item_id: ItemId) -> Sequence[EarlierText]:
        """What it said before, the first text first."""
        ...

    def keep_earlier_texts(self, item_id: ItemId, texts: Sequence[EarlierText]) -> None:
        """Keep them in place of those that were kept; none of them forgets them all."""
        ...

    def hold(self, account_id: AccountId, message: str) -> None:
        """Until this transaction ends nobody else keeps the message, or anything that came before it."""
        ...

    def wait(self, change: EarlyChange) -> None:
        """Keep a change whose message is not known yet, unless a later one is kept."""
        ...

    def take(self, account_id: AccountId, message: str) -> Sequence[EarlyChange]:
        """What waited for this message; it does so no longer."""
        ...
