"""Providers tell of reactions, edits and withdrawals in any order, early, late and more than once."""

from __future__ import annotations

from itertools import permutations

import pytest

from channels.contract import Feature
from channels.sender import ProviderId
from hub.application.close import close_conversation
from hub.application.deliver import claim_outgoing, settle_sent
from hub.application.earlier_text import earlier_texts_of
from hub.application.reply import send_reply
from hub.application.transfer import transfer_conversation
from hub.domain.conversation import Conversation, State
from hub.domain.fact import Happening
from hub.domain.ids import ConversationId, ItemId, QueueId
from hub.domain.problem import NotAllowed
from hub.wire.store import Reading
from tests.stage.fixtures import staged_with
from tests.stage.floor import ANNA, DORA, FEATURES, TEXT, TEXT_QUEUE, change_entry
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held, item_of
from tests.unit.use_cases.messenger import (
    ADA,
    MESSENGER,
    edited,
    emoji_on,
    heard,
    on_a_messenger,
    reacted,
    sent,
    tell,
    withdrawn,
)

PROMISED = {"name": "All", "first_response_seconds": 60, "next_response_seconds": 60}


async def earlier(stage: Stage, id_: ConversationId, item: ItemId, by: str = DORA) -> list[str]:
    person = await stage.person(by)  # type: ignore[arg-type]
    return [one.text for one in await stage.store.read(earlier_texts_of, id_, person, item)]


async def facts_of(stage: Stage, id_: ConversationId) -> list[tuple[str, dict[str, object]]]:
    found = await stage.store.read(lambda reading: reading.facts_of(id_))
    return [(happening, details) for _, happening, _, details in found]


def standing(conversation: Conversation) -> tuple[object, ...]:
    """What would move if somebody had said something."""
    return (
        conversation.state,
        conversation.unread,
        conversation.asked_at,
        conversation.replied_at,
        conversation.last_message_at,
        conversation.waiting_since,
        dict(conversation.sla),
    )


@on_a_messenger
async def test_a_customer_reacts_thinks_otherwise_and_takes_it_back(stage: Stage) -> None:
    id_, item = await sent(stage)
    for emoji in ("👍", "🙏", ""):
        await tell(stage, reacted(stage, "SM1", emoji))
        assert emoji_on(await item_of(stage, id_, item)) == ([emoji] if emoji else [])


@on_a_messenger
async def test_a_repeat_of_an_old_reaction_does_not_bring_it_back(stage: Stage) -> None:
    id_, item = await sent(stage)
    first = reacted(stage, "SM1", "👍", key="r1")
    await tell(stage, first)
    await tell(stage, reacted(stage, "SM1", "", seconds=1))
    number = await stage.store.read(last_number)
    await tell(stage, first)
    await tell(stage, reacted(stage, "SM1", "👍", key="the same under another key"))
    assert emoji_on(await item_of(stage, id_, item)) == []
    assert await stage.store.read(last_number) == number, "nothing changed, so nobody is told"


def last_number(reading: Reading) -> int:
    return reading.last_number()


@on_a_messenger
async def test_of_edits_in_any_order_the_last_stands_and_the_others_are_read_in_order(stage: Stage) -> None:
    for place, order in enumerate(permutations([(1, "two"), (2, "three"), (3, "four")])):
        number = f"+1555020{place}"
        id_ = (await stage.write(TEXT, number, "one", key=f"m{place}")).id
        for seconds, text in order:
            event = edited(stage, f"in:m{place}", text, seconds=seconds, who=number)
            await tell(stage, event)
            await tell(stage, event)
        item = await heard(stage, id_)
        assert item.text == "four"
        assert await earlier(stage, id_, item.id) == ["one", "two", "three"]


@on_a_messenger
async def test_of_two_edits_within_one_second_the_number_tells_which_is_later(stage: Stage) -> None:
    id_ = (await stage.write(TEXT, ADA, "one", key="m1")).id
    await tell(stage, edited(stage, "in:m1", "three", order=2), edited(stage, "in:m1", "two", order=1))
    assert (await heard(stage, id_)).text == "three"


@on_a_messenger
async def test_what_comes_before_its_message_waits_for_it(stage: Stage) -> None:
    await tell(
        stage,
        edited(stage, "in:m1", "the newer", seconds=2),
        edited(stage, "in:m1", "the older", seconds=1),
        reacted(stage, "in:m1", "😄", seconds=2),
        reacted(stage, "in:m1", "👍", seconds=1),
    )
    id_ = (await stage.write(TEXT, ADA, "the first", key="m1")).id
    item = await heard(stage, id_)
    assert (item.text, emoji_on(item)) == ("the newer", ["😄"])
    assert (await stage.conversation(id_)).preview == "the newer"
    assert await earlier(stage, id_, item.id) == ["the first"]


@on_a_messenger
async def test_what_was_taken_back_before_it_came_never_shows(stage: Stage) -> None:
    await tell(stage, withdrawn(stage, "in:m1"), edited(stage, "in:m1", "changed"))
    id_ = (await stage.write(TEXT, ADA, "a secret", key="m1")).id
    item = await heard(stage, id_)
    assert (item.is_withdrawn, item.text) == (True, "")
    assert (await stage.conversation(id_)).preview == ""


@on_a_messenger
async def test_a_reaction_that_overtakes_the_name_of_our_message_finds_it(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    item, _ = await stage.run(send_reply, id_, await stage.person(ANNA), text="Good morning", client_id="c1")
    (parcel,) = await stage.run(claim_outgoing, 10)
    await tell(stage, reacted(stage, "SM1", "👍"))
    await stage.write(TEXT, ADA, "That one!", key="m2", replies_to=ProviderId("SM1"))
    await stage.run(settle_sent, parcel.outgoing, "SM1")
    assert emoji_on(await item_of(stage, id_, item)) == ["👍"]
    assert (await stage.items(id_))[-1].replies_to == item.id


@on_a_messenger
async def test_a_message_says_which_one_it_answers(stage: Stage) -> None:
    id_, item = await sent(stage)
    await stage.write(TEXT, ADA, "Yes, that", replies_to=ProviderId("SM1"))
    await stage.write(TEXT, ADA, "And mine", replies_to=(await heard(stage, id_)).provider_id)
    await stage.write(TEXT, ADA, "And one that nobody knows", replies_to=ProviderId("SM9"))
    *_, one, other, unknown = await stage.items(id_)
    assert (one.replies_to, other.replies_to) == (item.id, (await heard(stage, id_)).id)
    assert unknown.replies_to is None


@on_a_messenger
async def test_nobody_changes_what_others_wrote_or_what_others_were_told(stage: Stage) -> None:
    id_, item = await sent(stage)
    await stage.write(TEXT, "+15550222", "Somebody else")
    await tell(stage, edited(stage, "SM1", "I owe you everything"), withdrawn(stage, "SM1"))
    await tell(stage, reacted(stage, "SM1", "👍", who="+15550222"), reacted(stage, "SM1", "👍", who="+15550999"))
    hers = await heard(stage, id_)
    assert hers.provider_id is not None
    await tell(stage, edited(stage, hers.provider_id, "Nonsense", who="+15550222"))
    await stage.write(TEXT, "+15550222", "What was that?", key="m9", replies_to=ProviderId("SM1"))
    assert (await item_of(stage, id_, item)).text == "Good morning"
    assert emoji_on(await item_of(stage, id_, item)) == []
    assert (await heard(stage, id_)).text == "Hello"
    assert not [one for one in await stage.items(id_) if one.replies_to]


@on_a_messenger
async def test_no_change_is_an_answer_or_a_question(stage: Stage) -> None:
    id_, _ = await sent(stage)
    await stage.write(TEXT, ADA, "Where is it?", key="m2")
    stage.clock.forward(30)
    before = standing(await stage.conversation(id_))
    for event in (
        reacted(stage, "SM1", "👍"),
        edited(stage, "in:m2", "Where is my lamp?"),
        reacted(stage, "in:m2", "🙏"),
    ):
        await tell(stage, event)
        assert standing(await stage.conversation(id_)) == before


@on_a_messenger
async def test_what_was_asked_and_taken_back_is_owed_no_answer_and_was_given_none(stage: Stage) -> None:
    await stage.run(change_entry, "queues", TEXT_QUEUE, sla=[PROMISED])
    id_, _ = await sent(stage)
    for key in ("m2", "m3"):
        stage.clock.forward(30)
        await stage.write(TEXT, ADA, key, key=key)
    second = stage.clock()
    await tell(stage, withdrawn(stage, "in:m2"))
    owed = await stage.conversation(id_)
    assert owed.asked_at == second, "what she asked later still waits"
    assert owed.sla["response"] == [0.0, owed.sla["asked_at"]]
    stage.clock.forward(30)
    await tell(stage, withdrawn(stage, "in:m3"))
    found = await stage.conversation(id_)
    assert (found.asked_at, "response" in found.sla) == (None, False)
    met = [details for happening, details in await facts_of(stage, id_) if happening == Happening.SLA_MET]
    assert [one["target"] for one in met] == ["first_response"], "the answer to what she asked first"


@on_a_messenger
async def test_an_answer_of_a_machine_is_owed_nothing_beside_what_was_taken_back(stage: Stage) -> None:
    id_, _ = await sent(stage)
    stage.clock.forward(30)
    await stage.write(TEXT, ADA, "Where is it?", key="m2")
    await stage.write(TEXT, ADA, "I am away", key="m3", automatic="auto-replied")
    await tell(stage, withdrawn(stage, "in:m2"))
    assert (await stage.conversation(id_)).asked_at is None


@on_a_messenger
async def test_lists_show_what_she_thinks_of_our_last_word_until_more_is_said(stage: Stage) -> None:
    id_, _ = await sent(stage, "It leaves today")
    previews = []
    for emoji in ("👍", "🙏", ""):
        stage.clock.forward(5)
        await tell(stage, reacted(stage, "SM1", emoji))
        previews.append((await stage.conversation(id_)).preview)
    assert previews == ["👍 “It leaves today”", "🙏 “It leaves today”", "It leaves today"]
    stage.clock.forward(5)
    await stage.write(TEXT, ADA, "Thanks", key="m2")
    await tell(stage, reacted(stage, "SM1", "👍", seconds=-5))
    assert (await stage.conversation(id_)).preview == "Thanks", "she thought so before she said more"


@on_a_messenger
async def test_no_change_opens_a_closed_conversation_again(stage: Stage) -> None:
    id_, item = await sent(stage)
    hers = await heard(stage, id_)
    assert hers.provider_id is not None
    await stage.run(close_conversation, id_, await stage.person(ANNA), disposition="solved", note="")
    await tell(stage, reacted(stage, "SM1", "👍"), edited(stage, hers.provider_id, "Hello there"))
    assert (await stage.conversation(id_)).state is State.CLOSED
    assert emoji_on(await item_of(stage, id_, item)) == ["👍"]
    assert (await heard(stage, id_)).text == "Hello there"


@on_a_messenger
async def test_lists_show_the_last_message_that_stands_as_it_is_now(stage: Stage) -> None:
    id_, _ = await sent(stage, "Our word")
    await stage.write(TEXT, ADA, "first", key="m1")
    await stage.write(TEXT, ADA, "second", key="m2")
    previews = []
    for event in (
        edited(stage, "in:m1", "the first"),
        edited(stage, "in:m2", "the second"),
        withdrawn(stage, "in:m1"),
        withdrawn(stage, "in:m2"),
    ):
        await tell(stage, event)
        previews.append((await stage.conversation(id_)).preview)
    assert previews == ["second", "the second", "the second", "Our word"]


@on_a_messenger
async def test_what_waits_quotes_what_its_customer_said_as_it_is_now(stage: Stage) -> None:
    id_, _ = await sent(stage, "Our word")
    await stage.write(TEXT, ADA, "first", key="m1")
    anna = await stage.person(ANNA)
    await stage.run(send_reply, id_, anna, text="A moment", client_id="c9")
    await stage.run(transfer_conversation, id_, anna, to_queue=QueueId(TEXT_QUEUE))
    quotes = [(await stage.conversation(id_)).quoted]
    await tell(stage, edited(stage, "in:m1", "the first"))
    quotes.append((await stage.conversation(id_)).quoted)
    await tell(stage, withdrawn(stage, "in:m1"))
    found = await stage.conversation(id_)
    assert quotes == ["first", "the first"]
    assert "first" not in found.quoted
    assert found.preview == "A moment"


@on_a_messenger
async def test_what_was_taken_back_only_supervisors_read_and_what_must_be_erased_nobody(stage: Stage) -> None:
    id_ = (await stage.write(TEXT, ADA, "my card is 4111", key="m1")).id
    await stage.write(TEXT, ADA, "my pin is 1234", key="m2")
    await tell(stage, edited(stage, "in:m1", "my card is 4242"), withdrawn(stage, "in:m1"))
    await tell(stage, withdrawn(stage, "in:m2", must_erase=True))
    one, other = [item for item in await stage.items(id_) if item.provider_id]
    assert await earlier(stage, id_, one.id) == ["my card is 4111", "my card is 4242"]
    with pytest.raises(NotAllowed, match="only supervisors"):
        await earlier(stage, id_, one.id, ANNA)
    assert (other.is_withdrawn, await earlier(stage, id_, other.id)) == (True, [])


WITHOUT_REPLIES = {"sms": FEATURES["sms"] | {Feature.CHANGES}}


@staged_with(WITHOUT_REPLIES, {})
async def test_a_channel_that_only_tells_of_changes_has_them(stage: Stage) -> None:
    await tell(stage, edited(stage, "in:m1", "changed"))
    id_ = (await stage.write(TEXT, ADA, "as it was", key="m1")).id
    assert (await heard(stage, id_)).text == "changed"


@staged_with({"sms": MESSENGER["sms"] - {Feature.CHANGES}}, {})
async def test_whoever_answers_a_message_that_has_no_name_yet_answers_it_once_it_has(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    item, _ = await stage.run(send_reply, id_, await stage.person(ANNA), text="Good morning", client_id="c1")
    await stage.write(TEXT, ADA, "That one!", replies_to=ProviderId("SM1"))
    (parcel,) = await stage.run(claim_outgoing, 10)
    await stage.run(settle_sent, parcel.outgoing, "SM1")
    assert (await stage.items(id_))[-1].replies_to == item.id
