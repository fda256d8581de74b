"""Scenes of what happens before and while a conversation waits: corrections, overflow, callbacks."""

from __future__ import annotations

from hub.application.callback import ask_answer_by_mail, ask_callback, cancel_callback, miss_callback
from hub.application.correct import Correction, correct_entry
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation
from hub.application.visitor import visitor_writes
from tests.stage.floor import ANNA, CHAT, CHAT_QUEUE, DORA, MAIL, MAIL_QUEUE, WARN_SECONDS, change_entry
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


async def callbacks(stage: Stage) -> None:
    rule = {"when": "length_above", "count": 0, "then": "callback"}
    await stage.run(change_entry, "queues", CHAT_QUEUE, overflow=[rule])
    await stage.run(change_entry, "accounts", CHAT, mail_account=MAIL)
    await stage.write(CHAT, "first")
    account = stage.store.floor.accounts[CHAT]
    ada, bea = await stage.write(CHAT, "ada"), await stage.write(CHAT, "bea")
    await stage.run(ask_callback, ada.identity_id, account, "+49 30 901820")
    await stage.run(cancel_callback, ada.identity_id, account)
    await stage.run(ask_callback, ada.identity_id, account, "+49 30 901821")
    await stage.run(ask_answer_by_mail, bea.identity_id, account, "bea@example.org")
    await stage.become(ANNA)
    await stage.run(take_conversation, ada.id, await stage.person(ANNA))
    await stage.run(miss_callback, ada.id, await stage.person(ANNA))
    stage.clock.forward(600)
    await fire_due(stage)
