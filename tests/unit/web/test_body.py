"""What is sent to the hub is read to the letter: a field that nobody knows is refused by name."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from hub.domain.problem import Invalid
from hub.web import (
    admin_api,
    conversation_api,
    customer_api,
    desk_api,
    steer_api,
    watch_api,
)
from hub.web.admin_bodies import BODIES, FloorToApply, NewPassword, SetUp
from hub.web.body import read_body
from hub.web.conversation_bodies import NewMessage, Transfer
from hub.web.session_api import LanguageChoice, SignIn

ROUTES = [
    *admin_api.ROUTES,
    *conversation_api.ROUTES,
    *customer_api.ROUTES,
    *desk_api.ROUTES,
    *steer_api.ROUTES,
    *watch_api.ROUTES,
]
SENT: list[Any] = sorted(
    {route.body for route in ROUTES if route.body} | {SignIn, LanguageChoice, SetUp, NewPassword}, key=repr
)


def _open_objects(schema: Any, path: str = "") -> list[str]:
    """Where a schema has fields of its own and takes others too."""
    if isinstance(schema, list):
        return [found for number, part in enumerate(schema) for found in _open_objects(part, f"{path}/{number}")]
    if not isinstance(schema, dict):
        return []
    here = [path or "/"] if "properties" in schema and schema.get("additionalProperties") is not False else []
    return here + [found for name, part in schema.items() for found in _open_objects(part, f"{path}/{name}")]


@pytest.mark.parametrize(
    "kind", [kind for kind in SENT if kind not in {*BODIES.values(), FloorToApply}], ids=lambda kind: kind.__name__
)
def test_nothing_that_is_sent_takes_a_field_that_nobody_knows(kind: Any) -> None:
    assert _open_objects(TypeAdapter(kind).json_schema()) == []


def test_an_unknown_field_is_named_with_those_that_there_are() -> None:
    with pytest.raises(Invalid) as refused:
        read_body(b'{"text": "Hello", "client_id": "1", "attachments": [], "subject": ""}', NewMessage)
    known = "there are text, client_id, files, letter, html, instead_of, written_at, replies_to, original"
    assert str(refused.value) == (
        f"attachments: there is no such field; {known}; subject: there is no such field; {known}"
    )


def test_a_field_deeper_down_is_named_by_its_path() -> None:
    with pytest.raises(Invalid, match=r"^to\.team: there is no such field; there are agent, queue$"):
        read_body(b'{"to": {"team": "support"}}', Transfer)


@pytest.mark.parametrize(("raw", "told"), [(b"[]", "body: "), (b"\xff", "body: "), (b"{", "body: "), (b"", "text: ")])
def test_what_is_no_body_is_told_as_before(raw: bytes, told: str) -> None:
    with pytest.raises(Invalid, match=f"^{told}"):
        read_body(raw, NewMessage)


def test_a_field_of_the_floor_is_told_with_what_there_is() -> None:
    with pytest.raises(Invalid, match=r"^colour: there is no such field; there are name, team, hours, "):
        read_body(b'{"colour": "red"}', BODIES["queues"])
    with pytest.raises(Invalid, match=r"^dryrun: there is no such field; did you mean dry_run\?$"):
        read_body(b'{"floor": {}, "dryrun": true}', FloorToApply)
