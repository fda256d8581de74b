"""Who is inside a conversation beside its owner: colleagues who were invited, and whether its owner asked for help."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Self

from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.domain.value import changed, dataclass

PARTICIPANTS: Final = "participants"
HELP: Final = "help"


@dataclass(frozen=True, slots=True)
class Help:
    """A request for a supervisor."""

    by: PersonId
    by_name: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Inside:
    """As a conversation keeps it; empty where nobody is inside and nothing was asked."""

    participants: Mapping[PersonId, str]
    """Names by id, in the order in which they came."""
    help: Help | None = None

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """What a conversation keeps of it."""
        asked = kept.get(HELP)
        help_ = (
            Help(PersonId(asked["by"]), asked["by_name"], asked["reason"], datetime.fromisoformat(asked["at"]))
            if asked
            else None
        )
        return cls({PersonId(id_): str(name) for id_, name in kept.get(PARTICIPANTS, {}).items()}, help_)

    def written(self) -> dict[str, Any]:
        """What a conversation keeps of it."""
        kept: dict[str, Any] = {}
        if self.participants:
            kept[PARTICIPANTS] = dict(self.participants)
        if self.help is not None:
            asked = self.help
            at = asked.at.isoformat(timespec="milliseconds")
            kept[HELP] = {"by": asked.by, "by_name": asked.by_name, "reason": asked.reason, "at": at}
        return kept

    def joined_by(self, person: Person) -> Self:
        """With one more."""
        return changed(self, participants={**self.participants, person.id: person.name})

    def left_by(self, id_: PersonId) -> Self:
        """With one less."""
        return changed(self, participants={other: name for other, name in self.participants.items() if other != id_})

    def asking(self, help_: Help | None) -> Self:
        """With a request for a supervisor, or without one."""
        return changed(self, help=help_)
