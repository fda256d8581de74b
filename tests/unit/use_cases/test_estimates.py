"""Whoever waits is told how long, whichever node is asked, and what was told is written down and judged."""

from __future__ import annotations

import pytest

from hub.application.close import close_conversation, customer_left
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.fact import Happening
from hub.domain.person import Presence
from hub.wire.store import Reading
from hub.worker.estimates import deciding, shown_wait, whole_wait
from hub.worker.figures import Figures
from routing.promise import Promise
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, DORA, NORTH, SOUTH
from tests.stage.people import let_person_change
from tests.stage.stage import Stage

HANDLE_SECONDS = 100


async def with_one_agent(stage: Stage, conversations: int = 4) -> None:
    """One agent with room for one conversation, who has handled some already."""
    await stage.run(let_person_change, ANNA, capacity={"webchat": 1})
    await stage.become(ANNA)
    for number in range(conversations):
        await stage.write(CHAT, f"earlier {number}")
        await stage.pause()
        await handle(stage)


async def handle(stage: Stage, seconds: float = HANDLE_SECONDS) -> None:
    """She accepts what rings, and is done with it after so long."""
    id_ = await stage.accept(ANNA)
    await stage.pause(seconds)
    await stage.run(close_conversation, id_, await stage.person(ANNA), disposition="solved")
    await stage.pause()


async def facts(stage: Stage, conversation: Conversation) -> list[tuple[str, dict[str, object]]]:
    def of(reading: Reading) -> list[tuple[str, dict[str, object]]]:
        return [(happening, details) for _, happening, _, details in reading.facts_of(conversation.id)]

    return await stage.store.read(of)


@staged
async def test_nobody_is_promised_anything_before_anything_was_measured(stage: Stage) -> None:
    async with stage.working():
        found = await stage.write(CHAT, "ada")
        await stage.pause()
        figures = Figures(stage.store, stage.estimates, now=stage.clock)
        place = (await figures.places([str(found.identity_id)]))[str(found.identity_id)]
        assert (place.position, place.wait) == (1, None)
        assert await stage.estimates.of(found.id) is None
        board = await figures.board(frozenset({NORTH}), sees_all=False)
        assert {(one.next_wait, one.accuracy) for one in board.queues} == {(None, None)}


@staged
async def test_a_wait_is_told_to_all_who_may_know(stage: Stage) -> None:
    async with stage.working():
        await with_one_agent(stage)
        await stage.write(CHAT, "first")
        await stage.pause()
        await stage.accept(ANNA)
        waits = [await stage.write(CHAT, name) for name in ("second", "third")]
        await stage.pause(2)
        told = [await stage.estimates.of(one.id) for one in waits]
        assert [one and 80 * n < one.seconds < 130 * n for n, one in enumerate(told, 1)] == [True, True], told
        figures = Figures(stage.store, stage.estimates, now=stage.clock)
        place = (await figures.places([str(waits[1].identity_id)]))[str(waits[1].identity_id)]
        assert place.position == 2
        assert place.wait is not None
        assert place.wait.low <= place.wait.seconds <= place.wait.high
        assert set((await figures.waits(frozenset({NORTH}))).waits) == {one.id for one in waits}
        assert (await figures.waits(frozenset({SOUTH}))).waits == {}
        board = await figures.board(frozenset({NORTH}), sees_all=False)
        coming = next(one.next_wait for one in board.queues if one.queue == CHAT_QUEUE)
        assert coming is not None
        assert coming.seconds > place.wait.seconds


@staged
async def test_what_was_promised_is_written_down_and_judged_when_the_wait_ends(stage: Stage) -> None:
    async with stage.working():
        await with_one_agent(stage)
        await stage.write(CHAT, "first")
        await stage.pause()
        current = await stage.accept(ANNA)
        second = await stage.write(CHAT, "second")
        await stage.pause(HANDLE_SECONDS)
        await stage.run(close_conversation, current, await stage.person(ANNA), disposition="solved")
        await stage.pause()
        await handle(stage)
        kept = dict(await facts(stage, second))
        assert kept[Happening.PROMISED]["seconds"] > 80  # type: ignore[operator]
        assert kept[Happening.ANSWERED]["waited_seconds"] >= 100  # type: ignore[operator]
        await stage.pause(2)
        await stage.estimates.current()
        accuracy = stage.estimates.accuracy(CHAT_QUEUE)
        assert accuracy is not None
        assert accuracy.count == 1
        assert accuracy.mean_error_seconds < 40


@staged
async def test_another_node_tells_the_same_and_knows_how_promises_were_kept(stage: Stage) -> None:
    async with stage.working():
        await with_one_agent(stage)
        waits = [await stage.write(CHAT, name) for name in ("first", "second")]
        await stage.pause(2)
        _, elsewhere = deciding(stage.store, now=stage.clock, name="another router")
        for one in waits:
            here, there = await stage.estimates.of(one.id), await elsewhere.of(one.id)
            assert here is not None
            assert there is not None
            assert (there.seconds, there.low, there.high) == (here.seconds, here.low, here.high)
        assert elsewhere.accuracy(CHAT_QUEUE) == stage.estimates.accuracy(CHAT_QUEUE)


@staged
async def test_a_hub_that_is_alone_reads_every_fact_once_and_tells_the_same(stage: Stage) -> None:
    async with stage.working():
        _, alone = deciding(stage.store, now=stage.clock, name="another router", is_shared=False)
        await stage.run(let_person_change, ANNA, capacity={"webchat": 1})
        await stage.become(ANNA)
        for number in range(4):
            await alone.current()
            await stage.write(CHAT, f"earlier {number}")
            await stage.pause()
            await handle(stage)
        waits = [await stage.write(CHAT, name) for name in ("first", "second")]
        await stage.pause(2)
        for one in waits:
            with_others, without = await stage.estimates.of(one.id), await alone.of(one.id)
            assert with_others is not None
            assert without is not None
            assert (without.seconds, without.low, without.high) == (
                with_others.seconds,
                with_others.low,
                with_others.high,
            )
        assert alone.accuracy(CHAT_QUEUE) == stage.estimates.accuracy(CHAT_QUEUE)


@staged
async def test_what_rings_is_about_to_be_answered_and_keeps_its_first_promise(stage: Stage) -> None:
    async with stage.working():
        await with_one_agent(stage)
        await stage.write(CHAT, "first")
        await stage.pause()
        first = await stage.accept(ANNA)
        second = await stage.write(CHAT, "second")
        await stage.pause(2)
        told = await stage.estimates.of(second.id)
        assert told is not None
        await stage.pause(HANDLE_SECONDS)
        await stage.run(close_conversation, first, await stage.person(ANNA), disposition="solved")
        await stage.pause(2)
        ringing = await stage.estimates.of(second.id)
        assert ringing is not None
        assert ringing.seconds < 20
        figures = Figures(stage.store, stage.estimates, now=stage.clock)
        assert (await figures.places([str(second.identity_id)]))[str(second.identity_id)].position == 1
        promises = [details for happening, details in await facts(stage, second) if happening == Happening.PROMISED]
        assert [float(str(one["seconds"])) for one in promises] == [pytest.approx(told.seconds, abs=2)]


@staged
async def test_nobody_signed_in_means_no_estimate(stage: Stage) -> None:
    async with stage.working():
        await with_one_agent(stage)
        await stage.run(let_person_change, ANNA, capacity={})
        found = await stage.write(CHAT, "ada")
        await stage.pause(2)
        assert await stage.estimates.of(found.id) is None


@staged
async def test_whoever_leaves_is_forgotten(stage: Stage) -> None:
    async with stage.working():
        await with_one_agent(stage)
        await stage.write(CHAT, "first")
        await stage.pause()
        await stage.accept(ANNA)
        gone = await stage.write(CHAT, "second")
        await stage.pause(2)
        assert await stage.estimates.of(gone.id) is not None
        await stage.run(_leaves, gone)
        await stage.pause(2)
        assert await stage.estimates.of(gone.id) is None
        assert Happening.PROMISED not in dict(await facts(stage, gone)), "it was never offered"


def _leaves(tx: Transaction, conversation: Conversation) -> None:
    customer_left(tx, tx.conversations.get(conversation.id), "visitor_left")


@staged
async def test_a_second_agent_halves_the_wait(stage: Stage) -> None:
    async with stage.working():
        await with_one_agent(stage)
        for name in ("first", "second", "third"):
            last = await stage.write(CHAT, name)
        await stage.pause(2)
        before = await stage.estimates.of(last.id)
        for id_ in (BO, DORA):
            await stage.run(let_person_change, id_, capacity={"webchat": 1})
        await stage.become(BO)
        await stage.pause(2)
        after = await stage.estimates.of(last.id)
        assert before is not None
        assert after is not None
        assert after.seconds < 0.7 * before.seconds


def test_a_promise_is_told_in_steps_that_hold_its_interval() -> None:
    shown = [shown_wait(Promise(*times)) for times in ((21.0, 6.9, 44.1), (60.4, 20.9, 99.1), (200.0, 100.0, 400.0))]
    assert [(one.seconds, one.low, one.high) for one in shown] == [(20, 5, 45), (60, 15, 105), (180, 60, 420)]
    whole = whole_wait(Promise(60.4, 20.9, 99.1))
    assert (whole.seconds, whole.low, whole.high) == (60, 20, 100)


@staged
async def test_nobody_is_told_how_long_it_takes_where_nobody_who_could_serve_her_is_signed_in(stage: Stage) -> None:
    async with stage.working():
        await with_one_agent(stage)
        await stage.write(CHAT, "held")
        await stage.pause()
        await stage.accept(ANNA)
        found = await stage.write(CHAT, "ada")
        await stage.pause()
        figures = Figures(stage.store, stage.estimates, now=stage.clock)
        assert (await figures.places([str(found.identity_id)]))[str(found.identity_id)].wait is not None
        before = await stage.estimates.current()
        await stage.become(ANNA, Presence.OFFLINE)
        await stage.pause()
        assert await stage.estimates.current() is before, "what was estimated stands for a moment"
        place = (await figures.places([str(found.identity_id)]))[str(found.identity_id)]
        assert (place.is_staffed, place.wait) == (False, None)
