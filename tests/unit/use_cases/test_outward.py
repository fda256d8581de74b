"""Other systems are told what happened in words of their own, in order, each for whom it is."""

from __future__ import annotations

from collections.abc import Sequence

from hub.application.close import close_conversation
from hub.application.customer import edit_customer
from hub.application.deliver import settle_sent
from hub.application.merge import merge_customers, undo_merge
from hub.application.presence import set_presence
from hub.application.tag import tag_conversation
from hub.application.transfer import transfer_conversation
from hub.domain.outward import Heard, Kind, OutwardEvent
from hub.domain.person import Presence
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, CHAT, DORA, LEGAL_QUEUE, MAIL_QUEUE, TEXT
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held, outgoing_of, replied


async def happened(stage: Stage, after: int = 0) -> Sequence[OutwardEvent]:
    return (await stage.store.read(lambda reading: reading.outward.after(after)))[0]


async def last(stage: Stage) -> int:
    return await stage.store.read(lambda reading: reading.outward.last())


def kinds(events: Sequence[OutwardEvent]) -> list[str]:
    return [event.kind for event in events if event.kind != Kind.AGENT_PRESENCE]


@staged
async def test_a_first_message_is_told_from_the_customer_to_the_word(stage: Stage) -> None:
    found = await stage.write(TEXT, "+15550111")
    events = await happened(stage)
    assert kinds(events) == ["customer.created", "conversation.created", "message.received"]
    assert [event.number for event in events] == sorted({event.number for event in events})
    assert events[1].data["conversation"] == {
        "id": found.id,
        "state": "queued",
        "channel": "sms",
        "account_id": TEXT,
        "customer_id": found.customer_id,
        "queue_id": "text-queue",
        "team_id": "north",
        "agent_id": None,
    }
    # What was said stays where rights are asked when it is read.
    assert "Hello" not in str(events)
    assert {event.teams for event in events} == {frozenset({"north"})}


@staged
async def test_the_way_of_a_conversation_is_told(stage: Stage) -> None:
    id_ = await held(stage)
    anna, before = await stage.person(ANNA), await last(stage)
    await stage.run(tag_conversation, id_, anna, {"lamp": True})
    await stage.run(transfer_conversation, id_, anna, to_queue=MAIL_QUEUE)
    await stage.run(close_conversation, id_, await stage.person(DORA), disposition="solved")
    events = await happened(stage, before)
    assert kinds(events) == ["conversation.changed", "conversation.queued", "conversation.closed"]
    assert events[0].data["changed"] == ["tags"]
    assert events[1].teams == {"north", "south"}
    assert (events[1].data["previous_agent_id"], events[1].data["previous_queue_id"]) == (ANNA, "chat-queue")
    assert events[2].data["disposition_id"] == "solved"


@staged
async def test_a_reply_is_told_once_it_left(stage: Stage) -> None:
    before = await last(stage)
    id_, item = await replied(stage)
    sent = [event for event in await happened(stage, before) if event.kind.startswith("message.sent")]
    assert sent == []
    await stage.run(settle_sent, await stage.store.read(outgoing_of, item), "SM1")
    (sent_now,) = [event for event in await happened(stage, before) if event.kind == Kind.MESSAGE_SENT]
    assert (sent_now.data["message"]["id"], sent_now.data["conversation"]["id"]) == (item.id, id_)
    assert sent_now.data["message"]["author_id"] == ANNA


@staged
async def test_customers_who_prove_to_be_one_are_told_as_a_merge_and_not_as_changed(stage: Stage) -> None:
    one, other = await stage.write(CHAT, "ada"), await stage.write(TEXT, "+15550111")
    anna, before = await stage.person(ANNA), await last(stage)
    await stage.run(edit_customer, one.customer_id, anna, {"name": "Ada Moss"})
    merge = await stage.run(merge_customers, one.customer_id, other.customer_id, anna, is_vouched=True)
    await stage.run(undo_merge, one.customer_id, merge.id, anna)
    events = [event for event in await happened(stage, before) if event.kind.startswith("customer.")]
    assert kinds(events) == ["customer.changed", "customer.merged", "customer.parted"]
    assert events[1].data == {"customer_id": one.customer_id, "merged_customer_id": other.customer_id}


@staged
async def test_presence_is_told_to_the_teams_of_the_agent(stage: Stage) -> None:
    before = await last(stage)
    await stage.run(set_presence, ANNA, Presence.AWAY, "lunch")
    (event,) = await happened(stage, before)
    assert (event.kind, event.teams) == ("agent.presence", frozenset({"north"}))
    assert (event.data["agent_id"], event.data["presence"], event.data["reason"]) == (ANNA, "away", "lunch")


@staged
async def test_what_is_restricted_is_for_whoever_names_its_team(stage: Stage) -> None:
    id_ = await held(stage)
    before = await last(stage)
    await stage.run(transfer_conversation, id_, await stage.person(ANNA), to_queue=LEGAL_QUEUE)
    (event,) = [event for event in await happened(stage, before) if event.kind == Kind.CONVERSATION_QUEUED]

    def hears(*teams: str, kinds: frozenset[str] = frozenset(), queues: frozenset[str] = frozenset()) -> bool:
        return Heard(kinds, queues, frozenset(teams), is_of_all=not teams).hears(event)

    assert event.is_restricted
    assert hears("south")
    assert not hears()
    assert not hears("east")
    assert not hears("south", kinds=frozenset({"message.sent"}))
    assert not hears("south", queues=frozenset({"text-queue"}))
    assert hears("south", queues=frozenset({"legal-queue"}))
