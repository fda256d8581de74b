"""The real router, timers and outbox at work, on a clock that the test holds: what happens, and exactly when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from hub.application.offer import accept_offer, decline_offer
from hub.application.presence import line_found, line_lost
from hub.application.transfer import take_conversation
from hub.domain.ids import ConversationId, OfferId
from hub.domain.person import CONNECTION_LOST, NO_ANSWER, Presence
from hub.domain.problem import Conflict
from hub.wire.desk import OfferReason
from hub.wire.store import Reading
from hub.worker.floor import MOST_RINGING
from hub.worker.spared import ONLY_ONE_SECONDS
from tests.stage.fixtures import staged
from tests.stage.floor import (
    ANNA,
    BO,
    CHAT,
    CHRIS,
    DORA,
    MAIL,
    MEMORY_SECONDS,
    OFFER_SECONDS,
)
from tests.stage.people import let_conversation_change, let_person_change
from tests.stage.stage import Stage


def happened(reading: Reading, id_: ConversationId) -> list[tuple[datetime, str, str | None, dict[str, object]]]:
    return list(reading.facts_of(id_))


async def when(stage: Stage, id_: ConversationId, happening: str) -> list[datetime]:
    return [at for at, what, _, _ in await stage.store.read(happened, id_) if what == happening]


# Offers.


@staged
async def test_an_arrival_is_offered_at_once_to_whoever_is_ready(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        conversation = await stage.write(CHAT, "ada")
        began = stage.clock()
        await stage.pause()
        (offer,) = await stage.ringing(ANNA)
        assert offer.conversation_id == conversation.id
        assert offer.made_at - began <= timedelta(milliseconds=1)


@staged
async def test_a_conversation_is_offered_to_whoever_meets_one_of_its_alternatives(stage: Stage) -> None:
    async with stage.working():
        conversation = await stage.write(MAIL, "ada@example.org")
        asks = {"any_of": [{"fr": 6}, {"fr": 2, "law": 1}]}
        await stage.run(let_conversation_change, conversation.id, asks=asks)
        await stage.become(BO)
        await stage.pause()
        assert await stage.ringing(BO) == []
        await stage.run(let_person_change, BO, skills={"fr": 5, "law": 1})
        await stage.pause()
        (offer,) = await stage.ringing(BO)
        assert offer.conversation_id == conversation.id
        assert (await stage.conversation(conversation.id)).asks == asks


@staged
async def test_of_two_who_could_take_it_whoever_has_the_preferred_skill_is_offered_it(stage: Stage) -> None:
    async with stage.working():
        await stage.become(CHRIS)
        await stage.pause(60)
        await stage.become(BO)
        # The router looks when the test pauses, not before.
        conversation = await stage.write(MAIL, "ada@example.org")
        await stage.run(let_conversation_change, conversation.id, asks={"preferred": {"fr": 2.0}})
        await stage.pause()
        assert [len(await stage.ringing(id_)) for id_ in (CHRIS, BO)] == [0, 1]


@staged
async def test_no_more_than_three_offers_ring_for_an_agent_at_once(stage: Stage) -> None:
    async with stage.working():
        await stage.run(let_person_change, ANNA, capacity={"webchat": 9})
        for name in ("ada", "bea", "cleo", "dina", "edna"):
            await stage.write(CHAT, name)
        await stage.become(ANNA)
        await stage.pause()
        first, *others = await stage.ringing(ANNA)
        assert len(others) == MOST_RINGING - 1
        await stage.run(accept_offer, OfferId(first.id), await stage.person(ANNA))
        await stage.pause()
        assert len(await stage.ringing(ANNA)) == MOST_RINGING


@staged
async def test_an_offer_says_why_it_rings_for_her_in_facts_that_a_screen_can_put_into_words(stage: Stage) -> None:
    async with stage.working():
        for id_ in (CHRIS, BO):
            await stage.become(id_)
            await stage.pause(60)
        await stage.write(MAIL, "ada@example.org", "Hello")
        await stage.pause()
        await stage.write(MAIL, "bea@example.org", "Bonjour")
        await stage.pause()
        (first,), (second,) = stage.consoles.desks[CHRIS].offers, stage.consoles.desks[BO].offers
        assert first.reason == OfferReason("default", eligible=2, idle_seconds=120, is_tie=False, lacking=0)
        assert second.reason == OfferReason("default", eligible=1, idle_seconds=60, is_tie=False, lacking=1)


@staged
async def test_the_team_sees_for_whom_a_waiting_conversation_rings_until_it_is_taken_up(stage: Stage) -> None:
    def rings_for() -> list[str | None]:
        return [row.offered_to for row in stage.consoles.desks[BO].waiting]

    async with stage.working():
        await stage.write(CHAT, "ada")
        assert rings_for() == [None]
        await stage.become(ANNA)
        await stage.pause()
        assert rings_for() == [ANNA]
        (offer,) = await stage.ringing(ANNA)
        with pytest.raises(Conflict, match="rings for somebody"):
            await stage.run(take_conversation, offer.conversation_id, await stage.person(DORA))
        await stage.run(decline_offer, OfferId(offer.id), await stage.person(ANNA), "lunch")
        assert rings_for() == [None]
        await stage.pause(ONLY_ONE_SECONDS + 0.01)
        assert rings_for() == [ANNA]
        await stage.accept(ANNA)
        assert rings_for() == []
        told = [event.type for event in stage.consoles.heard[BO] if event.type.startswith("waiting")]
        assert told == ["waiting_added", *["waiting_offered"] * 3, "waiting_removed"]


@staged
async def test_an_agent_who_becomes_ready_is_offered_what_waits_longest(stage: Stage) -> None:
    async with stage.working():
        first = await stage.write(CHAT, "ada")
        await stage.pause(5)
        await stage.write(CHAT, "bea")
        await stage.run(let_person_change, ANNA, capacity={"webchat": 1})
        await stage.become(ANNA)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(ANNA)] == [first.id]


@staged
async def test_an_offer_rings_out_exactly_at_its_time_and_its_agent_is_away_with_a_reason(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        conversation = await stage.write(CHAT, "ada")
        await stage.pause()
        (offer,) = await stage.ringing(ANNA)
        assert offer.expires_at == offer.made_at + timedelta(seconds=OFFER_SECONDS)
        await stage.pause(OFFER_SECONDS - 0.01)
        assert await stage.ringing(ANNA) == [offer]
        await stage.pause(0.02)
        assert await when(stage, conversation.id, "offer_ended") == [offer.expires_at]
        anna = await stage.person(ANNA)
        assert (anna.presence, anna.reason, anna.presence_since) == (Presence.AWAY, NO_ANSWER, offer.expires_at)
        assert (await stage.conversation(conversation.id)).waiting_since == conversation.arrived_at


@staged
async def test_one_offer_that_rings_out_takes_the_others_that_ring_for_her_along(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.write(CHAT, "ada")
        await stage.pause(10)
        await stage.write(CHAT, "bea")
        await stage.pause(OFFER_SECONDS - 10 + 0.01)
        assert (await stage.person(ANNA)).presence is Presence.AWAY
        assert await stage.ringing(ANNA) == []


@staged
async def test_an_agent_may_miss_as_many_as_her_queue_allows(stage: Stage) -> None:
    async with stage.working():
        await stage.become(CHRIS)
        await stage.write(MAIL, "ada@example.org")
        await stage.pause(31)
        assert (await stage.person(CHRIS)).presence is Presence.AVAILABLE
        await stage.pause(61)
        await stage.pause(31)
        assert (await stage.person(CHRIS)).reason == NO_ANSWER


@staged
async def test_a_declined_conversation_keeps_its_age_and_comes_back_to_her_after_the_memory(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.become(BO, Presence.AWAY)
        conversation = await stage.write(CHAT, "ada")
        await stage.pause(1)
        (offer,) = await stage.ringing(ANNA)
        declined_at = stage.clock()
        await stage.run(decline_offer, OfferId(offer.id), await stage.person(ANNA), "lunch")
        await stage.pause(MEMORY_SECONDS - 1)
        assert await stage.ringing(ANNA) == []
        await stage.pause(1.01)
        (again,) = await stage.ringing(ANNA)
        assert again.made_at == declined_at + timedelta(seconds=MEMORY_SECONDS)
        found = await stage.conversation(conversation.id)
        assert found.waiting_since == conversation.arrived_at


@staged
async def test_whoever_is_the_only_one_there_is_asked_again_soon(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.become(BO, Presence.AWAY)
        await stage.write(CHAT, "ada")
        await stage.pause(1)
        (offer,) = await stage.ringing(ANNA)
        await stage.run(decline_offer, OfferId(offer.id), await stage.person(ANNA), "lunch")
        await stage.pause(ONLY_ONE_SECONDS + 1)
        assert await stage.ringing(ANNA) == [], "Bo may come back"
        await stage.become(BO, Presence.OFFLINE)
        await stage.pause(0.01)
        assert len(await stage.ringing(ANNA)) == 1


@staged
async def test_a_declined_conversation_goes_to_the_next_at_once(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.become(BO)
        await stage.write(CHAT, "ada")
        await stage.pause()
        (first,) = [who for who in (ANNA, BO) if await stage.ringing(who)]
        (offer,) = await stage.ringing(first)
        await stage.run(decline_offer, OfferId(offer.id), await stage.person(first), "")
        await stage.pause()
        assert len(await stage.ringing(BO if first == ANNA else ANNA)) == 1


@staged
async def test_two_offers_are_never_more_than_there_is_room_for(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        for name in "abcdef":
            await stage.write(CHAT, name)
        await stage.pause(1)
        assert len(await stage.ringing(ANNA)) == 2


@staged
async def test_a_skill_that_is_demanded_is_waited_for(stage: Stage) -> None:
    async with stage.working():
        await stage.become(CHRIS)
        conversation = await stage.write(MAIL, "ada@example.org", "Bonjour")
        await stage.pause(1)
        assert conversation.skills == {"fr": 3}
        assert await stage.ringing(CHRIS) == []
        await stage.become(BO)
        await stage.pause()
        assert len(await stage.ringing(BO)) == 1


# Presence.


@staged
async def test_what_rings_for_somebody_who_leaves_rings_elsewhere_and_comes_back_when_she_does(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.write(CHAT, "ada")
        await stage.pause()
        await stage.become(ANNA, Presence.AWAY, "lunch")
        await stage.pause(5)
        assert await stage.ringing(ANNA) == []
        await stage.become(ANNA)
        await stage.pause()
        assert len(await stage.ringing(ANNA)) == 1


@staged
async def test_a_lost_line_makes_her_offline_after_the_grace_and_a_new_one_ready_again(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.run(line_lost, ANNA, 30.0)
        lost_at = stage.clock()
        await stage.pause(29)
        assert (await stage.person(ANNA)).presence is Presence.AVAILABLE
        await stage.pause(1.01)
        anna = await stage.person(ANNA)
        assert (anna.presence, anna.reason) == (Presence.OFFLINE, CONNECTION_LOST)
        assert anna.presence_since == lost_at + timedelta(seconds=30)
        await stage.run(line_found, ANNA)
        assert (await stage.person(ANNA)).presence is Presence.AVAILABLE


@staged
async def test_whoever_was_away_when_her_line_was_lost_is_away_for_the_same_reason(stage: Stage) -> None:
    async with stage.working():
        for reason in ("lunch", None):
            await stage.become(ANNA, Presence.AWAY, reason)
            await stage.run(line_lost, ANNA, 30.0)
            await stage.pause(30.01)
            anna = await stage.person(ANNA)
            assert (anna.presence, anna.reason) == (Presence.OFFLINE, CONNECTION_LOST)
            await stage.run(line_found, ANNA)
            anna = await stage.person(ANNA)
            assert (anna.presence, anna.reason) == (Presence.AWAY, reason)
        await stage.become(ANNA)
        await stage.run(line_lost, ANNA, 30.0)
        await stage.pause(30.01)
        await stage.run(line_found, ANNA)
        assert (await stage.person(ANNA)).presence is Presence.AVAILABLE


@staged
async def test_what_rang_out_on_a_dead_line_is_told_to_her_when_it_is_back(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        await stage.write(CHAT, "ada")
        await stage.pause()
        await stage.run(line_lost, ANNA, OFFER_SECONDS + 60.0)
        while (await stage.person(ANNA)).presence is Presence.AVAILABLE:
            await stage.pause(OFFER_SECONDS + 0.01)
        assert (await stage.person(ANNA)).reason == NO_ANSWER
        await stage.pause(OFFER_SECONDS + 60.0)
        assert (await stage.person(ANNA)).presence is Presence.OFFLINE
        await stage.run(line_found, ANNA)
        anna = await stage.person(ANNA)
        # Her console says that she missed an offer, and how to be available again.
        assert (anna.presence, anna.reason) == (Presence.AWAY, NO_ANSWER)
        assert stage.consoles.desks[ANNA].me.reason == NO_ANSWER


@staged
async def test_a_line_that_is_back_within_the_grace_changes_nothing(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        since = (await stage.person(ANNA)).presence_since
        await stage.run(line_lost, ANNA, 30.0)
        await stage.pause(20)
        await stage.run(line_found, ANNA)
        await stage.pause(60)
        anna = await stage.person(ANNA)
        assert (anna.presence, anna.presence_since) == (Presence.AVAILABLE, since)
