"""Lending is searched for in another process, and holds when an administrator says so."""

from __future__ import annotations

import asyncio
import json
import pickle
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import orjson
import pytest
import pytest_asyncio

from hub.commands.lending_process import NOT_SURE
from hub.worker.lending_day import TOO_LITTLE, LendingTask
from routing.lending import Gain, Proposal, Term
from routing.lines import Lend, Pair
from tests.integration.running import Browser, Place, Running, running
from tests.unit.worker.lending_days import busy_day, scarce_day

# A proposal plays a whole day many times.
pytestmark = pytest.mark.timeout(240)

PATH = "/api/admin/lending"
"""What the console asks."""


async def said_of(task: LendingTask) -> list[dict[str, Any]]:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "hub.commands.lending_process", stdin=pipe, stdout=pipe
    )
    said, _ = await process.communicate(pickle.dumps(task))
    assert process.returncode == 0
    return [orjson.loads(line) for line in said.splitlines()]


async def test_a_day_that_lending_helps_gets_a_proposal_and_another_none() -> None:
    *progress, last = await said_of(scarce_day())
    shares = [one["share"] for one in progress]
    assert shares == sorted(shares)
    proposal = Proposal.from_words(last["result"])
    assert proposal.gain.is_sure
    assert {term.pool_id for term in proposal.terms} == {"general", "general + orders"}
    assert (await said_of(busy_day()))[-1] == {"result": None, "problem": NOT_SURE}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A hub of its own with the demonstration's floor."""
    with running(Place.new(tmp_path_factory.mktemp("lending")), "--demo") as found:
        yield found


@pytest_asyncio.fixture
async def admin(hub: Running) -> AsyncIterator[Browser]:
    async with Browser(hub.place.url) as browser:
        await browser.sign_in("admin@demo.example", "demo")
        yield browser


async def test_a_search_that_finds_nothing_says_why(admin: Browser) -> None:
    assert (await admin.ask("GET", PATH))["search"] == {"state": "none", "share": 0.0, "problem": None}
    view = await admin.ask("POST", f"{PATH}/search", {}, status=202)
    assert view["search"]["state"] == "running"
    async with asyncio.timeout(60):
        while view["search"]["state"] == "running":
            await asyncio.sleep(0.1)
            view = await admin.ask("GET", PATH)
    assert (view["search"]["state"], view["search"]["problem"]) == ("done", TOO_LITTLE)
    assert (view["in_force"], view["proposed"]) == (None, None)


async def test_a_proposal_holds_from_its_adoption_until_it_is_ended(hub: Running, admin: Browser) -> None:
    proposal = Proposal(
        (Term("chat", "chat + mail", Pair(lend=Lend(1, age_at_least=600.0))),), Gain(9, 1), "2026-03-01"
    )
    with sqlite3.connect(hub.place.folder / "var" / "hub.db", timeout=20) as database:
        database.execute("INSERT INTO setting VALUES ('lending_proposed', ?)", (json.dumps(proposal.as_words()),))
    (term,) = (await admin.ask("GET", PATH))["proposed"]["terms"]
    lends: dict[str, object] = {"idle_above": 1, "queue_above": None, "age_at_least": 600.0, "beside": []}
    assert term == {"queue": "chat", "pool": "chat + mail", "rank": 0.0, "tier": 0.0, "weight": 1.0, "lends": lends}
    problem = await admin.ask("POST", f"{PATH}/adopt", {"version": "another"}, status=409)
    assert "look at it first" in problem["detail"]
    view = await admin.ask("POST", f"{PATH}/adopt", {"version": proposal.version})
    assert view["in_force"]["version"] == proposal.version
    await admin.ask("DELETE", PATH, status=204)
    assert (await admin.ask("GET", PATH))["in_force"] is None
    lines = (await admin.ask("GET", "/api/admin/audit"))["lines"]
    assert [line["action"] for line in lines[:2]] == ["lending.ended", "lending.adopted"]
