"""Writing first: from which accounts one may, and the first message."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from pydantic import ConfigDict

from channels.contract import Feature
from channels.limits import Limits
from hub.application.outreach import Opening, start_conversation
from hub.application.quiet_hours import quiet_now
from hub.application.recipient import Whom, language_of_recipient, zones_of_recipient
from hub.application.sender import may_start
from hub.application.signature import own_signature, signature_from
from hub.application.transaction import Transaction
from hub.domain.floor import Account
from hub.domain.ids import AccountId, CustomerId, FileId, IdentityId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT, NOT_FOUND
from hub.web.route import Answer, Call, Query, Route
from hub.wire.desk import Item as WireItem
from hub.wire.tell_items import (
    wire_item,
)

MOST_FILES = 20
LONGEST_CLIENT_ID = 100


@dataclass(frozen=True, slots=True)
class OutreachAccount:
    """An account that I may write first from."""

    id: str
    name: str
    channel: str
    address: str
    features: list[str]
    limits: Limits
    """What one message from it may be."""
    quiet_until: datetime | None
    """When customers may be written to first again; null while they may."""
    quiet_zone: str | None
    """Of the customer who was asked for: by her clock, in this zone; null where the account's own clock says so."""
    signature: str = ""
    """What would stand under a mail of mine from there, in the language of whom I asked for; empty without one."""
    queue: str = ""
    """In which queue its conversations are."""


@dataclass(frozen=True, slots=True)
class OutreachAccounts:
    """Every account that I may write first from."""

    accounts: list[OutreachAccount]


@dataclass(frozen=True, slots=True)
class Recipient:
    """An address that is known, or one that was typed: hers where a customer is named."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    identity: str | None = None
    address: str = ""
    customer: str | None = None


@dataclass(frozen=True, slots=True)
class NewConversation:
    """The first message to somebody."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    account: str
    to: Recipient
    text: str
    client_id: str
    subject: str = ""
    files: list[str] = field(default_factory=list)
    html: str = ""
    """The same text in rich form, of a mail; it is cleaned."""
    in_quiet_hours: bool = False
    """Send it even now that customers are not written to; needs the permission `outreach.any_time`."""
    cc: list[str] = field(default_factory=list)
    bcc: list[str] = field(default_factory=list)
    place: str = ""
    """As which first letter it was kept: that is sent."""
    written_at: datetime | None = None
    """By the hub's clock: a first letter that was written later stays."""


@dataclass(frozen=True, slots=True)
class Started:
    """The message and its conversation."""

    conversation_id: str
    item: WireItem


def _accounts(tx: Transaction, person: Person, to: Whom) -> OutreachAccounts:
    accounts = [account for account in tx.floor.accounts.values() if may_start(tx.floor, person, account)]
    own = own_signature(tx, person.id)
    return OutreachAccounts([_account(tx, person, account, to, own) for account in accounts])


def _account(tx: Transaction, person: Person, account: Account, to: Whom, own: str) -> OutreachAccount:
    features = tx.floor.features_of(account.channel)
    language = language_of_recipient(tx, person, account, to) if Feature.COPIES in features else ""
    quiet = quiet_now(tx.floor, account, tx.now, zones_of_recipient(tx, person, account, to))
    return OutreachAccount(
        account.id,
        account.name,
        account.channel,
        account.address,
        sorted(features),
        tx.floor.limits_of(account.channel),
        quiet.until if quiet is not None else None,
        quiet.zone if quiet is not None and quiet.is_hers else None,
        signature_from(account, language, person, own) if Feature.COPIES in features else "",
        account.queue,
    )


async def list_accounts(call: Call) -> OutreachAccounts:
    """From where I may write first, and when it is quiet there, for everybody or for whom I want to write to."""
    asked = call.request.query
    identity, customer = asked.get("identity"), asked.get("customer")
    to = Whom(
        IdentityId(identity) if identity else None,
        asked.get("address", ""),
        CustomerId(customer) if customer else None,
    )
    return await call.services.store.read(_accounts, call.person, to)


def _opening(body: NewConversation) -> Opening:
    if not 0 < len(body.client_id) <= LONGEST_CLIENT_ID:
        raise Invalid("client_id is a text of 1 to 100 characters, new for every message.")
    if (body.to.identity is None) == (not body.to.address.strip()):
        raise Invalid("Name either an address that is known, as to.identity, or a typed one, as to.address.")
    if body.written_at is not None and body.written_at.tzinfo is None:
        raise Invalid("written_at needs a time zone, such as Z.")
    if len(body.files) > MOST_FILES:
        raise Invalid(f"A message takes {MOST_FILES} files at most; send the others with a second one.")
    whom = Whom(
        IdentityId(body.to.identity) if body.to.identity else None,
        body.to.address,
        CustomerId(body.to.customer) if body.to.customer else None,
    )
    files = tuple(FileId(id_) for id_ in body.files)
    return Opening(
        AccountId(body.account),
        whom,
        body.text,
        body.client_id,
        subject=body.subject,
        file_ids=files,
        html=body.html,
        in_quiet_hours=body.in_quiet_hours,
        cc=tuple(body.cc),
        bcc=tuple(body.bcc),
        place=body.place,
        written_at=body.written_at,
    )


async def start(call: Call) -> Answer:
    """Write first."""
    item, is_new = await call.services.store.run(start_conversation, call.person, _opening(call.body))
    return Answer(Started(item.conversation_id, wire_item(item)), 201 if is_new else 200)


ROUTES = [
    Route(
        "GET",
        "/api/outreach",
        Permission.READ,
        "List the accounts that I may write first from.",
        list_accounts,
        answer=OutreachAccounts,
        query=(
            Query("customer", "Whom I want to write to: quiet hours are told by her clock, where it is known."),
            Query("identity", "At which known address: a number tells more of her clock than her others do."),
            Query("address", "At which typed address; of somebody new where no customer is named."),
        ),
        problems=(NOT_FOUND,),
    ),
    Route(
        "POST",
        "/api/conversations",
        Permission.WORK,
        "Start a conversation, or join the open one.",
        start,
        body=NewConversation,
        answer=Started,
        statuses=(201, 200),
        problems=(CONFLICT, NOT_FOUND),
    ),
]
