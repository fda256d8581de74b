"""Conversations that belong together, the way back, and a closed one that goes on."""

from __future__ import annotations

import pytest

from hub.application.close import close_conversation
from hub.application.customer import edit_customer
from hub.application.matter import link_conversations, merge_conversations, part_conversations
from hub.application.reopen import reopen_conversation
from hub.application.transfer import take_conversation
from hub.domain.conversation import State
from hub.domain.ids import ConversationId
from hub.domain.matter import links_of, merged_from, merged_into
from hub.domain.problem import Conflict, Invalid, NotAllowed, NotFound
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHRIS, DORA, MAIL, TEXT
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held

BEA = "bea@example.org"


async def _two_letters(stage: Stage) -> tuple[ConversationId, ConversationId]:
    first = await held(stage, MAIL, BEA, BO)
    second = await stage.write(MAIL, BEA, "Did you get my letter?")
    return first, second.id


@staged
async def test_a_link_leads_both_ways_and_is_made_once(stage: Stage) -> None:
    first, second = await _two_letters(stage)
    bo = await stage.person(BO)
    for _ in range(2):
        await stage.run(link_conversations, first, second, bo)
    assert links_of(await stage.conversation(first)) == (second,)
    assert links_of(await stage.conversation(second)) == (first,)
    assert [item.event for item in await stage.items(second)].count("linked") == 1
    await stage.run(link_conversations, second, first, bo, is_linked=False)
    assert links_of(await stage.conversation(first)) == ()
    with pytest.raises(Invalid):
        await stage.run(link_conversations, first, first, bo)
    with pytest.raises(NotFound):
        await stage.run(link_conversations, first, ConversationId("absent"), bo)


@staged
async def test_a_duplicate_closes_into_the_other_and_its_thread_goes_on_there(stage: Stage) -> None:
    first, second = await _two_letters(stage)
    await stage.run(merge_conversations, first, second, await stage.person(DORA))
    kept, other = await stage.conversation(first), await stage.conversation(second)
    assert (kept.state, merged_from(kept)) == (State.OPEN, (second,))
    assert (other.state, merged_into(other)) == (State.CLOSED, first)
    answer = await stage.write(MAIL, BEA, "And now?", thread=second)
    assert answer.id == first


@staged
async def test_two_matters_after_all_are_two_again(stage: Stage) -> None:
    first, second = await _two_letters(stage)
    dora = await stage.person(DORA)
    await stage.run(merge_conversations, first, second, dora)
    await stage.run(part_conversations, first, second, dora)
    kept, other = await stage.conversation(first), await stage.conversation(second)
    assert (merged_from(kept), other.state, merged_into(other)) == ((), State.QUEUED, None)
    with pytest.raises(Conflict, match="not merged"):
        await stage.run(part_conversations, first, second, dora)
    answer = await stage.write(MAIL, BEA, "And now?", thread=second)
    assert answer.id == second


@staged
async def test_what_is_opened_again_knows_what_its_customer_became_meanwhile(stage: Stage) -> None:
    id_, anna = await held(stage, TEXT, "+15550111"), await stage.person(ANNA)
    await stage.run(close_conversation, id_, anna, disposition="solved")
    customer = (await stage.conversation(id_)).customer_id
    await stage.run(edit_customer, customer, anna, {"tier": "gold", "name": "Ada Byron", "value": 12})
    await stage.run(reopen_conversation, id_, anna)
    again = await stage.conversation(id_)
    assert (again.customer_tier, again.customer_name, again.customer_value) == ("gold", "Ada Byron", 12.0)
    await stage.run(close_conversation, id_, anna, disposition="solved")
    await stage.run(edit_customer, customer, anna, {"tier": "", "name": "Ada Lovelace", "value": ""})
    assert (await stage.write(TEXT, "+15550111", "One more thing")).id == id_
    again = await stage.conversation(id_)
    assert (again.customer_tier, again.customer_name, again.customer_value) == ("", "Ada Lovelace", 0.0)


@staged
async def test_what_is_parted_knows_what_its_customer_became_meanwhile(stage: Stage) -> None:
    first, second = await _two_letters(stage)
    dora, bo = await stage.person(DORA), await stage.person(BO)
    await stage.run(merge_conversations, first, second, dora)
    await stage.run(edit_customer, (await stage.conversation(first)).customer_id, bo, {"tier": "gold"})
    await stage.run(part_conversations, first, second, dora)
    assert (await stage.conversation(second)).customer_tier == "gold"


@staged
async def test_nobody_merges_what_is_not_hers_or_of_two_customers(stage: Stage) -> None:
    first, second = await _two_letters(stage)
    with pytest.raises(NotAllowed):
        await stage.run(merge_conversations, first, second, await stage.person(CHRIS))
    with pytest.raises(NotFound):
        await stage.run(merge_conversations, first, second, await stage.person(ANNA))
    stranger = await stage.write(MAIL, "eve@example.org")
    with pytest.raises(Invalid, match="two customers"):
        await stage.run(merge_conversations, first, stranger.id, await stage.person(DORA))


@staged
async def test_a_closed_one_is_opened_again_by_somebody_of_its_team_who_has_room(stage: Stage) -> None:
    id_ = await held(stage, TEXT, "+15550111")
    anna = await stage.person(ANNA)
    with pytest.raises(Conflict, match="not closed"):
        await stage.run(reopen_conversation, id_, await stage.person(BO))
    await stage.run(close_conversation, id_, anna, disposition="solved")
    with pytest.raises(NotFound):
        await stage.run(reopen_conversation, id_, await stage.person(CHRIS))
    await stage.run(reopen_conversation, id_, anna)
    await stage.run(reopen_conversation, id_, anna)
    opened = await stage.conversation(id_)
    assert (opened.state, opened.owner, opened.closed_at) == (State.OPEN, ANNA, None)
    await stage.run(close_conversation, id_, anna, disposition="solved")
    for who in ("+15550112", "+15550113"):
        other = await stage.write(TEXT, who)
        await stage.run(take_conversation, other.id, anna)
    with pytest.raises(Conflict, match="no room"):
        await stage.run(reopen_conversation, id_, anna)
