"""Somebody knows better than the entry rules, and the record shows what she put right."""

from __future__ import annotations

import pytest

from hub.application.close import end_conversation
from hub.application.correct import Correction, correct_entry
from hub.domain.conversation import State
from hub.domain.ids import QueueId
from hub.domain.problem import Conflict, Invalid, NotAllowed
from hub.web.routing_api import _record
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, DORA, MAIL_QUEUE, SOUTH
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held


@staged
async def test_what_waits_moves_to_the_right_queue_with_its_age_and_asks_what_it_should(stage: Stage) -> None:
    found = await stage.write(CHAT, "ada")
    stage.clock.forward(100)
    correction = Correction(MAIL_QUEUE, "fr >= 3 or fr >= 2 and fr", {"fr": 2.0}, 7, "She writes French.")
    await stage.run(correct_entry, found.id, await stage.person(DORA), correction)
    moved = await stage.conversation(found.id)
    assert (moved.queue_id, moved.team_id, moved.state) == (MAIL_QUEUE, SOUTH, State.QUEUED)
    assert (moved.skills, moved.level, moved.asks) == ({"fr": 2}, 7, {"preferred": {"fr": 2.0}})
    assert (moved.waiting_since, moved.queued_at) == (found.waiting_since, stage.clock())
    record = await stage.store.read(_record, found.id, await stage.person(DORA))
    (made,) = record.corrections
    assert (made.by.name, made.reason) == ("Dora Vik", "She writes French.")
    assert (made.before.queue, made.before.demand, made.before.level) == (CHAT_QUEUE, "", 0)
    assert made.after == record.asks
    (told,) = [item for item in await stage.items(found.id) if item.event == "corrected"]
    assert told.details == {"to_queue": "Mail", "demand": "fr >= 2", "level": "7"}


@staged
async def test_what_rings_stops_ringing_and_is_offered_to_whoever_it_suits(stage: Stage) -> None:
    async with stage.working():
        await stage.become(ANNA)
        found = await stage.write(CHAT, "ada")
        await stage.pause()
        assert await stage.ringing(ANNA)
        await stage.become(BO)
        await stage.run(correct_entry, found.id, await stage.person(DORA), Correction(demand="fr >= 3"))
        await stage.pause()
        assert await stage.ringing(ANNA) == []
        assert [offer.conversation_id for offer in await stage.ringing(BO)] == [found.id]


@staged
async def test_whoever_holds_it_keeps_it_unless_it_belongs_to_another_queue(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    await stage.run(correct_entry, id_, anna, Correction(demand="fr"))
    found = await stage.conversation(id_)
    assert (found.state, found.owner, found.skills) == (State.OPEN, ANNA, {"fr": 1})
    await stage.run(correct_entry, id_, anna, Correction(queue=MAIL_QUEUE))
    found = await stage.conversation(id_)
    assert (found.state, found.agent_id, found.queue_id) == (State.QUEUED, None, MAIL_QUEUE)


@staged
async def test_a_correction_that_changes_nothing_leaves_no_trace(stage: Stage) -> None:
    id_ = await held(stage)
    before = await stage.items(id_)
    await stage.run(correct_entry, id_, await stage.person(ANNA), Correction(CHAT_QUEUE, "", {}, 0, "Nothing."))
    assert await stage.items(id_) == before


SENSELESS = [
    (Correction(demand="fr and"), "demand: character 7 is the end; expected a skill"),
    (Correction(demand="law"), "demand: there is no skill “law”"),
    (Correction(preferred={"fr": 2000}), "preferred.fr: is a weight"),
    (Correction(level=100), "level: is a whole number from 0 to 99"),
    (Correction(queue=QueueId("nowhere")), "There is no queue “nowhere”"),
]


@staged
async def test_a_correction_that_makes_no_sense_is_refused_with_its_place(stage: Stage) -> None:
    id_ = await held(stage)
    for correction, sentence in SENSELESS:
        with pytest.raises(Invalid, match=sentence):
            await stage.run(correct_entry, id_, await stage.person(ANNA), correction)


@staged
async def test_only_its_agent_and_a_supervisor_of_its_team_correct_it(stage: Stage) -> None:
    found = await stage.write(CHAT, "ada")
    with pytest.raises(NotAllowed):
        await stage.run(correct_entry, found.id, await stage.person(ANNA), Correction(level=1))


@staged
async def test_what_is_over_for_the_customer_is_not_routed_any_more(stage: Stage) -> None:
    id_ = await held(stage)
    await stage.run(end_conversation, id_, await stage.person(ANNA))
    with pytest.raises(Conflict, match="nothing left to route"):
        await stage.run(correct_entry, id_, await stage.person(ANNA), Correction(level=1))
