"""Sends other systems what happens: claimed before the call, settled after it, for each endpoint in order."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import orjson
import structlog

from channels.contract import HttpAnswer, OutcomeUnknown, ProviderRefused, ProviderUnavailable
from channels.toolkit.http import ForbiddenAddress, GuardedHttp, host_and_port
from hub.application.floor_record import Secrets
from hub.application.webhook_send import Outcome, Parcel, claim_parcels, endpoints_due, settle_parcel
from hub.domain.endpoint import Endpoint, checked_address
from hub.domain.problem import Invalid
from hub.domain.webhook import SECRET_BYTES, headers, secret_of
from hub.wire.store import Committed, Store
from hub.wire.tell import OUTSIDE
from hub.worker.wake import Wake, seconds_until

log = structlog.get_logger()

MOST_AT_ONCE: Final = 16
"""So many endpoints are sent to together; what one of them holds in memory is a few events."""
LOOK_SECONDS: Final = 5.0
"""Another node may have written and died."""
GATHER_SECONDS: Final = 0.2
"""What happens together is looked for together, however busy the floor is."""
SEND_TIMEOUT_SECONDS: Final = 15.0
LARGEST_ANSWER: Final = 64 * 1024
"""Nobody reads what is answered."""
SECRET: Final = "webhook_secret"  # noqa: S105 - the name under which it is sealed
_OK: Final = range(200, 300)
_GONE: Final = 410
_INSIDE: Final = (
    "url: Nothing is sent to {0}: it is no public address of the web. Give one that begins with https:// and that "
    "everybody can reach, or ask whoever runs the hub to name {0} in HUB_WEBHOOK_HOSTS."
)
_LOST: Final = "Its secret was sealed with another key of the hub: bring that key back, or make a new secret."


class WebhookSecrets:
    """Makes secrets, and keeps them sealed."""

    def __init__(self, seals: Secrets) -> None:
        self._seals = seals

    def new(self) -> tuple[str, str]:
        """A new secret, as the other system is told it and as it is kept."""
        secret = secret_of(secrets.token_bytes(SECRET_BYTES))
        return secret, self._seals.sealed({SECRET: secret})[SECRET]

    def of(self, endpoint: Endpoint, now: datetime) -> list[str]:
        """Every secret that signs now, the newest first; raises Invalid where they cannot be read."""
        kept = [endpoint.secret]
        if endpoint.old_until is not None and now < endpoint.old_until:
            kept.append(endpoint.old_secret)
        return [self._seals.revealed({SECRET: one})[SECRET] for one in kept]


class WebhookLoop:
    """Every node may send; each endpoint is sent to by exactly one."""

    def __init__(self, store: Store, http: GuardedHttp, keys: WebhookSecrets, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._http = http
        self._keys = keys
        self._now = now
        self._sending: dict[str, asyncio.Task[None]] = {}
        self._wake = Wake()
        store.on_commit(self._hear)

    def _hear(self, committed: Committed) -> None:
        if any(OUTSIDE in event.rooms for event in committed.events):
            self._wake.ring()

    def look(self) -> None:
        """Somebody asked for something: do not wait for the next look."""
        self._wake.ring()

    def new_secret(self) -> tuple[str, str]:
        """A new secret, as the other system is told it and as it is kept."""
        return self._keys.new()

    async def check(self, url: str) -> None:
        """Raises Invalid where nothing would ever be sent to this address."""
        address = checked_address(url)
        try:
            await self._http.check(address)
        except ForbiddenAddress:
            raise Invalid(_INSIDE.format(host_and_port(address))) from None

    async def run(self) -> None:
        """Send what happens, for ever; an endpoint that is slow or dead holds up no other one."""
        async with asyncio.TaskGroup() as group:
            while True:
                due_at = None
                try:
                    due_at = await self._start(group)
                except Exception:
                    log.exception("sending webhooks failed")
                await self._wake.wait(seconds_until(due_at, self._now, LOOK_SECONDS))
                await asyncio.sleep(GATHER_SECONDS)

    async def send(self) -> None:
        """Send what is due now, and wait until every endpoint has answered."""
        async with asyncio.TaskGroup() as group:
            await self._start(group)

    async def close(self) -> None:
        """Close every connection."""
        await self._http.close()

    async def _start(self, group: asyncio.TaskGroup) -> datetime | None:
        due, later = await self._store.read(endpoints_due)
        for id_ in due:
            if id_ not in self._sending and len(self._sending) < MOST_AT_ONCE:
                task = self._sending[id_] = group.create_task(self._send_safely(id_))
                task.add_done_callback(partial(self._done, id_))
        return later

    def _done(self, id_: str, _: object) -> None:
        del self._sending[id_]
        if len(self._sending) == MOST_AT_ONCE - 1:
            # Somebody may wait for a place.
            self._wake.ring()

    async def _send_safely(self, id_: str) -> None:
        try:
            await self._send_all(id_)
        except Exception:
            # The claim runs out, and it is tried again.
            log.exception("webhook failed", endpoint=id_)

    async def _send_all(self, id_: str) -> None:
        goes_on = True
        while goes_on:
            parcels, goes_on = await self._store.run(claim_parcels, id_, secrets.token_hex(8))
            goes_on = await self._send_each(parcels) if parcels else goes_on

    async def _send_each(self, parcels: Sequence[Parcel]) -> bool:
        """Whether everything was taken, so that more may follow."""
        for parcel in parcels:
            outcome = await self._outcome(parcel)
            is_last = parcel is parcels[-1]
            if not outcome.is_taken:
                self._log(parcel, outcome)
            goes_on = await self._store.run(settle_parcel, parcel, outcome, is_last=is_last)
            if not goes_on:
                return is_last and outcome.is_taken
        return True

    async def _outcome(self, parcel: Parcel) -> Outcome:
        body = orjson.dumps(parcel.body)
        try:
            keys = self._keys.of(parcel.endpoint, self._now())
        except Invalid:
            return Outcome(is_taken=False, error=_LOST)
        signed = headers(keys, parcel.event_id, self._now(), body)
        try:
            answer = await self._http.request(
                "POST", parcel.endpoint.url, headers=signed, body=body, timeout_seconds=SEND_TIMEOUT_SECONDS
            )
        except (ProviderUnavailable, OutcomeUnknown, ProviderRefused) as error:
            return Outcome(is_taken=False, error=str(error) or type(error).__name__)
        if answer.status in _OK:
            return Outcome(is_taken=True, status=answer.status)
        return Outcome(
            is_taken=False,
            status=answer.status,
            is_gone=answer.status == _GONE,
            retry_after_seconds=_retry_after(answer),
        )

    @staticmethod
    def _log(parcel: Parcel, outcome: Outcome) -> None:
        # The path of the address may be what lets somebody in; its host tells whose it is.
        host = urlsplit(parcel.endpoint.url).hostname
        log.warning("webhook refused", endpoint=parcel.endpoint.id, host=host, status=outcome.status)


def sending_webhooks(store: Store, seals: Secrets, hosts: Sequence[str], *, now: Callable[[], datetime]) -> WebhookLoop:
    """The loop with a way out of its own: only for webhooks may it lead to these hosts of the operator's network."""
    return WebhookLoop(store, GuardedHttp(hosts, largest_answer=LARGEST_ANSWER), WebhookSecrets(seals), now=now)


def _retry_after(answer: HttpAnswer) -> float | None:
    given = answer.headers.get("retry-after", "")
    return float(given) if given.isdecimal() else None
