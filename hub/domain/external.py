"""What other systems of the company say of customers and organisations, by the names that these have there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Final

from hub.domain.customer import Customer
from hub.domain.customer_edit import FieldValue
from hub.domain.ids import CustomerId, OrganisationId
from hub.domain.organisation import Organisation
from hub.domain.problem import Invalid
from hub.domain.text import storable
from hub.domain.value import dataclass

LONGEST_KEY: Final = 200
MOST_TOLD: Final = 200
"""Records in one call."""
MOST_ADDRESSES: Final = 50
"""Of one customer."""
_WRITTEN_BY: Final = "source:"
"""Before the name of a source, where it stands instead of a person's id."""


class RecordOf(StrEnum):
    """What an external id is of."""

    CUSTOMER = "customer"
    ORGANISATION = "organisation"
    ORDER = "order"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class ExternalKey:
    """What a system calls one of them."""

    source: str
    of: RecordOf
    external_id: str


@dataclass(frozen=True, slots=True)
class ExternalRecord:
    """Whom or what it means by that; of a customer who was merged, herself, so that it is hers again when they part."""

    key: ExternalKey
    record_id: str
    at: datetime
    """When it was told first."""
    as_of: datetime | None = None
    """When the system said last what it says of her, where that is known."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A source, as it stands beside a field that it wrote."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ToldCustomer:
    """What a system says of a customer: the fields that it names, and no others."""

    key: ExternalKey
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
    """Which may be hers: nothing proves it."""
    customer_id: CustomerId | None = None
    """Who she is here, where whoever tells it vouches for that."""
    overwrites: bool = False
    """Whether it counts more than what a person wrote."""


@dataclass(frozen=True, slots=True)
class ToldOrganisation:
    """What a system says of an organisation."""

    key: ExternalKey
    fields: Mapping[str, str] = field(default_factory=dict)
    overwrites: bool = False


@dataclass(frozen=True, slots=True)
class TakenAddress:
    """An address that somebody else has already."""

    address: str
    customer_id: CustomerId


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it."""

    record_id: str
    is_new: bool
    changed: tuple[str, ...]
    """The fields and addresses that are not as they were."""
    kept: tuple[str, ...] = ()
    """Fields that stay as a person wrote them."""
    taken: tuple[TakenAddress, ...] = ()
    """Addresses that stay with whoever has them."""
    made_organisation: OrganisationId | None = None
    """The one that was made because she belongs to it."""


def external_key(source: str, of: RecordOf, external_id: str) -> ExternalKey:
    """The key as it is kept; raises Invalid."""
    key = ExternalKey(_line(source), of, _line(external_id))
    for name, text in (("source", key.source), ("id", key.external_id)):
        if not 0 < len(text) <= LONGEST_KEY:
            raise Invalid(f"{name}: write 1 to {LONGEST_KEY} characters.")
    return key


def writer_of(source: str) -> Writer:
    """Who wrote a field that this source told."""
    return Writer(f"{_WRITTEN_BY}{source}", source)


def standing_fields(record: Customer | Organisation, wanted: Mapping[str, object]) -> tuple[str, ...]:
    """Of these fields those that a person wrote last: no system overwrites her unasked."""
    marks = {name: record.edits.get(name) for name in wanted}
    return tuple(sorted(name for name, mark in marks.items() if mark and not str(mark["by"]).startswith(_WRITTEN_BY)))


def _line(text: str) -> str:
    return " ".join(storable(text).split())
