"""What becomes of messages afterwards: reactions, other texts, and that they are taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.earlier_text import earlier_texts_of
from hub.application.edit_message import edit_message
from hub.application.react import react
from hub.application.withdraw_message import withdraw_message
from hub.domain.ids import ConversationId, ItemId
from hub.domain.permission import Permission
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Route


@dataclass(frozen=True, slots=True)
class NewReaction:
    """What I think of a message."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    emoji: str
    """One of the channel's `limits.reactions`."""


@dataclass(frozen=True, slots=True)
class NewText:
    """What a message of mine shall say."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    text: str


@dataclass(frozen=True, slots=True)
class EarlierTextView:
    """What a message said for a while."""

    text: str
    since: datetime
    files: list[str]
    """The names of its files, once they went with it."""


@dataclass(frozen=True, slots=True)
class EarlierTexts:
    """What a message said before, the first text first."""

    texts: list[EarlierTextView]


def _which(call: Call) -> tuple[ConversationId, ItemId]:
    return ConversationId(call.part("id")), ItemId(call.part("item"))


async def put_reaction(call: Call) -> None:
    """I think so of it."""
    id_, item = _which(call)
    await call.services.store.run(react, id_, call.person, item, call.body.emoji)


async def drop_reaction(call: Call) -> None:
    """I think nothing of it any more."""
    id_, item = _which(call)
    await call.services.store.run(react, id_, call.person, item, "")


async def put_text(call: Call) -> None:
    """It shall say this."""
    id_, item = _which(call)
    await call.services.store.run(edit_message, id_, call.person, item, call.body.text)


async def withdraw(call: Call) -> None:
    """I take it back."""
    id_, item = _which(call)
    await call.services.store.run(withdraw_message, id_, call.person, item)


async def read_earlier(call: Call) -> EarlierTexts:
    """What it said before."""
    id_, item = _which(call)
    found = await call.services.store.read(earlier_texts_of, id_, call.person, item)
    return EarlierTexts([EarlierTextView(one.text, one.stamp.at, list(one.files)) for one in found])


_PATH = "/api/conversations/{id}/messages/{item}"
ROUTES = [
    Route(
        "PUT",
        f"{_PATH}/reaction",
        Permission.WORK,
        "React to a customer's message; the reaction before is replaced.",
        put_reaction,
        body=NewReaction,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "DELETE",
        f"{_PATH}/reaction",
        Permission.WORK,
        "Take my reaction back.",
        drop_reaction,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "PUT",
        f"{_PATH}/text",
        Permission.WORK,
        "Change the text of a message of mine.",
        put_text,
        body=NewText,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/withdraw",
        Permission.WORK,
        "Take a message of mine back.",
        withdraw,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "GET",
        f"{_PATH}/earlier",
        Permission.READ,
        "What a message said before it was changed, or, for supervisors of its team, before it was taken back.",
        read_earlier,
        answer=EarlierTexts,
    ),
]
