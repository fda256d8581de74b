"""The search's index in the database; only here do SQLite's full text and PostgreSQL's differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import orjson
from sqlalchemy import bindparam, delete, func, insert, literal, select, text

from hub.application.search_port import NOTHING_HIDDEN, Due, Hidden, Match, Reader, Sought
from hub.domain.ids import ConversationId, CustomerId
from hub.domain.search_document import (
    LARGEST_BONUS,
    LAST_RANK,
    PLACES,
    SOURCE_OF,
    Place,
    Source,
    Written,
    area_token,
    rank_of,
)
from hub.domain.search_terms import Alternatives, Probe
from hub.storage.executor import Executor
from hub.storage.search_sources import written_by
from hub.storage.search_statements import about_statement, sought_statement
from hub.storage.search_tables import search_document, search_due
from hub.storage.statement import Statement, one_of
from hub.storage.tables import conversation, item
from hub.storage.types import to_milliseconds

_d = search_document.c
_DUE: Final = Statement(
    select(search_due.c.number, search_due.c.source, search_due.c.id)
    .order_by(search_due.c.number.desc())
    .limit(bindparam("most"))
)
_BACKLOG: Final = Statement(
    select(func.count()).select_from(select(search_due.c.number).limit(bindparam("most")).subquery())
)
_SETTLE: Final = Statement(delete(search_due).where(search_due.c.number == bindparam("the_number")))
_HELD: Final = Statement(
    select(_d.number, _d.place, _d.about, _d.at, _d.tokens).where(_d.id == bindparam("id")),
    postgresql=select(
        _d.number, _d.place, _d.about, _d.at, func.array_to_string(func.tsvector_to_array(_d.tokens), " ")
    ).where(_d.id == bindparam("id")),
)
_TAKEN: Final = Statement(select(_d.number).where(_d.number == bindparam("number")))
_COLUMNS: Final = ("number", "place", "id", "about", "at")
_INSERT: Final = Statement(
    insert(search_document).values({name: bindparam(name) for name in (*_COLUMNS, "tokens")}),
    # As they are: PostgreSQL's own analyser would part them again.
    postgresql=text(
        "INSERT INTO search_document (number, place, id, about, at, tokens) VALUES (CAST(:number AS bigint), "
        ":place, :id, :about, CAST(:at AS bigint), array_to_tsvector(string_to_array(:tokens, ' ')))"
    ),
)
_DELETE: Final = Statement(delete(search_document).where(_d.number == bindparam("the_number")))
_AGAIN: Final = Statement(
    insert(search_due).from_select(
        ["source", "id"],
        select(literal("item"), item.c.id).where(
            item.c.conversation_id == bindparam("conversation_id"), one_of(item.c.kind, ["message", "note"])
        ),
    )
)
_CHANGED: Final = Statement(
    insert(search_due).values(source=bindparam("source"), id=bindparam("id")),
)
_NEWEST: Final = Statement(
    select(conversation.c.id)
    .where(conversation.c.customer_id == bindparam("customer_id"))
    .order_by(conversation.c.arrived_at.desc())
    .limit(bindparam("most"))
)
# A rare word is looked up, a common one met at once on the way down from the highest rank: which of them it is
# PostgreSQL must see, and it stops looking after a statement's fifth use.
_PLAN_ANEW: Final = Statement(text("SET LOCAL plan_cache_mode = force_custom_plan"))
_ONLY_ONE: Final = Statement(text("SELECT pg_try_advisory_xact_lock(7004)"))


class SearchRecords:
    """The index, as one transaction reads and writes it."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def acquire(self) -> bool:
        """Whether this transaction is the only one that indexes; until its end then."""
        return self._executor.dialect == "sqlite" or bool(self._executor.fetch(_ONLY_ONE)[0][0])

    def due(self, most: int) -> Sequence[Due]:
        """What was changed and is not yet indexed, the newest first."""
        return [Due(number, Source(source), id_) for number, source, id_ in self._executor.fetch(_DUE, most=most)]

    def backlog(self, most: int) -> int:
        """How much is not yet indexed, counted no further than this."""
        return int(self._executor.fetch(_BACKLOG, most=most)[0][0])

    def settle(self, due: Sequence[Due]) -> None:
        """These are indexed."""
        for one in due:
            self._executor.change(_SETTLE, str(one.number), {"the_number": one.number})

    def written(self, source: Source, id_: str, hidden: Hidden = NOTHING_HIDDEN) -> Sequence[Written]:
        """What a source consists of now, without what is hidden; nothing of one that is gone."""
        return written_by(self._executor, source, id_, hidden)

    def keep(self, source: Source, id_: str, documents: Sequence[Written]) -> bool:
        """Of this source the index has these documents and no others; whether that replaced what it had."""
        held = {row[1]: row for row in self._executor.fetch(_HELD, id=id_) if Place(row[1]) in PLACES[source]}
        had_any = bool(held)
        has_changed = False
        for document in documents:
            tokens = document.tokens
            old = held.pop(document.place.value, None)
            if old is not None:
                if old[2:4] == (document.about, document.at) and set(old[4].split(" ")) == set(tokens.split(" ")):
                    continue
                self._executor.run(_DELETE, the_number=old[0])
            self._add(document, tokens)
            has_changed = True
        for old in held.values():
            self._executor.run(_DELETE, the_number=old[0])
        return had_any and has_changed

    def _add(self, document: Written, tokens: str) -> None:
        number = document.rank
        while self._executor.fetch(_TAKEN, number=number):
            number += 1
        at: Any = document.at if self._executor.dialect == "sqlite" else to_milliseconds(document.at)
        values = {"number": number, "place": document.place.value, "id": document.id, "about": document.about}
        self._executor.run(_INSERT, **values, at=at, tokens=tokens)

    def again(self, id_: ConversationId) -> None:
        """Index everything in a conversation anew."""
        self._executor.run(_AGAIN, conversation_id=id_)

    def changed(self, source: Source, id_: str) -> None:
        """Index it anew, for something beside it by which it is found has changed."""
        self._executor.run(_CHANGED, source=source.value, id=id_)

    def newest_with(self, id_: CustomerId, most: int) -> Sequence[ConversationId]:
        """A customer's conversations, the newest first."""
        return [ConversationId(row[0]) for row in self._executor.fetch(_NEWEST, customer_id=id_, most=most)]

    def matches(self, sought: Sought, reader: Reader, *, below: int | None, most: int) -> Sequence[Match]:
        """The highest documents below a number that have every token."""
        bonus = LARGEST_BONUS[sought.area]
        if self._executor.dialect == "postgresql":
            self._executor.run(_PLAN_ANEW)
        rows = self._executor.fetch(
            sought_statement(sought.area, has_words=bool(sought.words)),
            words=self._words(sought),
            below=min(below or LAST_RANK, rank_of(sought.until + bonus)),
            lowest=rank_of(sought.since),
            since=to_milliseconds(sought.since),
            until=to_milliseconds(sought.until),
            most=most,
            me=reader.id,
            teams=_listed(reader.teams),
            restricted=_listed(reader.restricted),
            **{
                name: _listed(sought.filters.get(name, ()))
                for name in ("channel", "queue_id", "agent_id", "state", "tags", "fields")
            },
        )
        return [_match(row) for row in rows]

    def matches_about(self, sought: Sought, about: str, *, above: int, most: int) -> Sequence[Match]:
        """The highest documents about one thing, from a number on, that have every token."""
        statement = about_statement(has_words=bool(sought.words))
        rows = self._executor.fetch(
            statement,
            words=self._words(sought),
            about=about,
            above=above,
            most=most,
            since=to_milliseconds(sought.since),
            until=to_milliseconds(sought.until),
        )
        return [_match((*row, True)) for row in rows]

    def _words(self, sought: Sought) -> str:
        is_sqlite = self._executor.dialect == "sqlite"
        in_area: Alternatives = ((Probe(area_token(sought.area)),),)
        clauses = [_clause(each, is_sqlite=is_sqlite) for each in (in_area, *sought.words)]
        return (" AND " if is_sqlite else " & ").join(clauses)


def _clause(alternatives: Alternatives, *, is_sqlite: bool) -> str:
    both, either = (" AND ", " OR ") if is_sqlite else (" & ", " | ")
    probe = _full_text_probe if is_sqlite else _vector_probe
    return f"({either.join(f'({both.join(probe(each) for each in probes)})' for probes in alternatives)})"


def _full_text_probe(probe: Probe) -> str:
    return f'"{probe.token}"*' if probe.is_beginning else f'"{probe.token}"'


def _vector_probe(probe: Probe) -> str:
    return f"'{probe.token}':*" if probe.is_beginning else f"'{probe.token}'"


def _match(row: tuple[Any, ...]) -> Match:
    number, place, id_, about, is_shown = row
    return Match(number, SOURCE_OF[Place(place)], id_, about, bool(is_shown))


def _listed(values: tuple[str, ...]) -> str:
    return orjson.dumps(values).decode()
