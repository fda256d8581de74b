"""The console's line: namespace `/desk`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final, TypeAlias

import orjson
import structlog
from socketio import AsyncNamespace
from socketio.exceptions import ConnectionRefusedError as Refused

from hub.application.access import readable, workable
from hub.application.kept import Session
from hub.application.presence import line_found, line_lost
from hub.application.session import see_session, who_is
from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId, PersonId
from hub.domain.permission import OF_THE_HOUSE, Permission
from hub.domain.person import CONNECTION_LOST, Person
from hub.domain.problem import Invalid, NotAllowed, NotFound, Problem
from hub.domain.token import session_tag
from hub.realtime.gateway import Gateway
from hub.realtime.refusal import refusal
from hub.realtime.rooms import Connection
from hub.wire.encode import Numbered
from hub.wire.store import Reading, Store
from hub.wire.tell import EVERYONE, conversation_room, person_room, team_room, visitor_room

log = structlog.get_logger()

COOKIES: Final = ("hub_tab_session", "hub_session")
MOST_WATCHED: Final = 50
DEEDS: Final = ("looking", "reply", "note", "left")
"""What a colleague may be seen doing at a conversation."""
_WATCHED: Final = conversation_room("")
Look: TypeAlias = Callable[[Reading, ConversationId, PersonId], tuple[Conversation, Person]]


def _readable(reading: Reading, id_: ConversationId, person_id: PersonId) -> tuple[Conversation, Person]:
    """The conversation, and the person who may read it, both as they are now."""
    person = reading.people.get(person_id)
    return readable(reading, id_, person), person


def _workable(reading: Reading, id_: ConversationId, person_id: PersonId) -> tuple[Conversation, Person]:
    """The same, for whoever does not only look on."""
    person = reading.people.get(person_id)
    return workable(reading, id_, person), person


class DeskLine(AsyncNamespace):  # type: ignore[misc]
    """Answers consoles."""

    def __init__(  # noqa: PLR0913 - what a console's line needs
        self,
        gateway: Gateway,
        store: Store,
        *,
        digest_of: Callable[[str], str],
        origins: frozenset[str],
        grace_seconds: float,
        spawn: Callable[[Awaitable[None]], None],
    ) -> None:
        super().__init__("/desk")
        self._gateway = gateway
        self._store = store
        self._digest_of = digest_of
        self._origins = origins
        self._grace_seconds = grace_seconds
        self._spawn = spawn

    async def on_connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:  # noqa: ANN401 - the client's word
        """Let a signed-in person in, from our own pages only."""
        origin = environ.get("HTTP_ORIGIN")
        if origin and origin not in self._origins and not _same_host(origin, environ):
            raise Refused("This page may not open a console.")
        person, session = await self._who(environ)
        if person.permissions.isdisjoint({Permission.READ, Permission.BOARD, *OF_THE_HOUSE}):
            raise Refused("Your roles have no desk.")
        connection = Connection(
            sid,
            self._gateway.server.manager.eio_sid_from_sid(sid, "/desk"),
            "/desk",
            person_room(person.id),
            session.digest,
        )
        connection.asked_after = _number(auth)
        # Her other consoles hear of it wherever they are; one of the same session is no other place.
        self._gateway.signal([connection.subject], {"type": "signed_in", "tag": session_tag(session.digest)})
        self._gateway.rooms.add(connection, self._rooms_of(person, connection))

    def _rooms_of(self, person: Person, connection: Connection) -> list[str]:
        connection.teams = person.teams_with(Permission.BOARD)
        connection.reads = person.reads_in
        connection.sees_all = Permission.ADMINISTER in person.permissions
        connection.wants_board = connection.wants_board and Permission.BOARD in person.permissions
        # Where she has no desk there are no colleagues on it, at most a board.
        return [person_room(person.id), *(team_room(team) for team in person.reads_in), EVERYONE]

    async def _who(self, environ: dict[str, Any]) -> tuple[Person, Session]:
        secret = _secret(environ)
        try:
            return await self._store.read(who_is, self._digest_of(secret))
        except Problem as problem:
            raise Refused(problem.detail) from None

    async def welcome(self, connection: Connection) -> None:
        """Send what was missed, or ask the browser to fetch the snapshot."""
        await self._store.run(line_found, _person_of(connection))
        await self._store.run(see_session, connection.session)
        after = connection.asked_after
        if after < 0 or not await self._gateway.catch_up(connection, after):
            connection.held_back = None
            self._gateway.send(connection, "snapshot_needed", "{}")

    async def on_disconnect(self, sid: str, *_: object) -> None:
        """Start the grace when a person's last line is gone."""
        connection = self._gateway.rooms.remove(sid)
        if connection is not None and not self._gateway.rooms.of_subject(connection.subject):
            person_id = _person_of(connection)
            await self._store.run(line_lost, person_id, self._grace_seconds)

    def noticed(self, event: Numbered) -> None:
        """Look again at what somebody may hear, or at whether she is here after all."""
        body = orjson.loads(event.body)
        rooms = self._gateway.rooms
        match event.type:
            case "rights_changed":
                for connection in rooms.of_subject(person_room(body["person_id"])):
                    self._spawn(self._turn_rights(connection))
            case "conversation_moved":
                self._review_all(rooms.members(conversation_room(body["conversation_id"])))
            case "sessions_ended":
                self._cut_sessions(frozenset(body["digests"]))
            case "line_lost":
                self._found_here(body["person_id"])
            case "presence_changed" if body["reason"] == CONNECTION_LOST:
                self._found_here(body["person_id"])
            case _:
                pass

    def _found_here(self, person_id: str) -> None:
        """Another node lost her line; she may have one here."""
        if self._gateway.rooms.of_subject(person_room(person_id)):
            self._spawn(self._store.run(line_found, PersonId(person_id)))

    def _cut_sessions(self, digests: frozenset[str]) -> None:
        for connection in list(self._gateway.rooms.by_sid.values()):
            if connection.session in digests:
                self._spawn(self._gateway.cut(connection, "signed_out"))

    def _review_all(self, connections: Iterable[Connection]) -> None:
        for connection in connections:
            self._spawn(self._review(connection))

    async def _review(self, connection: Connection) -> None:
        """Let a line hear what its person may hear now, and nothing else."""
        watched = [room for room in connection.rooms if room.startswith(_WATCHED)]
        person, readable_rooms = await self._store.read(_rights, _person_of(connection), watched)
        if not person.permissions:
            await self._gateway.cut(connection, "deactivated")
            return
        wanted = {*self._rooms_of(person, connection), *readable_rooms}
        for room in connection.rooms - wanted:
            self._gateway.rooms.leave(connection, room)
        for room in wanted - connection.rooms:
            self._gateway.rooms.join(connection, room)

    async def _turn_rights(self, connection: Connection) -> None:
        """Her line hears what she may hear now, and her console asks what she may do."""
        await self._review(connection)
        if connection.sid in self._gateway.rooms.by_sid:
            self._gateway.send(connection, "rights_changed", "{}")

    async def on_here(self, sid: str, _data: Any = None) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """A console that was there before says so to one that came."""
        connection = self._gateway.rooms.by_sid.get(sid)
        if connection is None:
            return refusal(NotFound("Connect again."))
        self._gateway.signal([connection.subject], {"type": "also_here", "tag": session_tag(connection.session)})
        return {"ok": True}

    async def on_typing(self, sid: str, data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """Show the customer that somebody writes."""

        async def act(_: Connection, conversation: Conversation, person: Person) -> None:
            rooms = [visitor_room(conversation.identity_id)]
            self._gateway.signal(rooms, {"type": "typing", "name": person.name.split(" ")[0]})

        return await self._on_conversation(sid, data, act, _workable)

    async def on_attend(self, sid: str, data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """Show colleagues at the same conversation that somebody is here, and what she does."""
        deed = str(_field(data, "deed"))
        if deed not in DEEDS:
            return refusal(Invalid(f"deed is {', '.join(DEEDS[:-1])} or {DEEDS[-1]}."))

        async def act(_: Connection, conversation: Conversation, person: Person) -> None:
            rooms = [conversation_room(conversation.id)]
            if conversation.owner:
                rooms.append(person_room(conversation.owner))
            payload = {
                "type": "attending",
                "conversation_id": conversation.id,
                "person_id": person.id,
                "name": person.name,
                "deed": deed,
            }
            self._gateway.signal(rooms, payload)

        return await self._on_conversation(sid, data, act)

    async def on_watch(self, sid: str, data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """Hear a conversation's items without holding it."""

        async def act(connection: Connection, conversation: Conversation, _: Person) -> None:
            watched = [room for room in connection.rooms if room.startswith(_WATCHED)]
            for room in watched[: max(len(watched) - MOST_WATCHED + 1, 0)]:
                self._gateway.rooms.leave(connection, room)
            self._gateway.rooms.join(connection, conversation_room(conversation.id))

        return await self._on_conversation(sid, data, act)

    async def on_unwatch(self, sid: str, data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """Do not hear it any longer."""
        connection = self._gateway.rooms.by_sid.get(sid)
        if connection is not None:
            self._gateway.rooms.leave(connection, conversation_room(str(_field(data, "conversation_id"))))
        return {"ok": True}

    async def on_board(self, sid: str, data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """Hear the figures of the queues, or hear them no longer."""
        connection = self._gateway.rooms.by_sid.get(sid)
        if connection is None:
            return refusal(NotFound("Connect again."))
        person = await self._store.read(_person, _person_of(connection))
        if Permission.BOARD not in person.permissions:
            return refusal(NotAllowed("Your roles have no board."))
        connection.wants_board = bool(_field(data, "is_open"))
        return {"ok": True}

    async def _on_conversation(
        self,
        sid: str,
        data: Any,  # noqa: ANN401 - the client's word
        act: Callable[[Connection, Conversation, Person], Awaitable[None]],
        look: Look = _readable,
    ) -> dict[str, Any]:
        connection = self._gateway.rooms.by_sid.get(sid)
        if connection is None:
            return refusal(NotFound("Connect again."))
        id_ = ConversationId(str(_field(data, "conversation_id"))[:64])
        person_id = _person_of(connection)
        try:
            conversation, person = await self._store.read(look, id_, person_id)
        except Problem as problem:
            return refusal(problem)
        await act(connection, conversation, person)
        return {"ok": True}


def _person(reading: Reading, id_: PersonId) -> Person:
    return reading.people.get(id_)


def _person_of(connection: Connection) -> PersonId:
    return PersonId(connection.subject.removeprefix("person:"))


def _rights(reading: Reading, id_: PersonId, watched: list[str]) -> tuple[Person, list[str]]:
    """The person as she is now, and which of the conversations she follows she may still read."""
    person = reading.people.get(id_)
    still = []
    for room in watched:
        with suppress(Problem):
            readable(reading, ConversationId(room.removeprefix(_WATCHED)), person)
            still.append(room)
    return person, still


def _field(data: Any, name: str) -> Any:  # noqa: ANN401 - the client's word
    return data.get(name, "") if isinstance(data, dict) else ""


def _number(auth: Any) -> int:  # noqa: ANN401 - the client's word
    after = _field(auth, "after")
    return after if isinstance(after, int) and not isinstance(after, bool) else -1


def _secret(environ: dict[str, Any]) -> str:
    cookie = SimpleCookie()
    try:
        cookie.load(environ.get("HTTP_COOKIE", ""))
    except CookieError:
        return ""
    return next((cookie[name].value for name in COOKIES if name in cookie), "")


def _same_host(origin: str, environ: dict[str, Any]) -> bool:
    return origin.split("://", 1)[-1] == environ.get("HTTP_HOST")
