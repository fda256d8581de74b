"""Which roles somebody has, in all of her teams or in one, and so what she may do where."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field

from hub.domain.ids import TeamId
from hub.domain.permission import OF_THE_HOUSE, Permission, allowed_by
from hub.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Rights:
    """The roles of one person."""

    roles: Collection[str]
    """Those that she has in all of her teams."""
    teams: Collection[TeamId]
    team_roles: Mapping[TeamId, Collection[str]] = field(default_factory=dict)
    """Those that she has in one team only."""
    own_roles: Mapping[str, Collection[str]] = field(default_factory=dict)
    """What the roles that the company made for itself allow."""

    def roles_in(self, team: TeamId) -> frozenset[str]:
        """Her roles where a team is concerned."""
        return frozenset((*self.roles, *self.team_roles.get(team, ())))

    def roles_everywhere(self) -> frozenset[str]:
        """The roles that she has in every one of her teams, by whichever way."""
        common = [frozenset(self.team_roles.get(team, ())) for team in self.teams]
        return frozenset(self.roles).union(frozenset.intersection(*common) if common else ())

    def within(self, team: TeamId) -> frozenset[Permission]:
        """What she may do where one of her teams is concerned; nothing where another is."""
        if team not in self.teams:
            return frozenset()
        everywhere = allowed_by(self.roles, self.own_roles)
        here = self.team_roles.get(team)
        return everywhere | (allowed_by(here, self.own_roles) - OF_THE_HOUSE) if here else everywhere

    def anywhere(self) -> frozenset[Permission]:
        """What she may do in at least one place."""
        everywhere = allowed_by(self.roles, self.own_roles)
        if not self.team_roles:
            return everywhere
        return everywhere.union(*(self.within(team) for team in self.team_roles))

    def teams_with(self, permission: Permission) -> frozenset[TeamId]:
        """Those of her teams in which she may do it."""
        if permission in allowed_by(self.roles, self.own_roles):
            return frozenset(self.teams)
        return frozenset(team for team in self.team_roles if permission in self.within(team))
