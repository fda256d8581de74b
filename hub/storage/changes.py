"""What became of messages, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import bindparam, delete, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from hub.application.change_port import ChangeKind, EarlyChange
from hub.domain.aftermath import EarlierText, Stamp
from hub.domain.ids import AccountId, ItemId
from hub.domain.item import Item
from hub.storage.change_tables import earlier_text, early_change
from hub.storage.executor import Executor
from hub.storage.statement import Statement, names_of
from hub.storage.tables import item

_t, _e, _i = earlier_text.c, early_change.c, item.c

# Two statements, for whatever names the text is to be indexed anew.
_SET_TEXT: Final = Statement(
    update(item)
    .where(_i.id == bindparam("the_id"))
    .values({name: bindparam(name) for name in ("text", "html", "full_text", "files", "details", "aftermath")})
)
_SET_AFTERMATH: Final = Statement(
    update(item)
    .where(_i.id == bindparam("the_id"))
    .values(aftermath=bindparam("aftermath"), replies_to=bindparam("replies_to"))
)
_TEXTS: Final = Statement(select(_t.texts).where(_t.item_id == bindparam("item_id")))
_kept: Final[dict[str, Any]] = {"item_id": bindparam("item_id"), "texts": bindparam("texts")}
_KEEP_TEXTS: Final = Statement(
    sqlite.insert(earlier_text).values(_kept).on_conflict_do_update(set_={"texts": bindparam("texts")}),
    postgresql=postgresql.insert(earlier_text)
    .values(_kept)
    .on_conflict_do_update(index_elements=["item_id"], set_={"texts": bindparam("texts")}),
)
_FORGET_TEXTS: Final = Statement(delete(earlier_text).where(_t.item_id == bindparam("item_id")))

_HOLD: Final = Statement(select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("name"), 0))))
_KEY: Final = ["account_id", "message", "kind", "by"]
_NAMES: Final = names_of(early_change)


def _upsert(insert: Any) -> Any:  # noqa: ANN401 - the same statement of two dialects
    """What was done later stands, whichever comes first."""
    made = insert(early_change).values({name: bindparam(name) for name in _NAMES})
    new = made.excluded
    return made.on_conflict_do_update(
        index_elements=_KEY,
        set_={name: new[name] for name in _NAMES if name not in _KEY},
        where=or_(_e.at < new.at, (_e.at == new.at) & (_e.order <= new.order)),
    )


_WAIT: Final = Statement(_upsert(sqlite.insert), postgresql=_upsert(postgresql.insert))
_TAKE: Final = Statement(
    delete(early_change)
    .where(_e.account_id == bindparam("account_id"), _e.message == bindparam("message"))
    .returning(*early_change.c)
)
_OF_TEXTS: Final = frozenset({"text", "html", "full_text", "files"})


class ChangeRecords:
    """What became of messages in one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.saved: dict[ItemId, tuple[Item, Item]] = {}
        """Each changed message as it was, and as it is."""

    def save(self, before: Item, after: Item) -> None:
        """Keep what became of a message."""
        aftermath = after.aftermath.written() if after.aftermath is not None else None
        if any(getattr(before, name) != getattr(after, name) for name in _OF_TEXTS):
            files = [vars(file) for file in after.files]
            texts = {"text": after.text, "html": after.html, "full_text": after.full_text, "files": files}
            self._executor.run(_SET_TEXT, the_id=after.id, **texts, details=dict(after.details), aftermath=aftermath)
        else:
            self._executor.run(_SET_AFTERMATH, the_id=after.id, aftermath=aftermath, replies_to=after.replies_to)
        first, _ = self.saved.get(after.id, (before, after))
        self.saved[after.id] = (first, after)

    def tell_erased(self, erased: Sequence[tuple[Item, Item]]) -> None:
        """Whoever sees these messages is told that nothing of them is left; each as it was, and as it is."""
        self.saved.update({after.id: (before, after) for before, after in erased})

    def earlier_texts(self, item_id: ItemId) -> Sequence[EarlierText]:
        """What it said before, the first text first."""
        rows = self._executor.fetch(_TEXTS, item_id=item_id)
        texts = rows[0][0] if rows else ()
        return [EarlierText(text, Stamp.read(stamp), tuple(files)) for text, stamp, files in texts]

    def keep_earlier_texts(self, item_id: ItemId, texts: Sequence[EarlierText]) -> None:
        """Keep them in place of those that were kept."""
        if texts:
            kept = [[one.text, one.stamp.written(), one.files] for one in texts]
            self._executor.run(_KEEP_TEXTS, item_id=item_id, texts=kept)
        else:
            self._executor.run(_FORGET_TEXTS, item_id=item_id)

    def hold(self, account_id: AccountId, message: str) -> None:
        """Until this transaction ends nobody else keeps the message, or anything that came before it."""
        # On a file there is one writer, and nobody else keeps anything meanwhile.
        if self._executor.dialect == "postgresql":
            self._executor.fetch(_HOLD, name=f"{account_id} {message}")

    def wait(self, change: EarlyChange) -> None:
        """Keep a change whose message is not known yet, unless a later one is kept."""
        at, order = change.stamp
        values = {name: getattr(change, name) for name in _KEY} | {"kind": change.kind or ""}
        self._executor.run(_WAIT, **values, at=at, order=order, details=dict(change.details))

    def take(self, account_id: AccountId, message: str) -> Sequence[EarlyChange]:
        """What waited for this message; it does so no longer."""
        found = []
        for account, called, kind, by, at, order, details in self._executor.fetch(
            _TAKE, account_id=account_id, message=message
        ):
            found.append(
                EarlyChange(account, called, ChangeKind(kind) if kind else None, by, Stamp(at, order), details)
            )
        return sorted(found, key=lambda change: change.stamp)
