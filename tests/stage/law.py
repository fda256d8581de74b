"""The law of snapshots: an old desk and the events that its owner hears make the fresh desk.

Every commit is heard as the gateway would send it: by rooms, and with the rooms that a person has at that
moment; what a change of rights does to her rooms counts from the next commit on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson

from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.wire.desk import Desk
from hub.wire.encode import Numbered, decode
from hub.wire.reduce import apply_event
from hub.wire.store import Committed, Reading, Store
from hub.wire.tell import EVERYONE, RightsChanged, person_room, team_room


def rooms_of(person: Person) -> frozenset[str]:
    """What a person hears, as the console's line gives it."""
    return frozenset({person_room(person.id), *(team_room(team) for team in person.reads_in), EVERYONE})


def in_any_order(desk: Desk) -> Desk:
    """The desk with its lists in one order: the law is about what they contain."""
    return replace(
        desk,
        number=0,
        offers=tuple(sorted(desk.offers, key=lambda row: row.id)),
        conversations=tuple(sorted(desk.conversations, key=lambda row: row.id)),
        colleagues=tuple(sorted(desk.colleagues, key=lambda row: row.id)),
        waiting=tuple(sorted(desk.waiting, key=lambda row: row.conversation_id)),
        joined=tuple(sorted(desk.joined, key=lambda row: row.id)),
        help=tuple(sorted(desk.help, key=lambda row: row.conversation_id)),
        held=tuple(sorted(desk.held, key=lambda row: row.id)),
    )


def everybody(reading: Reading) -> list[tuple[Person, Desk]]:
    """Every person who may sign in, with a fresh desk."""
    return [(person, reading.desk(person.id)) for person in reading.people.all() if person.is_active]


def one_desk(reading: Reading, person_id: PersonId) -> tuple[Person, Desk]:
    """One person with a fresh desk."""
    return reading.people.get(person_id), reading.desk(person_id)


class Consoles:
    """The consoles of everybody, fed with events only."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.desks: dict[PersonId, Desk] = {}
        self._rooms: dict[PersonId, frozenset[str]] = {}
        self.heard: dict[PersonId, list[Numbered]] = {}
        self.last_number = 0
        store.on_commit(self._hear)

    async def open(self) -> None:
        """Everybody fetches the snapshot once."""
        self.desks.clear()
        for person, desk in await self._store.read(everybody):
            self._open(person, desk)

    def _open(self, person: Person, desk: Desk) -> None:
        self.desks[person.id] = desk
        self._rooms[person.id] = rooms_of(person)
        self.heard[person.id] = []

    def _hear(self, committed: Committed) -> None:
        changed: set[PersonId] = set()
        for event in committed.events:
            assert event.number > self.last_number, "numbers rise in the order of commits"
            self.last_number = event.number
            change = decode(event.type, event.body)
            if isinstance(change, RightsChanged):
                changed.add(PersonId(change.person_id))
            for person_id, rooms in self._rooms.items():
                if rooms.intersection(event.rooms):
                    self.heard[person_id].append(event)
                    # The type of the events of a console's rooms is that of the reducer; anything else fails here.
                    self.desks[person_id] = apply_event(self.desks[person_id], event.number, change)  # type: ignore[arg-type]

        for id_ in changed & self._rooms.keys():
            self._rooms[id_] = rooms_of(committed.people[id_])

    async def check(self) -> None:
        """Every console shows what a fresh snapshot would show."""
        fresh = await self._store.read(everybody)
        present = {person.id for person, _ in fresh}
        for person, desk in fresh:
            if person.id not in self.desks:
                self._open(person, desk)
                continue
            assert in_any_order(self.desks[person.id]) == in_any_order(desk), f"the desk of {person.name} is wrong"
        for gone in self.desks.keys() - present:
            del self.desks[gone], self._rooms[gone], self.heard[gone]


def recorded(before: Desk, heard: list[Numbered], after: Desk) -> dict[str, Any]:
    """The pair as JSON for the browser's reducer, which must come to the same desk."""
    return {
        "before": orjson.loads(orjson.dumps(before)),
        "events": [orjson.loads(event.json()) for event in heard],
        "after": orjson.loads(orjson.dumps(after)),
    }
