"""Where visitors and people are connected, in the database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.ids import IdentityId, PersonId
from hub.storage.executor import Executor
from hub.storage.statement import Statement
from hub.storage.visitor_tables import node, person_line, visitor_line

_LINE: Final[dict[str, Any]] = {"identity_id": bindparam("identity_id"), "node": bindparam("node")}
_CAME: Final = Statement(
    sqlite.insert(visitor_line).values(_LINE).on_conflict_do_nothing(),
    postgresql=postgresql.insert(visitor_line).values(_LINE).on_conflict_do_nothing(),
)
_WENT: Final = Statement(
    delete(visitor_line).where(
        visitor_line.c.identity_id == bindparam("the_id"), visitor_line.c.node == bindparam("the_node")
    )
)
_NODE: Final[dict[str, Any]] = {"name": bindparam("name"), "seen_at": bindparam("seen_at")}
_SEEN: Final[dict[str, Any]] = {"seen_at": bindparam("seen_at")}
_ALIVE: Final = Statement(
    sqlite.insert(node).values(_NODE).on_conflict_do_update(set_=_SEEN),
    postgresql=postgresql.insert(node).values(_NODE).on_conflict_do_update(index_elements=["name"], set_=_SEEN),
)
_KNOWN: Final = Statement(select(node.c.name).where(node.c.name == bindparam("name")))
_LINES_GONE: Final = Statement(delete(visitor_line).where(visitor_line.c.node == bindparam("the_node")))
_NODE_GONE: Final = Statement(delete(node).where(node.c.name == bindparam("the_node")))
_SILENT: Final = Statement(select(node.c.name).where(node.c.seen_at < bindparam("before")).order_by(node.c.name))
_CONNECTED: Final = Statement(
    select(visitor_line.c.node)
    .join(node, node.c.name == visitor_line.c.node)
    .where(visitor_line.c.identity_id == bindparam("identity_id"), node.c.seen_at >= bindparam("since"))
    .limit(1)
)
_PERSON: Final[dict[str, Any]] = {"person_id": bindparam("person_id"), "node": bindparam("node")}
_PERSON_CAME: Final = Statement(
    sqlite.insert(person_line).values(_PERSON).on_conflict_do_nothing(),
    postgresql=postgresql.insert(person_line).values(_PERSON).on_conflict_do_nothing(),
)
_PERSON_WENT: Final = Statement(
    delete(person_line).where(
        person_line.c.person_id == bindparam("the_id"), person_line.c.node == bindparam("the_node")
    )
)
_PEOPLE_GONE: Final = Statement(delete(person_line).where(person_line.c.node == bindparam("the_node")))
_PEOPLE_AT: Final = Statement(select(person_line.c.person_id).where(person_line.c.node == bindparam("the_node")))
_PERSON_CONNECTED: Final = Statement(
    select(person_line.c.node)
    .join(node, node.c.name == person_line.c.node)
    .where(person_line.c.person_id == bindparam("person_id"), node.c.seen_at >= bindparam("since"))
    .limit(1)
)


class VisitorRecords:
    """The lines of visitors and people, in one transaction."""

    def __init__(self, executor: Executor, now: datetime) -> None:
        self._executor = executor
        self._now = now

    def came(self, node_name: str, identity_id: IdentityId) -> None:
        """The visitor has a line to this node; one that is known already changes nothing."""
        self._executor.run(_CAME, identity_id=identity_id, node=node_name)

    def went(self, node_name: str, identity_id: IdentityId) -> None:
        """The visitor has no line to this node any more."""
        self._executor.run(_WENT, the_id=identity_id, the_node=node_name)

    def alive(self, node_name: str) -> bool:
        """The node is there now; whether it was known before."""
        is_known = bool(self._executor.fetch(_KNOWN, name=node_name))
        self._executor.run(_ALIVE, name=node_name, seen_at=self._now)
        return is_known

    def gone(self, nodes: Iterable[str]) -> None:
        """These nodes and everything said of them are forgotten."""
        for name in nodes:
            self._executor.run(_LINES_GONE, the_node=name)
            self._executor.run(_PEOPLE_GONE, the_node=name)
            self._executor.run(_NODE_GONE, the_node=name)

    def people_at(self, nodes: Iterable[str]) -> list[PersonId]:
        """Everybody who has a console at one of these nodes."""
        found = {row[0] for name in nodes for row in self._executor.fetch(_PEOPLE_AT, the_node=name)}
        return sorted(found)

    def silent_since(self, before: datetime) -> list[str]:
        """The nodes that were last there before an instant."""
        return [row[0] for row in self._executor.fetch(_SILENT, before=before)]

    def is_connected(self, identity_id: IdentityId, since: datetime) -> bool:
        """Whether the visitor has a line to a node that was there at this instant or later."""
        return bool(self._executor.fetch(_CONNECTED, identity_id=identity_id, since=since))

    def person_came(self, node_name: str, person_id: PersonId) -> None:
        """The person has a console at this node; one that is known already changes nothing."""
        self._executor.run(_PERSON_CAME, person_id=person_id, node=node_name)

    def person_went(self, node_name: str, person_id: PersonId) -> None:
        """The person has no console at this node any more."""
        self._executor.run(_PERSON_WENT, the_id=person_id, the_node=node_name)

    def is_person_connected(self, person_id: PersonId, since: datetime) -> bool:
        """Whether the person has a console at a node that was there at this instant or later."""
        return bool(self._executor.fetch(_PERSON_CONNECTED, person_id=person_id, since=since))
