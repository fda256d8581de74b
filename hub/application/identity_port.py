"""What a use case may ask of the record of how people prove who they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from hub.domain.ids import PersonId
from hub.domain.second_step import SecondStep


class SecondSteps(Protocol):
    """The second steps of those who have one."""

    def of(self, person_id: PersonId) -> SecondStep | None:
        """Hers, held until the transaction ends, so that no code is taken twice at once."""
        ...

    def owners(self) -> Sequence[PersonId]:
        """Everybody who has one."""
        ...

    def keep(self, value: SecondStep) -> None:
        """Keep it, new or changed."""
        ...

    def forget(self, person_id: PersonId) -> bool:
        """She has none any more; whether she had one."""
        ...
