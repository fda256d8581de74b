"""The statements that erase a customer and look for what is left of her: all follow from what columns say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    LargeBinary,
    Table,
    Text,
    and_,
    bindparam,
    case,
    cast,
    delete,
    distinct,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    update,
)

from hub.domain.personal_data import MARK, UNLESS_OURS, Goes, Lead
from hub.storage import (
    door_tables,
    erasure_tables,
    external_tables,
    identity_tables,
    outreach_tables,
    outward_tables,
    push_tables,
    search_tables,
    shop_tables,
    translation_tables,
    visitor_tables,
    writing_tables,
)
from hub.storage.change_tables import item_file
from hub.storage.classification import CLASSIFIED
from hub.storage.customer_tables import identity, merge
from hub.storage.metadata import metadata
from hub.storage.statement import Statement
from hub.storage.tables import conversation, file, item
from hub.storage.types import Json, bound_json

ALL: Final = (
    door_tables,
    erasure_tables,
    external_tables,
    identity_tables,
    outreach_tables,
    outward_tables,
    push_tables,
    search_tables,
    shop_tables,
    translation_tables,
    visitor_tables,
    writing_tables,
)
"""Modules of tables that nothing else here names."""
SUBJECT: Final[BindParameter[Any]] = bindparam("subject")
SPECIAL: Final = frozenset({"conversation", "customer", "identity", "merge", "erasure", "file"})
"""Tables whose rows the records of their own save or remove, so that whoever shows them hears of it."""


def _tables(goes: Goes, lead: Lead) -> Iterator[tuple[str, Table, Any]]:
    """The tables of which this becomes, and the column that leads to her."""
    for name, says in CLASSIFIED.items():
        if says.goes is goes and says.found_by is not None and says.found_by[0] is lead:
            table = metadata.tables[name]
            yield name, table, table.c[says.found_by[1]]


def _removing(lead: Lead) -> dict[str, Statement]:
    """Remove her rows, and say which files stood in them."""
    return {
        name: Statement(
            delete(table).where(column == SUBJECT).returning(table.c.files if "files" in table.c else null())
        )
        for name, table, column in _tables(Goes.REMOVED, lead)
        if name not in SPECIAL
    }


REMOVE_OF_ITEM: Final = _removing(Lead.ITEM)
REMOVE_OF_CONVERSATION: Final = _removing(Lead.CONVERSATION)
REMOVE_OF_CUSTOMER: Final = _removing(Lead.CUSTOMER)
REMOVE_OF_MESSAGE: Final = _removing(Lead.MESSAGE)
REMOVE_MERGES: Final = {
    name: Statement(delete(merge).where(merge.c[name] == SUBJECT).returning(merge.c.id))
    for name in ("kept_id", "merged_id")
}


def _replacement(name: str, column: Any, value: object) -> Any:  # noqa: ANN401 - whatever a column takes
    if value is MARK:
        return bindparam("mark", type_=column.type)
    if value is UNLESS_OURS:
        return case((item.c.author.is_(None), literal("", Text)), else_=item.c[name])
    return null() if value is None else literal(value, column.type)


EMPTY_ITEM: Final = Statement(
    update(item)
    .where(item.c.id == SUBJECT)
    .values({name: _replacement(name, item.c[name], value) for name, value in CLASSIFIED["item"].replacements.items()})
)
LEGACY: Final = Statement(
    update(metadata.tables["customer"]).where(metadata.tables["customer"].c.id == SUBJECT).values(organisation="")
)


def _holds(name: str) -> ColumnElement[bool] | None:
    """That something of hers is left in a row; None: that the row is there."""
    says, table = CLASSIFIED[name], metadata.tables[name]
    if says.goes is not Goes.EMPTIED:
        return None
    found: list[ColumnElement[bool]] = []
    for column_name, value in says.replacements.items():
        column = table.c[column_name]
        if value is UNLESS_OURS:
            whose = item.c.author.is_(None) if table is item else ~column.startswith("erased:")
            found.append(and_(whose, column != ""))
        elif value is None:
            found.append(column.is_not(None))
        elif value is not MARK:
            is_json = isinstance(column.type, Json)
            found.append(type_coerce(column, Text) != bound_json(value) if is_json else column != value)
    return or_(*found)


def _counting(name: str, lead: Lead, column: Any) -> Statement:  # noqa: ANN401 - a column of any table
    """How many rows of a table hold something of a customer."""
    table = metadata.tables[name]
    start = select(func.count()).select_from(table)
    hers = conversation.c.customer_id == SUBJECT
    through_items = item.join(conversation, item.c.conversation_id == conversation.c.id)
    match lead:
        case Lead.ITEM | Lead.MESSAGE:
            other = item.c.id if lead is Lead.ITEM else item.c.provider_id
            start = select(func.count()).select_from(through_items.join(table, column == other)).where(hers)
        case Lead.CONVERSATION:
            joined = conversation.join(table, column == conversation.c.id)
            start = select(func.count()).select_from(joined).where(hers)
        case _:
            start = start.where(column == SUBJECT)
    condition = _holds(name)
    return Statement(start if condition is None else start.where(condition))


LEFT: Final = {
    name: _counting(name, says.found_by[0], metadata.tables[name].c[says.found_by[1]])
    for name, says in CLASSIFIED.items()
    if says.found_by is not None
    and says.found_by[0] in {Lead.CUSTOMER, Lead.CONVERSATION, Lead.ITEM, Lead.MESSAGE}
    and name not in {"erasure", "legal_hold"}
}
_sent: Final = item_file.join(item, item.c.id == item_file.c.item_id).join(
    conversation, conversation.c.id == item.c.conversation_id
)
LEFT_FILES: Final = Statement(
    select(func.count(distinct(item_file.c.file_id)))
    .select_from(_sent.join(file, file.c.id == item_file.c.file_id))
    .where(conversation.c.customer_id == SUBJECT)
)
LEFT_UPLOADS: Final = Statement(
    select(func.count())
    .select_from(identity.join(file, file.c.owner == literal("identity:", Text).concat(identity.c.id)))
    .where(identity.c.customer_id == SUBJECT)
)


def _with_word(name: str, dialect: str) -> ColumnElement[bool]:
    """That a word stands in one of her columns of a table to which nothing points."""
    table, word = metadata.tables[name], bindparam("word", type_=Text())
    found: list[ColumnElement[bool]] = []
    for column_name in CLASSIFIED[name].theirs:
        column: Any = table.c[column_name]
        is_bytes = isinstance(column.type, LargeBinary)
        if dialect == "sqlite":
            said: ColumnElement[Any] = cast(column, Text) if is_bytes else type_coerce(column, Text)
            found.append(func.instr(func.lower(said), word) > 0)
            if is_bytes:
                # As a text it ends with the first byte that is none.
                found.append(func.instr(column, cast(word, LargeBinary)) > 0)
        else:
            # What is no ASCII is written in numbers; addresses are.
            said = func.encode(column, literal("escape", Text)) if is_bytes else type_coerce(column, Text)
            found.append(func.strpos(func.lower(said), word) > 0)
    return or_(*found)


BY_WORDS: Final = tuple(
    name for name, says in CLASSIFIED.items() if says.found_by is not None and says.found_by[0] is Lead.WORDS
)


def _removing_with(name: str, dialect: str) -> Any:  # noqa: ANN401 - a statement that removes or empties
    table, condition = metadata.tables[name], _with_word(name, dialect)
    says = CLASSIFIED[name]
    if says.goes is Goes.EMPTIED:
        emptied = {column: literal(value, table.c[column].type) for column, value in says.replacements.items()}
        return update(table).where(condition).values(emptied).returning(null())
    return delete(table).where(condition).returning(table.c.files if "files" in table.c else null())


REMOVE_WITH: Final = {
    name: Statement(_removing_with(name, "sqlite"), postgresql=_removing_with(name, "postgresql")) for name in BY_WORDS
}
FIND_WITH: Final = {
    name: Statement(
        select(func.count()).select_from(metadata.tables[name]).where(_with_word(name, "sqlite")),
        postgresql=select(func.count()).select_from(metadata.tables[name]).where(_with_word(name, "postgresql")),
    )
    for name in BY_WORDS
}
