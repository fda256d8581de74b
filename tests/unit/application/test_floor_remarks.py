"""What serves nobody is remarked with its path, and holds nothing up."""

from __future__ import annotations

from typing import Any

import pytest

from hub.application.apply_floor import Applying
from hub.application.floor_remarks import remarks_on
from tests.unit.application.applying import SEALS, House, floor_document

RULE = "accounts.texts.entry_rules.0"


async def remarks(house: House, document: dict[str, Any]) -> list[str]:
    """What would be told of the document before anything is applied."""
    return [str(one) for one in await house.store.read(remarks_on, document, Applying("tests", SEALS, dry_run=True))]


async def test_a_floor_on_which_everything_can_be_served_earns_no_remark(house: House) -> None:
    assert await remarks(house, floor_document()) == []


async def test_a_queue_of_whose_team_nobody_works_is_remarked_and_applied(house: House) -> None:
    document = floor_document()
    document["teams"]["sales"] = {"name": "Sales"}
    document["queues"]["deals"] = {"name": "Deals", "team": "sales"}
    document["people"]["ada@lantern.example"]["teams"] = ["sales"]
    (told,) = await remarks(house, document)
    assert told.startswith("queues.deals.team: nobody who works is of the team “sales”")
    assert told.endswith("give somebody under people `teams: [sales]`")
    assert await house.apply(document)


@pytest.mark.parametrize(
    ("rule", "queue", "count"),
    [
        ({"skills": {"de": 5}}, {}, 0),
        ({"skills": {"de": 6}}, {}, 1),
        ({"skills": {}, "demand": "de >= 9 or de >= 2"}, {}, 0),
        ({"skills": {"de": 6}}, {"relaxation": [{"after_seconds": 60, "lowers": {"de": 5}}]}, 0),
        ({"skills": {"de": 6}}, {"relaxation": [{"after_seconds": 60, "lowers": {"de": 6}}]}, 1),
        ({"skills": {"de": 6}}, {"skill_expires_after_seconds": {"de": 60}}, 0),
    ],
    ids=str,
)
async def test_a_rule_is_remarked_only_where_nobody_there_ever_suffices(
    house: House, rule: dict[str, Any], queue: dict[str, Any], count: int
) -> None:
    document = floor_document()
    document["accounts"]["texts"]["entry_rules"][0] |= rule
    document["queues"]["general"] |= queue
    told = await remarks(house, document)
    assert [one.startswith(f"{RULE}: asks de >= 6, which nobody who serves the queue “general”") for one in told] == [
        True
    ] * count


async def test_agents_of_a_queue_that_helps_later_count(house: House) -> None:
    document = floor_document()
    document["teams"]["sales"] = {"name": "Sales"}
    document["queues"]["deals"] = {
        "name": "Deals",
        "team": "sales",
        "relaxation": [{"after_seconds": 60, "also_queues": ["general"]}],
    }
    assert await remarks(house, document) == []
