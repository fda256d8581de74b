"""A scene of what is promised: it comes near, is missed, is answered, rests, goes elsewhere and ends."""

from __future__ import annotations

from typing import Any, Final

from hub.application.close import close_conversation
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation, transfer_conversation
from hub.application.wait import wait_for_customer
from tests.stage.floor import ANNA, CHAT, CHAT_QUEUE, TEXT_QUEUE, change_entry
from tests.stage.stage import Stage
from tests.stage.timers import fire_due

PROMISED: Final[dict[str, Any]] = {
    "name": "Usual",
    "first_response_seconds": 600,
    "next_response_seconds": 1_200,
    "resolution_seconds": 7_200,
    "on_warning": {"head_start_seconds": 60},
    "on_breach": {"tell_supervisors": True, "level": 3},
}


async def kept_promises(stage: Stage) -> None:
    """Of one conversation nothing is kept, of another everything."""
    await stage.run(change_entry, "queues", CHAT_QUEUE, sla=[PROMISED])
    late = await stage.write(CHAT, "ada")
    stage.clock.forward(480)
    await fire_due(stage)
    stage.clock.forward(120)
    await fire_due(stage)
    await stage.become(ANNA)
    anna = await stage.person(ANNA)
    await stage.run(take_conversation, late.id, anna)
    await stage.run(send_reply, late.id, anna, text="Sorry", client_id="1")
    stage.clock.forward(6_600)
    await fire_due(stage)
    await stage.write(CHAT, "ada", "And now?")
    await stage.run(send_reply, late.id, anna, text="Still looking", client_id="3")
    await stage.run(wait_for_customer, late.id, anna)
    await stage.write(CHAT, "ada", "Thank you")
    await stage.run(transfer_conversation, late.id, anna, to_queue=TEXT_QUEUE)
    kept = await stage.write(CHAT, "bea")
    await stage.run(take_conversation, kept.id, anna)
    await stage.run(send_reply, kept.id, anna, text="Good morning", client_id="2")
    await stage.run(close_conversation, kept.id, anna, disposition="solved")
