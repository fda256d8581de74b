"""One row of a file of orders, or of whatever else happened with customers, as another system would have told it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from hub.domain.customer_event import CustomerEvent, EventKind, cleaned
from hub.domain.external import ExternalKey, RecordOf
from hub.domain.ids import CustomerId
from hub.domain.import_headings import AMOUNT, AS_OF, AT, CURRENCY, CUSTOMER, DETAIL, KIND, MAIL, PHONE
from hub.domain.problem import Invalid
from hub.domain.value import dataclass

_KIND_WORDS: Final[Mapping[EventKind, str]] = {
    EventKind.ORDER: "order,订单,訂單",
    EventKind.INVOICE: "invoice,bill,发票,账单,發票,帳單",
    EventKind.PAYMENT: "payment,付款,支付",
    EventKind.DELIVERY: "delivery,shipment,shipping,配送,发货,出貨,發貨",
    EventKind.RETURN: "return,refund,退货,退款,退貨",
    EventKind.SUBSCRIPTION: "subscription,订阅,訂閱",
    EventKind.APPOINTMENT: "appointment,预约,預約",
    EventKind.OTHER: "other,其他",
}
_KINDS: Final = {word: kind for kind, words in _KIND_WORDS.items() for word in words.split(",")}
_AMOUNT: Final = re.compile(r"([A-Za-z]{3})?\s*(-?\d{1,12}(?:\.\d{1,6})?)\s*([A-Za-z]{3})?")
_DATES: Final = (
    re.compile(r"(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"),
)
_TIME: Final = re.compile(
    r"(?:[T ]\s*(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?\s*(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_WRITE_TIME: Final = "Write the time such as 2026-11-27 14:30 or 2026-11-27T14:30:00Z."
_NOBODY: Final = CustomerId("")


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """What a system says of something that happened: the fields that it names, and no others."""

    key: ExternalKey
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Of the event: `at`, `title`, `amount`, `currency`, `link`, `kind`, `as_of`."""
    details: Mapping[str, str] = field(default_factory=dict)
    customer: str = ""
    """What the same system calls her."""
    addresses: tuple[str, ...] = ()
    """By which she is known, where no such name is told."""
    is_whole: bool = False
    """Whether that is all of it: what it does not name goes, and it may become another customer's."""

    def on(self, known: CustomerEvent | None, whose: CustomerId) -> CustomerEvent:
        """The event as it is after this; raises Invalid where something is missing or makes no sense."""
        if known is None and AT not in self.fields:
            raise Invalid("The time is missing; write it such as 2026-11-27 14:30 or 2026-11-27T14:30:00Z.")
        is_order = self.key.of is RecordOf.ORDER
        kept = None if self.is_whole else known
        before = kept or CustomerEvent(
            self.key.source,
            self.key.external_id,
            whose,
            EventKind.ORDER if is_order else EventKind.OTHER,
            self.fields[AT],
            self.key.external_id if is_order else "",
        )
        details = {**dict(before.details), **self.details}
        after = replace(before, customer_id=whose, details=tuple(details.items()), **self.fields)
        return cleaned(after)


def told_cell(target: str, heading: str, text: str, zone: ZoneInfo) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields and the details that one cell tells; raises Invalid."""
    match target:
        case _ if target in {AT, AS_OF}:
            return {target: instant_in(text, zone)}, {}
        case _ if target == AMOUNT:
            return _amount(text), {}
        case _ if target == CURRENCY:
            return {CURRENCY: text.upper()}, {}
        case _ if target == KIND:
            return {KIND: _kind(text)}, {}
        case _ if target == DETAIL:
            return {}, {heading: text}
        case _ if target in {CUSTOMER, MAIL, PHONE}:
            return {}, {}
        case _:
            return {target: text}, {}


def check_cell(target: str, heading: str, text: str, zone: ZoneInfo) -> None:
    """Raises Invalid where one cell makes no sense, whatever the others say."""
    fields, details = told_cell(target, heading, text, zone)
    if CURRENCY in fields:
        fields = {AMOUNT: "1", **fields}
    elif AMOUNT in fields:
        fields = {CURRENCY: "EUR", **fields}
    now = datetime(2026, 1, 1, tzinfo=UTC)
    stub = CustomerEvent("file", "1", _NOBODY, EventKind.OTHER, now, "title", details=tuple(details.items()))
    cleaned(replace(stub, **fields))


def instant_in(text: str, zone: ZoneInfo) -> datetime:
    """The instant that a text names; without a zone of its own it is in this one. Raises Invalid."""
    for date in _DATES:
        found = date.match(text)
        rest = _TIME.fullmatch(text, found.end()) if found else None
        if found and rest:
            return _instant(found, rest, zone)
    raise Invalid(_WRITE_TIME)


def _instant(date: re.Match[str], time: re.Match[str], zone: ZoneInfo) -> datetime:
    hour, minute, second = (int(time[name] or 0) for name in ("h", "min", "s"))
    its = time["zone"] or ""
    try:
        naive = datetime(int(date["y"]), int(date["m"]), int(date["d"]), hour, minute, second)  # noqa: DTZ001 - below
        if not its:
            return naive.replace(tzinfo=zone).astimezone(UTC)
        plain = "+0000" if its in {"Z", "UTC"} else its.replace(":", "")
        return naive.replace(tzinfo=datetime.strptime(plain, "%z").tzinfo).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Invalid(_WRITE_TIME) from None


def _amount(text: str) -> dict[str, Any]:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise Invalid("Write a number such as 1234.5, without a currency or a separator.")
    currency = (found[1] or found[3] or "").upper()
    return {AMOUNT: found[2], **({CURRENCY: currency} if currency else {})}


def _kind(text: str) -> EventKind:
    kind = _KINDS.get(text.casefold())
    if kind is None:
        raise Invalid(f"Write one of: {', '.join(EventKind)}.")
    return kind


def written_event(event: CustomerEvent) -> dict[str, Any]:
    """The event as it is kept beside what a row changed."""
    return vars(event) | {
        "kind": event.kind.value,
        AT: event.at.isoformat(),
        AS_OF: event.as_of.isoformat() if event.as_of else None,
        "details": [list(pair) for pair in event.details],
    }


def event_written(written: Mapping[str, Any]) -> CustomerEvent:
    """The event of which that was kept."""
    as_of = written[AS_OF]
    details = tuple([(label, text) for label, text in written["details"]])
    return CustomerEvent(
        **{
            **written,
            "kind": EventKind(written["kind"]),
            AT: datetime.fromisoformat(written[AT]),
            AS_OF: datetime.fromisoformat(as_of) if as_of else None,
            "details": details,
        }
    )


def joined(parts: Iterable[tuple[dict[str, Any], dict[str, str]]]) -> tuple[dict[str, Any], dict[str, str]]:
    """What several cells tell together; a column of currencies counts more than what stands beside an amount."""
    fields: dict[str, Any] = {}
    details: dict[str, str] = {}
    for said, more in parts:
        fields = {**said, **fields} if AMOUNT in said else {**fields, **said}
        details |= more
    return fields, details
