"""How a queue is served is configured over the API, and holds at once for what already waits."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from tests.integration.running import Browser, Place, Running, running

QUEUE = "/api/admin/queues/chat"
POLICY: dict[str, Any] = {
    "agent_order": "most_skilled",
    "conversation_order": "service_objective",
    "slope": 1.5,
    "overdue_after_seconds": 600,
    "skill_weights": {"de": 2.0},
    "skill_order": [],
    "relaxation": [{"after_seconds": 30, "lowers": {"de": 2}}, {"after_seconds": 60, "drops": ["de"]}],
    "skill_expires_after_seconds": {"de": 90},
    "owner_grace_by_tier": {"gold": 60},
    "head_start_seconds_per_value": 0.25,
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(Place.new(tmp_path_factory.mktemp("policies")), "--demo") as found:
        yield found


@pytest_asyncio.fixture
async def admin(hub: Running) -> AsyncIterator[Browser]:
    async with Browser(hub.place.url) as browser:
        await browser.sign_in("admin@demo.example", "demo")
        yield browser


async def test_a_policy_comes_back_as_it_was_put_and_is_exported(admin: Browser) -> None:
    before = await admin.ask("GET", QUEUE)
    assert (before["agent_order"], before["overdue_after_seconds"]) == ("default", 3_600)
    await admin.ask("PUT", "/api/admin/skills/de", {"name": "German"})
    put = await admin.ask("PUT", QUEUE, POLICY)
    shown = {name: put[name] for name in POLICY}
    steps = [{"drops": [], "lowers": {}, "also_queues": [], **step} for step in POLICY["relaxation"]]
    assert shown == {**POLICY, "relaxation": steps}
    exported = await admin.ask("GET", "/api/admin/export")
    assert exported["queues"]["chat"]["relaxation"] == steps
    assert exported["idle_clock"] == "latest"
    changes = (await admin.ask("POST", "/api/admin/apply", {"floor": exported, "dry_run": True}))["changes"]
    assert changes == [], "an export changes nothing"
    await admin.ask("PUT", QUEUE, {name: before[name] for name in POLICY})


async def test_every_fault_of_a_policy_is_told_with_its_path(admin: Browser) -> None:
    wrong = {"slope": 0, "relaxation": [{"after_seconds": 5, "drops": ["klingon"]}]}
    problem = await admin.ask("PUT", QUEUE, wrong, status=422)
    for told in ("chat.slope: is a number above 0", "chat.relaxation.0.drops: there is no skill “klingon”"):
        assert told in problem["detail"]
    problem = await admin.ask("PUT", QUEUE, {"agent_order": "fastest"}, status=422)
    assert "agent_order: Input should be 'default', 'longest_idle'" in problem["detail"]


async def test_the_idle_clock_is_a_setting_of_the_whole_floor(admin: Browser) -> None:
    applied = {"floor": {"idle_clock": "last_ended"}}
    (change,) = (await admin.ask("POST", "/api/admin/apply", applied))["changes"]
    assert (change["id"], change["fields"]["name"]) == ("idle_clock", ["latest", "last_ended"])
    problem = await admin.ask("POST", "/api/admin/apply", {"floor": {"idle_clock": "noon"}}, status=422)
    assert "idle_clock: is one of latest, last_ended" in problem["detail"]
    assert (await admin.ask("GET", "/api/admin/export"))["idle_clock"] == "last_ended"
    await admin.ask("POST", "/api/admin/apply", {"floor": {"idle_clock": "latest"}})
