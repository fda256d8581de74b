"""Conversations: read them, write in them, pass them on, end them."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

from hub.application.access import readable
from hub.application.callback import miss_callback
from hub.application.close import close_conversation, end_conversation
from hub.application.reply import add_note, send_reply
from hub.application.transfer import take_conversation, transfer_conversation
from hub.application.wait import mark_read, wait_for_customer
from hub.domain.ids import ConversationId, FileId, PersonId, QueueId
from hub.domain.item import Item
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.web.conversation_bodies import (
    AgentName,
    Closing,
    ConversationEntry,
    ConversationList,
    ConversationView,
    NewMessage,
    NewNote,
    Taken,
    Transfer,
    View,
)
from hub.web.customer_api import customer_view
from hub.web.moment import moment
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Answer, Call, Query, Route
from hub.wire.desk import Item as WireItem
from hub.wire.store import ListedConversation, Reading
from hub.wire.tell import conversation_row, wire_item

ITEMS_SHOWN = 500
PAGE = 50


def _id(call: Call) -> ConversationId:
    return ConversationId(call.part("id"))


def _view(reading: Reading, id_: ConversationId, person: Person) -> ConversationView:
    found = readable(reading, id_, person)
    agent = reading.people.get(found.owner) if found.owner else None
    return ConversationView(
        reading.last_number(),
        found.id,
        found.state.value,
        conversation_row(found),
        AgentName(agent.id, agent.name) if agent else None,
        found.owner == person.id,
        reading.customers.identity_by_id(found.identity_id).opted_out_at is not None,
        customer_view(reading, found.customer_id),
        sorted(reading.floor.features_of(found.channel)),
        dict(found.skills),
        found.language,
        found.closed_at,
        found.disposition_id,
        [wire_item(item) for item in reading.items_of(found.id, ITEMS_SHOWN)],
    )


async def read_conversation(call: Call) -> ConversationView:
    """The conversation with everything in it."""
    return await call.services.store.read(_view, _id(call), call.person)


def _list(
    reading: Reading, person: Person, view: str, queue: str | None, before: datetime | None
) -> list[ListedConversation]:
    if view == "mine":
        mine = [c for c in reading.conversations.of_agent(person.id) if c.owner == person.id]
        return [ListedConversation(conversation_row(c), (person.id, person.name)) for c in reversed(mine)]
    found = reading.conversations_of_team(sorted(person.teams), view, before, PAGE)
    return [entry for entry in found if queue is None or entry.row.queue == queue]


async def list_conversations(call: Call) -> ConversationList:
    """Conversations of mine or of my teams, newest first."""
    view = call.request.query.get("view", "mine")
    if view not in get_args(View):
        raise Invalid("view is mine, waiting, team or closed.")
    if view in {"team", "closed"} and not call.person.teams:
        return ConversationList([], None)
    before = moment(call.request.query.get("before"))
    found = await call.services.store.read(_list, call.person, view, call.request.query.get("queue"), before)
    entries = [
        ConversationEntry(e.row, AgentName(*e.agent) if e.agent else None, e.closed_at, e.disposition) for e in found
    ]
    return ConversationList(entries, entries[-1].conversation.arrived_at if len(entries) == PAGE else None)


def _answer(result: tuple[Item, bool]) -> Answer:
    item, is_new = result
    return Answer(wire_item(item), 201 if is_new else 200)


async def send_message(call: Call) -> Answer:
    """Write to the customer."""
    body: NewMessage = call.body
    if not 0 < len(body.client_id) <= 100:  # noqa: PLR2004 - a browser's own id
        raise Invalid("client_id is a text of 1 to 100 characters, new for every message.")
    files = tuple(FileId(id_) for id_ in body.files[:20])
    return _answer(
        await call.services.store.run(
            send_reply, _id(call), call.person, text=body.text, client_id=body.client_id, file_ids=files
        )
    )


async def write_note(call: Call) -> Answer:
    """Write a note for colleagues."""
    body: NewNote = call.body
    return _answer(
        await call.services.store.run(add_note, _id(call), call.person, text=body.text, client_id=body.client_id)
    )


async def read_all(call: Call) -> None:
    """I have seen everything in it."""
    await call.services.store.run(mark_read, _id(call), call.person)


async def transfer(call: Call) -> None:
    """Pass it on."""
    body: Transfer = call.body
    await call.services.store.run(
        transfer_conversation,
        _id(call),
        call.person,
        to_agent=PersonId(body.to.agent) if body.to.agent else None,
        to_queue=QueueId(body.to.queue) if body.to.queue else None,
        note=body.note,
    )


async def take(call: Call) -> Taken:
    """Take a waiting conversation."""
    await call.services.store.run(take_conversation, _id(call), call.person)
    return Taken(_id(call))


async def wait(call: Call) -> None:
    """It is the customer's turn."""
    await call.services.store.run(wait_for_customer, _id(call), call.person)


async def end(call: Call) -> None:
    """End it for the customer; the wrap-up begins."""
    await call.services.store.run(end_conversation, _id(call), call.person)


async def close(call: Call) -> None:
    """Close it with its outcome."""
    body: Closing = call.body
    await call.services.store.run(
        close_conversation, _id(call), call.person, disposition=body.disposition, note=body.note
    )


async def miss(call: Call) -> None:
    """Nobody answered the callback."""
    await call.services.store.run(miss_callback, _id(call), call.person)


_PATH = "/api/conversations/{id}"
ROUTES = [
    Route(
        "GET",
        "/api/conversations",
        Permission.WORK,
        "List conversations.",
        list_conversations,
        answer=ConversationList,
        query=(
            Query(
                "view", "Whose: what I hold, what waits, what my teams hold, or what is closed; mine without it.", View
            ),
            Query("queue", "Only those of this queue."),
            Query("before", "The `next` of the page before.", datetime),
        ),
    ),
    Route("GET", _PATH, Permission.WORK, "Read a conversation.", read_conversation, answer=ConversationView),
    Route(
        "POST",
        f"{_PATH}/messages",
        Permission.WORK,
        "Write to the customer.",
        send_message,
        body=NewMessage,
        answer=WireItem,
        statuses=(201, 200),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/notes",
        Permission.WORK,
        "Write a note.",
        write_note,
        body=NewNote,
        answer=WireItem,
        statuses=(201, 200),
    ),
    Route("POST", f"{_PATH}/read", Permission.WORK, "Mark everything as read.", read_all, statuses=(204,)),
    Route(
        "POST",
        f"{_PATH}/transfer",
        Permission.WORK,
        "Pass it to an agent or a queue.",
        transfer,
        body=Transfer,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/take",
        Permission.WORK,
        "Take a waiting conversation.",
        take,
        answer=Taken,
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/wait",
        Permission.WORK,
        "Wait on the customer.",
        wait,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/callback/missed",
        Permission.WORK,
        "Nobody answered the callback; it comes back later.",
        miss,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/end",
        Permission.WORK,
        "End it; wrap-up begins.",
        end,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/close",
        Permission.WORK,
        "Close it with its outcome.",
        close,
        body=Closing,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
]
