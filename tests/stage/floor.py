"""The floor of the play: two teams, three kinds of accounts, five people. Names are those of no real company."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from channels.catalog import CHANNELS
from channels.contract import Feature
from channels.limits import Limits
from hub.application.transaction import Transaction
from hub.domain.ids import AccountId, PersonId, QueueId, TeamId
from hub.domain.permission import Role
from hub.domain.person import Person, Presence

FEATURES: Final[Mapping[str, frozenset[Feature]]] = {name: kind.features for name, kind in CHANNELS.items()}
LIMITS: Final[Mapping[str, Limits]] = {name: kind.limits for name, kind in CHANNELS.items()}

NORTH, SOUTH = TeamId("north"), TeamId("south")
CHAT_QUEUE, TEXT_QUEUE, MAIL_QUEUE, LEGAL_QUEUE = (
    QueueId("chat-queue"),
    QueueId("text-queue"),
    QueueId("mail-queue"),
    QueueId("legal-queue"),
)
CHAT, TEXT, MAIL = AccountId("chat"), AccountId("text"), AccountId("mail")
ANNA, BO, CHRIS, DORA, EVA = (PersonId(name) for name in ("anna", "bo", "chris", "dora", "eva"))
OFFER_SECONDS, WRAP_UP_SECONDS, MEMORY_SECONDS, GRACE_SECONDS, WARN_SECONDS, IDLE_SECONDS = 20, 60, 60, 120, 600, 900

ENTRIES: Final[tuple[tuple[str, str, dict[str, Any]], ...]] = (
    ("teams", NORTH, {"name": "North", "channel_presence": False}),
    ("teams", SOUTH, {"name": "South", "channel_presence": False}),
    ("skills", "fr", {"name": "French"}),
    ("reasons", "lunch", {"name": "Lunch", "planned_minutes": 30}),
    (
        "queues",
        CHAT_QUEUE,
        {
            "name": "Chat",
            "team": NORTH,
            "offer_timeout_seconds": OFFER_SECONDS,
            "wrap_up_seconds": WRAP_UP_SECONDS,
            "owner_grace_seconds": GRACE_SECONDS,
            "decline_memory_seconds": MEMORY_SECONDS,
            "idle_warn_seconds": WARN_SECONDS,
            "idle_close_seconds": IDLE_SECONDS,
        },
    ),
    (
        "queues",
        TEXT_QUEUE,
        {"name": "Text", "team": NORTH, "holds_slot_while_waiting": False, "owner_grace_seconds": GRACE_SECONDS},
    ),
    ("queues", MAIL_QUEUE, {"name": "Mail", "team": SOUTH, "wrap_up_seconds": 0, "misses_before_away": 2}),
    ("queues", LEGAL_QUEUE, {"name": "Legal", "team": SOUTH, "is_restricted": True}),
    ("dispositions", "solved", {"name": "Solved"}),
    ("hooks", "text-hook", {"channel": "sms"}),
    ("accounts", CHAT, {"name": "Chat", "channel": "webchat", "address": "chat", "queue": CHAT_QUEUE}),
    (
        "accounts",
        TEXT,
        {"name": "Text", "channel": "sms", "address": "+15550100", "queue": TEXT_QUEUE, "hook": "text-hook"},
    ),
    (
        "accounts",
        MAIL,
        {
            "name": "Mail",
            "channel": "email",
            "address": "help@example.org",
            "queue": MAIL_QUEUE,
            "entry_rules": [
                {"name": "French", "queue": MAIL_QUEUE, "keywords": ["bonjour"], "skills": {"fr": 3}},
            ],
        },
    ),
)

PEOPLE: Final[tuple[tuple[PersonId, str, Role, tuple[TeamId, ...], dict[str, int]], ...]] = (
    (ANNA, "Anna Holm", Role.AGENT, (NORTH,), {}),
    (BO, "Bo Lind", Role.AGENT, (NORTH, SOUTH), {"fr": 5}),
    (CHRIS, "Chris Moe", Role.AGENT, (SOUTH,), {}),
    (DORA, "Dora Vik", Role.SUPERVISOR, (NORTH, SOUTH), {}),
    (EVA, "Eva Berg", Role.ADMINISTRATOR, (), {}),
)
CAPACITY: Final[Mapping[str, int]] = {"webchat": 2, "sms": 2, "email": 1}


def person(
    id_: PersonId, name: str, role: Role, teams: tuple[TeamId, ...], skills: Mapping[str, int], at: datetime
) -> Person:
    """Somebody who has just been hired and has not begun to work."""
    return Person(
        id=id_,
        name=name,
        email=f"{id_}@example.org",
        roles=frozenset({role}),
        teams=frozenset(teams),
        language="en",
        skills=dict(skills),
        capacity=dict(CAPACITY) if role is Role.AGENT else {},
        presence=Presence.OFFLINE,
        reason=None,
        presence_since=at,
        idle_since=at,
    )


def set_up_floor(tx: Transaction) -> None:
    """Everything configured, as an administrator would have left it."""
    for kind, id_, body in ENTRIES:
        tx.desks.put_entry(kind, id_, body, is_active=True)
    for id_, name, role, teams, skills in PEOPLE:
        tx.people.save(person(id_, name, role, teams, skills, tx.now))


def change_entry(tx: Transaction, kind: str, id_: str, /, *, is_active: bool = True, **changes: object) -> None:
    """Change one configured thing."""
    for known_kind, known_id, body, _ in list(tx.desks.entries()):
        if (known_kind, known_id) == (kind, id_):
            tx.desks.put_entry(kind, id_, {**body, **changes}, is_active=is_active)
            return
    tx.desks.put_entry(kind, id_, dict(changes), is_active=is_active)


def open_mailbox(
    tx: Transaction, id_: AccountId, address: str, queue: QueueId = MAIL_QUEUE, signature: str = ""
) -> None:
    """One more mailbox."""
    body = {"name": id_.title(), "channel": "email", "address": address, "queue": queue, "signature": signature}
    tx.desks.put_entry("accounts", id_, body, is_active=True)
