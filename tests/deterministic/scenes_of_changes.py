"""Scenes of what becomes of messages: both sides answer one, react, change their words and take them back."""

from __future__ import annotations

from channels.changes import MessageEdited, MessageWithdrawn, ReactionChanged
from channels.sender import ProviderId, Sender
from hub.application.edit_message import edit_message
from hub.application.react import react
from hub.application.reply import send_reply
from hub.application.visitor_change import visitor_changes
from hub.application.withdraw_message import withdraw_message
from hub.domain.conversation import after
from tests.stage.floor import ANNA, CHAT
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held


async def changed_messages(stage: Stage) -> None:
    """An agent and a visitor do everything that may be done to messages, some of it more than once."""
    id_ = await held(stage)
    anna, chat = await stage.person(ANNA), stage.store.floor.accounts[CHAT]
    (hers,) = [item for item in await stage.items(id_) if item.author is None and item.text]
    ours, _ = await stage.run(send_reply, id_, anna, text="Helo", client_id="c1", replies_to=hers.id)
    last, _ = await stage.run(send_reply, id_, anna, text="What can I do?", client_id="c2")
    await stage.run(react, id_, anna, hers.id, "👍")
    await stage.run(react, id_, anna, hers.id, "🙏")
    await stage.run(edit_message, id_, anna, ours.id, "Hello")
    await stage.run(edit_message, id_, anna, last.id, "What can I do for you?")
    ada = Sender("ada", "Ada", "ada")

    def about(key: str, message: str) -> tuple[str, str, Sender, ProviderId]:
        return key, "chat", ada, ProviderId(message)

    now = stage.clock()
    await stage.run(visitor_changes, chat, ReactionChanged(*about("v1", ours.id), now, "😄"))
    await stage.run(visitor_changes, chat, ReactionChanged(*about("v2", ours.id), after(now, 1), "😮"))
    await stage.run(visitor_changes, chat, MessageEdited(*about("v3", hers.id), now, "Hello?"))
    await stage.run(visitor_changes, chat, MessageWithdrawn(*about("v4", hers.id), now))
    await stage.run(withdraw_message, id_, anna, last.id)
    await stage.run(withdraw_message, id_, anna, last.id)
