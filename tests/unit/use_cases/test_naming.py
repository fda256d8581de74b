"""Whoever has not said her name has none, until she says it or an agent does; then it stands everywhere."""

from __future__ import annotations

from channels.sender import Sender
from hub.application.close import close_conversation
from hub.application.customer import edit_customer
from hub.application.presence import line_lost
from hub.application.push import keep_device
from hub.application.push_send import claim_pushes
from hub.application.transfer import take_conversation
from hub.domain.called import number_of
from hub.domain.conversation import Conversation
from hub.domain.customer import Customer
from hub.domain.push import HOLD_SECONDS
from hub.domain.search_document import Source
from tests.deterministic.scenes_of_push import subscription
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, CHAT, DORA, MAIL
from tests.stage.stage import Stage


async def nobody_writes(stage: Stage, name: str = "") -> Conversation:
    """A visitor's browser says something; she has an address nowhere."""
    return await stage.write(CHAT, "browser", sender=Sender("browser", name, ""))


async def closed(stage: Stage, conversation: Conversation) -> None:
    dora = await stage.person(DORA)
    await stage.run(close_conversation, conversation.id, dora, disposition="solved")


async def customer_of(stage: Stage, conversation: Conversation) -> Customer:
    return await stage.store.read(lambda reading: reading.customers.get(conversation.customer_id))


@staged
async def test_a_visitor_who_says_no_name_has_none(stage: Stage) -> None:
    conversation = await nobody_writes(stage)
    assert conversation.customer_name == ""
    assert (await customer_of(stage, conversation)).name == ""


@staged
async def test_the_name_that_she_says_later_stands_in_what_was_closed_before_too(stage: Stage) -> None:
    first = await nobody_writes(stage)
    await closed(stage, first)
    stage.clock.forward(90_000)
    second = await nobody_writes(stage, "Ada Byron")
    assert second.id != first.id
    assert second.customer_name == "Ada Byron"
    assert (await stage.conversation(first.id)).customer_name == "Ada Byron"
    assert (await customer_of(stage, second)).name == "Ada Byron"


@staged
async def test_the_name_that_an_agent_gives_stands_in_what_was_closed_before_too(stage: Stage) -> None:
    first = await nobody_writes(stage)
    await closed(stage, first)
    await stage.run(edit_customer, first.customer_id, await stage.person(ANNA), {"name": "Ada"})
    assert (await stage.conversation(first.id)).customer_name == "Ada"


@staged
async def test_what_an_agent_calls_her_is_not_undone_by_what_she_calls_herself(stage: Stage) -> None:
    conversation = await nobody_writes(stage)
    await stage.run(edit_customer, conversation.customer_id, await stage.person(ANNA), {"name": "Ada"})
    assert (await nobody_writes(stage, "Countess")).customer_name == "Ada"


@staged
async def test_whoever_was_called_by_her_address_has_a_name_as_soon_as_she_says_it(stage: Stage) -> None:
    first = await stage.write(MAIL, "ada@example.org", sender=Sender("ada@example.org", "", "ada@example.org"))
    assert first.customer_name == "ada@example.org"
    again = await stage.write(MAIL, "ada@example.org", sender=Sender("ada@example.org", "Ada", "ada@example.org"))
    assert again.customer_name == "Ada"
    assert (await stage.conversation(first.id)).customer_name == "Ada"


@staged
async def test_a_notification_calls_her_by_her_number(stage: Stage) -> None:
    anna = await stage.person(ANNA)
    await stage.run(keep_device, anna, subscription("1"), session="s1", name="Chrome, Linux", names_customers=True)
    await stage.become(ANNA)
    conversation = await nobody_writes(stage)
    await stage.run(take_conversation, conversation.id, await stage.person(ANNA))
    await stage.run(line_lost, ANNA, 3600.0)
    await nobody_writes(stage)
    stage.clock.forward(HOLD_SECONDS)
    messages, _ = await stage.run(claim_pushes, frozenset(), 100)
    assert [one.text.title for one in messages] == [f"Visitor {number_of(conversation.customer_id)}"]


@staged
async def test_she_is_found_by_her_number_in_every_language_until_she_has_a_name(stage: Stage) -> None:
    conversation = await nobody_writes(stage)

    async def texts() -> set[str]:
        found = await stage.store.read(
            lambda reading: reading.search.written(Source.CUSTOMER, conversation.customer_id)
        )
        return {text for one in found for text in one.texts}

    number = number_of(conversation.customer_id)
    assert f"Visitor {number} 访客 {number} 訪客 {number}" in await texts()
    await stage.run(edit_customer, conversation.customer_id, await stage.person(ANNA), {"name": "Ada"})
    assert not [text for text in await texts() if str(number) in text]
