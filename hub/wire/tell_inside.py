"""Who is told of those inside a conversation beside its owner, and of who asks for help."""

from __future__ import annotations

from collections.abc import Iterator

from hub.domain.conversation import Conversation
from hub.domain.ids import PersonId
from hub.domain.inside import Inside
from hub.wire.desk import HelpRow
from hub.wire.events import HelpAsked, HelpEnded, JoinedAdded, JoinedRemoved
from hub.wire.tell import Told, conversation_row, customer_name, person_room, team_room


def tell_inside(before: Conversation | None, after: Conversation) -> Iterator[Told]:
    """What those hear who are inside, and those who may come in."""
    yield from _tell_participants(before, after)
    yield from _tell_team(before, after)


def _tell_participants(before: Conversation | None, after: Conversation) -> Iterator[Told]:
    was = before.participants if before is not None else {}
    for id_ in was:
        if id_ not in after.participants:
            yield (person_room(id_),), JoinedRemoved(after.id)
    for id_ in map(PersonId, after.participants):
        row = conversation_row(after, id_)
        if before is None or id_ not in was or conversation_row(before, id_) != row:
            yield (person_room(id_),), JoinedAdded(row)


def _tell_team(before: Conversation | None, after: Conversation) -> Iterator[Told]:
    old, new = help_row(before), help_row(after)
    if old == new and (before is None or before.team_id == after.team_id):
        return
    if old is not None and before is not None and (new is None or before.team_id != after.team_id):
        yield (team_room(before.team_id),), HelpEnded(after.id)
    if new is not None:
        yield (team_room(after.team_id),), HelpAsked(new)


def help_row(conversation: Conversation | None) -> HelpRow | None:
    """The request for a supervisor, as the desks of its team show it."""
    asked = Inside.read(conversation.inside).help if conversation is not None and conversation.inside else None
    if conversation is None or asked is None:
        return None
    return HelpRow(
        conversation.id,
        conversation.queue_id,
        conversation.channel,
        customer_name(conversation),
        asked.by_name,
        asked.reason,
        asked.at,
    )
