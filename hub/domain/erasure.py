"""The erasure of a customer: how far it is, what it went over, and what she is called afterwards."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Final, NewType, Self

from hub.domain.ids import CustomerId, PersonId
from hub.domain.value import changed, dataclass

ErasureId = NewType("ErasureId", str)

ERASED_NAME: Final = "∅"
"""What the record of an erased customer is called; a screen says it in its reader's language."""
ERASED: Final = "erased"
"""The detail of a message that says that nothing of it is left."""
SETTLING_SECONDS: Final = 60
"""After so long every node has read what was told, and whoever was just uploading a file has sent it."""


class Stage(StrEnum):
    """How far it is; after each the next."""

    CONVERSATIONS = "conversations"
    RECORD = "record"
    FILES = "files"
    SETTLING = "settling"
    LOG = "log"
    BYTES = "bytes"
    CHECK = "check"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure: its receipt, which says nothing of whom it erased."""

    id: ErasureId
    customer_id: CustomerId
    customers: tuple[CustomerId, ...]
    """Her record, and those that were merged into it."""
    by: PersonId
    by_name: str
    begun_at: datetime
    stage: Stage = Stage.CONVERSATIONS
    place: str = ""
    """Where it goes on: within a stage, in the order of ids."""
    words: tuple[str, ...] = ()
    """By which she is looked for where nothing points to her; none once it is done."""
    known_as: tuple[tuple[str, str], ...] = ()
    """Her names, and after the name of another system what that calls her; none once it is done."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """How many rows of each table it emptied or removed, and how many files."""
    rounds: int = 1
    """How often it went over everything: once more whenever the check found something."""
    found: int = 0
    """What the last check found."""
    last_number: int = 0
    """The last event that may tell of her."""
    due_at: datetime | None = None
    finished_at: datetime | None = None

    def went_over(self, counts: Mapping[str, int], place: str | None = None) -> Self:
        """With so many more rows, and the place from which it goes on."""
        sums = dict(self.counts)
        for name, count in counts.items():
            if count:
                sums[name] = sums.get(name, 0) + count
        return changed(self, counts=sums, place=self.place if place is None else place)

    def then(self, stage: Stage, due_at: datetime | None = None) -> Self:
        """At the beginning of this stage."""
        return changed(self, stage=stage, place="", due_at=due_at)

    def again(self, found: int) -> Self:
        """From the beginning: the check found something."""
        return changed(self, stage=Stage.CONVERSATIONS, place="", rounds=self.rounds + 1, found=found)


@dataclass(frozen=True, slots=True)
class LegalHold:
    """That nothing of a customer may be erased for now."""

    customer_id: CustomerId
    reason: str
    by: PersonId
    by_name: str
    since: datetime


def fingerprint(key: bytes, text: str) -> str:
    """What stands for an address that is left in peace: whoever has not the hub's key gets nothing out of it."""
    return hmac.new(key, b"silenced:" + text.encode(), hashlib.sha256).hexdigest()


def silenced_text(channel: str, key: str) -> str:
    """By which an address on a channel is known again."""
    return f"{channel} {key.strip().lower()}"
