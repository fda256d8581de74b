"""What the erasure of a customer asks of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from hub.domain.erasure import Erasure, ErasureId, LegalHold
from hub.domain.ids import ConversationId, CustomerId, FileId, IdentityId
from hub.domain.item import Item


class Erasures(Protocol):
    """Erasures, what holds them off, and the rows that they go over."""

    def keep(self, value: Erasure) -> None:
        """Keep it, new or changed."""
        ...

    def held(self, id_: ErasureId) -> Erasure:
        """The erasure, locked for change; raises NotFound."""
        ...

    def unfinished(self) -> Sequence[Erasure]:
        """Those that are not done, the oldest first."""
        ...

    def newest(self, most: int) -> Sequence[Erasure]:
        """The newest first."""
        ...

    def of(self, id_: CustomerId) -> Erasure | None:
        """That of this customer, if there is one."""
        ...

    def merged_into(self, id_: CustomerId) -> Sequence[CustomerId]:
        """Who proved to be this customer, over any number of merges."""
        ...

    def hold(self, value: LegalHold) -> None:
        """Keep it, in place of an earlier one."""
        ...

    def lift(self, id_: CustomerId) -> bool:
        """Whether there was a hold; there is none any more."""
        ...

    def hold_on(self, id_: CustomerId) -> LegalHold | None:
        """What forbids to erase her."""
        ...

    def holds(self) -> Sequence[LegalHold]:
        """All of them, the oldest first."""
        ...

    def silence(self, digest: str, since: datetime | None) -> None:
        """Remember that an address is left in peace; None: that it need not be."""
        ...

    def silences_any(self) -> bool:
        """Whether any address is left in peace; of nearly all hubs none is."""
        ...

    def silenced_since(self, digest: str) -> datetime | None:
        """Since when an address is left in peace."""
        ...

    def conversations(self, id_: CustomerId, after: str, most: int) -> Sequence[ConversationId]:
        """Her conversations in the order of their ids."""
        ...

    def items(self, id_: ConversationId, after: str, most: int) -> Sequence[Item]:
        """What a conversation contains, in the order of ids."""
        ...

    def empty_items(self, items: Sequence[Item], at: datetime) -> Mapping[str, int]:
        """Nothing of them is left but that they were there; by table how many rows that took."""
        ...

    def remove_of_conversation(self, id_: ConversationId) -> Mapping[str, int]:
        """What else stands with a conversation is gone."""
        ...

    def remove_of_identity(self, id_: IdentityId) -> Mapping[str, int]:
        """Files that she uploaded and never sent are gone."""
        ...

    def remove_uploads(self, ids: Sequence[FileId]) -> int:
        """Of these files those are gone that were never sent; how many."""
        ...

    def remove_of_customer(self, id_: CustomerId) -> Mapping[str, int]:
        """What stands with her record is gone."""
        ...

    def remove_with(self, words: Sequence[str]) -> Mapping[str, int]:
        """Rows to which nothing points are gone, where one of these words stands in them."""
        ...

    def is_mentioned(self, words: Sequence[str]) -> bool:
        """Whether one of these words stands in any of those rows."""
        ...

    def left(self, id_: CustomerId) -> Mapping[str, int]:
        """By table how many rows still hold something of her: what she has, before; nothing, afterwards."""
        ...

    def doomed(self) -> Sequence[str]:
        """Digests of files of which a row went."""
        ...

    def is_wanted(self, digest: str) -> bool:
        """Whether some row still has a file of these bytes."""
        ...

    def undoom(self, digest: str) -> None:
        """Its bytes are gone, or somebody else's."""
        ...

    def last_told(self) -> int:
        """The number of the newest event there is."""
        ...

    def forget_told(self, until: int, most: int) -> int:
        """How many rows of the log went, of those that end before this event or with it."""
        ...

    def forget_told_before(self, at: datetime, most: int) -> int:
        """How many rows of the log went of those that were told before this instant; the newest always stays."""
        ...

    def closed_until(
        self, until: datetime, after_at: datetime, after: str, most: int
    ) -> Sequence[tuple[ConversationId, datetime]]:
        """Conversations in the order in which they were closed, from after one on."""
        ...

    def closed_by_queue(self, until: datetime, after_at: datetime) -> Mapping[str, int]:
        """How many of each queue were closed until then, and after another instant."""
        ...

    def forget_quarantined(self, until: datetime, most: int) -> int:
        """How many arrivals left the quarantine, of those that came until then."""
        ...

    def quarantined_until(self, until: datetime) -> int:
        """How many arrivals of until then are in the quarantine."""
        ...

    def remove_files(self, items: Sequence[Item]) -> int:
        """The files of these messages are gone; how many."""
        ...


class Copies(Protocol):
    """What a copy is made of: rows by table."""

    def of_customer(self, id_: CustomerId, *, with_inside: bool) -> Mapping[str, list[dict[str, Any]]]:
        """Of her record."""
        ...

    def of_conversation(self, id_: ConversationId, *, with_inside: bool) -> Mapping[str, list[dict[str, Any]]]:
        """Of one conversation."""
        ...
