"""What a role allows follows from what it names: what that cannot do without, and what is a part of it."""

from hub.domain.permission import NEEDS, OF_THE_HOUSE, ROLES, Permission, Role, complete, included

PARTS = {Permission.WORDS, Permission.CHANNELS, Permission.ROUTING}


def test_whoever_administers_has_every_part_of_it_however_she_came_to_it() -> None:
    assert complete({Permission.ADMINISTER}) >= PARTS
    assert included({Permission.ADMINISTER}) >= PARTS
    assert ROLES[Role.ADMINISTRATOR] >= PARTS


def test_whoever_has_one_part_administers_nothing_else() -> None:
    assert all(complete({part}) == {part} for part in PARTS)


def test_a_key_is_given_no_desk_by_what_needs_one() -> None:
    assert included({Permission.READ_TEAM}) == {Permission.READ_TEAM}
    assert complete({Permission.READ_TEAM}) == {Permission.READ_TEAM, Permission.READ}


def test_a_ready_made_role_names_everything_that_it_cannot_do_without() -> None:
    assert all(complete(permissions) == permissions for permissions in ROLES.values())


def test_what_concerns_the_house_needs_nothing_of_a_team() -> None:
    assert OF_THE_HOUSE.isdisjoint(NEEDS)
