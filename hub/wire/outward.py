"""From what was and what is to what other systems are told of it; the words themselves stay where rights are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from channels.contract import MessageState
from hub.domain.conversation import UNHELD, Conversation, State
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.outward import Kind
from hub.domain.person import Person
from hub.domain.value import dataclass, differing

_CHANGES: Final = ("subject", "tags", "fields", "customer_id")
OF_STATES: Final[Mapping[MessageState, Kind]] = {
    MessageState.SENT: Kind.MESSAGE_SENT,
    MessageState.DELIVERED: Kind.MESSAGE_DELIVERED,
    MessageState.READ: Kind.MESSAGE_READ,
    MessageState.FAILED: Kind.MESSAGE_FAILED,
}


@dataclass(frozen=True, slots=True)
class Happened:
    """For other systems: what happened, whose it is, and what it was about."""

    kind: str
    teams: tuple[str, ...]
    queues: tuple[str, ...]
    is_restricted: bool
    data: Mapping[str, Any]


def told_of_conversation(
    before: Conversation | None, after: Conversation, restricted: frozenset[str]
) -> Iterator[Happened]:
    """What became of a conversation; `restricted` are the queues of which it is told to whoever names their team."""
    for kind, more in _turns(before, after):
        yield _happened(kind, before, after, restricted, more)


def _turns(before: Conversation | None, after: Conversation) -> Iterator[tuple[Kind, dict[str, Any]]]:
    was_closed = before is not None and before.state is State.CLOSED
    if before is None:
        yield Kind.CONVERSATION_CREATED, {}
    elif was_closed and after.state is not State.CLOSED:
        yield Kind.CONVERSATION_REOPENED, {}
    if before is not None and after.state in UNHELD and not _waited_there(before, after):
        yield Kind.CONVERSATION_QUEUED, {"previous_queue_id": before.queue_id, "previous_agent_id": before.owner}
    if after.owner is not None and after.owner != (before.owner if before is not None else None):
        yield Kind.CONVERSATION_ASSIGNED, {"previous_agent_id": before.owner if before is not None else None}
    if before is not None and (names := differing(_CHANGES, before, after)):
        yield Kind.CONVERSATION_CHANGED, {"changed": list(names)}
    if after.state is State.CLOSED and not was_closed:
        yield Kind.CONVERSATION_CLOSED, {"disposition_id": after.disposition_id}


def _waited_there(before: Conversation, after: Conversation) -> bool:
    return before.state in UNHELD and before.queue_id == after.queue_id


def _happened(
    kind: Kind, before: Conversation | None, after: Conversation, restricted: frozenset[str], more: Mapping[str, Any]
) -> Happened:
    both = (after,) if before is None else (before, after)
    queues = tuple(sorted({one.queue_id for one in both}))
    return Happened(
        kind.value,
        tuple(sorted({one.team_id for one in both})),
        queues,
        not restricted.isdisjoint(queues),
        {"conversation": _conversation(after), **more},
    )


def _conversation(one: Conversation) -> dict[str, Any]:
    return {
        "id": one.id,
        "state": one.state.value,
        "channel": one.channel,
        "account_id": one.account_id,
        "customer_id": one.customer_id,
        "queue_id": one.queue_id,
        "team_id": one.team_id,
        "agent_id": one.owner,
    }


def told_of_message(
    item: Item, conversation: Conversation, restricted: frozenset[str], error: str | None = None
) -> Happened | None:
    """A message came, or came so far on its way; None where nobody outside need know."""
    if item.kind is not ItemKind.MESSAGE:
        return None
    came = item.direction is Direction.IN
    kind = Kind.MESSAGE_RECEIVED if came else OF_STATES.get(item.state) if item.state is not None else None
    if kind is None:
        return None
    message: dict[str, Any] = {"id": item.id, "at": item.at, "author_id": item.author}
    if kind is Kind.MESSAGE_FAILED:
        message["error"] = error or item.error or ""
    return _happened(kind, None, conversation, restricted, {"message": message})


def told_of_presence(before: Person | None, after: Person) -> Happened | None:
    """An agent is there, away or gone."""
    if before is None or not after.works or not differing(("presence", "reason"), before, after):
        return None
    data = {
        "agent_id": after.id,
        "presence": after.presence.value,
        "reason": after.reason,
        "since": after.presence_since,
    }
    return Happened(Kind.AGENT_PRESENCE.value, tuple(sorted(after.teams)), (), is_restricted=False, data=data)
