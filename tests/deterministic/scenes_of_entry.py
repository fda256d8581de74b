"""Scenes of what happens before and while a conversation waits: corrections, overflow, callbacks."""

from __future__ import annotations

from hub.application.correct import Correction, correct_entry
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation
from hub.application.visitor import visitor_writes
from tests.stage.floor import ANNA, CHAT, DORA, MAIL_QUEUE, WARN_SECONDS
from tests.stage.stage import Stage
from tests.stage.timers import fire_due


async def a_corrected_entry(stage: Stage) -> None:
    dora = await stage.person(DORA)
    waiting = await stage.write(CHAT, "ada")
    await stage.run(correct_entry, waiting.id, dora, Correction(demand="fr >= 3", level=2))
    await stage.run(correct_entry, waiting.id, dora, Correction(queue=MAIL_QUEUE))
    held = await stage.write(CHAT, "bea")
    await stage.become(ANNA)
    await stage.run(take_conversation, held.id, await stage.person(ANNA))
    await stage.run(correct_entry, held.id, await stage.person(ANNA), Correction(demand="fr or fr >= 3"))
    await stage.run(correct_entry, held.id, await stage.person(ANNA), Correction(queue=MAIL_QUEUE))


async def a_visitor_who_was_asked(stage: Stage) -> None:
    await stage.become(ANNA)
    held = await stage.write(CHAT, "ada")
    await stage.run(take_conversation, held.id, await stage.person(ANNA))
    await stage.run(send_reply, held.id, await stage.person(ANNA), text="Hello", client_id="1")
    stage.clock.forward(WARN_SECONDS)
    await fire_due(stage)
    await stage.run(visitor_writes, held.id)
