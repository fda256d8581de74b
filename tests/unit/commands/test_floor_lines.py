"""Of whatever is wrong with a floor file it is told in which line that stands."""

from __future__ import annotations

import yaml

from hub.commands.floor_lines import with_lines

FLOOR = """
company: ""
queues:
  general:
    team: nowhere
  general.late: {team: nowhere}
accounts:
  chat:
    entry_rules:
      - name: first
        queue: general
      - {name: second, queue: none}
people:
  ada@lantern.example:
    roles: [king]
"""


def lines(*sentences: str) -> list[str]:
    return with_lines("\n".join(sentences), yaml.compose(FLOOR, Loader=yaml.SafeLoader)).split("\n")


def test_a_fault_has_the_line_of_what_it_is_about_and_the_first_line_comes_first() -> None:
    assert lines(
        "people.ada@lantern.example.roles.0: there is no role “king”",
        "accounts.chat.entry_rules.1.queue: there is no queue “none”",
        "queues.general.late.team: there is no team “nowhere”",
        "queues.general.team: there is no team “nowhere”",
        "company: is a name of 1 to 200 characters",
    ) == [
        "line 2: company: is a name of 1 to 200 characters",
        "line 5: queues.general.team: there is no team “nowhere”",
        "line 6: queues.general.late.team: there is no team “nowhere”",
        "line 12: accounts.chat.entry_rules.1.queue: there is no queue “none”",
        "line 15: people.ada@lantern.example.roles.0: there is no role “king”",
    ]


def test_what_is_missing_has_the_line_of_where_it_should_stand() -> None:
    assert lines("accounts.chat.channel: is missing") == ["line 8: accounts.chat.channel: is missing"]
    assert lines("accounts.chat.entry_rules.7.queue: x") == ["line 9: accounts.chat.entry_rules.7.queue: x"]


def test_what_is_about_no_place_of_the_file_stays_as_and_where_it_is() -> None:
    said = ["Nothing was changed:", "queues.general.team: nobody works there.", "To go on, give --unfinished."]
    assert lines(*said) == [said[0], f"line 5: {said[1]}", said[2]]
    assert lines("The hub is not running.") == ["The hub is not running."]
    assert with_lines("company: x", None) == "company: x"
