"""What colleagues are told of what somebody can do."""

from types import SimpleNamespace
from typing import Any

from hub.web.desk_api import _skills_of

KNOWN: Any = {
    id_: SimpleNamespace(name=name) for id_, name in (("de", "German"), ("fr", "French"), ("orders", "Orders"))
}


def test_skills_are_told_by_name_the_best_first_and_none_that_is_nought_or_gone() -> None:
    person: Any = SimpleNamespace(skills={"fr": 3, "orders": 8, "de": 8, "es": 5})
    assert _skills_of(person, KNOWN) == ["German", "Orders", "French"]
    person.skills["fr"] = 0
    assert _skills_of(person, KNOWN) == ["German", "Orders"]
