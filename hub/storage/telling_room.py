"""What changed of what agents hold and may hold: told to nobody but themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from hub.domain.conversation import Conversation
from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.domain.sharing import FloorSharing
from hub.storage.conversations import ConversationRecords
from hub.storage.people import PeopleRecords
from hub.wire.desk import ChannelCapacity
from hub.wire.events import CapacityChanged
from hub.wire.room import capacities, capacity
from hub.wire.tell import Told, person_room


class Changes(Protocol):
    """The records from which it follows."""

    @property
    def conversations(self) -> ConversationRecords: ...

    @property
    def people(self) -> PeopleRecords: ...


def room_events(changes: Changes, before: FloorSharing, after: FloorSharing) -> Iterator[Told]:
    """Every channel and budget of which somebody holds, may hold or may be given more or less than before.

    Where channels share something, one conversation may change several of them: a call leaves no room on any.
    """
    gained = _gained(changes.conversations)
    is_as_before = before is after or before == after
    people = _concerned(changes.people, gained) if is_as_before else _everybody(changes.people)
    for id_, person in sorted(people.items()):
        was = changes.people.before.get(id_, person)
        if was is None:
            continue
        more = gained.get(id_, {})
        slots = changes.conversations.slots(id_)
        held_before = {channel: slots.get(channel, 0) - more.get(channel, 0) for channel in {*slots, *more}}
        # Nearly always nothing happened to her other channels.
        is_apart = is_as_before and was.capacity == person.capacity and all(map(after.rules.is_apart, more))
        only = more if is_apart else None
        old = _rows(was, {channel: count for channel, count in held_before.items() if count}, before, only)
        new = _rows(person, slots, after, only)
        for name in sorted(old.keys() | new.keys()):
            if old.get(name) != new.get(name):
                yield (person_room(id_),), CapacityChanged(name, new.get(name))


def _rows(
    agent: Person, slots: Mapping[str, int], sharing: FloorSharing, only: Iterable[str] | None
) -> dict[str, ChannelCapacity]:
    """What she sees of these channels, as far as she has to do with them; or of all, and of every budget."""
    if only is None:
        return capacities(agent, slots, sharing)
    return {name: capacity(agent, slots, sharing, name) for name in only if name in slots or name in agent.capacity}


def _gained(records: ConversationRecords) -> dict[PersonId, dict[str, int]]:
    """By agent, how many more slots of each channel are taken than before."""
    gained: dict[PersonId, dict[str, int]] = {}
    for id_, after in records.after.items():
        was, is_now = _slot_holder(records.before[id_]), _slot_holder(after)
        if was == is_now:
            continue
        for holder, by in ((was, -1), (is_now, 1)):
            if holder is not None:
                counts = gained.setdefault(holder, {})
                counts[after.channel] = counts.get(after.channel, 0) + by
    return gained


def _everybody(people: PeopleRecords) -> dict[PersonId, Person]:
    return {person.id: people.after.get(person.id, person) for person in people.all()}


def _concerned(people: PeopleRecords, gained: Iterable[PersonId]) -> dict[PersonId, Person]:
    limited = {id_: after for id_, after in people.after.items() if _is_limited_otherwise(people, id_, after)}
    return limited | {id_: people.get(id_) for id_ in gained}


def _is_limited_otherwise(people: PeopleRecords, id_: PersonId, after: Person) -> bool:
    before = people.before[id_]
    return before is not None and before.capacity != after.capacity


def _slot_holder(conversation: Conversation | None) -> PersonId | None:
    return conversation.agent_id if conversation is not None and conversation.holds_slot else None
