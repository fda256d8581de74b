"""Shops that report by themselves, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.external import ExternalKey
from hub.domain.problem import NotFound
from hub.domain.shop import PrivacyRequest, TopicCount
from hub.storage.executor import Executor
from hub.storage.shop_tables import privacy_request, shop_gone, shop_topic
from hub.storage.statement import Statement, names_of

_t, _g, _r = shop_topic.c, shop_gone.c, privacy_request.c
_REQUEST: Final = tuple(field.name for field in fields(PrivacyRequest))
_COLUMNS: Final = tuple(_r[name] for name in _REQUEST)
_IS_IT: Final = tuple(_g[name] == bindparam(name) for name in ("source", "of", "external_id"))


def _counting(dialect: Any) -> Any:  # noqa: ANN401 - the same statement of two dialects
    made = dialect.insert(shop_topic).values({name: bindparam(name) for name in names_of(shop_topic)})
    return made.on_conflict_do_update(
        index_elements=["shop_id", "topic"],
        set_={"count": _t.count + 1, "at": made.excluded.at, "is_known": made.excluded.is_known},
    )


def _noting(dialect: Any) -> Any:  # noqa: ANN401 - the same statement of two dialects
    return dialect.insert(shop_gone).values({name: bindparam(name) for name in names_of(shop_gone)})


_COUNT: Final = Statement(_counting(sqlite), postgresql=_counting(postgresql))
_TOPICS: Final = Statement(
    select(_t.topic, _t.count, _t.at, _t.is_known)
    .where(_t.shop_id == bindparam("shop_id"))
    .order_by(_t.at.desc(), _t.topic)
)
_IS_GONE: Final = Statement(select(_g.at).where(*_IS_IT))
_NOTE: Final = Statement(
    _noting(sqlite).on_conflict_do_nothing(), postgresql=_noting(postgresql).on_conflict_do_nothing()
)
_BACK: Final = Statement(delete(shop_gone).where(*_IS_IT))
_ASK: Final = Statement(insert(privacy_request).values({name: bindparam(name) for name in _REQUEST}))
_ONE: Final = Statement(select(*_COLUMNS).where(_r.id == bindparam("id")).with_for_update(key_share=True))
_OPEN: Final = Statement(select(*_COLUMNS).where(text("done_at IS NULL")).order_by(_r.id).limit(bindparam("most")))
_NEWEST: Final = Statement(select(*_COLUMNS).order_by(_r.id.desc()).limit(bindparam("most")))
_SETTLE: Final = Statement(
    update(privacy_request)
    .where(_r.id == bindparam("the_id"))
    .values(done_at=bindparam("done_at"), done_by=bindparam("done_by"))
)


class ShopRecords:
    """Shops of one transaction."""

    def __init__(self, executor: Executor, now: datetime) -> None:
        self._executor = executor
        self._now = now

    def count(self, shop_id: str, topic: str, *, is_known: bool) -> None:
        """It was reported once more."""
        self._executor.run(_COUNT, shop_id=shop_id, topic=topic, count=1, at=self._now, is_known=is_known)

    def topics(self, shop_id: str) -> Sequence[TopicCount]:
        """What was reported how often, the last first."""
        return [TopicCount(*row) for row in self._executor.fetch(_TOPICS, shop_id=shop_id)]

    def is_gone(self, key: ExternalKey) -> bool:
        """Whether it was said that this is there no longer."""
        return bool(self._executor.fetch(_IS_GONE, **_names(key)))

    def note_gone(self, key: ExternalKey) -> None:
        """It is there no longer: what was said of it before means nothing when it comes late."""
        self._executor.run(_NOTE, **_names(key), at=self._now)

    def note_back(self, key: ExternalKey) -> None:
        """It is there again."""
        self._executor.run(_BACK, **_names(key))

    def ask(self, request: PrivacyRequest) -> None:
        """Keep a request that a person has to answer."""
        self._executor.run(_ASK, **vars(request))

    def request(self, id_: str) -> PrivacyRequest:
        """One of them, locked for change; raises NotFound."""
        rows = self._executor.fetch(_ONE, id=id_)
        if not rows:
            raise NotFound("There is no such request; look at the list again.")
        return PrivacyRequest(*rows[0])

    def requests(self, most: int) -> Sequence[PrivacyRequest]:
        """Those that nobody answered yet, the oldest first, and then the others, the newest first."""
        open_ = [PrivacyRequest(*row) for row in self._executor.fetch(_OPEN, most=most)]
        newest = [PrivacyRequest(*row) for row in self._executor.fetch(_NEWEST, most=most)]
        return [*open_, *(one for one in newest if one.done_at is not None)]

    def settle(self, request: PrivacyRequest) -> None:
        """Keep who answered it, and when."""
        self._executor.run(_SETTLE, the_id=request.id, done_at=request.done_at, done_by=request.done_by)


def _names(key: ExternalKey) -> dict[str, str]:
    return {"source": key.source, "of": key.of.value, "external_id": key.external_id}
