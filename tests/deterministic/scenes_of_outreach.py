"""Scenes in which we write first."""

from __future__ import annotations

from hub.application.outreach import Opening, start_conversation
from hub.application.recipient import Whom
from hub.application.signature import change_signature
from hub.application.try_account import note_test_message
from tests.stage.floor import ANNA, BO, CHRIS, MAIL, TEXT
from tests.stage.stage import Stage


async def a_first_word(stage: Stage) -> None:
    """By text and by mail, to strangers and to whoever waits, and the answers."""
    waits = await stage.write(TEXT, "+15550122", "Anybody there?")
    for person in (ANNA, BO, CHRIS):
        await stage.become(person)
    anna, chris = await stage.person(ANNA), await stage.person(CHRIS)
    await stage.run(start_conversation, anna, Opening(TEXT, Whom(identity_id=waits.identity_id), "Yes.", "1"))
    typed = Opening(TEXT, Whom(address="+1 555 0133"), "Your order is ready.", "2")
    item, _ = await stage.run(start_conversation, anna, typed)
    await stage.run(start_conversation, anna, typed)
    await stage.write(TEXT, "+15550133", "Thanks!")
    hers = Whom(address="bea@example.org", customer_id=(await stage.conversation(item.conversation_id)).customer_id)
    bea = await stage.write(MAIL, "carla@example.org", subject="Else")
    await stage.run(start_conversation, chris, Opening(MAIL, Whom(bea.identity_id), "Hello", "3", subject="Your order"))
    await stage.run(start_conversation, await stage.person(BO), Opening(MAIL, hers, "Hi", "4", subject="Ready"))


async def a_signature(stage: Stage) -> None:
    """Somebody signs, and writes."""
    await stage.become(CHRIS)
    chris = await stage.person(CHRIS)
    await stage.run(change_signature, chris, "Chris Moe, Lantern Books")
    opening = Opening(MAIL, Whom(address="bea@example.org"), "Hello", "1", subject="Your order")
    await stage.run(start_conversation, chris, opening)


async def a_test_message(stage: Stage) -> None:
    """An administrator wrote to herself to see that mail leaves."""
    await stage.run(note_test_message, MAIL, "chris@example.org", await stage.person(CHRIS))
