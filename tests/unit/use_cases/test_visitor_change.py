"""A visitor answers one message, reacts to ours, changes hers and takes one back, by the same rules as agents."""

from __future__ import annotations

from typing import Any

import pytest

from channels.changes import MessageEdited, MessageWithdrawn, ReactionChanged
from channels.sender import ProviderId, Sender
from hub.application.change_arrived import AnyChange
from hub.application.close import close_conversation
from hub.application.reply import send_reply
from hub.application.silence import ask_if_there
from hub.application.visitor import visitor_says
from hub.application.visitor_change import visitor_changes
from hub.domain.ids import ConversationId
from hub.domain.item import Direction, Item
from hub.domain.problem import Conflict, Invalid, NotFound, Problem
from tests.stage.fixtures import staged, staged_with
from tests.stage.floor import ANNA, CHAT, CHRIS, FEATURES, MAIL
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held, item_of
from tests.unit.use_cases.messenger import CAN, emoji_on

MINUTE = 60


class Visit:
    """Ada in the chat, with a message of hers and one of Anna's."""

    def __init__(self, stage: Stage, id_: ConversationId, hers: Item, ours: Item) -> None:
        self.stage, self.id, self.hers, self.ours = stage, id_, hers, ours
        self._done = 0

    def _about(self, item: Item | str, key: str, who: str) -> tuple[str, str, Sender, ProviderId]:
        self._done += 1
        id_ = item if isinstance(item, str) else item.id
        return key or f"{who}:{self._done}", "chat", Sender(who), ProviderId(id_)

    async def do(self, event: AnyChange) -> None:
        await self.stage.run(visitor_changes, self.stage.store.floor.accounts[CHAT], event)

    async def react(self, item: Item | str, emoji: str, *, key: str = "", who: str = "ada") -> None:
        await self.do(ReactionChanged(*self._about(item, key, who), self.stage.clock(), emoji))

    async def edit(self, item: Item | str, text: str, *, key: str = "", who: str = "ada") -> None:
        await self.do(MessageEdited(*self._about(item, key, who), self.stage.clock(), text))

    async def withdraw(self, item: Item | str, *, key: str = "", who: str = "ada") -> None:
        await self.do(MessageWithdrawn(*self._about(item, key, who), self.stage.clock()))

    async def now(self, item: Item) -> Item:
        return await item_of(self.stage, self.id, item)


async def visit(stage: Stage) -> Visit:
    id_ = await held(stage)
    ours, _ = await stage.run(send_reply, id_, await stage.person(ANNA), text="Hello Ada", client_id="c1")
    hers = next(item for item in await stage.items(id_) if item.direction is Direction.IN)
    return Visit(stage, id_, hers, ours)


@staged
async def test_she_does_to_messages_what_may_be_done(stage: Stage) -> None:
    ada = await visit(stage)
    await ada.react(ada.ours, "👍")
    await ada.edit(ada.hers, "Hello?")
    assert (emoji_on(await ada.now(ada.ours)), (await ada.now(ada.hers)).text) == (["👍"], "Hello?")
    await ada.react(ada.ours, "")
    await ada.withdraw(ada.hers)
    await ada.withdraw(ada.hers)
    assert (emoji_on(await ada.now(ada.ours)), (await ada.now(ada.hers)).is_withdrawn) == ([], True)


@staged
async def test_a_browser_that_repeats_what_it_is_not_sure_of_brings_nothing_back(stage: Stage) -> None:
    ada = await visit(stage)
    await ada.react(ada.ours, "👍", key="ada:1")
    await ada.react(ada.ours, "", key="ada:2")
    await ada.react(ada.ours, "👍", key="ada:1")
    await ada.edit(ada.hers, "one", key="ada:3")
    await ada.edit(ada.hers, "two", key="ada:4")
    await ada.edit(ada.hers, "one", key="ada:3")
    stage.clock.forward(15 * MINUTE)
    await ada.edit(ada.hers, "two", key="ada:4")
    assert (emoji_on(await ada.now(ada.ours)), (await ada.now(ada.hers)).text) == ([], "two")


@staged
async def test_what_she_may_not_do_is_said_in_a_sentence(stage: Stage) -> None:
    ada = await visit(stage)
    other = next(item for item in await stage.items(await held(stage, who="bea")) if item.text)
    refused: list[tuple[Any, type[Problem], str]] = [
        (ada.react(ada.hers, "👍"), Invalid, "written to you"),
        (ada.react(ada.ours, "🦄"), Invalid, "one of these: 👍"),
        (ada.edit(ada.ours, "I owe you"), Invalid, "wrote yourself"),
        (ada.withdraw(ada.ours), Invalid, "wrote yourself"),
        (ada.edit(ada.hers, " "), Invalid, "Write something"),
        (ada.edit(other, "Hm"), NotFound, "no such message"),
        (ada.react("absent", "👍"), NotFound, "no such message"),
        (ada.react(ada.ours, "👍", who="nobody"), NotFound, "no such message"),
    ]
    for asked, kind, said in refused:
        with pytest.raises(kind, match=said):
            await asked


@staged
async def test_there_comes_a_time_when_it_is_too_late(stage: Stage) -> None:
    ada = await visit(stage)
    stage.clock.forward(15 * MINUTE)
    with pytest.raises(Conflict, match="too late"):
        await ada.edit(ada.hers, "Hello?")
    stage.clock.forward(45 * MINUTE - 1)
    await ada.withdraw(ada.hers)
    with pytest.raises(Conflict, match="took this message back"):
        await ada.edit(ada.hers, "Hello?")


@staged
async def test_after_the_end_she_changes_no_words_but_may_thank_and_take_back(stage: Stage) -> None:
    ada = await visit(stage)
    await stage.run(close_conversation, ada.id, await stage.person(ANNA), disposition="solved", note="")
    with pytest.raises(Conflict, match="is over"):
        await ada.edit(ada.hers, "One more thing")
    await ada.react(ada.ours, "🙏")
    await ada.withdraw(ada.hers)
    assert (await stage.conversation(ada.id)).closed_at is not None


@staged_with({"webchat": FEATURES["webchat"] - CAN}, {})
async def test_where_the_chat_has_none_of_it_she_is_told(stage: Stage) -> None:
    ada = await visit(stage)
    for asked in (ada.react(ada.ours, "👍"), ada.edit(ada.hers, "Hm"), ada.withdraw(ada.hers)):
        with pytest.raises(Conflict, match="Here "):
            await asked


@staged
async def test_she_answers_one_message_of_her_own_chat(stage: Stage) -> None:
    ada, chat = await visit(stage), stage.store.floor.accounts[CHAT]
    foreign = next(item for item in await stage.items(await held(stage, MAIL, "b@example.org", CHRIS)) if item.text)

    async def say(key: str, replies_to: str) -> Item:
        event = stage.message(CHAT, "ada", "That one", key=key, replies_to=ProviderId(replies_to))
        item, _ = await stage.run(visitor_says, chat, event, client_id=key, file_ids=(), owner="visitor:ada")
        return item

    assert (await say("v1", ada.ours.id)).replies_to == ada.ours.id
    assert (await say("v2", foreign.id)).replies_to is None
    assert (await say("v3", "absent")).replies_to is None


@staged
async def test_whoever_was_asked_if_she_is_there_shows_it_by_a_reaction(stage: Stage) -> None:
    ada = await visit(stage)
    await stage.run(ask_if_there, ada.id)
    assert (await stage.conversation(ada.id)).is_asked_if_there
    await ada.react(ada.ours, "👍")
    assert not (await stage.conversation(ada.id)).is_asked_if_there
