"""What somebody may do follows from her roles, and from the teams in which she has them."""

from __future__ import annotations

import pytest

from hub.domain.ids import TeamId
from hub.domain.permission import NEEDS, OF_THE_HOUSE, ROLES, Permission, Role, complete, permissions_of
from hub.domain.rights import Rights

NORTH, SOUTH, EAST = TeamId("north"), TeamId("south"), TeamId("east")
OWN = {"coach": ("floor.steer",), "boss": ("admin.manage",)}


def test_a_role_in_one_team_allows_nothing_in_another() -> None:
    lea = Rights((), (NORTH, SOUTH), {NORTH: ("agent",), SOUTH: ("supervisor",)})
    assert lea.teams_with(Permission.WORK) == {NORTH, SOUTH}
    assert lea.teams_with(Permission.STEER) == {SOUTH}
    assert lea.within(NORTH) == permissions_of(frozenset({Role.AGENT}))
    assert lea.anywhere() == permissions_of(frozenset({Role.AGENT, Role.SUPERVISOR}))


def test_nothing_is_allowed_in_a_team_that_is_not_hers() -> None:
    dora = Rights((Role.SUPERVISOR,), (NORTH,), {EAST: ("supervisor",)})
    assert dora.teams_with(Permission.STEER) == {NORTH}
    assert dora.within(SOUTH) == dora.within(EAST) == frozenset()


def test_what_concerns_the_whole_hub_is_not_allowed_by_a_role_in_one_team() -> None:
    anna = Rights((Role.AGENT,), (NORTH,), {NORTH: ("administrator", "boss")}, OWN)
    assert anna.anywhere().isdisjoint(OF_THE_HOUSE)
    assert Permission.BOARD in anna.within(NORTH)


def test_a_role_of_the_companys_own_brings_along_what_it_cannot_be_used_without() -> None:
    coach = Rights(("coach",), (NORTH,), {}, OWN)
    assert coach.anywhere() == {Permission.STEER, Permission.WORK, Permission.READ}
    assert Rights(("coach",), (NORTH,)).anywhere() == frozenset(), "what nobody defines any more allows nothing"


def test_a_role_is_had_everywhere_where_every_team_gives_it() -> None:
    both = {NORTH: ("supervisor", "agent"), SOUTH: ("supervisor",)}
    assert Rights(("analyst",), (NORTH, SOUTH), both).roles_everywhere() == {"analyst", "supervisor"}
    assert Rights((), (NORTH, EAST), both).roles_everywhere() == frozenset()


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_ready_role_lacks_nothing_that_it_needs(role: str) -> None:
    assert complete(ROLES[role]) == ROLES[role]


def test_whoever_only_reads_may_nothing_that_changes_anything() -> None:
    reads = {Permission.READ, Permission.READ_TEAM, Permission.BOARD}
    assert ROLES[Role.READER] == reads
    assert ROLES[Role.ANALYST] == {Permission.BOARD}
    assert all(needed not in NEEDS or needed is Permission.WORK for needed in NEEDS.values())
