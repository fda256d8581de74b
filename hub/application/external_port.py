"""What a use case may ask of the names that other systems have for customers and organisations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from hub.domain.external import ExternalKey, ExternalRecord, RecordOf
from hub.domain.ids import PersonId


class External(Protocol):
    """External ids, and answers that were given to other systems."""

    def held(self, key: ExternalKey) -> ExternalRecord | None:
        """Whom a system means by this id, locked for change."""
        ...

    def add(self, record: ExternalRecord) -> None:
        """Keep a new one."""
        ...

    def told_at(self, key: ExternalKey, as_of: datetime) -> None:
        """Its system has said now what was so at that instant."""
        ...

    def drop(self, key: ExternalKey) -> None:
        """Keep it no longer."""
        ...

    def known_as(self, of: RecordOf, record_id: str) -> Sequence[ExternalRecord]:
        """What every system calls one of them, by the names of the systems."""
        ...

    def answered(self, by: PersonId, key: str, since: datetime) -> tuple[str, Mapping[str, Any]] | None:
        """What was asked by this key since then, in few letters, and what was answered."""
        ...

    def keep_answer(self, by: PersonId, key: str, digest: str, answer: Mapping[str, Any]) -> None:
        """Keep an answer for whoever asks again."""
        ...

    def forget_answers(self, before: datetime) -> None:
        """Keep those given before no longer."""
        ...
