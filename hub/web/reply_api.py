"""Canned replies: those that are offered to me, and my own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.personal_reply import drop_reply, keep_reply, offered_replies
from hub.domain.canned_reply import PersonalReply, texts_by_language
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Route
from hub.wire.store import Reading

LONGEST_ID = 64


@dataclass(frozen=True, slots=True)
class ReplyView:
    """A canned reply; where it names no queue or channel it is offered in all."""

    id: str
    name: str
    shortcut: str
    text: Mapping[str, str]
    """By language; one for everybody has an empty one."""
    queues: list[str]
    channels: list[str]
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Replies:
    """What I may write with few keys."""

    replies: list[ReplyView]


@dataclass(frozen=True, slots=True)
class OwnReply:
    """A text of my own."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str
    text: str
    shortcut: str = ""


def _own(reply: PersonalReply) -> ReplyView:
    return ReplyView(reply.id, reply.name, reply.shortcut, {"": reply.text}, [], [], is_mine=True)


def _replies(reading: Reading, person: Person) -> Replies:
    offered = [
        ReplyView(
            reply.id,
            reply.name,
            reply.shortcut,
            texts_by_language(reply.text),
            list(reply.queues),
            list(reply.channels),
            is_mine=False,
        )
        for reply in offered_replies(reading, person)
    ]
    return Replies([*map(_own, reading.replies.of(person.id)), *offered])


async def list_replies(call: Call) -> Replies:
    """My own canned replies first, then the company's."""
    return await call.services.store.read(_replies, call.person)


async def keep(call: Call) -> ReplyView:
    """A canned reply of mine is so from now on."""
    body: OwnReply = call.body
    id_ = call.part("id")
    if len(id_) > LONGEST_ID:
        raise Invalid(f"The id is a text of at most {LONGEST_ID} characters, of your own choice.")
    kept = await call.services.store.run(
        keep_reply, call.person, id_, name=body.name, text=body.text, shortcut=body.shortcut
    )
    return _own(kept)


async def drop(call: Call) -> None:
    """A canned reply of mine is deleted."""
    await call.services.store.run(drop_reply, call.person, call.part("id"))


_PATH = "/api/replies/{id}"
ROUTES = [
    Route("GET", "/api/replies", Permission.READ, "Canned replies that I may use.", list_replies, answer=Replies),
    Route(
        "PUT",
        _PATH,
        Permission.WORK,
        "Keep a canned reply of my own.",
        keep,
        body=OwnReply,
        answer=ReplyView,
        problems=(CONFLICT,),
        is_made=True,
    ),
    Route("DELETE", _PATH, Permission.WORK, "Delete a canned reply of my own.", drop, statuses=(204,), is_made=True),
]
