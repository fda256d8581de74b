"""What the ids in a line of the audit stand for, as far as whoever reads it knows names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from hub.domain.floor import KINDS
from hub.domain.ids import ImportId, OrganisationId
from hub.domain.problem import NotFound
from hub.wire.store import Reading

REFERS: Final[Mapping[str, str]] = {
    "account": "accounts",
    "hours": "hours",
    "own_roles": "roles",
    "provider": "providers",
    "queue": "queues",
    "queues": "queues",
    "roles": "roles",
    "shop": "shops",
    "skills": "skills",
    "team": "teams",
    "teams": "teams",
    "team_roles": "teams",
}
"""Fields that hold ids, and of which kind."""
MOST_NAMES: Final = 200
"""Of one field."""


class Names:
    """The names of one page; what occurs twice is looked for once."""

    def __init__(self, reading: Reading, doers: Mapping[str, str]) -> None:
        self._reading = reading
        self._doers = doers
        self._found: dict[tuple[str, str], str] = {}

    def subject(self, action: str, id_: str, details: Mapping[str, Any]) -> str:
        """What it was done to; the id itself where it has no name."""
        kind = action.partition(".")[0]
        if kind in KINDS:
            return self._configured(kind, id_) or _named_in(details) or id_
        looking = _LOOKING.get(kind)
        if looking is not None:
            if (kind, id_) not in self._found:
                self._found[kind, id_] = looking(self._reading, id_)
            return self._found[kind, id_] or id_
        return self._doers.get(id_) or (_named_in(details) if kind == "endpoints" else "") or id_

    def within(self, details: Mapping[str, Any]) -> dict[str, dict[str, str]]:
        """By field the names of the ids that stand there."""
        fields = details.get("fields")
        told = {**details, **fields} if isinstance(fields, dict) else details
        found = {
            field: dict(list(self._of_field(REFERS[field], value))[:MOST_NAMES])
            for field, value in told.items()
            if field in REFERS
        }
        return {field: names for field, names in found.items() if names}

    def _of_field(self, kind: str, value: object) -> Iterator[tuple[str, str]]:
        for id_ in dict.fromkeys(_ids_in(value)):
            name = self._configured(kind, id_)
            if name and name != id_:
                yield id_, name

    def _configured(self, kind: str, id_: str) -> str:
        entry = getattr(self._reading.floor, kind, {}).get(id_)
        return str(getattr(entry, "name", ""))


def _ids_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple | dict):
        for one in value:
            yield from _ids_in(one)


def _named_in(details: Mapping[str, Any]) -> str:
    """How it was called when that was done to it."""
    fields = details.get("fields")
    said = fields.get("name", details.get("name")) if isinstance(fields, dict) else details.get("name")
    if isinstance(said, list):
        said = next((one for one in reversed(said) if one), "")
    return said if isinstance(said, str) else ""


def _import(reading: Reading, id_: str) -> str:
    try:
        return reading.imports.get(ImportId(id_)).file_name
    except NotFound:
        return ""


def _organisation(reading: Reading, id_: str) -> str:
    try:
        return reading.organisations.get(OrganisationId(id_)).name
    except NotFound:
        return ""


_LOOKING: Final[Mapping[str, Callable[[Reading, str], str]]] = {"import": _import, "organisation": _organisation}
