"""What the search's documents are made of, read without locking anything: whoever works must not wait for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, exists, select

from hub.domain.item import ItemKind
from hub.domain.search_document import EPOCH, Place, Source, Written
from hub.storage.customer_tables import customer, identity
from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement
from hub.storage.tables import conversation, item

_i, _c, _u = item.c, conversation.c, customer.c
_earlier = item.alias("earlier")
_is_first: Final = ~exists(
    select(_earlier.c.id).where(
        _earlier.c.conversation_id == _i.conversation_id,
        _earlier.c.id < _i.id,
        _earlier.c.kind == ItemKind.MESSAGE.value,
    )
)
_ITEM: Final = Statement(
    select(
        _i.kind,
        _i.at,
        _i.author_name,
        _i.text,
        _i.full_text,
        _i.files,
        _i.conversation_id,
        _c.subject,
        _c.customer_name,
        _is_first,
    )
    .join(conversation, _c.id == _i.conversation_id)
    .where(_i.id == bindparam("id"))
)
_CONVERSATION: Final = Statement(
    select(_c.arrived_at, _c.subject, _c.preview, _c.customer_name).where(_c.id == bindparam("id"))
)
_CUSTOMER: Final = Statement(
    select(_u.name, _u.tier, _u.organisation, _u.notes, _u.attributes, _u.tags, _u.created_at).where(
        _u.id == bindparam("id"), _u.merged_into.is_(None)
    )
)
_IDENTITIES: Final = Statement(
    select(identity.c.address, identity.c.name).where(identity.c.customer_id == bindparam("id")).order_by(identity.c.id)
)


def written_by(executor: Executor, source: Source, id_: str) -> Sequence[Written]:
    """The documents of a source as it is now; none where it is gone."""
    match source:
        case Source.ITEM:
            return [_of_item(id_, row) for row in executor.fetch(_ITEM, id=id_) if row[0] in {"message", "note"}]
        case Source.CONVERSATION:
            return [_of_conversation(id_, row) for row in executor.fetch(_CONVERSATION, id=id_)]
        case Source.CUSTOMER:
            rows = executor.fetch(_CUSTOMER, id=id_)
            return _of_customer(id_, rows[0], executor.fetch(_IDENTITIES, id=id_)) if rows else []


def _of_item(id_: str, row: Row) -> Written:
    kind, at, author, text, full_text, files, conversation_id, subject, customer_name, is_first = row
    # What later letters quote stands in the letters themselves; what the first one quotes stands nowhere else.
    body = full_text if is_first and full_text else text
    names = " \n".join(file["name"] for file in files)
    return Written(
        Place.NOTE if kind == ItemKind.NOTE else Place.MESSAGE,
        id_,
        conversation_id,
        at,
        (body, subject, author, customer_name, names),
        author,
    )


def _of_conversation(id_: str, row: Row) -> Written:
    arrived_at, subject, _, customer_name = row
    return Written(Place.SUBJECT, id_, id_, arrived_at, (subject, customer_name))


def _of_customer(id_: str, row: Row, identities: Sequence[Row]) -> list[Written]:
    name, tier, organisation, notes, attributes, tags, created_at = row
    at = created_at or EPOCH
    names = (name, *(other for _, other in identities if other != name))
    addresses = tuple(address for address, _ in identities)
    profile = (tier, organisation, notes, *tags, *_told(attributes))
    return [
        Written(Place.NAME, id_, id_, at, names),
        Written(Place.ADDRESS, id_, id_, at, (*addresses, *names)),
        Written(Place.PROFILE, id_, id_, at, (*profile, *addresses, *names)),
    ]


def _told(attributes: Mapping[str, Any]) -> list[str]:
    return [f"{name}: {value}" for name, value in attributes.items()]
