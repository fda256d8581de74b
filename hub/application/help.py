"""An agent asks for a supervisor, who is told wherever she is and answers by coming in."""

from __future__ import annotations

from typing import Final

from hub.application.access import owned
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import preview_of
from hub.domain.ids import ConversationId
from hub.domain.inside import Help, Inside
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.domain.text import storable
from hub.domain.value import changed

LONGEST_REASON: Final = 140


def ask_help(tx: Transaction, id_: ConversationId, agent: Person, reason: str) -> None:
    """The conversation is marked, and the supervisors of its team see it until one comes in or she asks no longer."""
    conversation = owned(tx, id_, agent)
    if len(reason) > LONGEST_REASON:
        raise Invalid(f"Say it in {LONGEST_REASON} characters; write the rest as a note.")
    asked = Help(agent.id, agent.name, preview_of(storable(reason)), tx.now)
    inside = Inside.read(conversation.inside)
    if inside.help is not None and inside.help.reason == asked.reason:
        return
    marked = changed(conversation, inside=inside.asking(asked).written())
    tx.conversations.save(marked)
    note_event(tx, marked, "help_asked", agent, reason=asked.reason)


def end_help(tx: Transaction, id_: ConversationId, agent: Person) -> None:
    """She needs nobody any longer."""
    conversation = owned(tx, id_, agent)
    inside = Inside.read(conversation.inside)
    if inside.help is None:
        return
    alone = changed(conversation, inside=inside.asking(None).written())
    tx.conversations.save(alone)
    note_event(tx, alone, "help_ended", agent)
