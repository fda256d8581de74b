"""What customers held before the hub was stopped is on their telephones and in their mailboxes again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Any, Final

from channels.contract import MessageState
from channels.sms.standin import Text
from hub.commands.demo.mailbox import MADE_UP, File, Letter, Mailboxes
from hub.commands.demo.names import MAIL_ACCOUNT, MAIL_ADDRESS, PHONE_NUMBER, SMS_ACCOUNT
from hub.commands.demo.phone import Telephones
from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId, CustomerId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.problem import NotFound
from hub.web.services import FileStore
from hub.wire.store import Reading, Store

MOST_CONVERSATIONS: Final = 40
MOST_ITEMS: Final = 60
ARRIVED: Final = frozenset({MessageState.SENT, MessageState.DELIVERED, MessageState.READ})


@dataclass(frozen=True, slots=True)
class Held:
    """One message that a customer sent or was sent."""

    conversation: Conversation
    address: str
    item: Item
    earlier: tuple[str, ...]
    """What the conversation's earlier messages are called."""


async def put_back(
    customers: Mapping[str, Mapping[str, Any]],
    files: FileStore,
    store: Store,
    *,
    telephones: Telephones,
    mailboxes: Mailboxes,
) -> None:
    """The hub's own records say what was there."""
    held = await store.read(_held, customers)
    for one in sorted(held, key=lambda one: one.item.at):
        if one.conversation.account_id == SMS_ACCOUNT:
            telephones.put_back(_text(one), one.item.at)
        else:
            mailboxes.put_back(_letter(one), await _files(one.item, files))


def _held(reading: Reading, customers: Mapping[str, Mapping[str, Any]]) -> list[Held]:
    owners: set[CustomerId] = set()
    for customer in customers.values():
        for channel, key in (("sms", customer["phone"]), ("email", customer["email"])):
            identity = reading.customers.identity(channel, key)
            owners |= {identity.customer_id} if identity else set()
    found = {
        conversation.id: conversation
        for owner in sorted(owners)
        for conversation, _ in reading.history(owner, None, MOST_CONVERSATIONS)
    }
    for id_ in _others(reading):
        found.setdefault(id_, reading.conversations.get(id_))
    return [one for conversation in found.values() for one in _messages(reading, conversation)]


def _others(reading: Reading) -> Iterator[ConversationId]:
    """Latest conversations by mail, of anybody."""
    for view in ("waiting", "team", "closed"):
        for listed in reading.conversations_of_team(sorted(reading.floor.teams), view, None, MOST_CONVERSATIONS):
            if listed.row.account == MAIL_ACCOUNT:
                yield ConversationId(listed.row.id)


def _messages(reading: Reading, conversation: Conversation) -> Iterator[Held]:
    if conversation.account_id not in {SMS_ACCOUNT, MAIL_ACCOUNT}:
        return
    address = reading.customers.identity_by_id(conversation.identity_id).address
    if MADE_UP.fullmatch(address):
        return
    earlier: list[str] = []
    for item in reading.items_of(conversation.id, MOST_ITEMS):
        is_theirs = item.direction is Direction.IN or item.state in ARRIVED
        # What was left at the chat was never a letter of hers.
        is_real = item.provider_id is not None and not item.provider_id.startswith("left:")
        if item.kind is ItemKind.MESSAGE and is_theirs and is_real:
            yield Held(conversation, address, item, tuple(earlier))
            earlier.append(item.provider_id or "")


def _text(held: Held) -> Text:
    is_inbound = held.item.direction is Direction.IN
    from_, to = (held.address, PHONE_NUMBER) if is_inbound else (PHONE_NUMBER, held.address)
    status = "received" if is_inbound else str(held.item.state)
    return Text(held.item.provider_id or "", from_, to, held.item.text, status=status, is_inbound=is_inbound)


def _letter(held: Held) -> Letter:
    item, is_hers = held.item, held.item.direction is Direction.IN
    ours = (item.letter.address if item.letter is not None else "") or MAIL_ADDRESS
    from_, to = (held.address, ours) if is_hers else (ours, held.address)
    headers = {
        "From": from_,
        "To": to,
        "Subject": held.conversation.subject,
        "Date": format_datetime(item.at),
        "Message-ID": item.provider_id or "",
    }
    if held.earlier:
        headers |= {"In-Reply-To": held.earlier[-1], "References": " ".join(held.earlier)}
    return Letter(
        item.provider_id or "",
        is_hers,
        from_,
        to,
        held.conversation.subject,
        item.full_text or item.text,
        item.at,
        headers,
        (),
    )


async def _files(item: Item, files: FileStore) -> list[File]:
    found = []
    for file in item.files:
        try:
            found.append(File(file.name, file.content_type, await files.get(file.digest)))
        except NotFound:
            continue
    return found
