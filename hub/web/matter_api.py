"""Conversations that belong together, and a closed one that goes on."""

from __future__ import annotations

from hub.application.matter import link_conversations, merge_conversations, part_conversations
from hub.application.reopen import reopen_conversation
from hub.application.split import split_conversation, take_back_split
from hub.domain.ids import ConversationId, ItemId
from hub.domain.permission import Permission
from hub.web.problem_kinds import CONFLICT, INVALID
from hub.web.route import Answer, Call, Route
from hub.web.work_bodies import OtherConversation, SplitDone, SplitOrder


def _id(call: Call) -> ConversationId:
    return ConversationId(call.part("id"))


def _other(call: Call) -> ConversationId:
    body: OtherConversation = call.body
    return ConversationId(body.other)


async def link(call: Call) -> None:
    """Relate it to another, both ways."""
    await call.services.store.run(link_conversations, _id(call), _other(call), call.person)


async def unlink(call: Call) -> None:
    """Relate it to the other no longer."""
    other = ConversationId(call.part("other"))
    await call.services.store.run(link_conversations, _id(call), other, call.person, is_linked=False)


async def merge(call: Call) -> None:
    """The other proves to be part of this one."""
    await call.services.store.run(merge_conversations, _id(call), _other(call), call.person)


async def part(call: Call) -> None:
    """They were two matters after all."""
    await call.services.store.run(part_conversations, _id(call), _other(call), call.person)


async def split(call: Call) -> Answer:
    """From a message on it is a conversation of its own."""
    body: SplitOrder = call.body
    made = await call.services.store.run(split_conversation, _id(call), call.person, ItemId(body.item))
    return Answer(SplitDone(made), 201)


async def unsplit(call: Call) -> None:
    """It was one after all."""
    await call.services.store.run(take_back_split, _id(call), _other(call), call.person)


async def reopen(call: Call) -> None:
    """Go on with one that is closed, or that I wrap up."""
    await call.services.store.run(reopen_conversation, _id(call), call.person)


_PATH = "/api/conversations/{id}"
ROUTES = [
    Route(
        "POST",
        f"{_PATH}/links",
        Permission.WORK,
        "Relate it to another.",
        link,
        body=OtherConversation,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "DELETE",
        f"{_PATH}/links/{{other}}",
        Permission.WORK,
        "Relate it to another no longer.",
        unlink,
        statuses=(204,),
        problems=(INVALID,),
    ),
    Route(
        "POST",
        f"{_PATH}/merge",
        Permission.WORK,
        "Another proves to be part of it.",
        merge,
        body=OtherConversation,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/part",
        Permission.WORK,
        "Undo such a merge.",
        part,
        body=OtherConversation,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/split",
        Permission.WORK,
        "Make a conversation of its own of what was said from a message on.",
        split,
        body=SplitOrder,
        answer=SplitDone,
        statuses=(201,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/unsplit",
        Permission.WORK,
        "Undo such a split, from either part.",
        unsplit,
        body=OtherConversation,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/reopen",
        Permission.WORK,
        "Go on with one that is closed, or that I am wrapping up.",
        reopen,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
]
