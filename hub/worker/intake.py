"""The one way in: verify and translate, keep the files, commit, and only then acknowledge."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Protocol

import structlog

from channels.contract import (
    Arrival,
    Channel,
    ChannelEvent,
    Endpoint,
    Feature,
    ForgedArrival,
    MessageReceived,
    NotConfigured,
    NotUnderstood,
    Outside,
    Received,
    Reply,
)
from channels.extras import Configured
from hub.application.files import keep_upload
from hub.application.intake import keep_arrival, keep_cursor, keep_quarantined
from hub.application.kept import Quarantined
from hub.application.transaction import Transaction
from hub.domain.floor import Account, Floor, Hook
from hub.domain.health import Ailment
from hub.domain.ids import AccountId, ConversationId, FileId, HookId, PersonId
from hub.domain.item import Item, StoredFile, plain_name
from hub.domain.problem import Invalid, NotFound, Unavailable
from hub.domain.token import proven_thread
from hub.wire.store import Store
from hub.worker.trouble import Trouble, untold

log = structlog.get_logger()
LONGEST_CONTENT_ID: Final = 250

NO_HOOK: Final = "There is no such hook; an administrator finds the right address with the account."
HEAVY_BYTES: Final = 4_000
"""Bodies above this are parsed off the event loop: a big mail must not stall everybody's chat."""


class Files(Protocol):
    """Where bytes are kept."""

    async def put(self, content: bytes) -> str:
        """Keep the bytes durably; returns their SHA-256."""
        ...


class Secrets(Protocol):
    """Turns what is configured into what is used."""

    def revealed(self, settings: Mapping[str, str]) -> dict[str, str]:
        """The settings with every reference and seal resolved."""
        ...


@dataclass(frozen=True, slots=True)
class Door:
    """A hook or an account with the channel that understands its arrivals."""

    id: str
    channel_name: str
    channel: Channel
    accounts: tuple[Account, ...]
    is_heavy: bool
    """Whether its arrivals are worth a thread of their own."""
    lost: tuple[str, ...] = ()
    """Settings whose references lead to nothing, here and now."""


class Intake:
    """Takes in everything that comes from outside."""

    def __init__(  # noqa: PLR0913 - what it takes to take something in
        self,
        store: Store,
        channels: Mapping[str, type[Channel]],
        outside: Outside,
        *,
        files: Files,
        secrets: Secrets,
        key: bytes,
        new_id: Callable[[], str],
        on_forged: Callable[[str], None] | None = None,
        on_trouble: Trouble = untold,
    ) -> None:
        self._store = store
        self._channels = channels
        self._outside = outside
        self._files = files
        self._secrets = secrets
        self._key = key
        self._new_id = new_id
        self._on_forged = on_forged
        self._on_trouble = on_trouble
        self._told: set[str] = set()
        """Doors of which the log knows that they cannot check what comes."""
        self._doors: dict[str, Door] = {}
        self._version = -1

    def door(self, id_: str) -> Door:
        """The door of a hook or an account; raises NotFound."""
        floor = self._store.floor
        if floor.version != self._version:
            self._doors.clear()
            self._told.clear()
            self._version = floor.version
        known = self._doors.get(id_)
        if known is None:
            known = self._built(floor, id_)
            if not known.lost:
                # What leads to nothing now may lead somewhere at the next try.
                self._doors[id_] = known
        return known

    def endpoint(self, account: Account) -> Endpoint:
        """The account's endpoint, secrets resolved."""
        settings = {**self._hook_settings(self._store.floor, account.hook), **account.settings}
        return Endpoint(account.id, account.address, self._revealed(settings))

    def _revealed(self, settings: Mapping[str, str]) -> dict[str, str]:
        try:
            return self._secrets.revealed(settings)
        except Invalid as error:
            raise Unavailable(error.detail) from None

    def missing(self, account: Account) -> tuple[str, ...]:
        """The settings that the account still lacks; raises Unavailable where a secret cannot be read."""
        channel = self.channel_of(account)
        return channel.missing() if isinstance(channel, Configured) else ()

    def channel_of(self, account: Account) -> Channel:
        """The channel that understands the account's arrivals."""
        return self.door(account.id).channel

    def channel_in(self, floor: Floor, entry: Account | Hook) -> Channel:
        """The channel of an account or a hook as a floor has it, be it only proposed."""
        if isinstance(entry, Hook):
            return self._made(entry.id, entry.channel, "", entry.settings, ()).channel
        settings = {**self._hook_settings(floor, entry.hook), **entry.settings}
        return self._made(entry.id, entry.channel, entry.address, settings, (entry,)).channel

    def secrets_in(self, settings: Mapping[str, str]) -> list[str]:
        """What stands in settings without being readable there: what is sealed, or only referred to."""
        found = []
        for name, value in settings.items():
            with suppress(Invalid):
                revealed = self._secrets.revealed({name: value})[name]
                if revealed and revealed != value:
                    found.append(revealed)
        return found

    def _built(self, floor: Floor, id_: str) -> Door:
        hook = floor.hooks.get(id_)
        account = floor.accounts.get(id_)
        if hook is not None:
            accounts = tuple(one for one in floor.accounts.values() if one.hook == hook.id)
            return self._made(hook.id, hook.channel, "", hook.settings, accounts)
        if account is not None:
            settings = {**self._hook_settings(floor, account.hook), **account.settings}
            return self._made(account.id, account.channel, account.address, settings, (account,))
        raise NotFound(NO_HOOK)

    def _hook_settings(self, floor: Floor, id_: HookId | None) -> Mapping[str, str]:
        hook: Hook | None = floor.hooks.get(id_) if id_ else None
        return hook.settings if hook else {}

    def _made(
        self, id_: str, channel_name: str, address: str, settings: Mapping[str, str], accounts: tuple[Account, ...]
    ) -> Door:
        kind = self._channels.get(channel_name)
        if kind is None:
            raise NotFound(f"There is no channel “{channel_name}” in this hub.")
        # What our own visitors say comes over our own line: no secret is needed to understand it.
        is_hosted = Feature.HOSTED in kind.features
        endpoint = Endpoint(id_, address, {} if is_hosted else self._revealed(settings))
        lost = tuple(name for name, value in endpoint.settings.items() if settings[name] and not value)
        is_heavy = Feature.MAIL_ADDRESSES in kind.features
        return Door(id_, channel_name, kind(endpoint, self._outside), accounts, is_heavy, lost)

    async def arrive(self, door: str, arrival: Arrival) -> Reply:
        """Verify, keep and acknowledge what a provider posts; raises ForgedArrival or NotFound."""
        if not self._store.floor.has_webhook(self.door(door).channel_name):
            raise NotFound(NO_HOOK)
        reply, _ = await self.take(door, arrival)
        return reply

    async def take(self, door_id: str, arrival: Arrival) -> tuple[Reply, list[Item]]:
        """The reply for the provider, and the messages that were new."""
        door = self.door(door_id)
        try:
            received = await self._received(door, arrival)
            items = await self._kept(door, received.events)
        except ForgedArrival:
            if self._on_forged is not None:
                self._on_forged(door.id)
            raise
        except NotConfigured as error:
            raise self._not_ready(door, error) from None
        except NotUnderstood as error:
            await self._quarantine(door, arrival, str(error))
            return Reply(), []
        except NotFound as error:
            await self._quarantine(door, arrival, error.detail)
            return Reply(), []
        return received.reply, items

    def _not_ready(self, door: Door, error: NotConfigured) -> Unavailable:
        """What comes to a door that cannot check it comes again; the operator learns why, whoever calls does not."""
        more = f" The references of these settings lead to nothing: {', '.join(door.lost)}." if door.lost else ""
        self._on_trouble(door.id, Ailment.UNUSABLE, f"{error}{more}")
        if door.id not in self._told:
            self._told.add(door.id)
            log.warning("a hook cannot check what comes; it is refused for now", door=door.id, lost=door.lost)
        return Unavailable(f"{error}{more}")

    async def _received(self, door: Door, arrival: Arrival) -> Received:
        try:
            if door.is_heavy and len(arrival.body) > HEAVY_BYTES:
                return await asyncio.to_thread(door.channel.receive, arrival)
            return door.channel.receive(arrival)
        except (ForgedArrival, NotConfigured, NotUnderstood):
            raise
        except Exception as error:
            # Whatever a channel stumbles over must neither be lost nor be sent again for days.
            log.exception("channel failed", door=door.id, channel=door.channel_name)
            raise NotUnderstood(f"The channel failed: {type(error).__name__}.") from error

    async def _kept(self, door: Door, events: Sequence[ChannelEvent]) -> list[Item]:
        threads: dict[str, ConversationId] = {}
        files: dict[str, tuple[StoredFile, ...]] = {}
        for event in events:
            if not isinstance(event, MessageReceived):
                continue
            thread = proven_thread(self._key, event.thread_token)
            if thread is not None:
                threads[event.arrival_key] = thread
            if event.attachments:
                files[event.arrival_key] = await self._stored(door, event)
        return await self._store.run(keep_arrival, door.id, door.accounts, events, threads=threads, files=files)

    async def _stored(self, door: Door, event: MessageReceived) -> tuple[StoredFile, ...]:
        stored = []
        for attachment in event.attachments:
            if attachment.content is None:
                continue
            digest = await self._files.put(attachment.content)
            stored.append(
                StoredFile(
                    FileId(self._new_id()),
                    plain_name(attachment.name),
                    attachment.content_type,
                    len(attachment.content),
                    digest,
                    f"account:{door.id}",
                    (attachment.content_id or "")[:LONGEST_CONTENT_ID],
                )
            )
        return tuple(stored)

    async def _quarantine(self, door: Door, arrival: Arrival, reason: str) -> None:
        await self._store.run(
            keep_quarantined,
            Quarantined(
                self._new_id(),
                door.id,
                arrival.received_at,
                reason,
                arrival.method,
                arrival.url,
                dict(arrival.headers),
                arrival.body,
            ),
        )
        log.warning("arrival quarantined", door=door.id, reason=reason)

    async def deliver_mail(self, arrival: Arrival) -> None:
        """Keep a mail for every account it was addressed to."""
        for account in self.mail_accounts(arrival.headers.get("envelope-to", "")):
            await self.take(account.id, arrival)

    def mail_accounts(self, recipients: str) -> list[Account]:
        """The accounts among comma-separated recipients, whatever tag their address carries."""
        wanted = {untagged(address) for address in recipients.split(",")}
        return [
            account
            for account in self._store.floor.accounts.values()
            if Feature.MAIL_ADDRESSES in self._store.floor.features_of(account.channel)
            and untagged(account.address) in wanted
        ]

    async def deliver(self, account: AccountId, arrival: Arrival, cursor: str | None) -> None:
        """Keep what a listener fetched, and how far it has read."""
        await self.take(account, arrival)
        if cursor is not None:
            await self._store.run(keep_cursor, account, cursor)

    async def take_upload(self, name: str, content_type: str, content: bytes, owner: str) -> StoredFile:
        """Keep an uploaded file."""
        if not content:
            raise Invalid("The file is empty; choose one with something in it.")
        digest = await self._files.put(content)
        file = StoredFile(FileId(self._new_id()), name[:255] or "file", content_type, len(content), digest, owner)
        return await self._store.run(keep_upload, file)

    async def retry(self, quarantined_id: str, by: PersonId) -> str:
        """Try again to understand an arrival in quarantine; returns what came of it."""
        kept = await self._store.read(_quarantined, quarantined_id)
        arrival = Arrival(kept.method, kept.url, kept.headers, kept.body, kept.at)
        door = self.door(kept.door)
        try:
            received = await self._received(door, arrival)
            items = await self._kept(door, received.events)
        except NotConfigured as error:
            raise self._not_ready(door, error) from None
        except NotUnderstood as error:
            return f"Still not understood: {error}"
        await self._store.run(_discard, quarantined_id, by)
        return f"Understood: {len(items)} new messages."


def untagged(address: str) -> str:
    """A mail address without its plus tag, in lower case."""
    local, _, domain = address.strip().lower().rpartition("@")
    return f"{local.split('+', 1)[0]}@{domain}"


def _quarantined(reading: Transaction, id_: str) -> Quarantined:
    return reading.doors.quarantined(id_)


def _discard(tx: Transaction, id_: str, by: PersonId) -> None:
    tx.doors.discard(id_)
    tx.desks.audit(by, "quarantine.understood", id_, {})
