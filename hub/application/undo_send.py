"""What an agent sends can be taken back for a few seconds; then the hub sends it, whatever became of her browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from channels.contract import Feature
from hub.application.access import writable
from hub.application.draft import end_draft, give_back
from hub.application.reply import Written, hand_over_reply, prepare_reply, take_up_again
from hub.application.sent_before import check_not_taken, end_its_draft
from hub.application.silence import watch_silence
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation, after
from hub.domain.departing import UNDO_CHOICES, DepartingReply, Outcome, UndoSeconds
from hub.domain.draft import DraftKind
from hub.domain.ids import ConversationId, FileId, ItemId, PersonId
from hub.domain.item import Item
from hub.domain.letter import Letter
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, Problem, SentBefore
from hub.domain.timer import Timer, TimerKind
from hub.domain.translation import ORIGINAL


def undo_seconds(tx: Transaction, person_id: PersonId) -> UndoSeconds:
    """For how long what this person sends can be taken back."""
    return UndoSeconds.read(tx.desks.setting(_key(person_id)))


def choose_undo_seconds(tx: Transaction, person: Person, chosen: UndoSeconds) -> None:
    """From now on what she sends can be taken back for so long."""
    if not {chosen.written, chosen.live} <= set(UNDO_CHOICES):
        raise Invalid(f"Choose one of these numbers of seconds: {', '.join(map(str, UNDO_CHOICES))}.")
    tx.desks.set_setting(_key(person.id), None if chosen == UndoSeconds() else chosen.kept())


def send_undoably(  # noqa: PLR0913 - what a message is made of
    tx: Transaction,
    conversation_id: ConversationId,
    agent: Person,
    *,
    text: str,
    client_id: str,
    file_ids: tuple[FileId, ...] = (),
    letter: Letter | None = None,
    html: str = "",
    instead_of: tuple[str, ...] = (),
    written_at: datetime | None = None,
    replies_to: ItemId | None = None,
    original: str = "",
) -> DepartingReply | Item:
    """The reply leaves in a few seconds, unless it is taken back; at once for who wants no such time.

    The same `client_id` again changes nothing. Raises whatever refuses the reply already now.
    """
    writable(tx, conversation_id, agent)
    known = tx.items.by_client_id(conversation_id, client_id) or _underway(tx, conversation_id, agent, client_id)
    if known is not None:
        end_its_draft(tx, conversation_id, agent, DraftKind.REPLY, client_id)
        return known
    check_not_taken(tx, conversation_id, agent, instead_of)
    end_draft(tx, conversation_id, agent, DraftKind.REPLY, written_at)
    # Whoever writes on has done with what she wrote before, and the order is kept.
    depart_now(tx, conversation_id, agent)
    written = Written(text, client_id, file_ids, letter, html, replies_to, original)
    return _send(tx, tx.conversations.get(conversation_id), agent, written)


def _underway(tx: Transaction, id_: ConversationId, agent: Person, client_id: str) -> DepartingReply | None:
    earlier = tx.departures.get(agent.id, id_)
    if earlier is None or earlier.client_id != client_id:
        return None
    if earlier.outcome is not None:
        raise SentBefore("This message did not leave: it is in your draft again. Send it from there.")
    return earlier


def _send(tx: Transaction, conversation: Conversation, agent: Person, written: Written) -> DepartingReply | Item:
    is_live = Feature.LIVE in tx.floor.features_of(conversation.channel)
    seconds = undo_seconds(tx, agent.id).holds(is_live=is_live)
    prepared = prepare_reply(tx, conversation, agent, written)
    if not seconds:
        return hand_over_reply(tx, conversation, agent, prepared)
    taken_up = take_up_again(tx, conversation, agent)
    if taken_up is not conversation:
        tx.conversations.save(taken_up)
        watch_silence(tx, taken_up)
    departing = DepartingReply(
        agent.id,
        conversation.id,
        written.client_id,
        prepared.item.text,
        tuple(tx.files.get(id_) for id_ in written.file_ids),
        written.letter,
        tx.now,
        after(tx.now, seconds),
        html=prepared.item.html or "",
        replies_to=prepared.item.replies_to,
        original=prepared.item.details.get(ORIGINAL, ""),
    )
    tx.departures.begin(departing)
    tx.timers.set(Timer(TimerKind.DEPARTURE, departing.key, departing.leaves_at))
    return departing


def take_back(tx: Transaction, conversation_id: ConversationId, person: Person, client_id: str) -> None:
    """It does not leave: what she wrote is her draft again, with its files and recipients."""
    departing = tx.departures.get(person.id, conversation_id)
    if departing is None or departing.client_id != client_id:
        raise Conflict("It has left already; write to the customer what should be different.")
    if departing.outcome is None:
        tx.timers.cancel(TimerKind.DEPARTURE, departing.key)
        _return(tx, departing, Outcome.TAKEN_BACK)


def depart_now(tx: Transaction, conversation_id: ConversationId, person: Person) -> None:
    """What she sent there and could still take back leaves at once."""
    departing = tx.departures.underway(person.id, conversation_id)
    if departing is not None:
        tx.timers.cancel(TimerKind.DEPARTURE, departing.key)
        _depart(tx, departing)


def departed(tx: Transaction, conversation: Conversation) -> Conversation:
    """The conversation, after what its agent sent and could still take back has left."""
    if conversation.owner is None:
        return conversation
    depart_now(tx, conversation.id, tx.people.get(conversation.owner))
    return tx.conversations.get(conversation.id)


def depart_in_time(tx: Transaction, key: str) -> None:
    """The time in which it could be taken back is over."""
    person_id, _, conversation_id = key.rpartition(" ")
    departing = tx.departures.get(PersonId(person_id), ConversationId(conversation_id))
    if departing is not None and departing.outcome is None:
        _depart(tx, departing)


def _depart(tx: Transaction, departing: DepartingReply) -> None:
    """It leaves; where it may not any more, its writer has her text back, and reads why."""
    file_ids = tuple(file.id for file in departing.files)
    written = Written(
        departing.text,
        departing.client_id,
        file_ids,
        departing.letter,
        departing.html,
        departing.replies_to,
        departing.original,
    )
    agent = tx.people.get(departing.person_id)
    try:
        conversation = writable(tx, departing.conversation_id, agent)
        prepared = prepare_reply(tx, conversation, agent, written)
    except Problem as problem:
        _return(tx, departing, Outcome.REFUSED, problem.detail)
        return
    hand_over_reply(tx, conversation, agent, prepared)
    tx.departures.end(replace(departing, outcome=Outcome.LEFT), "")


def _return(tx: Transaction, departing: DepartingReply, outcome: Outcome, why: str = "") -> None:
    give_back(tx, departing, why)
    tx.departures.end(replace(departing, outcome=outcome), why)


def _key(person_id: PersonId) -> str:
    return f"undo_seconds:{person_id}"
