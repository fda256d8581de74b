"""One conversation becomes two: where the later part came from, and how each stands by what was said in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from channels.contract import MessageState
from hub.domain.conversation import NOBODY, SERVED, Conversation, State, preview_of
from hub.domain.departing import DepartingReply
from hub.domain.ids import ConversationId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.matter import merged_from, merged_into
from hub.domain.problem import Conflict
from hub.domain.sla import SlaClock, Stopwatch, moved_to
from hub.domain.value import changed

SPLIT_FROM: Final = "split_from"
MOST_LOOKED_AT: Final = 2_000
_KEPT: Final = ("rule", "trace")
"""What the part keeps of how the whole was received."""


def split_from(conversation: Conversation) -> ConversationId | None:
    """The conversation it was once part of."""
    id_ = conversation.entry.get(SPLIT_FROM)
    return ConversationId(str(id_)) if id_ else None


def part_of(whole: Conversation, id_: ConversationId, said: Sequence[Item]) -> Conversation:
    """A conversation of its own, in the queue of the whole and held by nobody yet, in which this is said."""
    entry = {name: value for name, value in whole.entry.items() if name in _KEPT}
    letter = next((item.letter for item in said if item.letter is not None), None)
    fresh = changed(
        whole,
        id=id_,
        state=State.QUEUED,
        agent_id=None,
        holds_slot=False,
        subject=(letter.subject if letter else "") or whole.subject,
        ends_at=None,
        closed_at=None,
        disposition_id=None,
        named_agent_id=None,
        named_until=None,
        named_by=None,
        excluded={},
        entry={**entry, SPLIT_FROM: whole.id},
        is_answered=False,
        prospect=SERVED,
        sla=NOBODY,
        inside=NOBODY,
        fields=NOBODY,
        seen={person: whole.unread for person, count in whole.seen.items() if count >= whole.unread},
    )
    return standing_by(fresh, said)


def rest_of(whole: Conversation, kept: Sequence[Item], moved: Sequence[Item]) -> Conversation:
    """What stays: it asks for an answer where its own messages did, and not for one that moved after them."""
    rest = standing_by(whole, kept)
    if whole.asked_at is None or any(_is_ours(item) for item in moved):
        rest = changed(rest, asked_at=None, unread=0, seen=NOBODY)
    return counting_on(rest, whole)


def counting_on(conversation: Conversation, source: Conversation) -> Conversation:
    """With clocks that know of its question what those of the other conversation knew, where messages moved between.

    Where nothing is asked any longer nothing was answered: the question is in the other.
    """
    from_there, here = SlaClock.read(source.sla), SlaClock.read(conversation.sla)
    if here is None and from_there is not None:
        here = SlaClock(from_there.policy, Stopwatch(0.0, conversation.waiting_since))
    if here is None:
        return conversation
    return changed(conversation, sla=moved_to(here, conversation.asked_at, from_there).written())


def standing_by(conversation: Conversation, said: Sequence[Item]) -> Conversation:
    """The conversation as what is said in it makes it: what shows of it, what is unread, what waits for an answer."""
    messages = [item for item in said if item.kind is ItemKind.MESSAGE]
    if not messages:
        return conversation
    ours = [place for place, item in enumerate(messages) if _is_ours(item)]
    unanswered = [item for item in messages[ours[-1] + 1 if ours else 0 :] if item.direction is Direction.IN]
    asking = [item.at for item in unanswered if not {"automatic", "command"} & item.details.keys()]
    unread = 0 if conversation.state is State.CLOSED else len(unanswered)
    return changed(
        conversation,
        preview=preview_of(messages[-1].text or conversation.subject),
        last_message_at=messages[-1].at,
        unread=unread,
        seen={person: min(count, unread) for person, count in conversation.seen.items()} if unread else NOBODY,
        asked_at=asking[0] if asking else None,
        replied_at=conversation.replied_at or (messages[ours[0]].at if ours else None),
    )


def _is_ours(item: Item) -> bool:
    """Whether somebody of us answered with it; what the hub says by itself answers nothing."""
    return item.kind is ItemKind.MESSAGE and item.direction is Direction.OUT and item.author is not None


def check_by_itself(part: Conversation) -> None:
    """Raises Conflict while what is taken back has become one with yet another conversation."""
    if merged_into(part) or merged_from(part):
        raise Conflict("The part was merged with another conversation; part them first, then undo the split.")


def check_at_rest(said: Sequence[Item], departing: Sequence[DepartingReply]) -> None:
    """Raises Conflict while a message is on its way or about to be: its answer has to find it where it was."""
    if departing or any(item.state is MessageState.QUEUED for item in said):
        raise Conflict("A message here is still on its way; try again once it has left.")
