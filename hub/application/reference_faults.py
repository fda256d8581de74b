"""Faults of any kind of entry: a reference that leads nowhere, a number out of bounds, a level that nobody can have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from hub.application.floor_document import Fault
from hub.application.known_names import instead_of
from hub.domain.floor import Floor
from hub.domain.wording import Wording
from routing.floor import LONGEST_HEAD_START_SECONDS

HIGHEST_LEVEL: Final = 10
DAY_SECONDS: Final = 86_400
LONGEST_HEAD_START: Final = int(LONGEST_HEAD_START_SECONDS)
TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
NONE_OF: Final = {
    "teams": "is no team",
    "skills": "is no skill",
    "hours": "are no opening hours",
    "queues": "is no queue",
    "hooks": "is no hook",
    "accounts": "is no account",
}
"""What is said of a reference to one of a kind that is not there."""


def lost(path: str, kind: str, id_: str | None, floor: Floor) -> Iterator[Fault]:
    """The fault of a reference to what is not there."""
    known = getattr(floor, kind)
    if id_ is not None and id_ not in known:
        yield Fault(path, f"there {NONE_OF[kind]} “{id_}”", lost=(kind, id_), hint=instead_of(id_, known))


def all_lost(path: str, kind: str, ids: Iterable[str], floor: Floor) -> Iterator[Fault]:
    """The fault of each of several references to what is not there."""
    for id_ in ids:
        yield from lost(path, kind, id_, floor)


def outside(path: str, number: int, least: int, most: int) -> Iterator[Fault]:
    """The fault of a number out of its bounds."""
    if not least <= number <= most:
        yield Fault(path, f"is a whole number from {least} to {most}")


def skill_faults(floor: Floor, path: str, skills: Mapping[str, int]) -> Iterator[Fault]:
    """The faults of levels asked, or had, of skills."""
    for skill, level in skills.items():
        yield from lost(path, "skills", skill, floor)
        yield from outside(f"{path}.{skill}", level, 1, HIGHEST_LEVEL)


def wording_faults(path: str, wording: Wording) -> Iterator[Fault]:
    """The faults of a text for visitors."""
    if isinstance(wording, str):
        return
    if not wording:
        yield Fault(path, "needs a text in at least one language")
    for tag, text in wording.items():
        if TAG.fullmatch(tag) is None:
            yield Fault(f"{path}.{tag}", "is no language tag such as en or zh-Hans")
        elif not text.strip():
            yield Fault(f"{path}.{tag}", "is a text; leave the language out instead")
