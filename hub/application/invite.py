"""A colleague comes into a conversation beside its owner, writes in it, leaves it, or takes it over."""

from __future__ import annotations

from hub.application.access import readable, steerable, workable
from hub.application.offer import has_room
from hub.application.reply import add_note
from hub.application.silence import watch_silence
from hub.application.timeline import note_event
from hub.application.transaction import Transaction
from hub.application.undo_send import depart_now
from hub.domain.conversation import HELD, Conversation
from hub.domain.fact import Fact, Happening
from hub.domain.ids import ConversationId, PersonId
from hub.domain.inside import Inside
from hub.domain.permission import Permission
from hub.domain.person import Person, Presence
from hub.domain.problem import Conflict, Invalid, NotAllowed, NotFound
from hub.domain.timer import TimerKind
from hub.domain.value import changed

MOST_INSIDE = 20
TAKE_OVER = Permission.TAKE_OVER_CAPACITY


def invite_colleague(
    tx: Transaction, id_: ConversationId, by: Person, colleague_id: PersonId, note: str = ""
) -> Conversation:
    """She reads it and writes in it from now on, whatever her teams; it stays its owner's."""
    conversation = _held(steerable(tx, id_, by))
    colleague = _colleague(tx, colleague_id)
    if colleague.id == conversation.owner:
        raise Invalid(f"{colleague.name} holds this conversation already.")
    if not colleague.works:
        raise Invalid(f"{colleague.name} does not work on conversations; invite somebody else.")
    if note.strip():
        add_note(tx, id_, by, text=note, client_id=None)
    if colleague.id in conversation.participants:
        return conversation
    inside = Inside.read(conversation.inside)
    if len(inside.participants) >= MOST_INSIDE:
        raise Conflict(f"At most {MOST_INSIDE} colleagues can be inside; let somebody leave first.")
    joined = changed(conversation, inside=inside.joined_by(colleague).written())
    tx.conversations.save(joined)
    note_event(tx, joined, "invited", by, agent=colleague.name)
    return joined


def join_conversation(tx: Transaction, id_: ConversationId, by: Person) -> None:
    """Whoever steers the team comes in beside the owner; a request for help is answered by it."""
    conversation = _held(workable(tx, id_, by))
    if conversation.owner == by.id or by.id in conversation.participants:
        return
    if not by.may(Permission.STEER, conversation.team_id):
        raise NotAllowed("Only supervisors of its team join a conversation uninvited; ask its agent to invite you.")
    inside = Inside.read(conversation.inside)
    joined = changed(conversation, inside=inside.asking(None).joined_by(by).written())
    tx.conversations.save(joined)
    note_event(tx, joined, "joined_in", by, **({"helps": inside.help.by_name} if inside.help else {}))


def leave_conversation(tx: Transaction, id_: ConversationId, by: Person, who: PersonId | None = None) -> None:
    """She is inside no longer; its owner and supervisors may also let somebody else leave."""
    conversation = readable(tx, id_, by)
    leaving = who or by.id
    if leaving not in conversation.participants:
        return
    if leaving != by.id:
        steerable(tx, id_, by)
    depart_now(tx, id_, tx.people.get(leaving))
    conversation = tx.conversations.get(id_)
    inside = Inside.read(conversation.inside)
    left = changed(conversation, inside=inside.left_by(leaving).written())
    note_event(tx, conversation, "left", by, agent=inside.participants[leaving])
    tx.conversations.save(left)


def hand_over(tx: Transaction, id_: ConversationId, by: Person, to: PersonId) -> None:
    """Whoever is inside already owns it from now on, without it waiting anywhere; the giver is outside."""
    depart_now(tx, id_, by)
    conversation = _held(steerable(tx, id_, by))
    if conversation.owner == to:
        return
    if to not in conversation.participants:
        raise Conflict("Invite her first: a conversation is handed over to somebody who is inside.")
    taker = tx.people.get(to)
    if taker.presence is Presence.OFFLINE:
        raise Conflict(f"{taker.name} is offline; hand it over when she is back, or transfer it.")
    if not has_room(tx, taker, conversation.channel) and not taker.may(TAKE_OVER, conversation.team_id):
        raise Conflict(f"{taker.name} has no room for it; transfer it to her queue, or wait until she has.")
    about = (conversation.id, conversation.queue_id)
    tx.record(Fact(tx.now, Happening.RELEASED, *about, conversation.owner, conversation.channel))
    inside = Inside.read(conversation.inside)
    theirs = changed(conversation, inside=inside.left_by(to).written()).opened(to)
    for kind in (TimerKind.SNOOZE, TimerKind.WRAP_UP):
        tx.timers.cancel(kind, theirs.id)
    tx.conversations.save(theirs)
    # Nobody waited: she was inside.
    tx.record(Fact(tx.now, Happening.ANSWERED, *about, to, theirs.channel, {"waited_seconds": 0.0}))
    tx.people.save(changed(taker, idle_since=tx.now, misses=0))
    note_event(tx, theirs, "handed_over", by, to_agent=taker.name)
    watch_silence(tx, theirs)


def _colleague(tx: Transaction, id_: PersonId) -> Person:
    try:
        return tx.people.get(id_)
    except NotFound as error:
        raise Invalid("There is no such colleague; GET /api/desk lists yours.") from error


def _held(conversation: Conversation) -> Conversation:
    if conversation.state not in HELD:
        raise Conflict("Nobody holds this conversation now; take it, or look at it again.")
    return conversation
