"""The floor of the benchmarks: one text account, agents enough for everybody who writes, one console."""

from __future__ import annotations

from typing import Any, Final

from hub.application.session import open_session
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId, TeamId
from hub.domain.permission import Role
from hub.domain.person import Person, Presence

HOOK: Final = "bench-hook"
ACCOUNT: Final = "bench-account"
TEAM: Final = TeamId("bench-team")
NUMBER: Final = "+14155550100"
TOKEN: Final = "bench"  # noqa: S105 - signs the load's own webhooks, on loopback only
PLENTY: Final = 100_000

AGENTS: Final = tuple(PersonId(f"{number:032x}") for number in range(1, 101))
"""Few offers ring for one agent at once, so there are more of them than webhooks in flight."""
CONSOLE: Final = PersonId(f"{999:032x}")
"""Who listens: a supervisor, so that she hears her team and is offered nothing."""

ENTRIES: Final[tuple[tuple[str, str, dict[str, Any]], ...]] = (
    ("teams", TEAM, {"name": "Benchmark"}),
    ("queues", "bench-queue", {"name": "Texts", "team": TEAM, "wrap_up_seconds": 0}),
    ("hooks", HOOK, {"channel": "sms", "settings": {"auth_token": TOKEN}}),
    (
        "accounts",
        ACCOUNT,
        {"name": "Texts", "channel": "sms", "address": NUMBER, "queue": "bench-queue", "hook": HOOK},
    ),
)


def seed_bench(tx: Transaction, digest: str) -> None:
    """The floor is there, its agents are available, and the console's cookie has this digest."""
    for kind, id_, body in ENTRIES:
        tx.desks.put_entry(kind, id_, body, is_active=True)
    for number, id_ in enumerate(AGENTS, start=1):
        tx.people.save(_person(tx, id_, f"Agent {number}", Role.AGENT, PLENTY))
    console = _person(tx, CONSOLE, "Console", Role.SUPERVISOR, 0)
    tx.people.save(console)
    open_session(tx, console, digest=digest, csrf="bench")


def _person(tx: Transaction, id_: PersonId, name: str, role: Role, room: int) -> Person:
    return Person(
        id=id_,
        name=name,
        email=f"{id_}@bench.example",
        roles=frozenset({role}),
        teams=frozenset({TEAM}),
        language="en",
        skills={},
        capacity={"sms": room},
        presence=Presence.AVAILABLE,
        reason=None,
        presence_since=tx.now,
        idle_since=tx.now,
    )
