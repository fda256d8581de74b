"""Texts that are written once and sent often."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from hub.domain.ids import PersonId, QueueId, TeamId
from hub.domain.value import dataclass
from hub.domain.wording import Wording

SHORTCUT: Final = re.compile(r"[\w.-]{1,40}")
LONGEST_REPLY_CHARACTERS: Final = 10_000


@dataclass(frozen=True, slots=True)
class CannedReply:
    """A text of the company; what it leaves out does not narrow where it is offered."""

    id: str
    name: str
    text: Wording
    """`{customer.name}` and its like are filled in where it is written."""
    shortcut: str = ""
    """What is typed after `/` to find it."""
    teams: tuple[TeamId, ...] = ()
    queues: tuple[QueueId, ...] = ()
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonalReply:
    """A text of one agent, for her alone."""

    id: str
    person_id: PersonId
    name: str
    text: str
    shortcut: str = ""


def texts_by_language(wording: Wording) -> Mapping[str, str]:
    """The texts by their language; one for everybody has none."""
    return {"": wording} if isinstance(wording, str) else dict(wording)
