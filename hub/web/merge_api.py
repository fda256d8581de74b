"""How a customer is best reached, who looks like her, what a merge would do, the merge, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from pydantic import ConfigDict

from hub.application.customer import check_reads, hidden_fields, shown_value, standing
from hub.application.lookalikes import Lookalike, keep_customers_apart, lookalikes
from hub.application.merge import closing_pairs, merge_customers, undo_merge
from hub.application.reach import ways_to_reach
from hub.application.tag import OF_CONVERSATIONS, OF_CUSTOMERS, known_tags
from hub.application.transaction import Transaction
from hub.domain.customer_edit import FieldValue, field_value
from hub.domain.ids import CustomerId, MergeId
from hub.domain.merge import Merge, gained
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.reach import Reach
from hub.web.body import STRICT
from hub.web.customer_api import CustomerView, customer_view
from hub.web.problem_kinds import CONFLICT, INVALID
from hub.web.route import Answer, Call, Query, Route
from hub.web.services import Services
from hub.wire.store import Reading

RECENT = 20


@dataclass(frozen=True, slots=True)
class WayView:
    """One address, and how good a way it is now."""

    id: str
    channel: str
    address: str
    is_verified: bool
    opted_out_at: datetime | None
    is_possible: bool
    why: str
    """A code: `online`, `recent`, `heard_last`, `proven`, `only`, `possible`, `closed`; or why it is no way now:
    `offline`, `opted_out`, `not_served`."""
    opens_at: datetime | None
    heard_at: datetime | None


@dataclass(frozen=True, slots=True)
class SignView:
    """A sign that two are one, as a code, and the words in which it shows."""

    sign: str
    shown: str


@dataclass(frozen=True, slots=True)
class LookalikeView:
    """Another customer who may be the same person."""

    customer: CustomerView
    score: float
    signs: list[SignView]


@dataclass(frozen=True, slots=True)
class MergeView:
    """A customer who was merged into this one."""

    id: str
    customer_id: str
    name: str
    at: datetime
    by: str
    by_name: str
    can_be_undone: bool
    """Only the last merge can; then the one before it."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the hub makes of a customer at this instant."""

    ways: list[WayView]
    """The best first."""
    lookalikes: list[LookalikeView]
    merges: list[MergeView]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the customer that stays, and what the merge makes of it."""

    field: str
    before: FieldValue
    after: FieldValue


@dataclass(frozen=True, slots=True)
class Closing:
    """An open conversation that closes into an earlier one on the same account."""

    conversation: str
    into: str
    channel: str


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would do."""

    kept: CustomerView
    merged: CustomerView
    changes: list[FieldChange]
    closings: list[Closing]
    needs_vouching: bool
    """An address of theirs is not verified: a person has to make sure, and to say so."""


@dataclass(frozen=True, slots=True)
class MergeOrder:
    """Whom to merge into this customer."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    other: str
    is_vouched: bool = False
    """I made sure that both are one person, whatever is not verified."""


@dataclass(frozen=True, slots=True)
class MergeDone:
    """The customer as she is now, and the merge, to undo it."""

    customer: CustomerView
    merge: str


@dataclass(frozen=True, slots=True)
class UndoOrder:
    """Which merge to undo."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    merge: str


@dataclass(frozen=True, slots=True)
class Parted:
    """Both customers as they are now."""

    kept: CustomerView
    parted: CustomerView
    fields_left: list[str]
    """Fields that somebody edited after the merge: they stay as she wrote them."""


@dataclass(frozen=True, slots=True)
class ApartOrder:
    """Who is not this customer."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    other: str


@dataclass(frozen=True, slots=True)
class Tags:
    """Tags that were ever used, the newest first."""

    tags: list[str]


def _around(reading: Reading, id_: CustomerId, person: Person, services: Services) -> Around:
    id_ = standing(reading, id_).id
    check_reads(reading, id_, person)
    recent = [found for found, _ in reading.history(id_, None, RECENT)]
    return Around(
        [_way(reach) for reach in ways_to_reach(reading, id_, recent, services.is_online)],
        [_lookalike(reading, found, person) for found in lookalikes(reading, id_, person)],
        [_merge(reading, merge, is_last=place == 0) for place, merge in enumerate(reading.merges.into(id_))],
    )


def _way(reach: Reach) -> WayView:
    way = reach.way
    return WayView(
        way.identity_id,
        way.channel,
        way.address,
        way.is_verified,
        way.opted_out_at,
        reach.is_possible,
        reach.why.value,
        way.opens_at,
        way.heard_at,
    )


def _lookalike(reading: Reading, found: Lookalike, person: Person) -> LookalikeView:
    signs = [SignView(evidence.sign.value, evidence.shown) for evidence in found.evidence]
    return LookalikeView(customer_view(reading, found.known.customer.id, person), round(found.score, 2), signs)


def _merge(reading: Reading, merge: Merge, *, is_last: bool) -> MergeView:
    name = reading.customers.get(merge.merged_id).name
    return MergeView(merge.id, merge.merged_id, name, merge.at, merge.by, merge.by_name, is_last)


async def look_around(call: Call) -> Around:
    """Where she is best reached now, who may be her too, and who was merged into her."""
    return await call.services.store.read(_around, _id(call), call.person, call.services)


def _plan(reading: Reading, id_: CustomerId, other: CustomerId, person: Person) -> MergePlan:
    kept, merged = standing(reading, id_), standing(reading, other)
    for customer in (kept, merged):
        check_reads(reading, customer.id, person)
    hidden = hidden_fields(reading, person)
    changes = [
        FieldChange(field, shown_value(reading, field, field_value(kept, field)), shown_value(reading, field, value))
        for field, value in sorted(gained(kept, merged).items())
        if field not in hidden
    ]
    identities = [one for id_ in (kept.id, merged.id) for one in reading.customers.identities_of(id_)]
    return MergePlan(
        customer_view(reading, kept.id, person),
        customer_view(reading, merged.id, person),
        changes,
        [Closing(later.id, earlier.id, later.channel) for later, earlier in closing_pairs(reading, kept.id, merged.id)],
        not all(identity.is_verified for identity in identities),
    )


async def plan_merge(call: Call) -> MergePlan:
    """What a merge would do, side by side; nothing is done."""
    other = CustomerId(call.request.query.get("other", ""))
    return await call.services.store.read(_plan, _id(call), other, call.person)


def _do_merge(tx: Transaction, id_: CustomerId, order: MergeOrder, by: Person) -> MergeId:
    return merge_customers(tx, id_, CustomerId(order.other), by, is_vouched=order.is_vouched).id


async def do_merge(call: Call) -> MergeDone:
    """Both are one from now on; it can be undone."""
    merge = await call.services.store.run(_do_merge, _id(call), call.body, call.person)
    return MergeDone(await call.services.store.read(customer_view, _id(call), call.person), merge)


async def take_back(call: Call) -> Parted:
    """Both are what they were, each with what arrived for her since."""
    store, order = call.services.store, call.body
    left = await store.run(undo_merge, _id(call), MergeId(order.merge), call.person)

    def both(reading: Reading) -> Parted:
        parted = reading.merges.held(MergeId(order.merge)).merged_id
        kept_view, parted_view = (customer_view(reading, id_, call.person) for id_ in (_id(call), parted))
        hidden = hidden_fields(reading, call.person)
        return Parted(kept_view, parted_view, [field for field in left if field not in hidden])

    return await store.read(both)


async def keep_apart(call: Call) -> Answer:
    """They are not one: neither is suggested for the other again."""
    await call.services.store.run(keep_customers_apart, _id(call), CustomerId(call.body.other), call.person)
    return Answer(None, 204)


async def list_tags(call: Call) -> Tags:
    """Tags to choose from."""
    of = OF_CONVERSATIONS if call.request.query.get("of") == "conversations" else OF_CUSTOMERS
    return Tags(list(await call.services.store.read(known_tags, of)))


def _id(call: Call) -> CustomerId:
    return CustomerId(call.part("id"))


_PATH = "/api/customers/{id}"
ROUTES = [
    Route(
        "GET",
        f"{_PATH}/around",
        Permission.READ,
        "Where a customer is best reached now, who looks like her, and who was merged into her.",
        look_around,
        answer=Around,
    ),
    Route(
        "GET",
        f"{_PATH}/merge",
        Permission.MERGE,
        "What merging another customer into this one would do.",
        plan_merge,
        answer=MergePlan,
        query=(Query("other", "The customer who would be merged into this one."),),
    ),
    Route(
        "POST",
        f"{_PATH}/merge",
        Permission.MERGE,
        "Merge another customer into this one.",
        do_merge,
        body=MergeOrder,
        answer=MergeDone,
        problems=(CONFLICT, INVALID),
    ),
    Route(
        "POST",
        f"{_PATH}/unmerge",
        Permission.MERGE,
        "Undo the last merge into this customer.",
        take_back,
        body=UndoOrder,
        answer=Parted,
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/apart",
        Permission.MERGE,
        "Say that another customer, who looks like this one, is somebody else.",
        keep_apart,
        body=ApartOrder,
        statuses=(204,),
    ),
    Route(
        "GET",
        "/api/tags",
        Permission.READ,
        "Tags that were ever used.",
        list_tags,
        answer=Tags,
        query=(Query("of", "`conversations` or `customers`; of customers where it is left out."),),
    ),
]
