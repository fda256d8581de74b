"""Being there for some channels only: chosen, or because offers of one of them rang out."""

from __future__ import annotations

import pytest

from hub.application.close import close_conversation
from hub.application.presence import set_channel_presence
from hub.application.transaction import Transaction
from hub.domain.person import NO_ANSWER, Presence
from hub.domain.problem import Invalid, NotAllowed
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, DORA, MAIL, NORTH, OFFER_SECONDS, SOUTH, TEXT, change_entry
from tests.stage.stage import Stage


async def _allow(stage: Stage) -> None:
    def change(tx: Transaction) -> None:
        for team in (NORTH, SOUTH):
            change_entry(tx, "teams", team, channel_presence=True)
        for queue in ("chat-queue", "text-queue", "mail-queue"):
            change_entry(tx, "queues", queue, misses_before_away=0, offer_timeout_seconds=OFFER_SECONDS)

    await stage.run(change)


async def _miss(stage: Stage) -> None:
    """What rings for Anna rings out."""
    await stage.pause(OFFER_SECONDS + 1)


@staged
async def test_a_chat_that_rings_out_pauses_the_chat_and_nothing_else(stage: Stage) -> None:
    async with stage.working():
        await _allow(stage)
        await stage.become(ANNA)
        await stage.write(CHAT, "ada")
        await stage.pause()
        await _miss(stage)
        anna = await stage.person(ANNA)
        assert (anna.presence, dict(anna.paused)) == (Presence.AVAILABLE, {"webchat": NO_ANSWER})
        text = await stage.write(TEXT, "+15550111")
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(ANNA)] == [text.id]


@staged
async def test_one_word_brings_her_back_and_what_she_missed_rings_again(stage: Stage) -> None:
    async with stage.working():
        await _allow(stage)
        await stage.become(ANNA)
        missed = await stage.write(CHAT, "ada")
        await stage.pause()
        await _miss(stage)
        assert not await stage.ringing(ANNA)
        await stage.become(ANNA)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(ANNA)] == [missed.id]


@staged
async def test_it_takes_two_messages_in_a_row_that_can_wait(stage: Stage) -> None:
    async with stage.working():
        await _allow(stage)
        await stage.become(ANNA)
        await stage.write(TEXT, "+15550111")
        await stage.pause()
        await _miss(stage)
        assert not (await stage.person(ANNA)).paused
        await stage.write(TEXT, "+15550112")
        await stage.pause()
        await _miss(stage)
        assert dict((await stage.person(ANNA)).paused) == {"sms": NO_ANSWER}


@staged
async def test_an_answer_in_between_begins_the_row_anew(stage: Stage) -> None:
    async with stage.working():
        await _allow(stage)
        await stage.become(ANNA)
        text = await stage.write(TEXT, "+15550111")
        await stage.pause()
        await _miss(stage)
        assert dict((await stage.person(ANNA)).missed) == {"sms": 1}
        await stage.run(close_conversation, text.id, await stage.person(DORA), disposition="solved")
        await stage.write(CHAT, "ada")
        await stage.pause()
        await stage.accept(ANNA)
        assert not (await stage.person(ANNA)).missed


@staged
async def test_whoever_has_no_other_channel_is_away_as_a_whole(stage: Stage) -> None:
    async with stage.working():
        await _allow(stage)
        await stage.become(ANNA)
        for channel in ("email", "sms"):
            await stage.run(set_channel_presence, ANNA, channel, is_available=False)
        await stage.write(CHAT, "ada")
        await stage.pause()
        await _miss(stage)
        anna = await stage.person(ANNA)
        assert (anna.presence, anna.reason) == (Presence.AWAY, NO_ANSWER)
        await stage.become(ANNA)
        assert set((await stage.person(ANNA)).paused) == {"email", "sms"}, "what she left herself she comes back to"


@staged
async def test_a_paused_channel_rings_no_more_and_a_resumed_one_at_once(stage: Stage) -> None:
    async with stage.working():
        await _allow(stage)
        await stage.become(BO)
        letter = await stage.write(MAIL, "bea@example.org")
        await stage.pause()
        assert await stage.ringing(BO)
        await stage.run(set_channel_presence, BO, "email", is_available=False)
        await stage.pause()
        assert not await stage.ringing(BO)
        seen = next(row for row in stage.consoles.desks[ANNA].colleagues if row.id == BO)
        assert seen.paused == {"email": ""}
        await stage.run(set_channel_presence, BO, "email", is_available=True)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(BO)] == [letter.id]


@staged
async def test_pausing_the_last_channel_is_being_away(stage: Stage) -> None:
    await _allow(stage)
    await stage.become(ANNA)
    for channel in ("email", "sms", "webchat"):
        await stage.run(set_channel_presence, ANNA, channel, is_available=False)
    assert (await stage.person(ANNA)).presence is Presence.AWAY


@staged
async def test_it_needs_a_team_that_allows_it_and_a_channel_of_hers(stage: Stage) -> None:
    await stage.become(ANNA)
    with pytest.raises(NotAllowed, match="for every channel or for none"):
        await stage.run(set_channel_presence, ANNA, "webchat", is_available=False)
    with pytest.raises(Invalid, match="carrier-pigeon"):
        await stage.run(set_channel_presence, ANNA, "carrier-pigeon", is_available=False)
