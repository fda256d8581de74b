"""A customer who waits may be called or written to instead: her place is kept, with its age, and she may go."""

from __future__ import annotations

from channels.contract import MessageReceived
from channels.sender import ProviderId, Sender
from channels.toolkit.phone import normalised
from hub.application.access import owned
from hub.application.close import wrap_up
from hub.application.demand import asks_of, demand_of
from hub.application.leave import letter_of
from hub.application.overflow import follow_overflow
from hub.application.overflow_rules import Asked
from hub.application.receive import receive_message
from hub.application.requeue import queue_of
from hub.application.snooze import put_aside
from hub.application.timeline import note_event
from hub.application.told import FACTS
from hub.application.transaction import Transaction
from hub.application.undo_send import depart_now
from hub.domain.callback import PROMISED, Callback, without_callback
from hub.domain.conversation import UNHELD, Conversation, State, after
from hub.domain.fact import Fact, Happening
from hub.domain.floor import Account
from hub.domain.ids import ConversationId, IdentityId
from hub.domain.item import Direction, ItemKind
from hub.domain.overflow import Overflowing
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid
from hub.domain.value import changed

MOST_QUOTED = 50
"""Messages of the chat that a letter begins with."""


def ask_callback(tx: Transaction, identity_id: IdentityId, account: Account, number: str) -> None:
    """What she waits with keeps her place until she is called; asking again corrects the number."""
    conversation = _waiting(tx, identity_id, account)
    to = normalised(number.strip())
    if to is None:
        raise Invalid("Write the number with its country, such as +49 30 123456.")
    known = Callback.read(conversation.entry)
    if known is not None and known.to == to:
        return
    kept = changed(conversation, entry=Callback(to, known.attempts if known else 0).written(conversation.entry))
    tx.conversations.save(kept)
    _told(tx, kept, "phone", to)


def ask_answer_by_mail(tx: Transaction, identity_id: IdentityId, account: Account, address: str) -> None:
    """What she said becomes a letter with her place and her age, and the chat is over."""
    conversation = _waiting(tx, identity_id, account)
    if conversation.state is State.OFFERED:
        raise Conflict("Somebody is about to answer; wait a moment.")
    mailing = tx.floor.mailing(account)
    if mailing is None:
        raise Conflict("This chat does not answer by mail; leave a number, or wait.")
    letter = letter_of(account, mailing, _all_she_said(tx, conversation), address)
    item = receive_message(tx, mailing, letter, takes_a_place=True)
    if item is None:
        raise Conflict("This was sent before; an answer will come by mail.")
    _keep_place(tx, conversation, item.conversation_id)
    _told(tx, conversation, "mail", letter.sender.address)
    tx.timers.cancel_all(conversation.id)
    tx.record(_fact(tx, Happening.CLOSED, conversation))
    tx.conversations.save(conversation.closed(tx.now, None))


def cancel_callback(tx: Transaction, identity_id: IdentityId, account: Account) -> None:
    """She waits in the chat again, in her place; cancelling twice is cancelling once."""
    conversation = tx.conversations.open_for(account.id, identity_id)
    if conversation is None or Callback.read(conversation.entry) is None:
        return
    if conversation.state not in UNHELD:
        raise Conflict("Somebody is calling already; say so in the chat.")
    tx.conversations.save(changed(conversation, entry=without_callback(conversation.entry)))
    note_event(tx, conversation, "callback_cancelled")
    tx.record(changed(_fact(tx, Happening.CALLBACK, conversation), details={"is_cancelled": True}))


def miss_callback(tx: Transaction, conversation_id: ConversationId, agent: Person) -> None:
    """Nobody answered there: it comes back to its agent after the queue's pause, so often as the queue says."""
    depart_now(tx, conversation_id, agent)
    conversation = owned(tx, conversation_id, agent)
    callback = Callback.read(conversation.entry)
    if callback is None:
        raise Conflict("Nobody asked for a callback here.")
    if conversation.state is not State.OPEN:
        raise Conflict("Take it up before you call.")
    tried = changed(callback, attempts=callback.attempts + 1)
    note_event(tx, conversation, "callback_tried", agent, attempt=str(tried.attempts))
    details = {"attempt": tried.attempts}
    tx.record(changed(_fact(tx, Happening.CALLBACK_MISSED, conversation), agent_id=agent.id, details=details))
    noted = changed(conversation, entry=tried.written(conversation.entry))
    queue = queue_of(tx, conversation.queue_id)
    if tried.attempts >= queue.callback_attempts:
        tx.conversations.save(noted)
        wrap_up(tx, noted)
        return
    again_at = after(tx.now, queue.callback_pause_seconds)
    put_aside(tx, noted, again_at)


def _waiting(tx: Transaction, identity_id: IdentityId, account: Account) -> Conversation:
    conversation = tx.conversations.open_for(account.id, identity_id)
    if conversation is None or conversation.state not in UNHELD:
        raise Conflict("Nobody keeps you waiting just now; write in the chat.")
    if not Overflowing.read(conversation.entry).may_call_back:
        raise Conflict("No callback is offered here now; please wait a little longer.")
    return conversation


def _all_she_said(tx: Transaction, conversation: Conversation) -> MessageReceived:
    said = [
        item.text
        for item in tx.items.last(conversation.id, MOST_QUOTED)
        if item.kind is ItemKind.MESSAGE and item.direction is Direction.IN and item.text.strip()
    ]
    facts = conversation.entry.get(FACTS)
    key = f"callback:{conversation.id}:{tx.now.timestamp():.3f}"
    return MessageReceived(
        arrival_key=key,
        provider_id=ProviderId(key),
        account_address="",
        sender=Sender(conversation.identity_id, conversation.customer_name),
        at=tx.now,
        text="\n\n".join(said),
        attributes=dict(facts) if isinstance(facts, dict) else {},
    )


def _keep_place(tx: Transaction, chat: Conversation, letter_id: ConversationId) -> None:
    """The letter waits where the chat waited, since when it did, asks the same, and goes on under the same rules."""
    letter = tx.conversations.get(letter_id)
    if letter.state is not State.QUEUED:
        return
    demand = demand_of(chat)
    kept = changed(
        letter,
        queue_id=chat.queue_id,
        team_id=chat.team_id,
        skills=dict(demand.skills),
        asks=asks_of(demand),
        level=chat.level,
        head_start_seconds=chat.head_start_seconds,
        waiting_since=chat.waiting_since,
        queued_at=chat.queued_at,
        entry={**Overflowing.read(chat.entry).written(letter.entry), PROMISED: True},
    )
    tx.conversations.save(kept)
    follow_overflow(tx, kept, Asked(joins=False))


def _told(tx: Transaction, conversation: Conversation, way: str, to: str) -> None:
    note_event(tx, conversation, "callback_asked", to=to)
    waited = (tx.now - conversation.waiting_since).total_seconds()
    fact = _fact(tx, Happening.CALLBACK, conversation)
    tx.record(changed(fact, details={"way": way, "waited_seconds": waited}))


def _fact(tx: Transaction, happening: Happening, conversation: Conversation) -> Fact:
    return Fact(tx.now, happening, conversation.id, conversation.queue_id, None, conversation.channel)
