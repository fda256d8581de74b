"""What has ended goes on: in its wrap-up for its owner, closed for somebody of its team, as if it had not ended."""

from __future__ import annotations

from hub.application.access import workable
from hub.application.offer import has_room
from hub.application.reply import check_room, take_up_again
from hub.application.requeue import queued
from hub.application.silence import watch_silence
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, State
from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotAllowed


def reopen_conversation(tx: Transaction, id_: ConversationId, by: Person) -> None:
    """It is hers and open again; what was said since in another conversation stays there."""
    conversation = workable(tx, id_, by)
    if conversation.owner == by.id:
        _go_on(tx, conversation, by)
        return
    if conversation.state is not State.CLOSED:
        raise Conflict("This conversation is not closed; look at it again.")
    if conversation.team_id not in by.works_in:
        raise NotAllowed("This conversation belongs to another team; ask somebody there to open it again.")
    if conversation.single_key is not None:
        other = tx.conversations.open_for(conversation.account_id, conversation.single_key)
        if other is not None:
            raise Conflict("The customer has an open conversation there already; go on in that one.")
    if not has_room(tx, tx.people.get(by.id), conversation.channel):
        raise Conflict("You have no room to open it again; close or snooze something first.")
    about = (conversation.id, conversation.queue_id)
    tx.record(Fact(tx.now, Happening.REOPENED, *about, by.id, conversation.channel))
    waiting = queued(tx, conversation, conversation.queue_id, conversation.team_id, tx.now)
    opened = waiting.opened(by.id)
    tx.conversations.save(opened)
    # Nobody waited for it.
    tx.record(Fact(tx.now, Happening.ANSWERED, *about, by.id, opened.channel, {"waited_seconds": 0.0}))
    note_event(tx, opened, "taken_up_again", by)
    watch_silence(tx, opened)


def _go_on(tx: Transaction, conversation: Conversation, by: Person) -> None:
    """Its wrap-up is broken off; what was not over stays as it is."""
    if conversation.state is not State.WRAP_UP:
        return
    check_room(tx, conversation, by)
    opened = take_up_again(tx, conversation, by)
    tx.conversations.save(opened)
    note_event(tx, opened, "taken_up_again", by)
    watch_silence(tx, opened)
