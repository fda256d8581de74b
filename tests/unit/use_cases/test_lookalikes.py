"""Customers who may be one are found by whoever serves both, with the reason; and where she is best reached now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from hub.application.close import close_conversation
from hub.application.customer import edit_customer
from hub.application.lookalikes import keep_customers_apart, lookalikes
from hub.application.merge import merge_customers
from hub.application.outreach import Opening, start_conversation
from hub.application.reach import ways_to_reach
from hub.application.recipient import Whom
from hub.application.tag import OF_CUSTOMERS, known_tags
from hub.domain.ids import CustomerId, IdentityId
from hub.domain.lookalike import Sign
from hub.domain.problem import NotFound
from hub.domain.reach import Why
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, DORA, MAIL, TEXT
from tests.stage.stage import Stage


async def found(stage: Stage, id_: CustomerId, who: str = DORA) -> list[tuple[CustomerId, list[Sign]]]:
    person = await stage.person(who)  # type: ignore[arg-type]
    return [
        (one.known.customer.id, [evidence.sign for evidence in one.evidence])
        for one in await stage.store.read(lookalikes, id_, person)
    ]


async def two_adas(stage: Stage) -> tuple[CustomerId, CustomerId]:
    """Ada by text and Ada by mail, who have a name in common, and a number."""
    text = await stage.write(TEXT, "+15550111")
    mail = await stage.write(MAIL, "ada@example.org")
    dora = await stage.person(DORA)
    for customer, name in ((text.customer_id, "Ada Byron"), (mail.customer_id, "Byron, Ada")):
        changes = {"name": name, "organisation": "Engines"}
        await stage.run(edit_customer, customer, dora, changes)
    return text.customer_id, mail.customer_id


@staged
async def test_whoever_serves_both_is_told_of_a_lookalike_and_why(stage: Stage) -> None:
    text, mail = await two_adas(stage)
    signs = [Sign.SAME_NAME, Sign.SAME_ORGANISATION]
    assert await found(stage, text) == [(mail, signs)]
    assert await found(stage, mail) == [(text, signs)]
    assert await found(stage, text, ANNA) == []
    with pytest.raises(NotFound):
        await found(stage, text, CHRIS)


@staged
async def test_a_lookalike_who_was_said_to_be_another_is_not_told_again(stage: Stage) -> None:
    text, mail = await two_adas(stage)
    with pytest.raises(NotFound):
        await stage.run(keep_customers_apart, text, mail, await stage.person(ANNA))
    await stage.run(keep_customers_apart, text, mail, await stage.person(BO))
    assert await found(stage, text) == await found(stage, mail) == []


@staged
async def test_a_merged_customer_is_nobodys_lookalike(stage: Stage) -> None:
    text, mail = await two_adas(stage)
    await stage.run(merge_customers, text, mail, await stage.person(DORA), is_vouched=True)
    assert await found(stage, text) == []
    assert await found(stage, mail) == []


@staged
async def test_a_word_that_many_share_does_not_make_the_search_long(stage: Stage) -> None:
    text, _ = await two_adas(stage)
    dora = await stage.person(DORA)
    for number in range(30):
        other = await stage.write(TEXT, f"+1555020{number:02}")
        await stage.run(edit_customer, other.customer_id, dora, {"name": "Ada Byron", "organisation": "Engines"})
    assert len(await found(stage, text)) == 5


@staged
async def test_she_is_best_reached_where_she_is_and_else_where_she_wrote_last(stage: Stage) -> None:
    chat, text = await stage.write(CHAT, "ada"), await stage.write(TEXT, "+15550111")
    await stage.run(merge_customers, chat.customer_id, text.customer_id, await stage.person(DORA), is_vouched=True)

    def reached(reading: Reading, *online: IdentityId) -> list[tuple[str, Why]]:
        recent = [found for found, _ in reading.history(chat.customer_id, None, 20)]
        ways = ways_to_reach(reading, chat.customer_id, recent, lambda id_: id_ in online)
        return [(one.way.channel, one.why) for one in ways]

    ways = await stage.store.read(reached, chat.identity_id)
    assert ways == [("webchat", Why.ONLINE), ("sms", Why.RECENT)]
    stage.clock.forward(timedelta(hours=1).total_seconds())
    assert await stage.store.read(reached) == [("sms", Why.ONLY), ("webchat", Why.OFFLINE)]


@staged
async def test_what_we_wrote_is_not_taken_for_a_word_of_hers(stage: Stage) -> None:
    await stage.become(ANNA)
    opening = Opening(TEXT, Whom(address="+15550111"), "Your order is ready.", "1")
    begun, _ = await stage.run(start_conversation, await stage.person(ANNA), opening)
    found = await stage.conversation(begun.conversation_id)

    def heard(reading: Reading) -> list[tuple[Why, datetime | None]]:
        recent = [found for found, _ in reading.history(found.customer_id, None, 20)]
        ways = ways_to_reach(reading, found.customer_id, recent, lambda _: False)
        return [(one.why, one.way.heard_at) for one in ways]

    assert await stage.store.read(heard) == [(Why.ONLY, None)]
    await stage.write(TEXT, "+15550111", "Thanks!")
    answered_at = stage.clock()
    assert await stage.store.read(heard) == [(Why.RECENT, answered_at)]
    await stage.run(close_conversation, found.id, await stage.person(ANNA), disposition="solved")
    stage.clock.forward(timedelta(days=1).total_seconds())
    again, _ = await stage.run(start_conversation, await stage.person(ANNA), replace(opening, client_id="2"))
    assert again.conversation_id != found.id
    assert await stage.store.read(heard) == [(Why.ONLY, answered_at)]


@staged
async def test_tags_that_were_used_are_offered_again_the_newest_first(stage: Stage) -> None:
    text, mail = await two_adas(stage)
    dora = await stage.person(DORA)
    await stage.run(edit_customer, text, dora, {"tags.vip": "yes"})
    await stage.run(edit_customer, mail, dora, {"tags.press": "yes", "tags.vip": "yes"})
    await stage.run(edit_customer, mail, dora, {"tags.press": ""})
    assert await stage.store.read(known_tags, OF_CUSTOMERS) == ["press", "vip"]
