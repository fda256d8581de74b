"""Conversations: read them, write in them, pass them on, end them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, get_args

from hub.application.access import is_inside, may_read, readable
from hub.application.callback import miss_callback
from hub.application.close import close_conversation, end_conversation
from hub.application.read_mark import mark_read, mark_unread
from hub.application.reply import add_note, send_reply
from hub.application.sender import senders, usual_sender
from hub.application.signature import own_signature, signature_for, signature_from
from hub.application.transfer import take_conversation, transfer_conversation
from hub.application.wait import wait_for_customer
from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId, FileId, ItemId, PersonId, QueueId
from hub.domain.item import Item
from hub.domain.letter import Letter
from hub.domain.matter import links_of, merged_from, merged_into
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.domain.split import split_from
from hub.web.conversation_bodies import (
    AgentName,
    Closing,
    ConversationEntry,
    ConversationList,
    ConversationView,
    NewLetter,
    NewMessage,
    NewNote,
    RelatedView,
    SenderView,
    Taken,
    Transfer,
    View,
)
from hub.web.customer_api import customer_view
from hub.web.floor_fields import fields_view
from hub.web.moment import moment
from hub.web.problem_kinds import CONFLICT, SENT_BEFORE
from hub.web.route import Answer, Call, Query, Route
from hub.wire.desk import Item as WireItem
from hub.wire.store import ListedConversation, Reading
from hub.wire.tell import (
    conversation_row,
)
from hub.wire.tell_items import (
    wire_item,
)
from hub.wire.tell_writing import wire_draft

ITEMS_SHOWN = 500
MOST_INSTEAD = 20
PAGE = 50


def _id(call: Call) -> ConversationId:
    return ConversationId(call.part("id"))


def _view(reading: Reading, id_: ConversationId, person: Person) -> ConversationView:
    found = readable(reading, id_, person)
    agent = reading.people.get(found.owner) if found.owner else None
    merged = _readable(reading, merged_from(found), person)
    items = _items(reading, found, merged)
    limits = reading.floor.limits_of(found.channel)
    return ConversationView(
        reading.last_number(),
        found.id,
        found.state.value,
        conversation_row(found, person.id if person.id in found.participants else None),
        AgentName(agent.id, agent.name) if agent else None,
        found.owner == person.id or is_inside(found, person),
        reading.customers.identity_by_id(found.identity_id).opted_out_at is not None,
        customer_view(reading, found.customer_id, person),
        sorted(reading.floor.features_of(found.channel)),
        limits,
        reading.items.last_heard_at(found.account_id, found.identity_id) if limits.reply_window_seconds else None,
        dict(found.skills),
        found.language,
        found.closed_at,
        found.disposition_id,
        [wire_item(item) for item in items],
        signature_for(reading, found, person, usual_sender(reading, found)),
        _senders(reading, found, person),
        [_related(one, found) for one in _readable(reading, links_of(found), person)],
        [_related(one, found) for one in merged],
        [item.id for item in items if item.conversation_id != found.id],
        merged_into(found),
        [wire_draft(draft) for draft in reading.drafts.of(person.id, found.id)],
        fields_view(reading, found, person),
    )


def _senders(reading: Reading, found: Conversation, person: Person) -> list[SenderView]:
    own = own_signature(reading, person.id)
    return [
        SenderView(one.id, one.name, one.address, signature_from(one, found.language, person, own))
        for one in senders(reading, found, person)
    ]


def _readable(reading: Reading, ids: Iterable[ConversationId], person: Person) -> list[Conversation]:
    found = [reading.conversations.get(id_) for id_ in ids]
    return [one for one in found if may_read(reading, person, one)]


def _related(one: Conversation, to: Conversation) -> RelatedView:
    subject = one.subject or one.preview
    was_split = split_from(one) == to.id or split_from(to) == one.id
    return RelatedView(
        one.id, one.customer_id, one.customer_name, one.channel, one.state.value, subject, one.arrived_at, was_split
    )


def _items(reading: Reading, found: Conversation, merged: Iterable[Conversation]) -> list[Item]:
    """Everything that was said in it and in what proved to be part of it."""
    items = [item for one in (found, *merged) for item in reading.items_of(one.id, ITEMS_SHOWN)]
    return sorted(items, key=lambda item: (item.at, item.id))


async def read_conversation(call: Call) -> ConversationView:
    """The conversation with everything in it."""
    return await call.services.store.read(_view, _id(call), call.person)


def _list(
    reading: Reading, person: Person, view: str, queue: str | None, before: datetime | None
) -> list[ListedConversation]:
    if view == "mine":
        mine = [c for c in reading.conversations.of_agent(person.id) if c.owner == person.id]
        return [ListedConversation(conversation_row(c), (person.id, person.name)) for c in reversed(mine)]
    if view == "mentions":
        return _readable_of(reading, person, [one.conversation_id for one in reading.mentions.newest(person.id)])
    if view == "drafts":
        return _readable_of(reading, person, [one.conversation_id for one in reading.drafts.begun(person.id)])
    found = reading.conversations_of_team(sorted(person.reads_in), view, before, PAGE)
    return [entry for entry in found if queue is None or entry.row.queue == queue]


def _readable_of(reading: Reading, person: Person, ids: Iterable[ConversationId]) -> list[ListedConversation]:
    """Each of these once, as far as somebody may read it."""
    found = [reading.conversations.get(id_) for id_ in dict.fromkeys(ids)]
    return [_listed(reading, one) for one in found if may_read(reading, person, one)]


def _listed(reading: Reading, found: Conversation) -> ListedConversation:
    agent = (found.owner, reading.people.get(found.owner).name) if found.owner else None
    return ListedConversation(conversation_row(found), agent, found.closed_at, found.disposition_id)


async def list_conversations(call: Call) -> ConversationList:
    """Conversations of mine or of my teams, newest first."""
    view = call.request.query.get("view", "mine")
    if view not in get_args(View):
        raise Invalid("view is mine, waiting, team, closed, mentions or drafts.")
    if view in {"team", "closed"} and not call.person.reads_in:
        return ConversationList([], None)
    before = moment(call.request.query.get("before"))
    found = await call.services.store.read(_list, call.person, view, call.request.query.get("queue"), before)
    entries = [
        ConversationEntry(e.row, AgentName(*e.agent) if e.agent else None, e.closed_at, e.disposition) for e in found
    ]
    return ConversationList(
        entries, entries[-1].conversation.arrived_at if len(entries) == PAGE and view != "mentions" else None
    )


def _answer(result: tuple[Item, bool]) -> Answer:
    item, is_new = result
    return Answer(wire_item(item), 201 if is_new else 200)


def _letter(wanted: NewLetter | None) -> Letter | None:
    if wanted is None:
        return None
    to, cc, bcc = (tuple(addresses) for addresses in (wanted.to, wanted.cc, wanted.bcc))
    without = tuple(wanted.without)
    return Letter(wanted.subject, "", to, cc, bcc, wanted.forwards, wanted.account, without=without)


async def send_message(call: Call) -> Answer:
    """Write to the customer."""
    return _answer(await call.services.store.run(send_reply, _id(call), call.person, **written_in(call.body)))


def written_in(body: NewMessage) -> dict[str, Any]:
    """What a message is made of."""
    if not 0 < len(body.client_id) <= 100:  # noqa: PLR2004 - a browser's own id
        raise Invalid("client_id is a text of 1 to 100 characters, new for every message.")
    files = tuple(FileId(id_) for id_ in body.files[:20])
    letter = _letter(body.letter)
    words = {"text": body.text, "file_ids": files, "letter": letter, "html": body.html, "original": body.original}
    words["replies_to"] = ItemId(body.replies_to) if body.replies_to else None
    return words | {"client_id": body.client_id} | _before(body)


def _before(body: NewMessage | NewNote) -> dict[str, Any]:
    """What may have been sent of it before, and until when it was written."""
    if len(body.instead_of) > MOST_INSTEAD:
        raise Invalid(f"instead_of names at most {MOST_INSTEAD} messages.")
    if body.written_at is not None and body.written_at.tzinfo is None:
        raise Invalid("written_at needs a time zone, such as Z.")
    return {"instead_of": tuple(body.instead_of), "written_at": body.written_at}


async def write_note(call: Call) -> Answer:
    """Write a note for colleagues."""
    body: NewNote = call.body
    people = tuple(PersonId(id_) for id_ in body.mentions)
    return _answer(
        await call.services.store.run(
            add_note,
            _id(call),
            call.person,
            text=body.text,
            client_id=body.client_id,
            mentions=people,
            **_before(body),
        )
    )


async def read_all(call: Call) -> None:
    """I have seen everything in it."""
    await call.services.store.run(mark_read, _id(call), call.person)


async def unread_last(call: Call) -> None:
    """I want to look at it again."""
    await call.services.store.run(mark_unread, _id(call), call.person)


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
        Permission.READ,
        "List conversations.",
        list_conversations,
        answer=ConversationList,
        query=(
            Query(
                "view",
                "What I hold (as without it), what waits, what my teams hold, what is closed, where I am mentioned, or "
                "where I have begun to write.",
                View,
            ),
            Query("queue", "Only those of this queue."),
            Query("before", "The `next` of the page before.", datetime),
        ),
    ),
    Route(
        "GET",
        _PATH,
        Permission.READ,
        "Read a conversation.",
        read_conversation,
        answer=ConversationView,
        for_keys=Permission.READ_TEAM,
    ),
    Route(
        "POST",
        f"{_PATH}/messages",
        Permission.WORK,
        "Write to the customer.",
        send_message,
        body=NewMessage,
        answer=WireItem,
        statuses=(201, 200),
        problems=(CONFLICT, SENT_BEFORE),
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
        problems=(SENT_BEFORE,),
    ),
    Route("POST", f"{_PATH}/read", Permission.WORK, "Mark everything as read.", read_all, statuses=(204,)),
    Route("POST", f"{_PATH}/unread", Permission.WORK, "Mark the last message as unread.", unread_last, statuses=(204,)),
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
