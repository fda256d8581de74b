"""Sends what waits in the outbox: claimed before the call, settled after it, in each conversation's order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol

import structlog

from channels.contract import (
    Channel,
    ChannelError,
    Command,
    Feature,
    OutcomeUnknown,
    OutgoingAttachment,
    ProviderUnavailable,
    RateLimited,
    SendMessage,
)
from channels.sender import ProviderId, Sender
from hub.application.deliver import (
    Parcel,
    claim_outgoing,
    recover_interrupted,
    settle_failed,
    settle_later,
    settle_sent,
    settle_unknown,
)
from hub.application.rich import rich_as_sent
from hub.application.transaction import Transaction
from hub.domain.health import Ailment
from hub.domain.letter import Letter
from hub.domain.problem import Unavailable
from hub.domain.token import thread_token
from hub.wire.store import Committed, Store
from hub.worker.change_command import change_command
from hub.worker.intake import Intake
from hub.worker.trouble import Trouble, sentence_of, untold
from hub.worker.wake import Wake, seconds_until

log = structlog.get_logger()

MOST_AT_ONCE: Final = 32
MENDING_SECONDS: Final = 600.0
"""Between two tries while an account waits for its operator; together they last for more than an hour."""
LOOK_SECONDS: Final = 1.0
SEND_TIMEOUT_SECONDS: Final = 60.0
ABANDONED_SECONDS: Final = 2 * SEND_TIMEOUT_SECONDS
GONE: Final = "The account that it was to leave by is no more; write it again from another one."
RECOVER_SECONDS: Final = 5.0
"""How often a node looks for what another one, which may be dead, has not settled."""


class Files(Protocol):
    """Where bytes are kept."""

    async def get(self, digest: str) -> bytes:
        """The bytes; raises NotFound."""
        ...


class OutboxLoop:
    """Carries messages to their providers."""

    def __init__(  # noqa: PLR0913 - what sending takes
        self,
        store: Store,
        intake: Intake,
        *,
        files: Files,
        key: bytes,
        public_url: str,
        now: Callable[[], datetime],
        is_shared: bool = False,
        on_trouble: Trouble = untold,
    ) -> None:
        self._store = store
        self._intake = intake
        self._files = files
        self._key = key
        self._public_url = public_url
        self._now = now
        self._is_shared = is_shared
        self._recovered_at = now()
        self._on_trouble = on_trouble
        self._sending: set[asyncio.Task[None]] = set()
        self._wake = Wake()
        store.on_commit(self._hear)

    def _hear(self, committed: Committed) -> None:
        if committed.has_outgoing:
            self._wake.ring()

    async def recover(self) -> None:
        """Settle what was being sent when a hub died; what another node may still be sending is left alone."""
        self._recovered_at = self._now()
        older_than_seconds = ABANDONED_SECONDS if self._is_shared else 0.0
        count = await self._store.run(recover_interrupted, older_than_seconds)
        if count:
            log.warning("outbox recovered", messages=count)

    async def run(self) -> None:
        """Send what is due, for ever; a slow provider holds up nobody else's messages."""
        async with asyncio.TaskGroup() as group:
            while True:
                due_at = None
                try:
                    if self._is_shared and (self._now() - self._recovered_at).total_seconds() >= RECOVER_SECONDS:
                        await self.recover()
                    due_at = await self._start_sending(group)
                except Exception:
                    log.exception("outbox failed")
                await self._wake.wait(seconds_until(due_at, self._now, LOOK_SECONDS))

    async def _start_sending(self, group: asyncio.TaskGroup) -> datetime | None:
        """When to look again; None while all places are taken, for whichever is free first rings."""
        while len(self._sending) < MOST_AT_ONCE:
            parcels = await self._store.run(claim_outgoing, MOST_AT_ONCE - len(self._sending))
            if not parcels:
                return await self._store.read(_next_due)
            for parcel in parcels:
                task = group.create_task(self._send_safely(parcel))
                self._sending.add(task)
                task.add_done_callback(self._done)
        return None

    def _done(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._wake.ring()

    async def _send_safely(self, parcel: Parcel) -> None:
        try:
            await self._send(parcel)
        except Exception:
            log.exception("settling failed", item=parcel.item.id)

    async def _send(self, parcel: Parcel) -> None:
        if parcel.outgoing.account_id not in self._store.floor.accounts:
            await self._store.run(settle_failed, parcel.outgoing, GONE)
            return
        try:
            door = self._intake.door(parcel.outgoing.account_id)
            command = await self._command(parcel, door.channel)
            async with asyncio.timeout(SEND_TIMEOUT_SECONDS):
                provider_id = await door.channel.send(command)
        except ProviderUnavailable as error:
            pause = error.retry_after_seconds if isinstance(error, RateLimited) else None
            await self._store.run(settle_later, parcel.outgoing, str(error), pause)
            self._delayed(parcel, error)
        except Unavailable as error:
            # It did not leave, and will once the operator has mended the account.
            await self._store.run(settle_later, parcel.outgoing, str(error), MENDING_SECONDS)
            self._delayed(parcel, error)
        except (OutcomeUnknown, TimeoutError) as error:
            await self._store.run(settle_unknown, parcel.outgoing, str(error) or "The provider did not answer.")
        except ChannelError as error:
            await self._store.run(settle_failed, parcel.outgoing, str(error))
        except Exception as error:
            log.exception("send failed", item=parcel.item.id)
            await self._store.run(settle_failed, parcel.outgoing, f"The hub failed: {type(error).__name__}.")
        else:
            await self._store.run(settle_sent, parcel.outgoing, provider_id)

    def _delayed(self, parcel: Parcel, error: Exception) -> None:
        why = f"{sentence_of(str(error))} It is tried again."
        self._on_trouble(parcel.outgoing.account_id, Ailment.SENT_LATER, why)

    async def _command(self, parcel: Parcel, channel: Channel) -> Command:
        conversation, identity = parcel.conversation, parcel.identity
        to = Sender(identity.key, identity.name, identity.address, identity.is_verified)
        if parcel.outgoing.change:
            return change_command(parcel, to)
        account = self._store.floor.accounts[parcel.outgoing.account_id]
        letter = parcel.item.letter or Letter()
        has_receipts = Feature.DELIVERY_RECEIPTS in channel.features
        return SendMessage(
            id=parcel.item.id,
            to=to,
            text=parcel.item.full_text or parcel.item.text,
            html=rich_as_sent(parcel.item),
            subject=letter.subject or conversation.subject,
            recipients={"to": letter.to, "cc": letter.cc, "bcc": letter.bcc},
            refers_to=parcel.provider_ids,
            thread_token=thread_token(self._key, conversation.id) if Feature.THREADS in channel.features else "",
            attachments=tuple(
                [
                    OutgoingAttachment(
                        file.name,
                        file.content_type,
                        await self._files.get(file.digest),
                        f"{self._public_url}/files/{file.id}",
                    )
                    for file in parcel.item.files
                ]
            ),
            is_automatic=parcel.outgoing.is_automatic,
            status_url=f"{self._public_url}/webhooks/{account.hook or account.id}" if has_receipts else "",
            sender_name=parcel.item.author_name,
            replies_to=ProviderId(parcel.replies_to) if parcel.replies_to else None,
        )


def _next_due(tx: Transaction) -> datetime | None:
    return tx.outbox.next_due()
