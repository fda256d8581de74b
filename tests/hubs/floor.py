"""A floor for hubs that run as processes: two teams, one restricted queue, all three doors, and people of every role.

Whoever works here has a session before the hub starts, so that a test signs nobody in by a password.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

from hub.application.apply_floor import Applying, apply_floor
from hub.application.kept import Session
from hub.application.transaction import Transaction
from hub.domain.person import Person
from hub.main import Hub
from hub.settings import Settings
from hub.web.server import digest_of

CHAT, OTHER_CHAT, SECRET_CHAT = "chat", "south-chat", "legal-chat"
TEXTS, TEXT_HOOK, OUR_NUMBER = "texts", "text-hook", "+15005550006"
OTHER_NUMBER, SECRET_NUMBER = "+15005550007", "+15005550008"
MAILS, OUR_ADDRESS = "mails", "help@hub.example"
ACCOUNT_SID, TWILIO_TOKEN = "AC" + "0123456789abcdef" * 2, "standin-token"
PASSWORD = "correct horse"
SESSION_LASTS: Final = timedelta(hours=24)

CAPACITY: Final[Mapping[str, int]] = {"webchat": 2, "sms": 2, "email": 2}
PEOPLE: Final[Mapping[str, Mapping[str, Any]]] = {
    "anna": {"name": "Anna Holm", "roles": ["agent"], "teams": ["north"], "capacity": CAPACITY},
    "bo": {"name": "Bo Lind", "roles": ["agent"], "teams": ["north"], "capacity": CAPACITY},
    "chris": {"name": "Chris Moe", "roles": ["agent"], "teams": ["south"], "capacity": CAPACITY},
    "dora": {"name": "Dora Vik", "roles": ["supervisor"], "teams": ["north"]},
    "egon": {"name": "Egon Dahl", "roles": ["supervisor"], "teams": ["south"]},
    "eva": {"name": "Eva Berg", "roles": ["administrator"], "teams": ["north"]},
    "ines": {"name": "Ines Lie", "roles": ["analyst"], "teams": ["north"]},
    "ray": {"name": "Ray Moen", "roles": ["read-only"], "teams": ["north"]},
    "lea": {
        "name": "Lea Vang",
        "roles": [],
        "teams": ["north", "south"],
        "team_roles": {"north": ["agent"], "south": ["supervisor"]},
    },
    "rut": {
        "name": "Rut Aune",
        "roles": [],
        "teams": ["north", "south"],
        "team_roles": {"north": ["read-only"], "south": ["agent"]},
    },
    "fay": {"name": "Fay Aas", "roles": ["agent"], "teams": ["north"]},
    "gus": {"name": "Gus Rud", "roles": ["agent"], "teams": ["north"]},
}
GONE: Final = "fay"
"""Her account is deactivated, and a session of hers was left behind."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody signed in."""

    name: str
    id: str
    email: str
    secret: str
    csrf: str

    @property
    def spare(self) -> Seat:
        """Another session of hers, which may end."""
        return replace(self, secret=f"spare-{self.secret}")

    @property
    def cookie(self) -> str:
        """What her browser sends with everything."""
        return f"hub_session={self.secret}"


def crew(count: int, capacity: Mapping[str, int] = CAPACITY) -> dict[str, dict[str, Any]]:
    """So many agents of the first team."""
    return {
        f"agent{number:02}": {
            "name": f"Agent {number:02}",
            "roles": ["agent"],
            "teams": ["north"],
            "capacity": dict(capacity),
        }
        for number in range(count)
    }


def floor_document(people: Mapping[str, Mapping[str, Any]] = PEOPLE, **rules: Any) -> dict[str, Any]:
    """The floor as a document; `rules` change every queue."""
    texts = {"channel": "sms", "hook": TEXT_HOOK}
    queue = {"offer_timeout_seconds": 30, "wrap_up_seconds": 30, "idle_close_seconds": 0, **rules}
    return {
        "company": "Lantern Books",
        "teams": {"north": {"name": "North"}, "south": {"name": "South"}},
        "queues": {
            "chat": {"name": "Chat", "team": "north", **queue},
            "texts": {"name": "Texts", "team": "north", **queue},
            "mails": {"name": "Mail", "team": "north", **queue},
            "south": {"name": "South", "team": "south", **queue},
            "legal": {"name": "Legal", "team": "south", **queue, "is_restricted": True},
        },
        "dispositions": {"solved": {"name": "Solved"}},
        "reasons": {"lunch": {"name": "Lunch"}},
        "hooks": {
            TEXT_HOOK: {"channel": "sms", "settings": {"account_sid": ACCOUNT_SID, "auth_token": TWILIO_TOKEN}},
        },
        "accounts": {
            CHAT: {"name": "Chat", "channel": "webchat", "address": CHAT, "queue": "chat"},
            OTHER_CHAT: {"name": "South", "channel": "webchat", "address": OTHER_CHAT, "queue": "south"},
            SECRET_CHAT: {"name": "Legal", "channel": "webchat", "address": SECRET_CHAT, "queue": "legal"},
            TEXTS: {"name": "Texts", **texts, "address": OUR_NUMBER, "queue": "texts"},
            "south-texts": {"name": "South", **texts, "address": OTHER_NUMBER, "queue": "south"},
            "legal-texts": {"name": "Legal", **texts, "address": SECRET_NUMBER, "queue": "legal"},
            MAILS: {"name": "Mail", "channel": "email", "address": OUR_ADDRESS, "queue": "mails"},
        },
        "people": {f"{name}@hub.example": dict(entry) for name, entry in people.items()},
    }


async def set_up(settings: Settings, document: Mapping[str, Any]) -> dict[str, Seat]:
    """Make the floor in a hub that does not run, and sign everybody in."""
    hub = Hub(settings)
    await hub.open()
    try:
        digest = await hub.passwords.digest(PASSWORD)
        digests = dict.fromkeys(document["people"], digest)
        await hub.store.run(apply_floor, document, Applying(by="tests", secrets=hub.seals, digests=digests))
        return await hub.store.run(_sign_in, document["people"])
    finally:
        await hub.store.stop()
        await hub.http.close()


def _sign_in(tx: Transaction, emails: Iterable[str]) -> dict[str, Seat]:
    seats = {}
    for email in emails:
        person = tx.people.by_email(email)
        assert person is not None
        name = email.partition("@")[0]
        if name == GONE:
            tx.people.save(replace(person, is_active=False))
        seats[name] = _seat(tx, name, person)
    return seats


def _seat(tx: Transaction, name: str, person: Person) -> Seat:
    seat = Seat(name, person.id, person.email, f"session-of-{name}", f"token-of-{name}")
    for secret in (seat.secret, seat.spare.secret):
        tx.desks.add_session(Session(digest_of(secret), person.id, seat.csrf, tx.now, tx.now + SESSION_LASTS))
    return seat
