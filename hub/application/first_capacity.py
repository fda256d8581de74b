"""Whoever becomes an agent without a word about her capacity is given one, or she would never be offered anything."""

from __future__ import annotations

from collections.abc import Mapping

from channels.contract import Feature
from hub.application.floor_document import Wanted
from hub.application.floor_record import PEOPLE, Fields, Standing, value_of
from hub.domain.capacity import first_capacity
from hub.domain.floor import Team
from hub.domain.permission import Role


def give_first_capacity(wanted: Wanted, standing: Standing, features: Mapping[str, frozenset[Feature]]) -> None:
    """Everybody in the document who becomes an agent by it has a capacity, if the document says none."""
    people = wanted.records.get(PEOPLE, {})
    if not people:
        return
    named = {**standing.active("teams"), **wanted.records.get("teams", {})}
    teams: dict[str, Team] = {id_: value_of("teams", id_, fields) for id_, fields in named.items()}
    for email, fields in people.items():
        if email in wanted.capacities or not _becomes_agent(standing, email, fields):
            continue
        hers = [teams[team] for team in fields["teams"] if team in teams]
        people[email] = {**fields, "capacity": first_capacity(hers, features)}


def _becomes_agent(standing: Standing, email: str, fields: Fields) -> bool:
    before = standing.records[PEOPLE].get(email)
    return _is_agent(fields) and (before is None or not _is_agent(before.fields))


def _is_agent(fields: Fields) -> bool:
    return any(Role.AGENT in roles for roles in (fields["roles"], *fields["team_roles"].values()))
