"""Pushes news to devices: claimed before the call, settled after it; a repeat takes the first one's place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Final, Protocol
from urllib.parse import urlsplit

import orjson
import structlog

from channels.contract import HttpAnswer, OutcomeUnknown, ProviderRefused, ProviderUnavailable
from hub.application.floor_record import Secrets
from hub.application.push_send import (
    PushMessage,
    claim_pushes,
    settle_push_gone,
    settle_push_later,
    settle_push_refused,
    settle_pushed,
)
from hub.application.transaction import Transaction
from hub.domain.ids import PersonId
from hub.domain.problem import Unavailable
from hub.domain.push import topic_name
from hub.wire.store import Committed, Store
from hub.worker.push_keys import PushKeys
from hub.worker.push_message import authorization, sealed
from hub.worker.wake import Wake, seconds_until

log = structlog.get_logger()

MOST_AT_ONCE: Final = 32
LOOK_SECONDS: Final = 5.0
"""Another node may have written and died."""
SEND_TIMEOUT_SECONDS: Final = 15.0
_OK: Final = range(200, 300)
_GONE: Final = frozenset({404, 410})
_LATER: Final = frozenset({408, 425, 429})
_OF_THE_SERVICE: Final = 500
_LONGEST_PAUSE_SECONDS: Final = 3_600.0


class Http(Protocol):
    """The guarded way out."""

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_seconds: float = 15,
    ) -> HttpAnswer:
        """The answer, whatever its status."""
        ...


class PushLoop:
    """Every node may push; what is due is taken by exactly one."""

    def __init__(  # noqa: PLR0913 - what pushing takes
        self,
        store: Store,
        http: Http,
        keys: PushKeys,
        *,
        contact: str,
        people: Callable[[], Collection[PersonId]],
        now: Callable[[], datetime],
    ) -> None:
        """`people` are those who have a console open at this node; `contact` is where push services complain."""
        self._store = store
        self._http = http
        self._keys = keys
        self._contact = contact
        self._people = people
        self._now = now
        self._pushing: set[asyncio.Task[None]] = set()
        self._wake = Wake()
        store.on_commit(self._hear)

    def _hear(self, committed: Committed) -> None:
        if committed.has_news:
            self._wake.ring()

    async def run(self) -> None:
        """Push what is due, for ever; a slow push service holds up nobody else's devices."""
        async with asyncio.TaskGroup() as group:
            while True:
                due_at = None
                try:
                    due_at = await self._start_pushing(group)
                except Exception:
                    log.exception("pushing failed")
                await self._wake.wait(seconds_until(due_at, self._now, LOOK_SECONDS))

    async def push(self) -> None:
        """Push what is due now, and wait until every push service has answered."""
        async with asyncio.TaskGroup() as group:
            await self._start_pushing(group)

    async def _start_pushing(self, group: asyncio.TaskGroup) -> datetime | None:
        """When to look again; None while all places are taken, for whichever is free first rings."""
        while len(self._pushing) < MOST_AT_ONCE:
            due_at = await self._store.read(_next_due)
            if due_at is None or due_at > self._now():
                return due_at
            free = MOST_AT_ONCE - len(self._pushing)
            messages, has_more = await self._store.run(claim_pushes, frozenset(self._people()), free)
            for message in messages:
                task = group.create_task(self._push_safely(message))
                self._pushing.add(task)
                task.add_done_callback(self._done)
            if not has_more:
                return await self._store.read(_next_due)
        return None

    def _done(self, task: asyncio.Task[None]) -> None:
        self._pushing.discard(task)
        self._wake.ring()

    async def _push_safely(self, message: PushMessage) -> None:
        try:
            await self._push(message)
        except Exception:
            # The claim runs out, and it is tried again.
            log.exception("push failed", device=message.device.id)

    async def _push(self, message: PushMessage) -> None:
        endpoint = message.device.endpoint
        try:
            body = sealed(_text(message), message.device.p256dh, message.device.auth)
            headers = await self._headers(message)
            answer = await self._http.request(
                "POST", endpoint, headers=headers, body=body, timeout_seconds=SEND_TIMEOUT_SECONDS
            )
        except (ProviderUnavailable, OutcomeUnknown, Unavailable) as error:
            # A message that came after all is replaced by the next of its topic, so asking again does no harm.
            self._log("push later", message, type(error).__name__)
            await self._store.run(settle_push_later, message, None)
        except (ProviderRefused, ValueError) as error:
            self._log("push impossible", message, type(error).__name__)
            await self._store.run(settle_push_gone, message)
        else:
            await self._settle(message, answer)

    async def _settle(self, message: PushMessage, answer: HttpAnswer) -> None:
        if answer.status in _OK:
            await self._store.run(settle_pushed, message)
        elif answer.status in _GONE:
            await self._store.run(settle_push_gone, message)
        elif answer.status in _LATER or answer.status >= _OF_THE_SERVICE:
            self._log("push later", message, str(answer.status))
            await self._store.run(settle_push_later, message, _retry_after(answer))
        else:
            self._log("push refused", message, str(answer.status))
            await self._store.run(settle_push_refused, message)

    async def _headers(self, message: PushMessage) -> dict[str, str]:
        key = await self._keys.key()
        return {
            "Authorization": authorization(message.device.endpoint, key, self._contact, self._now()),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(message.ttl_seconds),
            "Topic": topic_name(message.news.topic),
            "Urgency": message.urgency.value,
        }

    @staticmethod
    def _log(event: str, message: PushMessage, kind: str) -> None:
        # The path of the address is what lets somebody push; its host tells whose service it is.
        log.warning(event, device=message.device.id, service=urlsplit(message.device.endpoint).hostname, kind=kind)


def _text(message: PushMessage) -> bytes:
    """What the console's worker shows."""
    return orjson.dumps(
        {
            "title": message.text.title,
            "body": message.text.body,
            "tag": message.news.topic,
            "conversation": message.news.conversation_id,
            "kind": message.news.kind.value,
            "rings": message.rings,
            "language": message.language,
        }
    )


def _retry_after(answer: HttpAnswer) -> float | None:
    given = answer.headers.get("retry-after", "")
    return min(float(given), _LONGEST_PAUSE_SECONDS) if given.isdecimal() else None


def _next_due(tx: Transaction) -> datetime | None:
    return tx.pushes.next_due()


def contact_of(public_url: str) -> str:
    """How push services reach whoever runs the hub: by its own address, where that is one they take."""
    if public_url.startswith("https://"):
        return public_url
    return f"mailto:postmaster@{urlsplit(public_url).hostname or 'localhost'}"


def pushing(  # noqa: PLR0913 - what pushing takes
    store: Store,
    http: Http,
    seals: Secrets,
    *,
    url: str,
    people: Callable[[], Collection[PersonId]],
    now: Callable[[], datetime],
) -> tuple[PushKeys, PushLoop]:
    """The key of this hub, and the loop that pushes with it; `url` is where the hub itself is found."""
    keys = PushKeys(store, seals)
    return keys, PushLoop(store, http, keys, contact=contact_of(url), people=people, now=now)
