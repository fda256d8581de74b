"""Trying a change of a queue over the API of a running hub: another process plays it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from tests.integration.running import Browser, Place, Running, running

ADMIN, LEADER, AGENT = "admin", "sofia", "anna"
TRIAL = "/api/admin/queues/chat/trial"
PATIENCE_SECONDS = 130


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(Place.new(tmp_path_factory.mktemp("trials")), "--demo") as found:
        yield found


@pytest_asyncio.fixture
async def admin(hub: Running) -> AsyncIterator[Browser]:
    async with Browser(hub.place.url) as browser:
        await browser.sign_in(f"{ADMIN}@demo.example", "demo")
        yield browser


async def over(browser: Browser, trial: dict[str, Any]) -> dict[str, Any]:
    """The trial once it does not run any more; its share never shrinks."""
    shares = [trial["share"]]
    for _ in range(PATIENCE_SECONDS * 5):
        trial = await browser.ask("GET", f"/api/admin/trials/{trial['id']}")
        shares.append(trial["share"])
        if trial["state"] not in {"waiting", "running"}:
            assert shares == sorted(shares)
            return trial
        await asyncio.sleep(0.2)
    raise AssertionError(trial)


async def test_a_change_is_tried_on_a_realistic_day_where_none_is_recorded(admin: Browser) -> None:
    started = await admin.ask("POST", TRIAL, {"fields": {"service_target_seconds": 90}}, status=202)
    assert (started["state"], started["queue"], started["result"]) == ("running", "chat", None)
    found = await over(admin, started)
    assert (found["state"], found["share"], found["problem"]) == ("done", 1.0, None)
    day, comparison = found["result"]["day"], found["result"]["comparison"]
    assert (day["basis"], day["needed"], day["date"]) == ("realistic", 100, None)
    queues = {one["queue_id"]: one for one in comparison["queues"]}
    level = queues["chat"]["service_level"]
    assert comparison["targets"]["chat"] == 20, "both sides are counted by the promise in force"
    assert level["difference"] == {"mean": 0.0, "half_width": 0.0}, "a promise that is moved answers nobody sooner"
    assert 0 < level["before"]["mean"] == level["after"]["mean"]
    assert queues["mail"]["mean_wait"]["difference"] == {"mean": 0.0, "half_width": 0.0}, "nothing else was changed"
    assert len(comparison["hours"]["chat"]) == 24
    assert ["Anna Fischer"] in [crew["agents"] for crew in found["result"]["crews"]]
    assert (await admin.ask("GET", "/api/admin/queues/chat"))["service_target_seconds"] == 20, "it was only tried"


async def test_what_makes_no_sense_is_refused_with_its_path_and_what_to_write(admin: Browser) -> None:
    problem = await admin.ask("POST", TRIAL, {"fields": {"service_target_seconds": 0, "slop": 2}}, status=422)
    assert "queues.chat.service_target_seconds: is a whole number from 1 to 2592000" in problem["detail"]
    assert "queues.chat.slop: there is no such field" in problem["detail"]
    problem = await admin.ask("POST", TRIAL, {"day": "2999-01-01"}, status=422)
    assert "is not over" in problem["detail"]
    await admin.ask("POST", "/api/admin/queues/nowhere/trial", {}, status=404)


async def test_a_trial_is_cancelled_by_hand_or_by_the_next_one(admin: Browser) -> None:
    first = await admin.ask("POST", TRIAL, {"day": "2020-02-29"}, status=202)
    second = await admin.ask("POST", TRIAL, {}, status=202)
    assert (await admin.ask("GET", f"/api/admin/trials/{first['id']}"))["state"] == "cancelled"
    await admin.ask("DELETE", f"/api/admin/trials/{second['id']}", status=204)
    assert (await admin.ask("GET", f"/api/admin/trials/{second['id']}"))["state"] == "cancelled"
    await admin.ask("DELETE", "/api/admin/trials/unknown", status=404)


async def test_supervisors_try_for_their_teams_and_see_their_own_trials_alone(hub: Running, admin: Browser) -> None:
    async with Browser(hub.place.url) as leader, Browser(hub.place.url) as agent:
        await leader.sign_in(f"{LEADER}@demo.example", "demo")
        await agent.sign_in(f"{AGENT}@demo.example", "demo")
        trial = await leader.ask("POST", TRIAL, {}, status=202)
        await admin.ask("GET", f"/api/admin/trials/{trial['id']}", status=404)
        await agent.ask("POST", TRIAL, {}, status=403)
        every = {one["id"]: one for one in await admin.ask("GET", "/api/admin/queues")}
        (sofia,) = [one for one in await admin.ask("GET", "/api/admin/people") if one["email"].startswith(LEADER)]
        hers = {one["id"] for one in await leader.ask("GET", "/api/admin/queues")}
        assert hers == {id_ for id_, one in every.items() if one["team"] in sofia["teams"]}
        assert await leader.ask("GET", "/api/admin/queues/chat") == every["chat"]
        assert {"skills", "hours"} == {
            kind for kind in ("skills", "hours") if await leader.ask("GET", f"/api/admin/{kind}")
        }
        await leader.ask("PUT", "/api/admin/queues/chat", {"service_target_seconds": 90}, status=403)
        await leader.ask("DELETE", f"/api/admin/trials/{trial['id']}", status=204)
