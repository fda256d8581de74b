"""The links of the company's own systems at one customer, for whoever reads of her."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from channels.contract import Feature
from hub.application.customer import hidden_fields
from hub.application.organisation import name_of
from hub.application.transaction import Transaction
from hub.domain.customer import Customer, Identity
from hub.domain.customer_edit import ATTRIBUTES
from hub.domain.customer_link import (
    CUSTOMER_ID,
    EXTERNAL_ID,
    FIELD,
    MAIL,
    NAME,
    ORGANISATION,
    PHONE,
    FilledLink,
    filled,
)
from hub.domain.external import ExternalRecord, RecordOf
from hub.domain.person import Person


def links_of(tx: Transaction, customer: Customer, identities: Sequence[Identity], by: Person) -> list[FilledLink]:
    """Those of which everything is known, in their order; nothing leaks of a field that the person may not read."""
    links = sorted(tx.floor.links.values(), key=lambda one: (one.place, one.name, one.id))
    if not links or customer.erased_at is not None:
        return []
    records = _records_of(tx, customer)
    known = _known(tx, customer, identities, by)
    found = [filled(one, {**known, EXTERNAL_ID: _external_id(records, one.source)}) for one in links]
    return [one for one in found if one is not None]


def _records_of(tx: Transaction, customer: Customer) -> list[ExternalRecord]:
    """What other systems call her, and call whoever was merged into her: the first told first."""
    ids = [customer.id]
    for one in ids:
        ids += [merge.merged_id for merge in tx.merges.into(one)]
    found = [record for id_ in ids for record in tx.external.known_as(RecordOf.CUSTOMER, id_)]
    return sorted(found, key=lambda record: record.at)


def _external_id(records: Sequence[ExternalRecord], source: str) -> str:
    return next((one.key.external_id for one in records if not source or one.key.source == source), "")


def _known(tx: Transaction, customer: Customer, identities: Sequence[Identity], by: Person) -> Mapping[str, str]:
    hidden = hidden_fields(tx, by)
    fields = {f"{FIELD}{key}": text for key, text in customer.attributes.items() if f"{ATTRIBUTES}.{key}" not in hidden}
    return {
        **fields,
        CUSTOMER_ID: customer.id,
        NAME: customer.name,
        ORGANISATION: name_of(tx, customer.organisation_id),
        MAIL: _address(tx, identities, Feature.MAIL_ADDRESSES),
        PHONE: _address(tx, identities, Feature.PHONE_NUMBERS),
    }


def _address(tx: Transaction, identities: Sequence[Identity], feature: Feature) -> str:
    """Of several the proven one, else the first known."""
    hers = [one for one in identities if feature in tx.floor.features_of(one.channel)]
    return next((one.address for one in sorted(hers, key=lambda one: not one.is_verified)), "")
