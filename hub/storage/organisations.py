"""Organisations in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import bindparam, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite

from hub.domain.ids import CustomerId, OrganisationId, TeamId
from hub.domain.organisation import Organisation, key_of
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotFound
from hub.storage.customer_tables import customer, organisation, organisation_domain
from hub.storage.executor import Executor
from hub.storage.statement import Row, Statement
from hub.storage.tables import conversation

_LAST: Final = "\U0010fffd"
"""After every letter."""
_NAMES: Final = tuple(field.name for field in fields(Organisation) if field.name != "domains")
_o, _d, _u, _c = organisation.c, organisation_domain.c, customer.c, conversation.c
_COLUMNS: Final = tuple(_o[name] for name in _NAMES)
_VALUES: Final[dict[str, Any]] = {name: bindparam(name) for name in (*_NAMES, "key")}

_GET: Final = Statement(select(*_COLUMNS).where(_o.id == bindparam("id")))
_HELD: Final = Statement(select(*_COLUMNS).where(_o.id == bindparam("id")).with_for_update(key_share=True))
_ID_CALLED: Final = Statement(select(organisation.c.id).where(organisation.c.key == bindparam("key")))
_CALLED: Final = Statement(select(*_COLUMNS).where(_o.key == bindparam("key")))
# Two who make it at once make one.
_ADD: Final = Statement(
    sqlite.insert(organisation).values(_VALUES).on_conflict_do_nothing(),
    postgresql=postgresql.insert(organisation).values(_VALUES).on_conflict_do_nothing(),
)
_SAVE: Final = Statement(
    update(organisation)
    .where(_o.id == bindparam("the_id"))
    .values({name: bindparam(name) for name in (*_NAMES, "key") if name != "id"})
)
_DOMAINS: Final = Statement(select(_d.domain).where(_d.organisation_id == bindparam("id")).order_by(_d.domain))
_AT_DOMAIN: Final = Statement(select(_d.organisation_id).where(_d.domain == bindparam("domain")))
_TAKE: Final[dict[str, Any]] = {"domain": bindparam("domain"), "organisation_id": bindparam("organisation_id")}
_TAKE_DOMAIN: Final = Statement(
    sqlite.insert(organisation_domain).values(_TAKE).on_conflict_do_nothing().returning(_d.domain),
    postgresql=postgresql.insert(organisation_domain).values(_TAKE).on_conflict_do_nothing().returning(_d.domain),
)
_LET_DOMAIN: Final = Statement(
    delete(organisation_domain).where(_d.domain == bindparam("domain"), _d.organisation_id == bindparam("the_id"))
)
_ANYBODY: Final = Statement(select(_u.id).where(_u.organisation_id == bindparam("id")).limit(1))
_REMOVE: Final = Statement(delete(organisation).where(_o.id == bindparam("id")))
_is_of_team: Final = exists(select(_c.id).where(_c.customer_id == _u.id, _c.team_id == bindparam("team_id")))
_PEOPLE: Final = Statement(
    select(_u.id, _u.name)
    .where(_u.organisation_id == bindparam("id"), _u.merged_into.is_(None), _is_of_team)
    .order_by(_u.name, _u.id)
    .limit(bindparam("most"))
)
_SERVED: Final = Statement(select(_u.id).where(_u.organisation_id == bindparam("id"), _is_of_team).limit(1))
_TEAMS: Final = Statement(
    select(_c.team_id).join(customer, _u.id == _c.customer_id).where(_u.organisation_id == bindparam("id")).distinct()
)
_LIKE: Final = Statement(
    select(*_COLUMNS)
    .where(
        _o.key >= bindparam("first"),
        _o.key < bindparam("last"),
        exists(select(_u.id).where(_u.organisation_id == _o.id, _is_of_team)),
    )
    .order_by(_o.key)
    .limit(bindparam("most"))
)


class OrganisationRecords:
    """The organisations of one transaction."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.changed: list[tuple[tuple[OrganisationId, ...], Person]] = []
        """Which were edited, joined or left, and by whom."""

    def get(self, id_: OrganisationId) -> Organisation:
        """The organisation; raises NotFound."""
        return self._read(_GET, id_)

    def held(self, id_: OrganisationId) -> Organisation:
        """The organisation, locked for change; raises NotFound."""
        return self._read(_HELD, id_)

    def _read(self, statement: Statement, id_: OrganisationId) -> Organisation:
        rows = self._executor.fetch(statement, id=id_)
        if not rows:
            raise NotFound("There is no such organisation.")
        return self._of(rows[0])

    def _of(self, row: Row) -> Organisation:
        values: dict[str, Any] = dict(zip(_NAMES, row, strict=True))
        domains = tuple(one for (one,) in self._executor.fetch(_DOMAINS, id=values["id"]))
        return Organisation(**values, domains=domains)

    def id_called(self, key: str) -> OrganisationId | None:
        """Which has this name, for whoever needs to know no more."""
        rows = self._executor.fetch_kept(_ID_CALLED, key=key)
        return OrganisationId(rows[0][0]) if rows else None

    def called(self, key: str) -> Organisation | None:
        """The one with this name, however it is spelled."""
        rows = self._executor.fetch(_CALLED, key=key)
        return self._of(rows[0]) if rows else None

    def add(self, value: Organisation) -> Organisation:
        """Keep a new one; the one that stands, where somebody else has just made it."""
        key = key_of(value.name)
        self._executor.run(_ADD, **_values(value), key=key)
        return self.called(key) or value

    def save(self, value: Organisation) -> None:
        """Keep a changed one, with its domains; raises Conflict where another one has just taken one of them."""
        values = {name: text for name, text in _values(value).items() if name != "id"}
        self._executor.run(_SAVE, the_id=value.id, key=key_of(value.name), **values)
        before = {one for (one,) in self._executor.fetch(_DOMAINS, id=value.id)}
        for domain in sorted(before - set(value.domains)):
            self._executor.run(_LET_DOMAIN, domain=domain, the_id=value.id)
        for domain in sorted(set(value.domains) - before):
            if not self._executor.fetch(_TAKE_DOMAIN, domain=domain, organisation_id=value.id):
                raise Conflict(f"{domain} belongs to another organisation meanwhile; look again.")

    def remove(self, value: Organisation) -> bool:
        """Keep it no longer, with its domains; whether it could be: nobody belongs to it."""
        if self._executor.fetch(_ANYBODY, id=value.id):
            return False
        for domain in value.domains:
            self._executor.run(_LET_DOMAIN, domain=domain, the_id=value.id)
        self._executor.run(_REMOVE, id=value.id)
        return True

    def at_domains(self, domains: Sequence[str]) -> Organisation | None:
        """The one that has the first of these domains that anybody has."""
        for domain in domains:
            rows = self._executor.fetch(_AT_DOMAIN, domain=domain)
            if rows:
                return self.get(OrganisationId(rows[0][0]))
        return None

    def like(self, beginning: str, team_id: TeamId, most: int) -> Sequence[Organisation]:
        """Those whose names begin so and of which a team serves a customer."""
        rows = self._executor.fetch(_LIKE, first=beginning, last=beginning + _LAST, team_id=team_id, most=most)
        return [self._of(row) for row in rows]

    def people(self, id_: OrganisationId, team_id: TeamId, most: int) -> Sequence[tuple[CustomerId, str]]:
        """Ids and names of customers who belong to it and whom a team serves."""
        rows = self._executor.fetch(_PEOPLE, id=id_, team_id=team_id, most=most)
        return [(CustomerId(row[0]), row[1]) for row in rows]

    def is_served(self, id_: OrganisationId, team_id: TeamId) -> bool:
        """Whether a team serves or served a customer who belongs to it."""
        return bool(self._executor.fetch(_SERVED, id=id_, team_id=team_id))

    def teams_of(self, id_: OrganisationId) -> frozenset[TeamId]:
        """Every team that serves or served a customer who belongs to it."""
        return frozenset(TeamId(row[0]) for row in self._executor.fetch(_TEAMS, id=id_))

    def tell(self, by: Person, *ids: OrganisationId) -> None:
        """Whoever shows any of these is told that they changed, and who did it."""
        self.changed.append((ids, by))


def _values(value: Organisation) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _NAMES}
