"""What was ended too early goes on: its owner takes it up again while she still wraps it up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hub.application.close import close_conversation, end_conversation
from hub.application.reopen import reopen_conversation
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation
from hub.application.wait import wait_for_customer
from hub.domain.conversation import State
from hub.domain.fact import Fact, Happening
from hub.domain.figures import Day
from hub.domain.ids import ConversationId
from hub.domain.problem import Conflict, NotFound
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, TEXT, WRAP_UP_SECONDS
from tests.stage.stage import Stage
from tests.stage.timers import fire_due
from tests.unit.use_cases.acts import held


async def _wrapping(stage: Stage, account: str = CHAT, who: str = "ada") -> ConversationId:
    id_ = await held(stage, account, who)
    stage.clock.forward(30)
    await stage.run(end_conversation, id_, await stage.person(ANNA))
    return id_


async def _happened(stage: Stage, id_: ConversationId) -> list[str]:
    return [str(fact.happening) for fact in await stage.store.read(_facts) if fact.conversation_id == id_]


def _facts(reading: Reading) -> list[Fact]:
    return list(reading.facts_between(reading.now - timedelta(days=1), reading.now + timedelta(seconds=1)))


@staged
async def test_its_owner_goes_on_with_it_and_no_clock_closes_it(stage: Stage) -> None:
    id_, anna = await _wrapping(stage), await stage.person(ANNA)
    for _ in range(2):
        await stage.run(reopen_conversation, id_, anna)
    found = await stage.conversation(id_)
    assert (found.state, found.owner, found.holds_slot, found.ends_at) == (State.OPEN, ANNA, True, None)
    assert [item.event for item in await stage.items(id_)].count("taken_up_again") == 1
    stage.clock.forward(WRAP_UP_SECONDS)
    await fire_due(stage)
    assert (await stage.conversation(id_)).state is State.OPEN
    item, is_new = await stage.run(send_reply, id_, anna, text="One more thing", client_id="c1")
    assert is_new, item


@staged
async def test_nobody_else_goes_on_with_what_she_wraps_up(stage: Stage) -> None:
    id_ = await _wrapping(stage)
    with pytest.raises(Conflict, match="not closed"):
        await stage.run(reopen_conversation, id_, await stage.person(BO))
    with pytest.raises(NotFound):
        await stage.run(reopen_conversation, id_, await stage.person(CHRIS))
    assert (await stage.conversation(id_)).state is State.WRAP_UP


@staged
async def test_a_slot_that_went_to_others_meanwhile_is_not_taken_twice(stage: Stage) -> None:
    id_, anna = await held(stage, TEXT, "+15550111"), await stage.person(ANNA)
    await stage.run(wait_for_customer, id_, anna)
    await stage.run(end_conversation, id_, anna)
    for who in ("+15550112", "+15550113"):
        await stage.run(take_conversation, (await stage.write(TEXT, who)).id, anna)
    with pytest.raises(Conflict, match="no room"):
        await stage.run(reopen_conversation, id_, anna)
    assert (await stage.conversation(id_)).state is State.WRAP_UP


@staged
async def test_it_is_handled_once_and_its_handling_lasts_until_it_was_over(stage: Stage) -> None:
    id_, anna = await _wrapping(stage), await stage.person(ANNA)
    stage.clock.forward(5)
    await stage.run(reopen_conversation, id_, anna)
    stage.clock.forward(25)
    await stage.run(end_conversation, id_, anna)
    await stage.run(close_conversation, id_, anna, disposition="solved")
    happened = await _happened(stage, id_)
    assert happened[-4:] == [Happening.WRAPPING, Happening.RESUMED, Happening.WRAPPING, Happening.CLOSED]
    day = Day()
    for fact in await stage.store.read(_facts):
        day.add(
            fact.at,
            fact.happening,
            fact.conversation_id,
            fact.queue_id,
            details=dict(fact.details),
            target_seconds=60,
        )
    (queue,) = day.queues.values()
    assert (queue.answered, queue.handled, queue.handle_seconds) == (1, 1, 60.0)


@staged
async def test_a_word_of_either_side_breaks_the_wrap_up_off_as_well(stage: Stage) -> None:
    id_, anna = await _wrapping(stage, TEXT, "+15550111"), await stage.person(ANNA)
    await stage.write(TEXT, "+15550111", "Wait")
    await stage.run(end_conversation, id_, anna)
    await stage.run(send_reply, id_, anna, text="Yes?", client_id="c2")
    happened = [one for one in await _happened(stage, id_) if one in {Happening.WRAPPING, Happening.RESUMED}]
    assert happened == [Happening.WRAPPING, Happening.RESUMED] * 2
