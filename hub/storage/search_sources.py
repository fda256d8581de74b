"""What the search's documents are made of, read without locking anything: whoever works must not wait for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, exists, func, select

from hub.application.search_port import NOTHING_HIDDEN, Hidden
from hub.domain.aftermath import Aftermath
from hub.domain.called import called_anywhere
from hub.domain.ids import CustomerId
from hub.domain.item import ItemKind
from hub.domain.search_document import EPOCH, Place, Source, Written
from hub.storage.customer_tables import customer, customer_event, identity, organisation
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
        _c.customer_id,
        _is_first,
        _i.aftermath,
    )
    .join(conversation, _c.id == _i.conversation_id)
    .where(_i.id == bindparam("id"))
)
_CONVERSATION: Final = Statement(
    select(_c.arrived_at, _c.subject, _c.fields, _c.customer_name, _c.customer_id).where(_c.id == bindparam("id"))
)
_CUSTOMER: Final = Statement(
    select(_u.name, _u.tier, func.coalesce(organisation.c.name, ""), _u.notes, _u.attributes, _u.tags, _u.created_at)
    .select_from(customer.outerjoin(organisation, organisation.c.id == _u.organisation_id))
    .where(_u.id == bindparam("id"), _u.merged_into.is_(None))
)
_IDENTITIES: Final = Statement(
    select(identity.c.address, identity.c.name).where(identity.c.customer_id == bindparam("id")).order_by(identity.c.id)
)
_she = select(_u.id).where(_u.id == bindparam("id")).cte("she", recursive=True)
# With everybody who was merged into her: what is known of them is known of her meanwhile.
_everyone = _she.union(select(_u.id).join(_she, _u.merged_into == _she.c.id))
MOST_EVENTS: Final = 300
"""Of a customer's, the newest, that are found."""
_e = customer_event.c
_EVENTS: Final = Statement(
    select(_e.title, _e.external_id, _e.amount, _e.currency, _e.details)
    .where(_e.customer_id.in_(select(_everyone.c.id)))
    .order_by(_e.at.desc(), _e.source, _e.external_id)
    .limit(MOST_EVENTS)
)


def written_by(executor: Executor, source: Source, id_: str, hidden: Hidden = NOTHING_HIDDEN) -> Sequence[Written]:
    """The documents of a source as it is now, without the fields that are hidden; none where it is gone."""
    match source:
        case Source.ITEM:
            return [_of_item(id_, row) for row in executor.fetch(_ITEM, id=id_) if _is_found(row)]
        case Source.CONVERSATION:
            return [
                _of_conversation(id_, row, hidden.of_conversations) for row in executor.fetch(_CONVERSATION, id=id_)
            ]
        case Source.CUSTOMER:
            rows = executor.fetch(_CUSTOMER, id=id_)
            if not rows:
                return []
            known = _of_customer(id_, rows[0], executor.fetch(_IDENTITIES, id=id_), hidden.of_customers)
            return [*known, *_events(known[1], executor.fetch(_EVENTS, id=id_))]


def _is_found(row: Row) -> bool:
    """Nobody finds what was taken back, nor by whom it was."""
    kind, aftermath = row[0], Aftermath.read(row[-1])
    return kind in {ItemKind.MESSAGE, ItemKind.NOTE} and (aftermath is None or aftermath.withdrawn_at is None)


def _of_item(id_: str, row: Row) -> Written:
    kind, at, author, text, full_text, files, conversation_id, subject, customer_name, customer_id, is_first, _ = row
    # What later letters quote stands in the letters themselves; what the first one quotes stands nowhere else.
    body = full_text if is_first and full_text else text
    names = " \n".join(file["name"] for file in files)
    return Written(
        Place.NOTE if kind == ItemKind.NOTE else Place.MESSAGE,
        id_,
        conversation_id,
        at,
        (body, subject, author, customer_name or called_anywhere(customer_id), names),
        author,
    )


def _of_conversation(id_: str, row: Row, hidden: frozenset[str]) -> Written:
    arrived_at, subject, fields, customer_name, customer_id = row
    said = [f"{key}: {kept['text']}" for key, kept in fields.items() if kept["text"] and key not in hidden]
    return Written(Place.SUBJECT, id_, id_, arrived_at, (subject, customer_name or called_anywhere(customer_id), *said))


def _of_customer(id_: str, row: Row, identities: Sequence[Row], hidden: frozenset[str]) -> list[Written]:
    name, tier, belongs_to, notes, attributes, tags, created_at = row
    at = created_at or EPOCH
    # Who has no name is found by what readers call her.
    names = (name or called_anywhere(CustomerId(id_)), *(other for _, other in identities if other not in {"", name}))
    addresses = tuple(address for address, _ in identities)
    profile = (tier, belongs_to, notes, *tags, *_told(attributes, hidden))
    return [
        Written(Place.NAME, id_, id_, at, names),
        Written(Place.ADDRESS, id_, id_, at, (*addresses, *names)),
        Written(Place.PROFILE, id_, id_, at, (*profile, *addresses, *names)),
    ]


def _events(her: Written, rows: Sequence[Row]) -> list[Written]:
    """What is known of her, found together with her names and addresses; nothing where nothing is known."""
    told = tuple(_told_of(row) for row in rows)
    return [Written(Place.EVENTS, her.id, her.about, her.at, (*told, *her.texts))] if told else []


def _told_of(event: Row) -> str:
    """An order or whatever else happened, in the one line in which it is found."""
    title, external_id, amount, currency, details = event
    name = "" if external_id in title else external_id
    said = [f"{label}: {text}" for label, text in details]
    return " · ".join(part for part in (title, name, f"{amount} {currency}".strip(), *said) if part)


def _told(attributes: Mapping[str, Any], hidden: frozenset[str]) -> list[str]:
    return [f"{name}: {value}" for name, value in attributes.items() if name not in hidden]
