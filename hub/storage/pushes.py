"""Devices that are told by Web Push, and what they are to be told, in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, case, delete, func, literal, null, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.alert import AlertKind
from hub.domain.conversation import after
from hub.domain.ids import ConversationId, PersonId
from hub.domain.push import HOLD_SECONDS, PushDevice, PushNews, topic_of
from hub.storage.executor import Executor
from hub.storage.memory import Memory
from hub.storage.push_tables import push_device, push_news
from hub.storage.statement import Row, Statement

_d, _n = push_device.c, push_news.c
_DEVICE: Final = tuple(field.name for field in fields(PushDevice))
_NEWS: Final = tuple(field.name for field in fields(PushNews))
REMEMBERED_FOR: Final = timedelta(days=1)
"""So long it is known when a matter rang last."""

_OF_PERSON: Final = Statement(
    select(*(_d[name] for name in _DEVICE))
    .where(_d.person_id == bindparam("person_id"))
    .order_by(_d.renewed_at.desc(), _d.id.desc())
)
# Locked: whoever changes what she read brings back nothing that was ended meanwhile.
_BY_ID: Final = Statement(
    select(*(_d[name] for name in _DEVICE)).where(_d.id == bindparam("id")).with_for_update(key_share=True)
)
_BY_ENDPOINT: Final = Statement(
    select(*(_d[name] for name in _DEVICE)).where(_d.endpoint == bindparam("endpoint")).with_for_update(key_share=True)
)
_VALUES: Final[dict[str, Any]] = {name: bindparam(name) for name in _DEVICE}
_CHANGED: Final[dict[str, Any]] = {name: bindparam(name) for name in _DEVICE if name not in {"id", "endpoint"}}
_KEEP: Final = Statement(
    sqlite.insert(push_device).values(_VALUES).on_conflict_do_update(index_elements=["id"], set_=_CHANGED),
    postgresql=postgresql.insert(push_device)
    .values(_VALUES)
    .on_conflict_do_update(index_elements=["id"], set_=_CHANGED),
)
# Nothing but what the push service said: the rest is its owner's.
_REACHED: Final = Statement(
    update(push_device).where(_d.id == bindparam("the_id")).values(told_at=bindparam("told_at"), refusals=0)
)
_REFUSED: Final = Statement(update(push_device).where(_d.id == bindparam("the_id")).values(refusals=_d.refusals + 1))
_END: Final = Statement(delete(push_device).where(_d.id == bindparam("the_id")))
_END_ALL: Final = Statement(delete(push_device).returning(_d.id))
_END_OF_SESSION: Final = Statement(delete(push_device).where(_d.session == bindparam("the_session")))
_END_OF_PERSON: Final = Statement(
    delete(push_device).where(_d.person_id == bindparam("the_person"), _d.session != bindparam("besides"))
)

_HAS_DEVICE: Final = Statement(select(_d.id).where(_d.person_id == bindparam("person_id")).limit(1))
# A row for each device of the person.
_ADDED: Final = select(
    _d.id,
    bindparam("topic", type_=_n.topic.type),
    bindparam("kind", type_=_n.kind.type),
    bindparam("conversation_id", type_=_n.conversation_id.type),
    bindparam("subject", type_=_n.subject.type),
    bindparam("made_at", type_=_n.made_at.type),
    bindparam("due_at", type_=_n.due_at.type),
    literal(0).label("attempts"),
).where(_d.person_id == bindparam("person_id"))
_ADDED_NAMES: Final = ["device_id", "topic", "kind", "conversation_id", "subject", "made_at", "due_at", "attempts"]


def _add(dialect: Any) -> Any:  # noqa: ANN401 - either dialect's own insert
    insert = dialect.insert(push_news).from_select(_ADDED_NAMES, _ADDED)
    fresh = insert.excluded
    return insert.on_conflict_do_update(
        index_elements=["device_id", "topic"],
        set_={
            "kind": fresh.kind,
            "conversation_id": fresh.conversation_id,
            "subject": fresh.subject,
            "made_at": fresh.made_at,
            # What waits already, or is just being told, takes this along.
            "due_at": func.coalesce(_n.due_at, fresh.due_at),
            "attempts": case((_n.due_at.is_(None), 0), else_=_n.attempts),
        },
    )


_ADD: Final = Statement(_add(sqlite), postgresql=_add(postgresql))
_DUE: Final = Statement(
    select(*(_d[name] for name in _DEVICE), *(_n[name] for name in _NEWS))
    .join_from(push_news, push_device, _d.id == _n.device_id)
    .where(_n.due_at <= bindparam("now"))
    .order_by(_n.due_at, _n.device_id, _n.topic)
    .limit(bindparam("most"))
    .with_for_update(key_share=True, skip_locked=True)
)
_IS_IT: Final = (_n.device_id == bindparam("the_device")) & (_n.topic == bindparam("the_topic"))
_IS_SAME: Final = _n.subject == bindparam("the_subject")
_CLAIM: Final = Statement(update(push_news).where(_IS_IT).values(due_at=bindparam("due_at")))
_TOLD: Final = Statement(
    update(push_news)
    .where(_IS_IT)
    .values(
        due_at=case((_IS_SAME, null()), else_=bindparam("due_at", type_=_n.due_at.type)),
        attempts=0,
        rang_at=bindparam("rang_at"),
    )
)
_DROPPED: Final = Statement(
    update(push_news)
    .where(_IS_IT)
    .values(due_at=case((_IS_SAME, null()), else_=bindparam("due_at", type_=_n.due_at.type)), attempts=0)
)
_AGAIN: Final = Statement(update(push_news).where(_IS_IT).values(due_at=bindparam("due_at"), attempts=_n.attempts + 1))
_FORGET: Final = Statement(
    delete(push_news).where(
        _n.due_at.is_(None),
        or_(_n.rang_at.is_(None), _n.rang_at < bindparam("before")),
        _n.device_id == bindparam("the_device"),
    )
)
_NEXT: Final = Statement(select(func.min(_n.due_at)).where(_n.due_at.is_not(None)))


def _device_of(row: Row) -> PushDevice:
    return PushDevice(*row)


def _news_of(row: Row) -> PushNews:
    device_id, topic, kind, *rest = row
    return PushNews(device_id, topic, AlertKind(kind), *rest)


class PushRecords:
    """The devices and their news, in one transaction."""

    def __init__(self, executor: Executor, memory: Memory, now: datetime) -> None:
        self._executor = executor
        self._has_device = memory.has_device
        self._now = now
        self.has_news = False

    def devices(self, person_id: PersonId) -> Sequence[PushDevice]:
        """The devices of a person, the one renewed last first."""
        return [_device_of(row) for row in self._executor.fetch(_OF_PERSON, person_id=person_id)]

    def device(self, id_: str) -> PushDevice | None:
        """The device, unless it has ended."""
        rows = self._executor.fetch(_BY_ID, id=id_)
        return _device_of(rows[0]) if rows else None

    def device_at(self, endpoint: str) -> PushDevice | None:
        """The device with this address, whoever's it is."""
        rows = self._executor.fetch(_BY_ENDPOINT, endpoint=endpoint)
        return _device_of(rows[0]) if rows else None

    def keep(self, value: PushDevice) -> None:
        """Keep a device, new or changed."""
        self._executor.run(_KEEP, **vars(value))
        self._has_device[value.person_id] = True

    def reached(self, device_id: str) -> None:
        """Its push service took something for it now."""
        self._executor.run(_REACHED, the_id=device_id, told_at=self._now)

    def refused(self, device_id: str) -> None:
        """Its push service took nothing for it, once more in a row."""
        self._executor.run(_REFUSED, the_id=device_id)

    def end(self, device_id: str) -> None:
        """The device is told nothing more, and forgotten with its news."""
        self._executor.run(_END, the_id=device_id)

    def end_all(self) -> int:
        """No device is told anything more; how many there were."""
        return len(self._executor.fetch(_END_ALL))

    def add(self, person_id: PersonId, kind: AlertKind, conversation_id: ConversationId, subject: str) -> None:
        """A person is to be told on every device of hers; most have none."""
        has_device = self._has_device.get(person_id)
        if has_device is None:
            has_device = bool(self._executor.fetch(_HAS_DEVICE, person_id=person_id))
            self._has_device[person_id] = has_device
        if not has_device:
            return
        self._executor.run(
            _ADD,
            person_id=person_id,
            topic=topic_of(kind, conversation_id),
            kind=kind.value,
            conversation_id=conversation_id,
            subject=subject,
            made_at=self._now,
            due_at=after(self._now, HOLD_SECONDS),
        )
        self.has_news = True

    def due(self, most: int) -> Sequence[tuple[PushDevice, PushNews]]:
        """What may be told now; nobody else gets it before this transaction ends."""
        size = len(_DEVICE)
        rows = self._executor.fetch(_DUE, now=self._now, most=most)
        return [(_device_of(row[:size]), _news_of(row[size:])) for row in rows]

    def claim(self, news: PushNews, until: datetime) -> None:
        """It is being told; if this node dies, another one tells it after `until`."""
        self._executor.run(_CLAIM, **_key(news), due_at=until)

    def told(self, news: PushNews) -> None:
        """It was told; what came on the same matter meanwhile is due at once."""
        self._executor.run(_TOLD, **_key(news), the_subject=news.subject, due_at=self._now, rang_at=self._now)
        self._forget(news)

    def dropped(self, news: PushNews) -> None:
        """It need not be told; what came on the same matter meanwhile is due at once."""
        self._executor.run(_DROPPED, **_key(news), the_subject=news.subject, due_at=self._now)
        self._forget(news)

    def again(self, news: PushNews, at: datetime) -> None:
        """It, or what came on the same matter meanwhile, is tried again then."""
        self._executor.run(_AGAIN, **_key(news), due_at=at)

    def next_due(self) -> datetime | None:
        """When the next may be told."""
        value: datetime | None = self._executor.fetch(_NEXT)[0][0]
        return value

    def _forget(self, news: PushNews) -> None:
        """Of the same device what rang so long ago that it would ring again anyway."""
        self._executor.run(_FORGET, the_device=news.device_id, before=self._now - REMEMBERED_FOR)


def end_devices_of_session(executor: Executor, digest: str) -> None:
    """Somebody signed out: what was renewed in that session last is told nothing more."""
    executor.run(_END_OF_SESSION, the_session=digest)


def end_devices_of(executor: Executor, person_id: PersonId, *, besides: str) -> None:
    """Somebody is out everywhere, but where she has the cookie with this digest."""
    executor.run(_END_OF_PERSON, the_person=person_id, besides=besides)


def _key(news: PushNews) -> dict[str, str]:
    return {"the_device": news.device_id, "the_topic": news.topic}
