"""A mirror of a small floor, told by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from hub.domain.conversation import Conversation, State
from hub.domain.floor import Floor, Queue
from hub.domain.idle_clock import IdleClock
from hub.domain.ids import AccountId, ConversationId, CustomerId, IdentityId, PersonId, QueueId, TeamId
from hub.domain.permission import Role
from hub.domain.person import Person, Presence
from hub.worker.floor import FloorMirror

NOON: Final = datetime(2026, 3, 2, 12, tzinfo=UTC)
SUPPORT, SALES = TeamId("support"), TeamId("sales")
GENERAL, ORDERS = QueueId("general"), QueueId("orders")


def at(seconds: float) -> datetime:
    """So many seconds after noon."""
    return NOON + timedelta(seconds=seconds)


def floor(version: int = 1, clock: IdleClock = IdleClock.LATEST, **general: Any) -> Floor:
    """Two queues of two teams."""
    queues: dict[str, Queue] = {
        GENERAL: Queue(GENERAL, "General", SUPPORT, **general),
        ORDERS: Queue(ORDERS, "Orders", SALES),
    }
    return Floor(version=version, idle_clock=clock, queues=queues)


def agent(name: str, *, ready: float = 0.0, team: TeamId = SUPPORT, **changes: Any) -> Person:
    """Somebody who became available so many seconds after noon, with room for two."""
    since = at(ready)
    return replace(
        Person(
            PersonId(name),
            name.title(),
            f"{name}@example.org",
            frozenset({Role.AGENT}),
            frozenset({team}),
            "en",
            {},
            {"sms": 2},
            Presence.AVAILABLE,
            None,
            since,
            since,
        ),
        **changes,
    )


def waits(name: str, since: float = 0.0, skills: Mapping[str, int] | None = None, **changes: Any) -> Conversation:
    """A conversation that began to wait so many seconds after noon."""
    return replace(
        Conversation(
            ConversationId(name),
            AccountId("texts"),
            "sms",
            IdentityId(f"identity of {name}"),
            CustomerId(f"customer of {name}"),
            "Ada",
            is_verified=False,
            queue_id=GENERAL,
            team_id=SUPPORT,
            state=State.QUEUED,
            agent_id=None,
            holds_slot=False,
            subject="",
            preview="",
            unread=0,
            language="",
            skills=skills or {},
            head_start_seconds=0,
            arrived_at=at(since),
            waiting_since=at(since),
            last_message_at=at(since),
            single_key=None,
            queued_at=at(since),
        ),
        **changes,
    )


def mirror(of: Floor, *people: Person, now: float = 0.0) -> FloorMirror:
    """The floor in memory, with these people."""
    made = FloorMirror()
    made.put_floor(of, at(now))
    for person in people:
        made.put_person(person, at(now))
    return made


def matched(of: FloorMirror, now: float) -> list[tuple[str, str]]:
    """Who would be offered what at an instant."""
    return [(one.conversation_id, one.agent_id) for one in of.decide(at(now))]
