"""A conversation ends: for the customer first, then, wrapped up with a disposition, for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hub.application.access import owned, steerable
from hub.application.custom_field import check_required
from hub.application.offer import end_offer
from hub.application.reply import add_note
from hub.application.requeue import queue_of
from hub.application.silence import stop_watching
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.application.undo_send import depart_now
from hub.domain.conversation import HELD, Conversation, State, after
from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId, DispositionId
from hub.domain.offer import Outcome
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.domain.timer import Timer, TimerKind
from hub.domain.value import changed


def end_conversation(tx: Transaction, conversation_id: ConversationId, agent: Person) -> None:
    """The customer is told that it is over, and the agent's wrap-up begins."""
    depart_now(tx, conversation_id, agent)
    conversation = owned(tx, conversation_id, agent)
    if conversation.state is State.WRAP_UP:
        return
    note_event(tx, conversation, "ended", agent)
    wrap_up(tx, conversation)


def wrap_up(tx: Transaction, conversation: Conversation) -> None:
    """Its agent has the queue's time for the work after it; without such time it closes at once."""
    seconds = queue_of(tx, conversation.queue_id).wrap_up_seconds
    stop_watching(tx, conversation.id)
    tx.timers.cancel(TimerKind.SNOOZE, conversation.id)
    if not seconds:
        close(tx, conversation, None, None)
        return
    wrapping = conversation.wrapping(after(tx.now, seconds))
    tx.conversations.save(wrapping)
    tx.timers.set(Timer(TimerKind.WRAP_UP, conversation.id, after(tx.now, seconds)))
    tx.record(_fact(tx, Happening.WRAPPING, wrapping))


def close_conversation(
    tx: Transaction,
    conversation_id: ConversationId,
    agent: Person,
    *,
    disposition: str | None,
    note: str = "",
) -> None:
    """The conversation is closed with its outcome, and the agent has room for the next."""
    depart_now(tx, conversation_id, agent)
    conversation = steerable_or_closed(tx, conversation_id, agent)
    if conversation.state is State.CLOSED:
        return
    chosen = _disposition(tx, conversation, disposition)
    check_required(tx, conversation, agent)
    if note.strip():
        add_note(tx, conversation_id, agent, text=note, client_id=None)
    close(tx, conversation, chosen, agent)


def steerable_or_closed(tx: Transaction, id_: ConversationId, person: Person) -> Conversation:
    """The conversation to close; one that this person closed already is not an error."""
    conversation = tx.conversations.get(id_)
    if conversation.state is State.CLOSED and tx.conversations.last_owner(id_) == person.id:
        return conversation
    return steerable(tx, id_, person)


def close(
    tx: Transaction,
    conversation: Conversation,
    disposition: DispositionId | None,
    by: Person | None,
    *,
    why: Mapping[str, str] | None = None,
) -> None:
    """Nobody holds it any more, nothing rings and no clock runs for it."""
    tx.timers.cancel_all(conversation.id)
    if conversation.state is State.OFFERED:
        offer = tx.offers.ringing(conversation.id)
        if offer is not None:
            end_offer(tx, offer, conversation, Outcome.CUSTOMER_GONE)
    _restart_idle_clock(tx, conversation)
    details = {"disposition": str(disposition)} if disposition else {}
    note_event(tx, conversation, "closed", by, **details, **(why or {}))
    tx.record(_fact(tx, Happening.CLOSED, conversation))
    tx.conversations.save(conversation.closed(tx.now, disposition))


def customer_left(tx: Transaction, conversation: Conversation, event: str) -> None:
    """The customer is gone: what an agent holds is wrapped up, what still waited is closed as abandoned."""
    if conversation.state in {State.WRAP_UP, State.CLOSED}:
        return
    note_event(tx, conversation, event)
    if conversation.state in HELD:
        wrap_up(tx, conversation)
        return
    waited = (tx.now - conversation.waiting_since).total_seconds()
    tx.record(replace(_fact(tx, Happening.ABANDONED, conversation), details={"waited_seconds": waited}))
    close(tx, conversation, None, None)


def _restart_idle_clock(tx: Transaction, conversation: Conversation) -> None:
    if conversation.owner is None:
        return
    try:
        agent = tx.people.get(conversation.owner)
    except NotFound:
        return
    tx.people.save(changed(agent, idle_since=tx.now))


def _disposition(tx: Transaction, conversation: Conversation, wanted: str | None) -> DispositionId | None:
    usable = [
        disposition
        for disposition in tx.floor.dispositions.values()
        if not disposition.queues or conversation.queue_id in disposition.queues
    ]
    if wanted is None:
        if usable:
            msg = f"Say how it ended: {', '.join(sorted(disposition.id for disposition in usable))}."
            raise Invalid(msg)
        return None
    for disposition in usable:
        if disposition.id == wanted:
            return disposition.id
    msg = f"There is no disposition “{wanted}” for this queue; GET /api/floor lists them."
    raise Invalid(msg)


def finish_wrap_up(tx: Transaction, conversation_id: ConversationId) -> None:
    """The time for the wrap-up is over: it closes without a disposition, and says whose time it was."""
    conversation = tx.conversations.get(conversation_id)
    if conversation.state is State.WRAP_UP:
        owner = conversation.owner
        agent = tx.people.get(owner).name if owner else ""
        close(tx, conversation, None, None, why={"why": "wrap_up_over", "agent": agent})


def rate(tx: Transaction, conversation_id: ConversationId, score: int, comment: str) -> None:
    """The customer's judgement stands in the conversation; a second one is refused."""
    conversation = tx.conversations.get(conversation_id)
    # True is an int to Python, and no number to anybody else.
    if type(score) is not int or not 1 <= score <= 5:  # noqa: PLR2004 - the scale
        msg = "A rating is a number from 1 to 5."
        raise Invalid(msg)
    if conversation.entry.get("rated"):
        msg = "This conversation is rated already; thank you."
        raise Conflict(msg)
    if not conversation.can_be_rated:
        msg = "A conversation can be rated once somebody has answered it and it is over."
        raise Conflict(msg)
    tx.conversations.save(replace(conversation, entry={**conversation.entry, "rated": score}))
    note_event(tx, conversation, "rated", None, score=str(score), comment=comment[:2000])
    tx.record(replace(_fact(tx, Happening.RATED, conversation), details={"score": score}))


def _fact(tx: Transaction, happening: Happening, conversation: Conversation) -> Fact:
    return Fact(
        tx.now,
        happening,
        conversation.id,
        conversation.queue_id,
        conversation.agent_id,
        conversation.channel,
    )
