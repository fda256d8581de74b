"""A person's data: who is known, what is held of her, what forbids to erase her, and the erasure with its receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.customer import standing
from hub.application.erase import begin_erasure, check_may_protect
from hub.application.legal_hold import hold_customer, lift_hold
from hub.application.person_copy import found_people
from hub.application.retain import due_by
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.erasure import Erasure, ErasureId, LegalHold
from hub.domain.ids import CustomerId, QueueId
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.retention import Retained, RetentionRule
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT, INVALID
from hub.web.route import Answer, Call, Query, Route

MOST_RECEIPTS = 200


@dataclass(frozen=True, slots=True)
class Known:
    """A customer whom somebody looked for."""

    id: str
    name: str
    addresses: list[str]
    erased_at: datetime | None


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """Whoever was found."""

    customers: list[Known]
    has_more: bool
    """Whether there are more than these: write more of the name."""


@dataclass(frozen=True, slots=True)
class Hold:
    """That nothing of a customer may be erased for now."""

    customer_id: str
    customer_name: str
    reason: str
    by_name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Holds:
    """All legal holds, the oldest first."""

    holds: list[Hold]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an erasure went over, and that nothing is left; of whom it erased it says nothing."""

    id: str
    customer_id: str
    by: str
    by_name: str
    begun_at: datetime
    stage: str
    """How far it is; `done` in the end."""
    counts: dict[str, int]
    """By table how many rows were emptied or removed; `bytes`: how many contents of files."""
    rounds: int
    """How often it went over everything: once more whenever the check found something."""
    finished_at: datetime | None
    """When everything was looked at again, and nothing was found."""


@dataclass(frozen=True, slots=True)
class Receipts:
    """The receipts, the newest first."""

    erasures: list[Receipt]


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of a customer, and where."""

    id: str
    name: str
    addresses: list[str]
    erased_at: datetime | None
    counts: dict[str, int]
    """By table how many rows hold something of her."""
    open_conversations: int
    hold: Hold | None
    erasure: Receipt | None


@dataclass(frozen=True, slots=True)
class HoldOrder:
    """Why nothing of her may be erased."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    reason: str


@dataclass(frozen=True, slots=True)
class ErasureOrder:
    """Erase her."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    closes: bool = False
    """Whether what is open with her is closed with it."""


@dataclass(frozen=True, slots=True)
class RetentionOrder:
    """A rule as it would be kept."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    days: int
    what: Retained = Retained.CONTENT
    queues: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RetentionDue:
    """What the next run would take something of; of whom a hold protects nothing is taken all the same."""

    count: int
    """Conversations; of the quarantine, arrivals."""


def _known(customer: Customer, identities: Sequence[Identity]) -> Known:
    addresses = [one.address or one.key for one in identities if customer.erased_at is None]
    return Known(customer.id, customer.name, addresses, customer.erased_at)


def _found(reading: Transaction, by: Person, query: str) -> KnownPeople:
    found = found_people(reading, by, query)
    return KnownPeople([_known(customer, hers) for customer, hers in found.shown], found.has_more)


async def find_people(call: Call) -> KnownPeople:
    """Whoever has this address or id, or a name in which these words begin some."""
    query = call.request.query.get("query", "")
    return await call.services.store.read(_found, call.person, query)


def _hold(tx: Transaction, hold: LegalHold) -> Hold:
    return Hold(hold.customer_id, tx.customers.get(hold.customer_id).name, hold.reason, hold.by_name, hold.since)


def receipt_of(erasure: Erasure) -> Receipt:
    """What may be kept and shown of an erasure."""
    return Receipt(
        erasure.id,
        erasure.customer_id,
        erasure.by,
        erasure.by_name,
        erasure.begun_at,
        erasure.stage.value,
        dict(sorted(erasure.counts.items())),
        erasure.rounds,
        erasure.finished_at,
    )


def _held(reading: Transaction, by: Person, id_: CustomerId) -> Held:
    check_may_protect(by)
    customer = standing(reading, id_)
    known = _known(customer, reading.customers.identities_of(customer.id))
    counts: dict[str, int] = {}
    for one in (customer.id, *reading.erasures.merged_into(customer.id)):
        for table, count in reading.erasures.left(one).items():
            counts[table] = counts.get(table, 0) + count
    hold, erasure = reading.erasures.hold_on(customer.id), reading.erasures.of(customer.id)
    return Held(
        known.id,
        known.name,
        known.addresses,
        known.erased_at,
        {table: count for table, count in sorted(counts.items()) if count},
        len(reading.conversations.of_customer(customer.id)),
        _hold(reading, hold) if hold else None,
        receipt_of(erasure) if erasure else None,
    )


async def read_held(call: Call) -> Held:
    """What is held of a customer, and where."""
    return await call.services.store.read(_held, call.person, CustomerId(call.part("id")))


async def put_hold(call: Call) -> Held:
    """Nothing of her may be erased from now on."""
    order: HoldOrder = call.body
    await call.services.store.run(hold_customer, CustomerId(call.part("id")), call.person, order.reason)
    return await read_held(call)


async def delete_hold(call: Call) -> Answer:
    """She may be erased again."""
    await call.services.store.run(lift_hold, CustomerId(call.part("id")), call.person)
    return Answer(None, 204)


def _holds(reading: Transaction) -> Holds:
    return Holds([_hold(reading, one) for one in reading.erasures.holds()])


async def list_holds(call: Call) -> Holds:
    """Every legal hold."""
    return await call.services.store.read(_holds)


async def erase(call: Call) -> Receipt:
    """Nobody knows who she was from now on; what she said goes next, by itself."""
    order: ErasureOrder = call.body
    id_ = CustomerId(call.part("id"))
    return receipt_of(await call.services.store.run(begin_erasure, id_, call.person, closes=order.closes))


def _due(reading: Transaction, rule: RetentionRule) -> RetentionDue:
    return RetentionDue(due_by(reading, rule))


async def try_rule(call: Call) -> RetentionDue:
    """What the next run would take something of, if this were the rule."""
    order: RetentionOrder = call.body
    queues = tuple(QueueId(id_) for id_ in order.queues)
    rule = RetentionRule(call.part("id"), "", order.days, order.what, queues)
    return await call.services.store.read(_due, rule)


def _receipts(reading: Transaction) -> Receipts:
    return Receipts([receipt_of(one) for one in reading.erasures.newest(MOST_RECEIPTS)])


async def list_receipts(call: Call) -> Receipts:
    """The newest receipts."""
    return await call.services.store.read(_receipts)


def _receipt(reading: Transaction, id_: ErasureId) -> Receipt:
    return receipt_of(reading.erasures.held(id_))


async def read_receipt(call: Call) -> Receipt:
    """One receipt."""
    return await call.services.store.read(_receipt, ErasureId(call.part("id")))


_PATH = "/api/admin/customers"
ROUTES = [
    Route(
        "GET",
        _PATH,
        Permission.PERSONAL_DATA,
        "Find a customer by a whole address, a name or an id.",
        find_people,
        answer=KnownPeople,
        query=(Query("query", "A whole address, a name, or an id."),),
        problems=(INVALID,),
    ),
    Route(
        "GET",
        f"{_PATH}/{{id}}",
        Permission.PERSONAL_DATA,
        "What is held of a customer, and where.",
        read_held,
        answer=Held,
    ),
    Route(
        "PUT",
        f"{_PATH}/{{id}}/hold",
        Permission.PERSONAL_DATA,
        "Forbid to erase anything of a customer.",
        put_hold,
        body=HoldOrder,
        answer=Held,
        problems=(CONFLICT, INVALID),
    ),
    Route(
        "DELETE",
        f"{_PATH}/{{id}}/hold",
        Permission.PERSONAL_DATA,
        "Lift the legal hold on a customer.",
        delete_hold,
        statuses=(204,),
    ),
    Route(
        "POST",
        f"{_PATH}/{{id}}/erasure",
        Permission.PERSONAL_DATA,
        "Erase a customer.",
        erase,
        body=ErasureOrder,
        answer=Receipt,
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        "/api/admin/retention/{id}/trial",
        Permission.ADMINISTER,
        "What the next run of a rule of retention would take something of; nothing is saved.",
        try_rule,
        body=RetentionOrder,
        answer=RetentionDue,
        is_made=True,
    ),
    Route("GET", "/api/admin/holds", Permission.PERSONAL_DATA, "All legal holds.", list_holds, answer=Holds),
    Route(
        "GET", "/api/admin/erasures", Permission.PERSONAL_DATA, "Receipts of erasures.", list_receipts, answer=Receipts
    ),
    Route(
        "GET",
        "/api/admin/erasures/{id}",
        Permission.PERSONAL_DATA,
        "The receipt of one erasure.",
        read_receipt,
        answer=Receipt,
    ),
]
