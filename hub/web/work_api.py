"""The work on a conversation beside writing in it: put it aside and take it up again, mark it with words."""

from __future__ import annotations

from hub.application.access import readable
from hub.application.custom_field import set_fields
from hub.application.snooze import snooze_conversation, wake_conversation
from hub.application.tag import tag_conversation
from hub.domain.ids import ConversationId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.web.floor_fields import FieldsView, fields_view
from hub.web.problem_kinds import CONFLICT, EDITED_MEANWHILE
from hub.web.route import Call, Route
from hub.web.work_bodies import FieldChanges, Snooze, TagChanges, TagsOfIt
from hub.wire.store import Reading


def _id(call: Call) -> ConversationId:
    return ConversationId(call.part("id"))


async def snooze(call: Call) -> None:
    """Put it aside until a time, or until the customer writes."""
    body: Snooze = call.body
    await call.services.store.run(snooze_conversation, _id(call), call.person, body.until)


async def wake(call: Call) -> None:
    """Take up again what was put aside."""
    await call.services.store.run(wake_conversation, _id(call), call.person)


async def tag(call: Call) -> TagsOfIt:
    """Add and remove tags."""
    body: TagChanges = call.body
    return TagsOfIt(list(await call.services.store.run(tag_conversation, _id(call), call.person, body.tags)))


async def say_fields(call: Call) -> FieldsView:
    """Say what the company wants to know of it."""
    body: FieldChanges = call.body
    await call.services.store.run(set_fields, _id(call), call.person, body.fields, body.version)
    return await call.services.store.read(_fields, _id(call), call.person)


def _fields(reading: Reading, id_: ConversationId, person: Person) -> FieldsView:
    return fields_view(reading, readable(reading, id_, person), person)


_PATH = "/api/conversations/{id}"
ROUTES = [
    Route("POST", f"{_PATH}/tags", Permission.WORK, "Add and remove tags.", tag, body=TagChanges, answer=TagsOfIt),
    Route(
        "POST",
        f"{_PATH}/snooze",
        Permission.WORK,
        "Put it aside until a time, or until the customer writes.",
        snooze,
        body=Snooze,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/wake",
        Permission.WORK,
        "Take up again what was put aside.",
        wake,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/fields",
        Permission.WORK,
        "Say what the company wants to know of it.",
        say_fields,
        body=FieldChanges,
        answer=FieldsView,
        problems=(EDITED_MEANWHILE,),
    ),
]
