"""Stories of what one agent holds side by side: alone with one customer, interrupted, and out of a shared budget."""

from __future__ import annotations

from typing import Any

import pytest

from hub.application.apply_floor import Applying, apply_floor
from hub.application.close import close_conversation
from hub.application.transfer import take_conversation
from hub.domain.conversation import State
from hub.domain.problem import Conflict
from hub.storage.seal import Seals
from hub.wire.desk import ChannelCapacity
from tests.stage.fixtures import staged
from tests.stage.floor import BO, CHAT, CHAT_QUEUE, MAIL, OFFER_SECONDS, TEXT, change_entry
from tests.stage.people import let_person_change
from tests.stage.stage import Stage

ALONE = {"exclusive": ["webchat"], "interrupts": {"webchat": ["email"]}}


async def say(stage: Stage, **sharing: Any) -> None:
    await stage.run(apply_floor, {"sharing": sharing}, Applying("test", Seals(bytes(32), {})))


async def rings(stage: Stage) -> list[str]:
    """What rings for Bo, by channel."""
    return [(await stage.conversation(offer.conversation_id)).channel for offer in await stage.ringing(BO)]


def shown(stage: Stage) -> dict[str, tuple[int, int, str]]:
    """What Bo's desk shows of his room."""
    capacity = stage.consoles.desks[BO].me.capacity
    return {name: (room.used, room.limit, room.no_room) for name, room in capacity.items()}


@staged
async def test_whoever_is_in_a_conversation_that_wants_her_alone_is_offered_nothing_else(stage: Stage) -> None:
    await say(stage, **ALONE)
    async with stage.working():
        await stage.become(BO)
        chat = await stage.write(CHAT, "ada")
        await stage.pause()
        assert await rings(stage) == ["webchat"]
        await stage.write(CHAT, "bea")
        text = await stage.write(TEXT, "+15550111")
        await stage.write(MAIL, "ada@example.org")
        await stage.pause()
        assert await rings(stage) == ["webchat"], "from when it rings on"
        await stage.accept(BO)
        await stage.pause(1)
        assert await rings(stage) == []
        assert shown(stage) == {
            "webchat": (1, 2, "holds_an_exclusive_channel"),
            "sms": (0, 2, "holds_an_exclusive_channel"),
            "email": (0, 1, "holds_an_exclusive_channel"),
        }
        why = await stage.router.explain(text.id)
        assert why is not None
        assert "holds_an_exclusive_channel" in {kept.reason for kept in why.reasons}
        with pytest.raises(Conflict, match="What you hold lets nothing come beside it"):
            await stage.run(take_conversation, text.id, await stage.person(BO))
        await stage.run(change_entry, "queues", CHAT_QUEUE, wrap_up_seconds=0)
        await stage.run(close_conversation, chat.id, await stage.person(BO), disposition="solved")
        await stage.pause(1)
        assert len(await rings(stage)) == 1, "the next chat alone, or what else has waited longest"


@staged
async def test_a_letter_stays_with_its_agent_when_it_is_interrupted(stage: Stage) -> None:
    await say(stage, **ALONE)
    async with stage.working():
        await stage.become(BO)
        mail = await stage.write(MAIL, "ada@example.org")
        await stage.pause()
        await stage.accept(BO)
        chat = await stage.write(CHAT, "bea")
        await stage.pause()
        assert await rings(stage) == ["webchat"]
        await stage.accept(BO)
        held = await stage.conversation(mail.id)
        assert (held.state, held.owner, held.holds_slot) == (State.OPEN, BO, True)
        await stage.write(MAIL, "ada@example.org", "One thing more.", thread=mail.id)
        assert (await stage.conversation(mail.id)).owner == BO, "she reads it when the chat is over"
        await stage.run(close_conversation, chat.id, await stage.person(BO), disposition="solved")
        await stage.pause(1)
        assert shown(stage)["email"] == (1, 1, "channel_full")
        assert shown(stage)["webchat"] == (0, 2, "")


@staged
async def test_what_may_not_be_interrupted_keeps_the_other_waiting(stage: Stage) -> None:
    await say(stage, **ALONE)
    async with stage.working():
        await stage.become(BO)
        text = await stage.write(TEXT, "+15550111")
        await stage.pause()
        await stage.accept(BO)
        chat = await stage.write(CHAT, "bea")
        await stage.pause(1)
        assert await rings(stage) == []
        assert shown(stage)["webchat"] == (0, 2, "must_hold_nothing")
        with pytest.raises(Conflict, match="It lets nothing be held beside it"):
            await stage.run(take_conversation, chat.id, await stage.person(BO))
        await say(stage, interrupts={"webchat": ["email", "sms"]})
        await stage.pause(1)
        assert await rings(stage) == ["webchat"], "a change holds within a second"
        assert (await stage.conversation(text.id)).owner == BO


@staged
async def test_what_rings_beside_it_waits_again_instead_of_setting_her_away(stage: Stage) -> None:
    await say(stage, **ALONE)
    async with stage.working():
        await stage.become(BO)
        mail = await stage.write(MAIL, "ada@example.org")
        await stage.pause()
        assert await rings(stage) == ["email"]
        await stage.write(CHAT, "bea")
        await stage.pause()
        assert await rings(stage) == ["webchat"]
        assert (await stage.conversation(mail.id)).state is State.QUEUED
        await stage.accept(BO)
        await stage.pause(OFFER_SECONDS + 100)
        person = await stage.person(BO)
        assert (person.presence.value, person.misses) == ("available", 0)
        assert (await stage.conversation(mail.id)).waiting_since == mail.waiting_since


@staged
async def test_what_comes_in_one_batch_with_it_is_offered_when_it_is_over(stage: Stage) -> None:
    await say(stage, **ALONE)
    async with stage.working():
        mail = await stage.write(MAIL, "ada@example.org")
        await stage.pause(10)
        chat = await stage.write(CHAT, "bea")
        await stage.become(BO)
        await stage.pause()
        assert await rings(stage) == ["webchat"]
        await stage.accept(BO)
        await stage.run(change_entry, "queues", CHAT_QUEUE, wrap_up_seconds=0)
        await stage.run(close_conversation, chat.id, await stage.person(BO), disposition="solved")
        await stage.pause(1)
        assert [offer.conversation_id for offer in await stage.ringing(BO)] == [mail.id]


@staged
async def test_channels_share_a_budget_and_the_desk_shows_what_is_left(stage: Stage) -> None:
    await say(stage, budgets={"attention": {"size": 3, "costs": {"webchat": 2, "email": 1}}})
    async with stage.working():
        await stage.become(BO)
        for account, who in ((CHAT, "ada"), (MAIL, "ada@example.org"), (CHAT, "bea")):
            await stage.write(account, who)
        await stage.pause()
        assert sorted(await rings(stage)) == ["email", "webchat"]
        assert shown(stage)["attention"] == (3, 3, "budget_spent")
        assert shown(stage)["webchat"] == (1, 2, "budget_spent")
        assert shown(stage)["sms"] == (0, 2, "")
        assert stage.consoles.desks[BO].me.capacity["attention"] == ChannelCapacity(
            3, 3, "budget_spent", is_budget=True
        )
        capacity = {**(await stage.person(BO)).capacity, "attention": 5}
        await stage.run(let_person_change, BO, capacity=capacity)
        await stage.pause()
        assert sorted(await rings(stage)) == ["email", "webchat", "webchat"]
