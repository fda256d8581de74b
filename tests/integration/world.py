"""What the authorization matrix asks about: people of every role, and matters of both teams, made when asked for."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Mapping
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path
from typing import Any, Final, Self

import aiohttp
import pytest
import yaml

from hub.domain.api_key import SCOPES
from tests.hubs.clients import Person, post_text, text_form
from tests.hubs.documented import check_documented
from tests.hubs.floor import OTHER_NUMBER, OUR_NUMBER, PEOPLE, SECRET_NUMBER, TEXT_HOOK, TEXTS, floor_document
from tests.hubs.lines import Widget
from tests.hubs.process import HubProcess

MATRIX: Final[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("authorization.yaml").read_text("utf-8"))
COLUMNS: Final[list[str]] = MATRIX["columns"]
NAMES: Final = dict(
    zip(COLUMNS, ["anna", "bo", "chris", "dora", "egon", "eva", "ines", "ray", "lea", "rut", "fay"], strict=False)
)
SIGNED_IN: Final = COLUMNS[:10]
ALL_SCOPES: Final = sorted(SCOPES)
KEYS: Final[Mapping[str, Mapping[str, Any]]] = {
    "north_key": {"scopes": ALL_SCOPES, "teams": ["north"]},
    "south_key": {"scopes": ALL_SCOPES, "teams": ["south"]},
    "every_key": {"scopes": ALL_SCOPES},
    "narrow_key": {"scopes": ["customer.events"]},
}
KNOWN = {"absent": "absent", "queue": "texts", "text_hook": TEXT_HOOK}
NUMBERS: Final = {"waiting": OUR_NUMBER, "south": OTHER_NUMBER, "legal": SECRET_NUMBER}
BODIES: Final[Mapping[str, Mapping[str, Any]]] = {
    "PUT /api/session/language": {"language": "en"},
    "PUT /api/signature": {"text": "Yours"},
    "PUT /api/push/devices": {
        "endpoint": "https://push.example/1",
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    },
    "PUT /api/push/devices/{id}": {"names_customers": True},
    "PUT /api/alerts": {"kinds": {"offer": {"sound": "bell", "volume": 10, "notify": True}}, "names_customers": False},
    "PUT /api/presence": {"state": "offline"},
    "PUT /api/people/{id}/presence": {"state": "offline"},
    "POST /api/conversations": {
        "account": TEXTS,
        "to": {"address": "+14155559876"},
        "text": "hello",
        "client_id": "once",
    },
    "POST /api/conversations/{id}/messages": {"text": "hello", "client_id": "once"},
    "PUT /api/conversations/{id}/messages/{item}/reaction": {"emoji": "👍"},
    "PUT /api/conversations/{id}/messages/{item}/text": {"text": "hello!"},
    "POST /api/conversations/{id}/messages/{item}/translation": {"to": "fr"},
    "POST /api/conversations/{id}/translated": {"text": "hello", "to": "fr"},
    "PUT /api/translation/by-itself": {"languages": ["fr"]},
    "POST /api/conversations/{id}/departing": {"text": "hello", "client_id": "again"},
    "POST /api/conversations/{id}/departing/undo": {"client_id": "again"},
    "PUT /api/undo_seconds": {"written": 5, "live": 0},
    "POST /api/conversations/{id}/notes": {"text": "a note"},
    "PUT /api/first-letters": {"place": "ada", "text": "Dear", "written_at": "2026-01-31T12:00:00Z"},
    "PUT /api/conversations/{id}/draft": {"kind": "reply", "text": "Dear", "written_at": "2026-01-31T12:00:00Z"},
    "POST /api/conversations/{id}/tags": {"tags": {"a tag": True}},
    "POST /api/conversations/{id}/fields": {"fields": {"nothing": ""}},
    "POST /api/conversations/{id}/participants": {"person": "bo"},
    "POST /api/conversations/{id}/hand-over": {"to": "bo"},
    "POST /api/conversations/{id}/links": {"other": "absent"},
    "POST /api/conversations/{id}/merge": {"other": "absent"},
    "POST /api/conversations/{id}/part": {"other": "absent"},
    "POST /api/conversations/{id}/split": {"item": "absent"},
    "POST /api/conversations/{id}/unsplit": {"other": "absent"},
    "POST /api/conversations/{id}/snooze": {"until": None},
    "POST /api/conversations/{id}/transfer": {"to": {"queue": "texts"}},
    "POST /api/conversations/{id}/close": {"disposition": "solved"},
    "PATCH /api/customers/{id}": {"notes": "likes tea"},
    "PATCH /api/organisations/{id}": {"fields": {}},
    "PUT /api/customers/{id}/events": {
        "events": [{"source": "shop", "id": "1", "kind": "order", "at": "2026-01-31T12:00:00Z", "title": "Two lamps"}]
    },
    "POST /api/admin/imports/{id}/check": {"source": "crm", "id_column": 0, "columns": ["name"]},
    "PUT /api/external/{source}/customers/{id}": {"name": "Ada"},
    "PUT /api/external/{source}/customers/{id}/events": {"events": []},
    "PUT /api/external/{source}/organisations/{id}": {"name": "Engines"},
    "POST /api/external/{source}/records": {"customers": [{"id": "7", "name": "Ada"}]},
    "POST /api/customers/{id}/addresses": {"address": "no address at all"},
    "POST /api/customers/{id}/merge": {"other": "absent", "is_vouched": True},
    "POST /api/customers/{id}/unmerge": {"merge": "absent"},
    "POST /api/customers/{id}/apart": {"other": "absent"},
    "POST /api/admin/keys": {"name": "a shop", "scopes": []},
    "POST /api/admin/apply": {"floor": {}, "dry_run": True},
    "POST /api/admin/retention/{id}/trial": {"days": 30},
    "PUT /api/admin/customers/{id}/hold": {"reason": "A case at court"},
}
_numbers = count(1)


def crowd() -> dict[str, Any]:
    """A floor on which the agents have room for every test's texts, and no clock ends anything meanwhile."""
    people = {name: dict(entry) for name, entry in PEOPLE.items()}
    for entry in people.values():
        if "capacity" in entry or "team_roles" in entry:
            entry["capacity"] = {"sms": 100, "webchat": 100}
    return floor_document(people, offer_timeout_seconds=600, wrap_up_seconds=600, owner_grace_seconds=0)


class World:
    """What the questions are about; each thing is made when it is asked for."""

    def __init__(self, hub: HubProcess) -> None:
        self.hub = hub
        self.people: dict[str, Person] = {}
        self.client: aiohttp.ClientSession
        self._made: dict[str, str] = {}
        self._keys: dict[str, tuple[str, str]] = {}
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        self.client = await self._stack.enter_async_context(aiohttp.ClientSession())
        for column, name in NAMES.items():
            self.people[column] = await self._stack.enter_async_context(Person(self.hub, self.hub.people[name]))
        return self

    async def __aexit__(self, *_: object) -> None:
        for id_, _secret in self._keys.values():
            await self.people["administrator"].do("DELETE", f"/api/admin/keys/{id_}")
        await self._stack.aclose()

    async def id_of(self, kind: str) -> str:
        """The id of a thing of this kind, made if need be."""
        if kind not in self._made:
            self._made[kind] = await self._make(kind)
        return self._made[kind]

    def forget(self) -> None:
        """Somebody changed things: make new ones."""
        self._made.clear()

    async def _make(self, kind: str) -> str:
        match kind:
            case "agent" | "other_agent":
                return self.hub.people["anna" if kind == "agent" else "chris"].id
            case "absent" | "queue" | "text_hook":
                return KNOWN[kind]
            case "held":
                return str((await self._offered())["conversation_id"])
            case "offer":
                return str((await self._offered(accepts=False))["id"])
            case "held_file" | "south_file":
                return await self._file("holder" if kind == "held_file" else "stranger")
            case "unsent_file":
                return await self._uploaded("holder")
            case _:
                return await self.text(NUMBERS[kind])

    async def text(self, to: str = OUR_NUMBER, number: str = "") -> str:
        """A customer writes; the id of her conversation."""
        serial = next(_numbers)
        sid = f"SM{serial:032x}"
        form = text_form(sid, number or f"+1415556{serial:04}", f"question {serial}", To=to)
        assert await post_text(self.client, self.hub, form) == 200
        return str(self.look("SELECT conversation_id FROM item WHERE provider_id = ?", sid))

    def look(self, sql: str, *values: str) -> Any:
        """One value of the database."""
        database = sqlite3.connect(f"file:{self.hub.data / 'hub.db'}?mode=ro", uri=True, timeout=10)
        try:
            return database.execute(sql, values).fetchone()[0]
        finally:
            database.close()

    async def _offered(self, column: str = "holder", *, accepts: bool = True) -> dict[str, Any]:
        """A conversation offered to an agent, and accepted if wanted."""
        agent = self.people[column]
        await agent.become("available")
        conversation = await self.text(OUR_NUMBER if column == "holder" else OTHER_NUMBER)
        for _ in range(200):
            offers = (await agent.get("/api/desk"))["offers"]
            found: dict[str, Any] | None = next((o for o in offers if o["conversation_id"] == conversation), None)
            if found is not None:
                break
            await asyncio.sleep(0.02)
        assert found is not None, "nothing was offered"
        if accepts:
            await agent.do("POST", f"/api/offers/{found['id']}/accept")
            await agent.become("offline")
        return found

    async def _uploaded(self, column: str) -> str:
        form = aiohttp.FormData()
        form.add_field("file", b"%PDF-1.7", filename="plan.pdf", content_type="application/pdf")
        seat = self.people[column].seat
        headers = {"Cookie": seat.cookie, "X-CSRF-Token": seat.csrf}
        async with self.client.post(f"{self.hub.url}/api/files", data=form, headers=headers) as answer:
            assert answer.status == 201
            return str((await answer.json())["id"])

    async def _file(self, column: str) -> str:
        conversation = (await self._offered(column))["conversation_id"]
        file_id = await self._uploaded(column)
        body = {"text": "see here", "client_id": "once", "files": [file_id]}
        await self.people[column].do("POST", f"/api/conversations/{conversation}/messages", body)
        return file_id

    async def _address(self, path: str, kind: str | None) -> str:
        id_ = await self.id_of(kind) if kind else ""
        if {"customers", "organisations"} & set(path.split("/")) and "admin" not in path and kind:
            id_ = self.look("SELECT customer_id FROM conversation WHERE id = ?", id_)
        if "/organisations/" in path and kind:
            id_ = await self._organisation_of(id_, "holder" if kind == "held" else "stranger")
        return filled(path, id_)

    async def _organisation_of(self, customer: str, column: str) -> str:
        body = {"organisation": f"The house of {customer}"}
        return str((await self.people[column].do("PATCH", f"/api/customers/{customer}", body))["organisation_id"])

    async def content(self, column: str, route: str, kind: str | None) -> Any:
        """What is at an address for somebody who may read it."""
        path = await self._address(route.removeprefix("GET "), kind)
        headers = self._credentials(column, ends_session=False)
        async with self.client.get(self.hub.url + path, headers=headers) as answer:
            assert answer.status == 200, (path, await answer.text())
            return await answer.json()

    async def ask(self, column: str, route: str, kind: str | None, **headers: str) -> int:
        """The status of an answer to somebody."""
        method, path = route.split(" ", 1)
        path = await self._address(path, kind)
        ends_session = route == "DELETE /api/session" and not headers
        if column in KEYS:
            await self._make_key(column)
        sent = {**self._credentials(column, ends_session=ends_session), **headers}
        body = BODIES.get(route, {}) if method not in {"GET", "OPTIONS"} else None
        async with self.client.request(method, self.hub.url + path, json=body, headers=sent) as answer:
            content = await answer.read()
            assert b"Traceback" not in content
            check_documented(method, path, answer.status)
            return answer.status

    async def _make_key(self, column: str) -> None:
        if column not in self._keys:
            order = {"name": column, "per_minute": 60_000, **KEYS[column]}
            made = await self.people["administrator"].do("POST", "/api/admin/keys", order)
            self._keys[column] = made["key"]["id"], made["secret"]

    def _credentials(self, column: str, *, ends_session: bool) -> dict[str, str]:
        if column == "nobody":
            return {}
        if column == "visitor":
            return {"Authorization": f"Bearer {self._visitor}"}
        if column in KEYS:
            return {"Authorization": f"Bearer {self._keys[column][1]}"}
        seat = self.people[column].seat
        if ends_session:
            seat = seat.spare
        return {"Cookie": seat.cookie, "X-CSRF-Token": seat.csrf}

    async def greet_visitor(self) -> None:
        """A visitor opens the chat and is given a session."""
        widget = Widget()
        await widget.connect(self.hub.url)
        self._visitor = widget.session
        await widget.close()


def filled(path: str, id_: str) -> str:
    """The path with its first open place filled; there is nothing in a second one."""
    before, brace, rest = path.partition("{")
    if not brace:
        return path
    after = rest.partition("}")[2]
    return before + (id_ or "absent") + filled(after, "")


def rows_of(table: str) -> list[Any]:
    """Every row of a table of the matrix: what is asked, about what, and what each column must get."""
    rows = []
    for name, entry in MATRIX[table].items():
        for kind, row in entry.items() if isinstance(entry, dict) else [(None, entry)]:
            rows.append(pytest.param(name, kind, str(row).split(), id=f"{name} {kind or ''}".strip()))
    return rows
