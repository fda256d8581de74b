"""The widget's line: namespace `/visitor`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol

import orjson
import structlog
from socketio import AsyncNamespace
from socketio.exceptions import ConnectionRefusedError as Refused

from channels.changes import MessageEdited, MessageWithdrawn, ReactionChanged
from channels.contract import Arrival, Channel, ChannelEvent, Endpoint, Feature, MessageReceived
from hub.application.callback import ask_answer_by_mail, ask_callback, cancel_callback
from hub.application.leave import leave_message
from hub.application.visitor import visitor_ends, visitor_rates, visitor_saw, visitor_says, visitor_writes
from hub.application.visitor_change import visitor_changes
from hub.domain.caller import caller_address
from hub.domain.conversation import Conversation
from hub.domain.floor import Account
from hub.domain.ids import FileId, IdentityId
from hub.domain.item import Item
from hub.domain.problem import Invalid, NotFound, Problem, TooMany, Unavailable
from hub.realtime.gateway import Gateway
from hub.realtime.identity import Visitor, VisitorSessions
from hub.realtime.limits import Buckets
from hub.realtime.refusal import refusal
from hub.realtime.rooms import Connection
from hub.realtime.said import change_in, file_ids_in, message_in
from hub.realtime.welcome import snapshot_for
from hub.wire.encode import Numbered
from hub.wire.store import Reading, Store
from hub.wire.tell import (
    conversation_room,
    person_room,
    visitor_room,
)
from hub.wire.tell_items import (
    FileAddress,
    visitor_item,
)

log = structlog.get_logger()

MOST_FIELDS: Final = 20
LONGEST_FIELD: Final = 4_000
MOST_ON_A_LINE: Final = 60
"""Words of one line at once; two a second from then on."""
MOST_OF_AN_ADDRESS: Final = 1_200
"""Words of all lines of one address at once; a whole company may share one."""
OF_THE_LIBRARY: Final = frozenset({"connect", "disconnect"})


class Entrance(Protocol):
    """Finds the channel and the resolved settings of an account."""

    def endpoint(self, account: Account) -> Endpoint:
        """The account's endpoint, secrets resolved."""
        ...

    def channel_of(self, account: Account) -> Channel:
        """The channel that understands the account's arrivals."""
        ...


@dataclass(slots=True)
class Guest:
    """A visitor on an open line."""

    visitor: Visitor
    account: Account
    language: str
    attributes: dict[str, str]
    address: str
    identity_id: IdentityId | None = None
    answer_to: str = ""
    """The mail address to which a message that she leaves is to be answered; empty: here."""


class VisitorLine(AsyncNamespace):  # type: ignore[misc]
    """Answers widgets."""

    def __init__(  # noqa: PLR0913 - what a widget's line needs
        self,
        gateway: Gateway,
        store: Store,
        entrance: Entrance,
        *,
        sessions: VisitorSessions,
        now: Callable[[], datetime],
        upload_limit_bytes: int,
        file_address: FileAddress,
        trusted_proxies: Collection[str] = (),
    ) -> None:
        super().__init__("/visitor")
        self._gateway = gateway
        self._store = store
        self._entrance = entrance
        self._sessions = sessions
        self._now = now
        self._upload_limit_bytes = upload_limit_bytes
        self._file_address = file_address
        self._trusted_proxies = trusted_proxies
        self._guests: dict[str, Guest] = {}
        self._openings = Buckets(burst=600, per_second=10, now=now)
        self._messages = Buckets(burst=20, per_second=1, now=now)
        self._of_lines = Buckets(burst=MOST_ON_A_LINE, per_second=2, now=now)
        self._of_addresses = Buckets(burst=MOST_OF_AN_ADDRESS, per_second=20, now=now)

    def noticed(self, event: Numbered) -> None:
        """Visitors have no rights that could change; one who was erased comes back as somebody new."""
        if event.type == "visitors_erased":
            for id_ in orjson.loads(event.body)["identities"]:
                for connection in list(self._gateway.rooms.of_subject(visitor_room(id_))):
                    self._guests.pop(connection.sid, None)
                    self._gateway.drop(connection)

    def guest_of(self, connection: Connection) -> Guest | None:
        """Who is on this line."""
        return self._guests.get(connection.sid)

    def waiting_guests(self) -> list[tuple[Connection, Guest]]:
        """Every open line whose visitor has spoken before."""
        return [
            (self._gateway.rooms.by_sid[sid], guest)
            for sid, guest in self._guests.items()
            if guest.identity_id is not None and sid in self._gateway.rooms.by_sid
        ]

    async def trigger_event(self, event: str, *args: Any) -> Any:  # noqa: ANN401 - as the library has it
        """Pass on each word, unless it is one too many: a session is free to renew, an address is not."""
        guest = self._guests.get(args[0]) if event not in OF_THE_LIBRARY else None
        if guest is not None:
            seconds = self._of_lines.take(args[0]) or self._of_addresses.take(guest.address)
            if seconds:
                return refusal(TooMany("Too much at once; wait a moment and try again.", max(round(seconds), 1)))
        return await super().trigger_event(event, *args)

    async def on_connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:  # noqa: ANN401 - the client's word
        """Let a visitor of an existing account in; a page may not take another page's visitor."""
        said = auth if isinstance(auth, dict) else {}
        account = self._store.floor.accounts.get(str(said.get("account", "")))
        if account is None or Feature.HOSTED not in self._store.floor.features_of(account.channel):
            raise Refused("There is no such chat; check data-account.")
        address = self._address(environ)
        if self._openings.take(address):
            raise Refused("Too many attempts; try again in a minute.")
        visitor = self._visitor(account, said)
        identity_id = await self._store.read(_identity_id, account.channel, visitor.key)
        language = str(said.get("language", ""))[:20]
        self._guests[sid] = Guest(visitor, account, language, {}, address, identity_id)
        connection = Connection(
            sid,
            self._gateway.server.manager.eio_sid_from_sid(sid, "/visitor"),
            "/visitor",
            visitor_room(identity_id or sid),
            visitor.session,
        )
        self._gateway.rooms.add(connection, [visitor_room(identity_id)] if identity_id else [])

    def _address(self, environ: dict[str, Any]) -> str:
        """Who really calls; Engine.IO itself writes 127.0.0.1 for everybody."""
        remote = str(getattr(environ.get("aiohttp.request"), "remote", "") or "")
        return caller_address(remote, str(environ.get("HTTP_X_FORWARDED_FOR", "")), self._trusted_proxies)

    def _visitor(self, account: Account, said: dict[str, Any]) -> Visitor:
        token = said.get("token")
        if token:
            try:
                secrets = self._entrance.endpoint(account).secrets("identity_secret")
            except Unavailable as problem:
                raise Refused(problem.detail) from None
            named = self._sessions.named(account.id, str(token)[:4000], secrets, self._now())
            if named is None:
                raise Refused("The token that names the visitor is not valid or has expired.")
            return named
        return self._sessions.anonymous(account.id, str(said.get("session") or "")[:600])

    async def welcome(self, connection: Connection) -> None:
        """Tell the widget everything it shows: its history is short."""
        guest = self._guests.get(connection.sid)
        if guest is None:
            return
        snapshot = await self._store.read(
            snapshot_for,
            guest.account,
            guest.visitor,
            guest.identity_id,
            language=guest.language,
            upload_limit_bytes=self._upload_limit_bytes,
            file_address=self._file_address,
        )
        self._gateway.send(connection, "welcome", orjson.dumps(snapshot).decode())
        held_back, connection.held_back = connection.held_back or [], None
        connection.told = snapshot.number
        late = [event for event in held_back if event.number > snapshot.number]
        if late:
            payload = "[" + ",".join([event.json() for event in late]) + "]"
            self._gateway.send(connection, "events", payload)

    async def on_disconnect(self, sid: str, *_: object) -> None:
        """Forget the line; silence is noticed by the stored timer."""
        self._guests.pop(sid, None)
        self._gateway.rooms.remove(sid)

    async def on_start(self, sid: str, data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """The form before the chat is answered; a text in it is the first message."""
        guest = self._guests.get(sid)
        if guest is None:
            return refusal(NotFound("Connect again."))
        said = data if isinstance(data, dict) else {}
        given = said.get("fields")
        fields: dict[str, Any] = given if isinstance(given, dict) else {}
        # What she answered before belongs to a conversation before.
        guest.attributes.clear()
        answer_to = said.get("answer_to")
        guest.answer_to = answer_to[:LONGEST_FIELD] if isinstance(answer_to, str) else ""
        asked = {question.name: question for question in guest.account.form}
        for name, value in list(fields.items())[:MOST_FIELDS]:
            if isinstance(value, str):
                meant = asked[name].meant(value) if name in asked else value
                guest.attributes[f"form.{name[:60]}"] = meant[:LONGEST_FIELD]
        for name in ("page", "title"):
            if isinstance(said.get(name), str):
                guest.attributes[name] = said[name][:LONGEST_FIELD]
        text = fields.get("text") or fields.get("message")
        if text:
            return await self.on_message(sid, {"text": text, "client_id": said.get("client_id") or "start"})
        return {"ok": True}

    async def on_message(self, sid: str, data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """The visitor's message is kept before she hears that it was."""
        guest, connection = self._guests.get(sid), self._gateway.rooms.by_sid.get(sid)
        if guest is None or connection is None:
            return refusal(NotFound("Connect again."))
        said = data if isinstance(data, dict) else {}
        try:
            words = message_in(said)
            self._take_turn(guest)
            item = await self._kept(guest, words, file_ids_in(said))
        except Problem as problem:
            return refusal(problem)
        return {"ok": True, "item": orjson.loads(orjson.dumps(visitor_item(item, self._file_address)))}

    async def _kept(self, guest: Guest, words: dict[str, Any], file_ids: tuple[FileId, ...]) -> Item:
        """Her message, in the chat or, where she left it to be answered by mail, as a letter."""
        event, owner = self._translated(guest, words), f"visitor:{guest.visitor.key}"
        client_id: str = words["client_id"]
        if not isinstance(event, MessageReceived):
            raise Invalid("This is not a message.")
        if guest.answer_to:
            return await self._store.run(
                leave_message,
                guest.account,
                event,
                guest.answer_to,
                client_id=client_id,
                file_ids=file_ids,
                owner=owner,
            )
        item, conversation = await self._store.run(
            visitor_says, guest.account, event, client_id=client_id, file_ids=file_ids, owner=owner
        )
        if guest.identity_id is None:
            for tab_sid, tab in list(self._guests.items()):
                if tab.identity_id is None and tab.visitor.key == guest.visitor.key:
                    await self._introduced(self._gateway.rooms.by_sid[tab_sid], tab, conversation)
        return item

    async def _introduced(self, connection: Connection, guest: Guest, conversation: Conversation) -> None:
        """From her first word on she has a room of her own; whatever it said before is in the welcome."""
        guest.identity_id = conversation.identity_id
        connection.subject = visitor_room(conversation.identity_id)
        connection.held_back = []
        self._gateway.rooms.join(connection, visitor_room(conversation.identity_id))
        await self.welcome(connection)

    def _translated(self, guest: Guest, said: dict[str, Any]) -> ChannelEvent:
        """What she says or does, as the contract has it."""
        visitor = guest.visitor
        body = {
            "key": visitor.key,
            "name": visitor.name or guest.attributes.get("form.name", ""),
            "address": visitor.address or guest.attributes.get("form.email", ""),
            "verified": visitor.is_verified,
            "attributes": {**guest.attributes, **({"language": guest.language} if guest.language else {})},
            **said,
        }
        arrival = Arrival("SOCKET", "", {}, orjson.dumps(body), self._now())
        (event,) = self._entrance.channel_of(guest.account).receive(arrival).events
        return event

    async def on_change(self, sid: str, data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """She reacts to a message, changes one of hers, or takes it back; it is kept before she hears that it was."""
        guest = self._guests.get(sid)
        try:
            if guest is None or guest.identity_id is None:
                raise NotFound("Write something first.")
            event = self._translated(guest, change_in(data))
            self._take_turn(guest)
            if isinstance(event, ReactionChanged | MessageEdited | MessageWithdrawn):
                await self._store.run(visitor_changes, guest.account, event)
        except Problem as problem:
            return refusal(problem)
        return {"ok": True}

    def _take_turn(self, guest: Guest) -> None:
        seconds = self._messages.take(guest.visitor.key)
        if seconds:
            raise TooMany("Too many messages at once; wait a moment and send it again.", max(round(seconds), 1))

    async def on_typing(self, sid: str, _: Any = None) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """Show the agent that the visitor writes."""
        guest = self._guests.get(sid)
        if guest is None or guest.identity_id is None:
            return {"ok": True}
        conversation = await self._store.read(_newest, guest.identity_id)
        if conversation is not None and conversation.is_asked_if_there:
            await self._store.run(visitor_writes, conversation.id)
        if conversation is not None and conversation.owner:
            payload = {
                "type": "typing",
                "conversation_id": conversation.id,
                "name": conversation.customer_name,
            }
            rooms = [person_room(conversation.owner), conversation_room(conversation.id)]
            self._gateway.signal(rooms, payload)
        return {"ok": True}

    async def on_seen(self, sid: str, _: Any = None) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """The visitor has read what was written to her."""
        guest = self._guests.get(sid)
        if guest is not None and guest.identity_id is not None:
            await self._store.run(visitor_saw, guest.identity_id, guest.account)
        return {"ok": True}

    async def on_end(self, sid: str, _: Any = None) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """The visitor has ended the chat."""
        guest = self._guests.get(sid)
        if guest is not None and guest.identity_id is not None:
            await self._store.run(visitor_ends, guest.identity_id, guest.account)
        return {"ok": True}

    async def on_callback(self, sid: str, data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """The visitor asks to be called, or written to, instead of waiting; with neither she waits here again."""
        guest, said = self._guests.get(sid), data if isinstance(data, dict) else {}
        number, mail = said.get("number"), said.get("mail")
        try:
            if guest is None or guest.identity_id is None:
                raise NotFound("Write something first.")
            who = guest.identity_id, guest.account
            if isinstance(number, str) and number:
                await self._store.run(ask_callback, *who, number[:LONGEST_FIELD])
            elif isinstance(mail, str) and mail:
                await self._store.run(ask_answer_by_mail, *who, mail[:LONGEST_FIELD])
            else:
                await self._store.run(cancel_callback, *who)
        except Problem as problem:
            return refusal(problem)
        return {"ok": True}

    async def on_rate(self, sid: str, data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
        """The visitor has judged the conversation."""
        guest = self._guests.get(sid)
        said = data if isinstance(data, dict) else {}
        score = said.get("score")
        try:
            if guest is None or guest.identity_id is None:
                raise NotFound("There is no conversation to rate yet.")
            if type(score) is not int:
                raise Invalid("A rating is a number from 1 to 5.")
            comment = said.get("comment", "")
            if not isinstance(comment, str):
                raise Invalid("The comment of a rating is a text.")
            await self._store.run(visitor_rates, guest.identity_id, guest.account, score, comment)
        except Problem as problem:
            return refusal(problem)
        return {"ok": True}


def _identity_id(reading: Reading, channel: str, key: str) -> IdentityId | None:
    identity = reading.customers.identity(channel, key)
    return identity.id if identity else None


def _newest(reading: Reading, identity_id: IdentityId) -> Conversation | None:
    return reading.open_of_identity(identity_id)
