"""Sending that can be taken back for a few seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.undo_send import choose_undo_seconds, depart_now, send_undoably, take_back, undo_seconds
from hub.domain.departing import DepartingReply, UndoSeconds
from hub.domain.draft import DraftKind
from hub.domain.ids import ConversationId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Conflict
from hub.web.body import STRICT
from hub.web.conversation_api import written_in
from hub.web.conversation_bodies import NewMessage
from hub.web.problem_kinds import CONFLICT, SENT_BEFORE
from hub.web.route import Call, Route
from hub.wire.desk import DepartingReply as WireDeparting
from hub.wire.desk import Draft
from hub.wire.desk import Item as WireItem
from hub.wire.store import Reading
from hub.wire.tell_items import (
    wire_item,
)
from hub.wire.tell_writing import wire_departing, wire_draft


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a message: it can still be taken back, or it is on its way."""

    departing: WireDeparting | None
    item: WireItem | None


@dataclass(frozen=True, slots=True)
class WhichReply:
    """The reply that is meant, by the browser's own id."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    client_id: str


@dataclass(frozen=True, slots=True)
class UndoChoice:
    """For how many seconds what I send can be taken back: 0, 5, 10 or 20."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    written: int
    """Where letters and text messages are written."""
    live: int
    """Where the customer is present."""


def _id(call: Call) -> ConversationId:
    return ConversationId(call.part("id"))


async def send(call: Call) -> Sent:
    """Write to the customer, with a few seconds to think again."""
    result = await call.services.store.run(send_undoably, _id(call), call.person, **written_in(call.body))
    if isinstance(result, DepartingReply):
        return Sent(wire_departing(result), None)
    return Sent(None, wire_item(result))


def _draft(reading: Reading, id_: ConversationId, person: Person) -> Draft:
    draft = reading.drafts.get(person.id, id_, DraftKind.REPLY)
    if draft is None:
        raise Conflict("It was taken back, and sent again since; look at the conversation.")
    return wire_draft(draft)


async def undo(call: Call) -> Draft:
    """Take it back."""
    await call.services.store.run(take_back, _id(call), call.person, call.body.client_id)
    return await call.services.store.read(_draft, _id(call), call.person)


async def send_now(call: Call) -> None:
    """Wait no longer."""
    await call.services.store.run(depart_now, _id(call), call.person)


async def read_choice(call: Call) -> UndoChoice:
    """For how long what I send can be taken back."""
    chosen = await call.services.store.read(undo_seconds, call.person.id)
    return UndoChoice(chosen.written, chosen.live)


async def choose(call: Call) -> None:
    """Take back for longer, for shorter, or never."""
    body: UndoChoice = call.body
    await call.services.store.run(choose_undo_seconds, call.person, UndoSeconds(body.written, body.live))


_PATH = "/api/conversations/{id}/departing"
_CHOICE = "/api/undo_seconds"
ROUTES = [
    Route(
        "POST",
        _PATH,
        Permission.WORK,
        "Write to the customer; the message leaves after my seconds to take it back, or at once where I want none.",
        send,
        body=NewMessage,
        answer=Sent,
        problems=(CONFLICT, SENT_BEFORE),
    ),
    Route(
        "POST",
        f"{_PATH}/undo",
        Permission.WORK,
        "Take back what I sent; the answer is my draft, in which it stands again.",
        undo,
        body=WhichReply,
        answer=Draft,
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/now",
        Permission.WORK,
        "Send at once what could still be taken back.",
        send_now,
        statuses=(204,),
    ),
    Route("GET", _CHOICE, Permission.READ, "For how long I can take back.", read_choice, answer=UndoChoice),
    Route(
        "PUT",
        _CHOICE,
        Permission.WORK,
        "Choose for how long I can take back.",
        choose,
        body=UndoChoice,
        statuses=(204,),
    ),
]
