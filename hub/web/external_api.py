"""Other systems of the company tell who customers and organisations are, each by its own id there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Annotated, Any, ClassVar, Final, TypeAlias

from aiohttp import web
from pydantic import ConfigDict, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from hub.application.customer import standing
from hub.application.customer_event import keep_customer_events
from hub.application.tell_batch import Asked, Told, answer_once, tell_batch
from hub.application.transaction import Transaction
from hub.application.upsert_customer import check_may_tell, upsert_customer
from hub.application.upsert_organisation import upsert_organisation
from hub.domain.external import RecordOf, Taken, ToldCustomer, ToldOrganisation, external_key
from hub.domain.field_values import FIELDS
from hub.domain.ids import CustomerId
from hub.domain.organisation import PRESENT
from hub.domain.permission import Permission
from hub.domain.person import Person
from hub.domain.problem import Invalid, NotFound, Problem
from hub.web.body import STRICT, faults_told
from hub.web.customer_api import CustomerFields
from hub.web.customer_event_api import EventOrders, EventsKept, told_events
from hub.web.problem_kinds import BY_NAME, CONFLICT, INVALID
from hub.web.route import Call, Query, Route

LONGEST_KEY: Final = 255
_QUOTED: Final = re.compile(r'"([^"\\]*)"')


@dataclass(frozen=True, slots=True)
class CustomerTold(CustomerFields):
    """What another system says of a customer: what is left out stays."""

    addresses: list[str] = field(default_factory=list)
    """Mail addresses and telephone numbers that may be hers; none is taken from anybody, and none is removed."""
    customer: str = ""
    """Her id here, where whoever sends it vouches that it is she; else she is made where the id is new."""
    overwrite: bool = False
    """Whether it counts more than what a person wrote."""


@dataclass(frozen=True, slots=True)
class OrganisationTold:
    """What another system says of an organisation: what is left out stays."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    name: str | None = None
    domains: dict[str, bool] | None = None
    """True adds a domain, false removes it."""
    fields: dict[str, str] | None = None
    """By the key of a defined field; an empty text removes a value."""
    overwrite: bool = False

    def by_field(self) -> dict[str, str]:
        """Everything that is said, under the name of its own field."""
        said = {} if self.name is None else {"name": self.name}
        said |= {f"domains.{one}": PRESENT if is_there else "" for one, is_there in (self.domains or {}).items()}
        return said | {f"{FIELDS}.{key}": text for key, text in (self.fields or {}).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRecord(CustomerTold):
    """One of many customers."""

    id: str
    """Her name in the other system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRecord(OrganisationTold):
    """One of many organisations."""

    id: str
    """Its name in the other system."""


@dataclass(frozen=True, slots=True)
class Unread:
    """One of many that makes no sense."""

    id: str
    """As far as that could be read."""
    problem: Invalid


def _alone(kind: type) -> WrapValidator:
    """What cannot be read is a fault of its own, not of the whole request."""

    def read(value: object, handler: ValidatorFunctionWrapHandler) -> object:
        try:
            return handler(value)
        except ValidationError as error:
            id_ = value.get("id") if isinstance(value, dict) else ""
            return Unread(id_ if isinstance(id_, str) else "", Invalid(faults_told(error, kind)))

    return WrapValidator(read)


_Customer: TypeAlias = Annotated[CustomerRecord, _alone(CustomerRecord)]
_Read: TypeAlias = CustomerRecord | OrganisationRecord | Unread
_Organisation: TypeAlias = Annotated[OrganisationRecord, _alone(OrganisationRecord)]


@dataclass(frozen=True, slots=True)
class RecordsTold:
    """Up to 200 records, organisations first; each is taken or refused by itself."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    organisations: list[_Organisation] = field(default_factory=list)
    customers: list[_Customer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AddressTakenView:
    """An address that stays with whoever has it."""

    address: str
    customer: str
    """Who has it: perhaps the same person; compare the two, and merge them if so."""


@dataclass(frozen=True, slots=True)
class RecordTaken:
    """What came of it."""

    id: str
    """Of the customer or the organisation here."""
    is_new: bool
    changed: list[str]
    """Fields and addresses that are not as they were; none where everything was so already."""
    kept: list[str]
    """Fields that stay as a person wrote them."""
    taken: list[AddressTakenView]


@dataclass(frozen=True, slots=True)
class RecordAnswer:
    """What came of one of many."""

    id: str
    """Its name in the other system."""
    status: int
    """200, or as it would have been refused alone."""
    record: RecordTaken | None
    detail: str
    """Why it was refused, and what to do; else empty."""


@dataclass(frozen=True, slots=True)
class RecordAnswers:
    """One answer for each, in their order."""

    organisations: list[RecordAnswer]
    customers: list[RecordAnswer]


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """Who is meant by an external id."""

    id: str
    """Of the customer here; of one who was merged, of whom she proved to be."""
    name: str


def asked_in(request: web.Request, body: bytes) -> Asked:
    """By which key the request may come again; raises Invalid for a key that is none."""
    text = request.headers.get("Idempotency-Key", "").strip()
    quoted = _QUOTED.fullmatch(text)
    key = quoted[1] if quoted else text
    if "Idempotency-Key" in request.headers and not (0 < len(key) <= LONGEST_KEY and key.isprintable()):
        raise Invalid(f"Idempotency-Key: write 1 to {LONGEST_KEY} characters, such as a UUID in double quotes.")
    return Asked(key, sha256(f"{request.method} {request.raw_path}\n".encode() + body).hexdigest())


def taken_view(taken: Taken) -> RecordTaken:
    """What came of it, as it is answered."""
    others = [AddressTakenView(one.address, one.customer_id) for one in taken.taken]
    return RecordTaken(taken.record_id, taken.is_new, list(taken.changed), list(taken.kept), others)


def _customer(source: str, id_: str, body: CustomerTold) -> ToldCustomer:
    key, addresses = external_key(source, RecordOf.CUSTOMER, id_), tuple(body.addresses)
    return ToldCustomer(
        key, body.by_field(), addresses, CustomerId(body.customer) if body.customer else None, body.overwrite
    )


def _organisation(source: str, id_: str, body: OrganisationTold) -> ToldOrganisation:
    return ToldOrganisation(external_key(source, RecordOf.ORGANISATION, id_), body.by_field(), body.overwrite)


async def _once(call: Call, answer: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any use case that answers
    asked = asked_in(call.request, await call.request.read())
    return await call.services.store.run(answer_once, call.person, asked, answer)


async def put_customer(call: Call) -> Mapping[str, Any]:
    """She is as her system says."""
    told = _customer(call.part("source"), call.part("id"), call.body)
    return await _once(call, lambda tx: asdict(taken_view(upsert_customer(tx, call.person, told))))


async def put_organisation(call: Call) -> Mapping[str, Any]:
    """It is as its system says."""
    told = _organisation(call.part("source"), call.part("id"), call.body)
    return await _once(call, lambda tx: asdict(taken_view(upsert_organisation(tx, call.person, told))))


async def post_records(call: Call) -> Mapping[str, Any]:
    """Each of them is as its system says."""
    source, body, person = call.part("source"), call.body, call.person
    return await _once(call, lambda tx: asdict(_answers(tx, person, source, body)))


def _answers(tx: Transaction, by: Person, source: str, body: RecordsTold) -> RecordAnswers:
    records: list[_Read] = [*body.organisations, *body.customers]
    came = tell_batch(tx, by, [_read(source, one) for one in records])
    answers = [_answer(one, of) for one, of in zip(records, came, strict=True)]
    first = len(body.organisations)
    return RecordAnswers(answers[:first], answers[first:])


def _read(source: str, record: _Read) -> Told:
    try:
        if isinstance(record, CustomerRecord):
            return _customer(source, record.id, record)
        return _organisation(source, record.id, record) if isinstance(record, OrganisationRecord) else record.problem
    except Invalid as problem:
        return problem


def _answer(record: _Read, came: Taken | Problem) -> RecordAnswer:
    if isinstance(came, Problem):
        return RecordAnswer(record.id, BY_NAME[came.kind].status, None, came.detail)
    return RecordAnswer(record.id, 200, taken_view(came), "")


def _known(tx: Transaction, by: Person, source: str, id_: str) -> KnownRecord:
    check_may_tell(by)
    found = tx.external.held(external_key(source, RecordOf.CUSTOMER, id_))
    if found is None:
        raise NotFound("No customer is known by this id; PUT it to make one.")
    customer = standing(tx, CustomerId(found.record_id))
    return KnownRecord(customer.id, customer.name)


async def read_customer(call: Call) -> KnownRecord:
    """Who is meant."""
    return await call.services.store.read(_known, call.person, call.part("source"), call.part("id"))


def _keep_events(tx: Transaction, by: Person, source: str, id_: str, body: EventOrders) -> Mapping[str, Any]:
    of = CustomerId(_known(tx, by, source, id_).id)
    return asdict(EventsKept(keep_customer_events(tx, of, by, told_events(body, of))))


async def put_events(call: Call) -> Mapping[str, Any]:
    """These are known of whoever is meant."""
    source, id_, body, person = call.part("source"), call.part("id"), call.body, call.person
    return await _once(call, lambda tx: _keep_events(tx, person, source, id_, body))


_PATH: Final = "/api/external/{source}"
_ONCE: Final = (
    Query("Idempotency-Key", f"1 to {LONGEST_KEY} characters: a repeat within a day gets the same answer."),
)
ROUTES: Final = [
    Route(
        "GET",
        f"{_PATH}/customers/{{id}}",
        Permission.EVENTS,
        "Who is meant by the id that another system has.",
        read_customer,
        answer=KnownRecord,
        problems=(INVALID,),
    ),
    Route(
        "PUT",
        f"{_PATH}/customers/{{id}}",
        Permission.EVENTS,
        "Tell who a customer is, by the id that another system has.",
        put_customer,
        body=CustomerTold,
        answer=RecordTaken,
        headers=_ONCE,
        problems=(CONFLICT,),
    ),
    Route(
        "PUT",
        f"{_PATH}/customers/{{id}}/events",
        Permission.EVENTS,
        "Tell what another system knows of a customer, by the id that it has.",
        put_events,
        body=EventOrders,
        answer=EventsKept,
        headers=_ONCE,
    ),
    Route(
        "PUT",
        f"{_PATH}/organisations/{{id}}",
        Permission.EVENTS,
        "Tell what an organisation is, by the id that another system has.",
        put_organisation,
        body=OrganisationTold,
        answer=RecordTaken,
        headers=_ONCE,
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/records",
        Permission.EVENTS,
        "Tell of many customers and organisations.",
        post_records,
        body=RecordsTold,
        answer=RecordAnswers,
        headers=_ONCE,
        problems=(CONFLICT,),
        is_made=True,
    ),
]
