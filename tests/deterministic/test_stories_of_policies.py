"""Stories of how queues are served: orders, relaxation, former agents, and whether anybody could serve at all."""

from __future__ import annotations

from hub.application.close import close_conversation
from hub.application.customer import edit_customer
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.domain.conversation import State
from hub.domain.ids import ConversationId, PersonId
from hub.domain.person import Presence
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHAT_QUEUE, CHRIS, DORA, MAIL, MAIL_QUEUE, TEXT, TEXT_QUEUE, change_entry
from tests.stage.people import let_conversation_change, let_person_change
from tests.stage.stage import Stage

STEPS = [{"after_seconds": 30, "lowers": {"fr": 4}}, {"after_seconds": 60, "drops": ["fr"]}]


def rows_of(stage: Stage, who: PersonId) -> list[tuple[str, str]]:
    return [(row.conversation_id, row.prospect) for row in stage.consoles.desks[who].waiting]


# Whether anybody could serve it.


@staged
async def test_what_nobody_could_ever_serve_is_told_to_its_team_at_once(stage: Stage) -> None:
    async with stage.working():
        await stage.become(BO)
        await stage.run(let_person_change, BO, skills={})
        lost = await stage.write(MAIL, "ada@example.org", "Bonjour")
        await stage.pause()
        assert rows_of(stage, DORA) == rows_of(stage, CHRIS) == [(lost.id, "unroutable")]
        why = await stage.router.explain(lost.id)
        assert why is not None
        assert (why.prospect, why.asks) == ("unroutable", "fr >= 3")
        assert (why.nearest[0].agent_id, why.nearest[0].gaps) == (BO, (("fr", 3, 0),))
        await stage.run(let_person_change, BO, skills={"fr": 3})
        await stage.pause(1)
        assert [offer.conversation_id for offer in await stage.ringing(BO)] == [lost.id]
        told = [event.type for event in stage.consoles.heard[DORA] if event.type == "waiting_prospect_changed"]
        assert len(told) >= 1


@staged
async def test_what_waits_for_somebody_to_sign_in_is_no_lost_case(stage: Stage) -> None:
    async with stage.working():
        conversation = await stage.write(MAIL, "ada@example.org", "Bonjour")
        await stage.pause()
        assert rows_of(stage, DORA) == [(conversation.id, "nobody_signed_in")]
        await stage.become(CHRIS)
        await stage.pause(1)
        assert rows_of(stage, DORA) == [(conversation.id, "nobody_signed_in")], "Chris has no French"
        await stage.become(BO, Presence.AWAY)
        await stage.pause(1)
        assert rows_of(stage, DORA) == [(conversation.id, "served")], "whoever is away comes back"
        await stage.become(BO, Presence.OFFLINE)
        await stage.pause(1)
        assert rows_of(stage, DORA) == [(conversation.id, "nobody_signed_in")]


@staged
async def test_a_last_step_that_somebody_meets_is_hope_enough(stage: Stage) -> None:
    await stage.run(change_entry, "queues", MAIL_QUEUE, relaxation=STEPS)
    async with stage.working():
        await stage.run(let_person_change, BO, skills={})
        await stage.become(CHRIS)
        conversation = await stage.write(MAIL, "ada@example.org", "Bonjour")
        await stage.pause(1)
        assert rows_of(stage, DORA) == [(conversation.id, "served")]


@staged
async def test_a_router_that_starts_tells_what_changed_while_nobody_looked(stage: Stage) -> None:
    await stage.become(BO)
    lost = await stage.write(MAIL, "ada@example.org", "Bonjour")
    await stage.run(let_person_change, BO, skills={})
    assert rows_of(stage, DORA) == [(lost.id, "served")]
    async with stage.working():
        await stage.pause(1)
        assert rows_of(stage, DORA) == [(lost.id, "unroutable")]


# What it asks grows smaller.


@staged
async def test_what_is_asked_grows_smaller_and_everybody_can_read_when(stage: Stage) -> None:
    await stage.run(change_entry, "queues", MAIL_QUEUE, relaxation=STEPS)
    async with stage.working():
        conversation = await stage.write(MAIL, "ada@example.org", "Hello")
        await stage.run(let_conversation_change, conversation.id, skills={"fr": 9})
        await stage.become(CHRIS)
        await stage.become(BO)
        await stage.pause(1)
        why = await stage.router.explain(conversation.id)
        assert why is not None
        assert why.eases is not None
        assert (why.asks, why.eases.asks) == ("fr >= 9", "fr >= 4")
        eased_at = why.eases.at
        await stage.pause((eased_at - stage.clock()).total_seconds() - 0.01)
        assert await stage.ringing(BO) == []
        await stage.pause(0.02)
        assert [offer.conversation_id for offer in await stage.ringing(BO)] == [conversation.id]
        assert await stage.ringing(CHRIS) == []


@staged
async def test_a_queue_that_changes_holds_for_what_waits_and_decisions_name_the_version(stage: Stage) -> None:
    async with stage.working():
        await stage.become(CHRIS)
        conversation = await stage.write(MAIL, "ada@example.org", "Bonjour")
        await stage.pause(100)
        assert await stage.ringing(CHRIS) == []
        await stage.run(change_entry, "queues", MAIL_QUEUE, relaxation=STEPS)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(CHRIS)] == [conversation.id]
        facts = await stage.store.read(lambda reading: reading.facts_of(conversation.id))
        (decision,) = [details["decision"] for _, happening, _, details in facts if happening == "offered"]
        assert isinstance(decision, dict)
        assert decision["rule_version"].endswith(f", floor {stage.store.floor.version}")


# Former agents.


async def _came_back(stage: Stage, *, busy: bool) -> ConversationId:
    """A customer of Anna's writes again, when Bo has been ready for longer."""
    await stage.become(ANNA)
    conversation = await stage.write(TEXT, "+15550111")
    await stage.run(take_conversation, conversation.id, await stage.person(ANNA))
    await stage.run(close_conversation, conversation.id, await stage.person(ANNA), disposition="solved")
    if busy:
        await stage.run(let_person_change, ANNA, capacity={"sms": 0})
    await stage.become(BO)
    await stage.pause(5)
    return (await stage.write(TEXT, "+15550111", "One thing more.")).id


@staged
async def test_without_a_grace_a_former_agent_who_is_free_comes_first(stage: Stage) -> None:
    await stage.run(change_entry, "queues", TEXT_QUEUE, owner_grace_seconds=0)
    async with stage.working():
        id_ = await _came_back(stage, busy=False)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(ANNA)] == [id_]


@staged
async def test_without_a_grace_nobody_waits_for_a_former_agent_who_is_busy(stage: Stage) -> None:
    await stage.run(change_entry, "queues", TEXT_QUEUE, owner_grace_seconds=0)
    async with stage.working():
        id_ = await _came_back(stage, busy=True)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(BO)] == [id_]


@staged
async def test_customers_of_a_tier_are_granted_a_grace(stage: Stage) -> None:
    await stage.run(change_entry, "queues", TEXT_QUEUE, owner_grace_seconds=0, owner_grace_by_tier={"gold": 60})
    async with stage.working():
        await stage.become(ANNA)
        conversation = await stage.write(TEXT, "+15550111")
        await stage.run(take_conversation, conversation.id, await stage.person(ANNA))
        await stage.run(edit_customer, conversation.customer_id, await stage.person(ANNA), {"tier": "gold"})
        await stage.run(close_conversation, conversation.id, await stage.person(ANNA), disposition="solved")
        await stage.run(let_person_change, ANNA, capacity={"sms": 0, "email": 1})
        await stage.become(BO)
        await stage.write(TEXT, "+15550111", "One thing more.")
        await stage.pause(59)
        assert await stage.ringing(BO) == []
        await stage.pause(2)
        assert len(await stage.ringing(BO)) == 1


# What a customer is worth.


@staged
async def test_a_customer_of_value_waits_as_if_she_had_come_earlier(stage: Stage) -> None:
    await stage.run(change_entry, "queues", CHAT_QUEUE, head_start_seconds_per_value=0.5)
    async with stage.working():
        first = await stage.write(CHAT, "ada")
        await stage.pause(10)
        second = await stage.write(CHAT, "bea")
        await stage.run(edit_customer, second.customer_id, await stage.person(DORA), {"value": 100})
        await stage.run(let_person_change, ANNA, capacity={"webchat": 1})
        await stage.become(ANNA)
        await stage.pause()
        assert [offer.conversation_id for offer in await stage.ringing(ANNA)] == [second.id]
        assert (await stage.conversation(first.id)).state is State.QUEUED


# The idle clock.


def set_clock(tx: Transaction, clock: str) -> None:
    tx.desks.set_setting("idle_clock", clock)


@staged
async def test_another_idle_clock_holds_at_once_and_knows_what_happened_before(stage: Stage) -> None:
    await stage.run(change_entry, "queues", TEXT_QUEUE, agent_order="longest_idle")
    async with stage.working():
        for id_ in (ANNA, BO):
            await stage.become(id_)
            await stage.pause(10)
        conversation = await stage.write(TEXT, "+15550111")
        await stage.pause()
        await stage.accept(ANNA)
        await stage.pause(10)
        await stage.run(close_conversation, conversation.id, await stage.person(ANNA), disposition="solved")
        await stage.become(BO, Presence.AWAY)
        await stage.pause(10)
        await stage.become(BO)
        await stage.run(set_clock, "last_ended")
        await stage.pause(2)
        assert stage.router.holds_lease
        await stage.write(TEXT, "+15550112")
        await stage.pause()
        assert len(await stage.ringing(ANNA)) == 1, "Bo ended nothing, and came back after Anna had ended something"
        await stage.run(set_clock, "available")
        await stage.run(change_entry, "queues", TEXT_QUEUE, agent_order="most_loaded")
        await stage.pause(1)
        await stage.write(TEXT, "+15550113")
        await stage.pause()
        assert len(await stage.ringing(ANNA)) == 2
