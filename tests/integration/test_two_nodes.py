"""Two hubs on one PostgreSQL and one Redis are one hub, whichever of them somebody speaks to."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from statistics import median
from typing import Final

import pytest

from tests.hubs.clients import Person
from tests.hubs.cluster import Cluster
from tests.hubs.desks import console_of, settled, widget_on
from tests.hubs.work import WorkingAgent
from tests.integration.nodes import GRACE_SECONDS, all_closed, rung, states_of, tell, texts_of, write
from tests.peers.twilio_standin import TwilioStandin

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(120)]

BOTH_WAYS = pytest.mark.parametrize(("here", "there"), [(0, 1), (1, 0)], ids=["first to second", "second to first"])
CHANGES: Final = 9
MATTERS: Final = 40
MOST_ROUNDS: Final = 3
RACES: Final = 5
WAITS: Final = """
    SELECT id, (SELECT count(*) FROM offer WHERE conversation_id = conversation.id AND outcome = 'declined')
    FROM conversation WHERE closed_at IS NULL
"""


@BOTH_WAYS
async def test_a_presence_is_seen_on_the_other_node_at_once(
    cluster: Cluster, capsys: pytest.CaptureFixture[str], here: int, there: int
) -> None:
    near, far = cluster.nodes[here], cluster.nodes[there]
    took = []
    async with Person(near, near.people["anna"]) as anna, console_of(far, "bo") as bo:
        for number in range(CHANGES):
            began = asyncio.get_running_loop().time()
            await anna.become("away" if number % 2 else "available")
            await bo.until(lambda: len(bo.of_type("presence_changed")) > number, "the presence")  # noqa: B023 - awaited here
            took.append(asyncio.get_running_loop().time() - began)
        assert [event["presence"] for event in bo.of_type("presence_changed")][:2] == ["available", "away"]
        await settled(far, bo)
    tell(capsys, f"a presence crossed in {1000 * median(took):.0f} ms, at most {1000 * max(took):.0f} ms")
    # Untold, a node looks once a second.
    assert median(took) < 0.5


@BOTH_WAYS
async def test_a_text_posted_to_one_node_rings_and_is_read_at_the_other(
    cluster: Cluster, standin: TwilioStandin, here: int, there: int
) -> None:
    near, far = cluster.nodes[here], cluster.nodes[there]
    async with Person(near, near.people["anna"]) as anna, console_of(near, "anna") as console:
        await anna.become("available")
        phone = await write(far, "hello from afar")
        offer = await rung(console)
        await anna.do("POST", f"/api/offers/{offer['id']}/accept")
        path = f"/api/conversations/{offer['conversation_id']}"
        items = (await anna.get(path))["items"]
        assert [item["text"] for item in items if item["kind"] == "message"] == ["hello from afar"]
        await write(far, "are you there?", phone)
        await console.until(lambda: "are you there?" in texts_of(console), "the second text")
        await anna.do("POST", f"{path}/messages", {"text": "here I am", "client_id": "a1"})
        await console.until(lambda: "sent" in states_of(console), "that the answer left")
        assert [text.body for text in standin.texts if text.to == phone] == ["here I am"]
        await settled(near, console)


@BOTH_WAYS
async def test_a_visitor_and_an_agent_on_different_nodes_talk_as_if_on_one(
    cluster: Cluster, here: int, there: int
) -> None:
    near, far = cluster.nodes[here], cluster.nodes[there]
    async with (
        Person(near, near.people["anna"]) as anna,
        console_of(near, "anna") as console,
        widget_on(far) as widget,
    ):
        await anna.become("available")
        assert (await widget.say("hello", "c1"))["ok"]
        offer = await rung(console)
        await anna.do("POST", f"/api/offers/{offer['id']}/accept")
        assert (await console.call("typing", {"conversation_id": offer["conversation_id"]}))["ok"]
        await widget.until(lambda: "'typing'" in str(widget.heard), "that the agent writes")
        answer = {"text": "hello to you", "client_id": "a1"}
        await anna.do("POST", f"/api/conversations/{offer['conversation_id']}/messages", answer)
        await widget.until(lambda: "hello to you" in str(widget.heard), "the answer")
        assert (await widget.call("typing"))["ok"]
        await console.until(lambda: console.signals("typing"), "that the visitor writes")
        await settled(near, console)


async def test_every_node_knows_who_has_a_console_open_wherever(cluster: Cluster) -> None:
    sql = "SELECT count(DISTINCT node) FROM person_line JOIN person ON id = person_id WHERE email LIKE 'bo@%'"

    async def open_at(nodes: int) -> None:
        async with asyncio.timeout(20):
            while await cluster.rows(sql) != [(nodes,)]:
                await asyncio.sleep(0.05)

    await open_at(0)
    async with console_of(cluster.nodes[0], "bo"):
        async with console_of(cluster.nodes[1], "bo"), console_of(cluster.nodes[1], "bo"):
            await open_at(2)
        await open_at(1)
    await open_at(0)


async def test_two_agents_on_different_nodes_never_share_a_conversation(
    cluster: Cluster, standin: TwilioStandin
) -> None:
    ((before,),) = await cluster.rows("SELECT count(*) FROM conversation")
    lease = await cluster.lease()
    agents = [
        WorkingAgent(node, node.people[name], random.Random(name), flaps=True)
        for node, name in zip(cluster.nodes, ("anna", "bo"), strict=True)
    ]
    # Nothing rings for whoever lost her line a moment ago, in a test before: both have one.
    async with (
        console_of(cluster.nodes[0], "anna"),
        console_of(cluster.nodes[1], "bo"),
        asyncio.TaskGroup() as group,
    ):
        work = [group.create_task(agent.run()) for agent in agents]
        matters = 0
        # On a busy machine one node may do all of it before the other begins: then there is more to do.
        while not all(agent.told.accepted for agent in agents) and matters < MOST_ROUNDS * MATTERS:
            for number in range(matters, matters + MATTERS):
                group.create_task(write(cluster.nodes[number % 2], f"matter {number}"))
            matters += MATTERS
            await all_closed(cluster, before + matters)
        for agent in agents:
            agent.is_stopping = True
        await asyncio.gather(*work)
    accepted = [set(agent.told.accepted.values()) for agent in agents]
    assert all(accepted), "both have worked"
    assert accepted[0].isdisjoint(accepted[1])
    assert len(accepted[0] | accepted[1]) == matters
    said = Counter(text for agent in agents for _, _, text in agent.told.said.values())
    assert Counter(text.body for text in standin.texts if text.body.startswith("answer ")) == said
    assert said.total() == MATTERS
    assert not [fault for agent in agents for fault in agent.told.over_capacity]
    assert await cluster.lease() == lease, "one node has routed all of it"


async def declined_by_both(cluster: Cluster, *people: Person) -> str:
    """A conversation that waits although both could take it; its id."""
    async with asyncio.timeout(10):
        while not (waiting := await cluster.rows(WAITS)) or waiting[0][1] < len(people):
            for person in people:
                for offer in (await person.get("/api/desk"))["offers"]:
                    await person.do("POST", f"/api/offers/{offer['id']}/decline")
    return str(waiting[0][0])


async def test_of_two_agents_who_take_a_conversation_on_different_nodes_at_once_one_has_it(cluster: Cluster) -> None:
    first, second = cluster.nodes
    async with (
        Person(first, first.people["anna"]) as anna,
        Person(second, second.people["bo"]) as bo,
        # Whoever has no line is soon offline.
        console_of(first, "anna"),
        console_of(second, "bo"),
    ):
        for person in (anna, bo):
            await person.become("available")
        for number in range(RACES):
            await write(cluster.nodes[number % 2], "who takes me?")
            id_ = await declined_by_both(cluster, anna, bo)
            path = f"/api/conversations/{id_}"
            answers = await asyncio.gather(*(person.ask("POST", f"{path}/take") for person in (anna, bo)))
            assert sorted(status for status, _ in answers) == [200, 409], answers
            winner, loser = (anna, bo) if answers[0][0] == 200 else (bo, anna)
            assert await cluster.rows("SELECT agent_id FROM conversation WHERE id = $1", id_) == [(winner.seat.id,)]
            status, _ = await loser.ask("POST", f"{path}/messages", {"text": "mine", "client_id": id_})
            assert status == 403
            await winner.do("POST", f"{path}/close", {"disposition": "solved"})


@pytest.mark.parametrize("presence", ["available", "away"])
async def test_who_has_a_line_on_one_node_is_not_gone_when_the_other_node_has_lost_one(
    cluster: Cluster, presence: str
) -> None:
    first, second = cluster.nodes
    async with Person(first, first.people["anna"]) as anna, console_of(second, "anna") as stays:
        await anna.become("available")
        await write(first, "does it go on ringing?")
        await rung(stays)
        await anna.become(presence)
        async with console_of(first, "anna"):
            pass
        # That nothing happens when the grace is over can only be seen afterwards.
        await asyncio.sleep(GRACE_SECONDS + 1)
        desk = await anna.get("/api/desk")
        assert desk["me"]["presence"] == presence
        assert len(desk["offers"]) == (1 if presence == "available" else 0)
        assert "offline" not in [event["presence"] for event in stays.of_type("presence_changed")]
        await settled(second, stays)


async def test_every_node_can_tell_why_a_conversation_still_waits(cluster: Cluster) -> None:
    await write(cluster.nodes[0], "is nobody there?")
    ((id_,),) = await cluster.rows("SELECT id FROM conversation WHERE closed_at IS NULL")
    said = []
    for node in cluster.nodes:
        async with Person(node, node.people["dora"]) as dora:
            said.append((await dora.get(f"/api/conversations/{id_}/routing"))["waiting"])
    assert said[0]["standing"] == "nobody_signed_in"
    assert "not signed in" in said[0]["sentence"]
    assert said[0] == said[1]


@BOTH_WAYS
async def test_what_agents_may_hold_side_by_side_holds_on_both_nodes_at_once(
    cluster: Cluster, capsys: pytest.CaptureFixture[str], here: int, there: int
) -> None:
    near, far = cluster.nodes[here], cluster.nodes[there]
    budget = {"attention": {"size": 1, "costs": {"sms": 1}}}
    async with Person(near, near.people["eva"]) as eva, console_of(far, "anna") as anna:
        began = asyncio.get_running_loop().time()
        await eva.do("POST", "/api/admin/apply", {"floor": {"sharing": {"budgets": budget}}})
        await anna.until(lambda: anna.of_type("capacity_changed"), "the budget")
        took = asyncio.get_running_loop().time() - began
        assert anna.of_type("capacity_changed")[0]["channel"] == "attention"
        await settled(far, anna)
        async with Person(far, far.people["eva"]) as other:
            assert (await other.get("/api/admin/export"))["sharing"]["budgets"] == budget
        await eva.do("POST", "/api/admin/apply", {"floor": {"sharing": {"budgets": {}}}})
        await anna.until(lambda: len(anna.of_type("capacity_changed")) > 1, "the end of it")
    tell(capsys, f"a change of what is shared crossed in {1000 * took:.0f} ms")
    assert took < 2, "untold, a node looks once a second"


@BOTH_WAYS
async def test_a_visitor_at_one_node_is_online_to_an_agent_at_the_other_until_she_leaves(
    cluster: Cluster, here: int, there: int
) -> None:
    near, far = cluster.nodes[here], cluster.nodes[there]
    async with Person(near, near.people["anna"]) as anna, console_of(near, "anna") as console:
        await anna.become("available")
        async with widget_on(far) as widget:
            await widget.say("Is anybody there?", "v1")
            offer = await rung(console)
            await anna.do("POST", f"/api/offers/{offer['id']}/accept")
            path = f"/api/customers/{offer['customer']['id']}/around"
            await _until_why(anna, path, "online")
        await _until_why(anna, path, "offline")


async def _until_why(person: Person, path: str, why: str, seconds: float = 15) -> None:
    """Wait until her chat is, or is not, a way to reach her."""
    async with asyncio.timeout(seconds):
        while [way["why"] for way in (await person.get(path))["ways"]] != [why]:
            await asyncio.sleep(0.05)
