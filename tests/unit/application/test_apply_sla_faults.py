"""What a queue promises is refused where it promises nothing, or where nobody could ever have it."""

from __future__ import annotations

from typing import Any

import pytest

from hub.domain.problem import Invalid
from tests.unit.application.applying import House, floor_document

USUAL: dict[str, Any] = {"name": "Usual", "first_response_seconds": 600}
GOLD: dict[str, Any] = {"name": "Gold", "tiers": ["gold"], "resolution_seconds": 3_600}


async def test_what_a_queue_promises_is_kept_with_every_field_in_its_usual_way(house: House) -> None:
    await house.apply(floor_document())
    await house.apply({"queues": {"general": {"sla": [GOLD, USUAL]}}})
    gold, usual = house.store.floor.queues["general"].sla
    assert (gold.tiers, usual.warn_percent, usual.on_warning.tell_owner) == (("gold",), 80, True)
    assert (usual.on_breach.tell_supervisors, usual.on_warning.tell_supervisors) == (True, False)


@pytest.mark.parametrize(
    ("policies", "told"),
    [
        ([{"name": "Usual"}], "0: promises nothing; give one of first_response_seconds, "),
        ([{**USUAL, "name": " "}], "0.name: is a text of 1 to 100 characters"),
        ([{**USUAL, "warn_percent": 100}], "0.warn_percent: is a whole number from 0 to 99"),
        ([{**USUAL, "resolution_seconds": -1}], "0.resolution_seconds: is a whole number from 0 to "),
        ([USUAL, GOLD], "0: fits every customer, so that the policies after it never hold; put it last"),
        ([GOLD, {**USUAL, "name": "Gold"}], "1.name: “Gold” is the name of an earlier policy too; give it another"),
        ([{**USUAL, "customer_value_at_least": float("inf")}], "0.customer_value_at_least: is a number"),
        ([{**USUAL, "on_breach": {"level": -1}}], "0.on_breach.level: is a whole number from 0 to "),
        ([{**USUAL, "on_warning": {"head_start_seconds": -1}}], "0.on_warning.head_start_seconds: is a whole number"),
        ([{**USUAL, "next_reply_seconds": 5}], "0.next_reply_seconds: there is no such field"),
    ],
)
async def test_a_promise_that_makes_no_sense_is_refused_with_its_place(
    house: House, policies: list[dict[str, Any]], told: str
) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid) as refused:
        await house.apply({"queues": {"general": {"sla": policies}}})
    assert f"queues.general.sla.{told}" in str(refused.value)


async def test_twenty_policies_are_enough(house: House) -> None:
    await house.apply(floor_document())
    policies = [{**GOLD, "name": f"Gold {number}"} for number in range(21)]
    with pytest.raises(Invalid, match=r"queues\.general\.sla: has at most 20 policies"):
        await house.apply({"queues": {"general": {"sla": policies}}})
