"""Erasures in the database, and the rows that they go over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.aftermath import Aftermath
from hub.domain.erasure import Erasure, ErasureId, LegalHold, Stage
from hub.domain.ids import ConversationId, CustomerId, FileId, IdentityId
from hub.domain.item import Item
from hub.domain.problem import NotFound
from hub.storage.customer_tables import customer
from hub.storage.doomed_files import DOOMED, UNDOOM, WANTED, let_go_of, let_go_of_file, let_go_of_uploads
from hub.storage.erasure_statements import (
    EMPTY_ITEM,
    FIND_WITH,
    LEFT,
    LEFT_FILES,
    LEFT_UPLOADS,
    LEGACY,
    REMOVE_MERGES,
    REMOVE_OF_CONVERSATION,
    REMOVE_OF_CUSTOMER,
    REMOVE_OF_ITEM,
    REMOVE_OF_MESSAGE,
    REMOVE_WITH,
)
from hub.storage.erasure_tables import erasure, legal_hold, silenced
from hub.storage.executor import Executor
from hub.storage.items import ITEM_COLUMNS, item_of
from hub.storage.retention import (
    closed_by_queue,
    closed_until,
    forget_quarantined,
    forget_told,
    forget_told_before,
    last_told,
    quarantined_until,
    remove_files,
)
from hub.storage.statement import Row, Statement
from hub.storage.tables import conversation, item

_NAMES: Final = tuple(field.name for field in fields(Erasure))
_COLUMNS: Final = tuple(erasure.c[name] for name in _NAMES)
_HOLD: Final = tuple(field.name for field in fields(LegalHold))


def _upsert(table: Any, names: Sequence[str], key: str) -> Statement:  # noqa: ANN401 - a table of any shape
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    changes: dict[str, Any] = {name: bindparam(name) for name in names if name != key}
    return Statement(
        sqlite.insert(table).values(values).on_conflict_do_update(set_=changes),
        postgresql=postgresql.insert(table).values(values).on_conflict_do_update(index_elements=[key], set_=changes),
    )


_KEEP: Final = _upsert(erasure, _NAMES, "id")
_HELD: Final = Statement(select(*_COLUMNS).where(erasure.c.id == bindparam("id")).with_for_update(key_share=True))
_UNFINISHED: Final = Statement(select(*_COLUMNS).where(erasure.c.finished_at.is_(None)).order_by(erasure.c.id))
_NEWEST: Final = Statement(select(*_COLUMNS).order_by(erasure.c.id.desc()).limit(bindparam("most")))
_OF: Final = Statement(
    select(*_COLUMNS).where(erasure.c.customer_id == bindparam("customer_id")).order_by(erasure.c.id.desc()).limit(1)
)
_she = select(customer.c.id).where(customer.c.merged_into == bindparam("id")).cte("she", recursive=True)
_everyone = _she.union(select(customer.c.id).join(_she, customer.c.merged_into == _she.c.id))
_MERGED: Final = Statement(select(_everyone.c.id).order_by(_everyone.c.id))
_KEEP_HOLD: Final = _upsert(legal_hold, _HOLD, "customer_id")
_LIFT: Final = Statement(
    delete(legal_hold).where(legal_hold.c.customer_id == bindparam("id")).returning(legal_hold.c.customer_id)
)
_HOLD_ON: Final = Statement(
    select(*(legal_hold.c[name] for name in _HOLD)).where(legal_hold.c.customer_id == bindparam("id"))
)
_HOLDS: Final = Statement(select(*(legal_hold.c[name] for name in _HOLD)).order_by(legal_hold.c.since))
_DIGEST: Final[dict[str, Any]] = {"digest": bindparam("digest"), "since": bindparam("since")}
_SILENCE: Final = Statement(
    sqlite.insert(silenced).values(_DIGEST).on_conflict_do_nothing(),
    postgresql=postgresql.insert(silenced).values(_DIGEST).on_conflict_do_nothing(),
)
_UNSILENCE: Final = Statement(delete(silenced).where(silenced.c.digest == bindparam("digest")))
_SILENCED: Final = Statement(select(silenced.c.since).where(silenced.c.digest == bindparam("digest")))
_SILENCES: Final = Statement(select(silenced.c.digest).limit(1))
_CONVERSATIONS: Final = Statement(
    select(conversation.c.id)
    .where(conversation.c.customer_id == bindparam("customer_id"), conversation.c.id > bindparam("after"))
    .order_by(conversation.c.id)
    .limit(bindparam("most"))
)
_ITEMS: Final = Statement(
    select(*ITEM_COLUMNS)
    .where(item.c.conversation_id == bindparam("conversation_id"), item.c.id > bindparam("after"))
    .order_by(item.c.id)
    .limit(bindparam("most"))
)


def _erasure_of(row: Row) -> Erasure:
    values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
    values["customers"], values["words"] = tuple(values["customers"]), tuple(values["words"])
    values["known_as"] = tuple([(source, name) for source, name in values["known_as"] or ()])
    return Erasure(**{**values, "stage": Stage(values["stage"])})


class ErasureRecords:
    """Erasures, holds and everything they go over, in one transaction."""

    def __init__(self, executor: Executor, now: datetime) -> None:
        self._executor = executor
        self._now = now
        self._silences: bool | None = None

    def keep(self, value: Erasure) -> None:
        """Keep it, new or changed."""
        self._executor.run(_KEEP, **(vars(value) | {"stage": value.stage.value}))

    def held(self, id_: ErasureId) -> Erasure:
        """The erasure, locked for change; raises NotFound."""
        rows = self._executor.fetch(_HELD, id=id_)
        if not rows:
            raise NotFound("There is no such erasure.")
        return _erasure_of(rows[0])

    def unfinished(self) -> Sequence[Erasure]:
        """Those that are not done, the oldest first."""
        return [_erasure_of(row) for row in self._executor.fetch(_UNFINISHED)]

    def newest(self, most: int) -> Sequence[Erasure]:
        """The newest first."""
        return [_erasure_of(row) for row in self._executor.fetch(_NEWEST, most=most)]

    def of(self, id_: CustomerId) -> Erasure | None:
        """That of this customer, if there is one."""
        rows = self._executor.fetch(_OF, customer_id=id_)
        return _erasure_of(rows[0]) if rows else None

    def merged_into(self, id_: CustomerId) -> Sequence[CustomerId]:
        """Who proved to be this customer, over any number of merges."""
        return [CustomerId(row[0]) for row in self._executor.fetch(_MERGED, id=id_)]

    def hold(self, value: LegalHold) -> None:
        """Keep it, in place of an earlier one."""
        self._executor.run(_KEEP_HOLD, **vars(value))

    def lift(self, id_: CustomerId) -> bool:
        """Whether there was a hold; there is none any more."""
        return bool(self._executor.fetch(_LIFT, id=id_))

    def hold_on(self, id_: CustomerId) -> LegalHold | None:
        """What forbids to erase her."""
        rows = self._executor.fetch(_HOLD_ON, id=id_)
        return LegalHold(*rows[0]) if rows else None

    def holds(self) -> Sequence[LegalHold]:
        """All of them, the oldest first."""
        return [LegalHold(*row) for row in self._executor.fetch(_HOLDS)]

    def silence(self, digest: str, since: datetime | None) -> None:
        """Remember that an address is left in peace; None: that it need not be."""
        self._executor.run(_UNSILENCE, digest=digest)
        self._silences = None
        if since is not None:
            self._executor.run(_SILENCE, digest=digest, since=since)

    def silences_any(self) -> bool:
        """Whether any address is left in peace; of nearly all hubs none is."""
        if self._silences is None:
            self._silences = bool(self._executor.fetch_kept(_SILENCES))
        return self._silences

    def silenced_since(self, digest: str) -> datetime | None:
        """Since when an address is left in peace."""
        rows = self._executor.fetch(_SILENCED, digest=digest)
        return rows[0][0] if rows else None

    def conversations(self, id_: CustomerId, after: str, most: int) -> Sequence[ConversationId]:
        """Her conversations in the order of their ids."""
        rows = self._executor.fetch(_CONVERSATIONS, customer_id=id_, after=after, most=most)
        return [ConversationId(row[0]) for row in rows]

    def items(self, id_: ConversationId, after: str, most: int) -> Sequence[Item]:
        """What a conversation contains, in the order of ids."""
        rows = self._executor.fetch(_ITEMS, conversation_id=id_, after=after, most=most)
        return [item_of(row) for row in rows]

    def empty_items(self, items: Sequence[Item], at: datetime) -> Mapping[str, int]:
        """Nothing of them is left but that they were there; by table how many rows that took."""
        counts = {"item": len(items), "file": 0}
        mark = Aftermath(withdrawn_at=at).written()
        for one in items:
            for table, statement in REMOVE_OF_ITEM.items():
                counts[table] = counts.get(table, 0) + len(self._executor.fetch(statement, subject=one.id))
            for statement in REMOVE_OF_MESSAGE.values() if one.provider_id else ():
                counts["report"] = counts.get("report", 0) + len(
                    self._executor.fetch(statement, subject=one.provider_id)
                )
            self._executor.run(EMPTY_ITEM, subject=one.id, mark=mark)
            counts["file"] += let_go_of(self._executor, one, self._now)
        return counts

    def remove_of_conversation(self, id_: ConversationId) -> Mapping[str, int]:
        """What else stands with a conversation is gone."""
        return self._remove(REMOVE_OF_CONVERSATION, subject=id_)

    def remove_of_identity(self, id_: IdentityId) -> Mapping[str, int]:
        """Files that she uploaded and never sent are gone."""
        return {"file": let_go_of_uploads(self._executor, f"identity:{id_}", self._now)}

    def remove_uploads(self, ids: Sequence[FileId]) -> int:
        """Of these files those are gone that were never sent; how many."""
        return sum(let_go_of_file(self._executor, id_, self._now) for id_ in ids)

    def remove_of_customer(self, id_: CustomerId) -> Mapping[str, int]:
        """What stands with her record is gone."""
        counts = dict(self._remove(REMOVE_OF_CUSTOMER, subject=id_))
        counts["merge"] = sum(len(self._executor.fetch(each, subject=id_)) for each in REMOVE_MERGES.values())
        self._executor.run(LEGACY, subject=id_)
        return counts

    def remove_with(self, words: Sequence[str]) -> Mapping[str, int]:
        """Rows to which nothing points are gone, where one of these words stands in them."""
        counts: dict[str, int] = {}
        for word in words:
            for table, count in self._remove(REMOVE_WITH, word=word).items():
                counts[table] = counts.get(table, 0) + count
        return counts

    def is_mentioned(self, words: Sequence[str]) -> bool:
        """Whether one of these words stands in any of those rows."""
        return any(self._executor.fetch(each, word=word)[0][0] for each in FIND_WITH.values() for word in words)

    def _remove(self, statements: Mapping[str, Statement], **values: str) -> Mapping[str, int]:
        """Run them, and let go of the files of drafts that went."""
        counts = {}
        for table, statement in statements.items():
            rows = self._executor.fetch(statement, **values)
            counts[table] = len(rows)
            for found in (one for row in rows if isinstance(row[0], list) for one in row[0]):
                id_ = found["id"] if isinstance(found, dict) else found
                let_go_of_file(self._executor, id_, self._now)
        return counts

    def left(self, id_: CustomerId) -> Mapping[str, int]:
        """By table how many rows still hold something of her: what she has, before; nothing, afterwards."""
        counts = {table: int(self._executor.fetch(each, subject=id_)[0][0]) for table, each in LEFT.items()}
        files = [int(self._executor.fetch(each, subject=id_)[0][0]) for each in (LEFT_FILES, LEFT_UPLOADS)]
        return {**counts, "file": sum(files)}

    def doomed(self) -> Sequence[str]:
        """Digests of files of which a row went."""
        return [row[0] for row in self._executor.fetch(DOOMED)]

    def is_wanted(self, digest: str) -> bool:
        """Whether some row still has a file of these bytes."""
        return bool(self._executor.fetch(WANTED, digest=digest))

    def undoom(self, digest: str) -> None:
        """Its bytes are gone, or somebody else's."""
        self._executor.run(UNDOOM, digest=digest)

    def last_told(self) -> int:
        """The number of the newest event there is."""
        return last_told(self._executor)

    def forget_told(self, until: int, most: int) -> int:
        """How many rows of the log went, of those that end before this event or with it."""
        return forget_told(self._executor, until, most)

    def forget_told_before(self, at: datetime, most: int) -> int:
        """How many rows of the log went of those that were told before this instant; the newest always stays."""
        return forget_told_before(self._executor, at, most)

    def closed_until(
        self, until: datetime, after_at: datetime, after: str, most: int
    ) -> Sequence[tuple[ConversationId, datetime]]:
        """Conversations in the order in which they were closed, from after one on."""
        return closed_until(self._executor, until, after_at, after, most)

    def closed_by_queue(self, until: datetime, after_at: datetime) -> Mapping[str, int]:
        """How many of each queue were closed until then, and after another instant."""
        return closed_by_queue(self._executor, until, after_at)

    def forget_quarantined(self, until: datetime, most: int) -> int:
        """How many arrivals left the quarantine, of those that came until then."""
        return forget_quarantined(self._executor, until, most)

    def quarantined_until(self, until: datetime) -> int:
        """How many arrivals of until then are in the quarantine."""
        return quarantined_until(self._executor, until)

    def remove_files(self, items: Sequence[Item]) -> int:
        """The files of these messages are gone; how many."""
        return remove_files(self._executor, items, self._now)
