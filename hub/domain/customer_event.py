"""What other systems of the company know of a customer: an order, a payment, a delivery, each at its own time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from hub.domain.ids import CustomerId
from hub.domain.problem import Invalid
from hub.domain.text import storable
from hub.domain.value import dataclass
from hub.domain.web_address import web_address

MOST_AT_ONCE: Final = 200
LONGEST_KEY: Final = 200
LONGEST_TITLE: Final = 200
MOST_DETAILS: Final = 12
LONGEST_LABEL: Final = 60
LONGEST_DETAIL: Final = 500
_AMOUNT: Final = re.compile(r"-?\d{1,12}(\.\d{1,6})?")
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


class EventKind(StrEnum):
    """What sort of thing happened; the console has a picture and a word for each."""

    ORDER = "order"
    INVOICE = "invoice"
    PAYMENT = "payment"
    DELIVERY = "delivery"
    RETURN = "return"
    SUBSCRIPTION = "subscription"
    APPOINTMENT = "appointment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CustomerEvent:
    """One of these; the system it comes from and its name there say which."""

    source: str
    external_id: str
    customer_id: CustomerId
    kind: EventKind
    at: datetime
    title: str
    amount: str = ""
    """A number such as 129.90, exactly as it was told."""
    currency: str = ""
    """Three letters of ISO 4217, where there is an amount."""
    link: str = ""
    """Where it is seen in its own system."""
    details: tuple[tuple[str, str], ...] = ()
    """A label and what it says, in the order in which they are shown."""
    as_of: datetime | None = None
    """When its system said so, where that is known."""

    def of(self, customer_id: CustomerId) -> CustomerEvent:
        """The same of another customer."""
        return replace(self, customer_id=customer_id)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which events are asked for: from `since` until before `before`, of one kind or of every one."""

    since: datetime
    before: datetime
    kind: str = ""


def cleaned(event: CustomerEvent) -> CustomerEvent:
    """The event as it is kept; raises Invalid where it makes no sense."""
    details = tuple((_line(label), _line(text)) for label, text in event.details)
    plain = replace(
        event,
        source=_line(event.source),
        external_id=_line(event.external_id),
        at=_instant(event.at),
        title=_line(event.title),
        amount=event.amount.strip(),
        currency=event.currency.strip().upper(),
        link=event.link.strip(),
        details=details,
        as_of=_instant(event.as_of) if event.as_of else None,
    )
    _check(plain)
    return plain


def is_overtaken(event: CustomerEvent, known: CustomerEvent) -> bool:
    """Whether its system has said something newer of it already."""
    return known.as_of is not None and event.as_of is not None and event.as_of < known.as_of


def _check(event: CustomerEvent) -> None:
    for name, text, most in (
        ("source", event.source, LONGEST_KEY),
        ("id", event.external_id, LONGEST_KEY),
        ("title", event.title, LONGEST_TITLE),
    ):
        if not 0 < len(text) <= most:
            raise Invalid(f"{name}: write 1 to {most} characters.")
    _check_amount(event.amount, event.currency)
    _check_link(event.link)
    _check_details(event.details)


def _check_amount(amount: str, currency: str) -> None:
    if amount and not _AMOUNT.fullmatch(amount):
        raise Invalid("amount: write a number such as 129.90, with a point and without a currency.")
    if bool(amount) != bool(currency) or (currency and not _CURRENCY.fullmatch(currency)):
        raise Invalid("currency: write the three letters of the amount's currency, such as EUR; neither goes alone.")


def _check_link(link: str) -> None:
    try:
        if link:
            web_address(link)
    except ValueError as error:
        raise Invalid(f"link: {error}") from None


def _check_details(details: Sequence[tuple[str, str]]) -> None:
    if len(details) > MOST_DETAILS:
        raise Invalid(f"details: an event has at most {MOST_DETAILS}.")
    if len(dict(details)) < len(details):
        raise Invalid("details: every label occurs once.")
    for label, text in details:
        if not 0 < len(label) <= LONGEST_LABEL or not 0 < len(text) <= LONGEST_DETAIL:
            raise Invalid(
                f"details: a label has 1 to {LONGEST_LABEL} characters, and what it says 1 to {LONGEST_DETAIL}."
            )


def _line(text: str) -> str:
    return " ".join(storable(text).split())


def _instant(at: datetime) -> datetime:
    """To the millisecond, as it is kept."""
    if at.tzinfo is None:
        raise Invalid("at: a time needs a time zone, such as Z.")
    whole = at.astimezone(UTC)
    return whole.replace(microsecond=whole.microsecond // 1000 * 1000)
