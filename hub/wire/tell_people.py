"""The people of the company as desks show them, and what is told when one of them can be reached otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from channels.contract import Feature
from hub.domain.conversation import HELD, Conversation, State
from hub.domain.floor import Floor
from hub.domain.ids import PersonId
from hub.domain.person import Person, Presence
from hub.domain.work import Work
from hub.wire.desk import ChannelCapacity, Colleague, Me
from hub.wire.events import PersonRenamed, PresenceChanged
from hub.wire.tell import Told, person_room, team_room


def tell_person(before: Person, after: Person) -> Iterator[Told]:
    """What her teams hear when her presence or name changes."""
    rooms = (person_room(after.id), *(team_room(team) for team in sorted(after.works_in)))
    shown = presence_shown(after)
    if shown != presence_shown(before):
        yield rooms, shown
    if before.name != after.name:
        yield rooms, PersonRenamed(after.id, after.name)


def presence_shown(person: Person) -> PresenceChanged:
    """How a person can be reached, as she and her colleagues see it."""
    return PresenceChanged(
        person.id,
        person.presence.value,
        person.reason,
        person.presence_since,
        person.presence_until if person.presence is Presence.AWAY else None,
        person.next_presence.value if person.next_presence else None,
        person.next_reason,
        is_reachable=person.presence is Presence.OFFLINE or person.line_lost_at is None,
        paused=person.paused,
    )


def me_of(person: Person, capacity: Mapping[str, ChannelCapacity]) -> Me:
    """The person as she sees herself."""
    shown = presence_shown(person)
    return Me(
        person.id,
        person.name,
        shown.presence,
        shown.reason,
        shown.since,
        capacity,
        shown.until,
        shown.next_presence,
        shown.next_reason,
        shown.paused,
    )


def colleague(person: Person, work: Work, floor: Floor) -> Colleague:
    """The person as her colleagues see her."""
    shown = presence_shown(person)
    return Colleague(
        person.id,
        person.name,
        shown.presence,
        shown.reason,
        shown.since,
        work.held,
        shown.until,
        shown.next_presence,
        shown.next_reason,
        shown.is_reachable,
        work.live(floor),
        work.in_wrap_up(),
        shown.paused,
        person.room(floor.features),
    )


def load_shown(conversation: Conversation | None, floor: Floor) -> tuple[PersonId, bool, bool] | None:
    """Whose load the conversation is part of, as colleagues see it, and whether it keeps her busy."""
    if conversation is None or conversation.agent_id is None or conversation.state not in HELD:
        return None
    is_live = Feature.LIVE in floor.features_of(conversation.channel)
    is_open = is_live and conversation.state is State.OPEN
    return conversation.agent_id, is_open, conversation.state is State.WRAP_UP
