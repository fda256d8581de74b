"""Mentions: I have seen where I was named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.mention import read_mentions
from hub.domain.ids import ConversationId
from hub.domain.permission import Permission
from hub.web.body import STRICT
from hub.web.route import Call, Route


@dataclass(frozen=True, slots=True)
class SeenMentions:
    """Where I have seen that I am mentioned."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    conversation_id: str


async def see(call: Call) -> None:
    """I have seen where I am mentioned in a conversation."""
    body: SeenMentions = call.body
    await call.services.store.run(read_mentions, ConversationId(body.conversation_id[:64]), call.person)


ROUTES = [
    Route(
        "POST",
        "/api/mentions/read",
        Permission.READ,
        "I have seen where I am mentioned in a conversation.",
        see,
        body=SeenMentions,
        statuses=(204,),
    ),
]
