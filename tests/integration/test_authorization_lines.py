"""Every word on a live line and every room, asked by everybody: `authorization.yaml` has the answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from functools import partial
from itertools import count

import pytest

from hub.realtime.desk import DeskLine
from hub.realtime.visitor import VisitorLine
from hub.wire import tell
from tests.hubs.clients import Person
from tests.hubs.floor import OTHER_NUMBER, OUR_NUMBER, PEOPLE, floor_document
from tests.hubs.lines import LOST, Console, Widget
from tests.hubs.process import running_hub
from tests.integration.world import COLUMNS, MATRIX, NAMES, NUMBERS, SIGNED_IN, World, rows_of

_fences = count(1)


def test_every_word_of_a_live_line_is_in_the_matrix() -> None:
    def words(line: type) -> set[str]:
        return {name.removeprefix("on_") for name in vars(line) if name.startswith("on_")} - {"disconnect"}

    assert set(MATRIX["desk"]) == words(DeskLine)
    assert set(MATRIX["visitor"]) == words(VisitorLine) - {"connect"}


def test_every_kind_of_room_is_in_the_matrix() -> None:
    kinds = {name.removesuffix("_room") for name in vars(tell) if name.endswith("_room")}
    kinds |= {name.lower() for name, value in vars(tell).items() if name.isupper() and isinstance(value, str)}
    assert set(MATRIX["rooms"]) == kinds


def origin_of(url: str) -> list[tuple[str, bool]]:
    port = url.rpartition(":")[2]
    return [
        (url, True),
        ("https://evil.example", False),
        (f"http://127.0.0.1.evil.example:{port}", False),
        ("http://127.0.0.1:1", False),
        ("null", False),
    ]


@pytest.mark.parametrize("transport", ["websocket", "polling"])
async def test_a_console_opens_on_our_own_pages_only(world: World, transport: str) -> None:
    for origin, is_ours in origin_of(world.hub.url):
        console = Console(world.hub.people["anna"])
        with suppress(*LOST):
            await console.connect(world.hub.url, transports=(transport,), headers={"Origin": origin})
        assert console.is_open == is_ours, origin
        await console.close()


@asynccontextmanager
async def consoles(world: World) -> AsyncIterator[dict[str, Console]]:
    """A console for everybody who may have one."""
    opened: dict[str, Console] = {}
    try:
        for column in SIGNED_IN:
            console = Console(world.people[column].seat)
            await console.connect(world.hub.url)
            # What happens before that is in the snapshot.
            await console.until(partial(console.count, "snapshot_needed"), "the demand for a snapshot")
            opened[column] = console
        yield opened
    finally:
        for console in opened.values():
            await console.close()


async def test_who_may_open_a_console_is_as_the_matrix_says(world: World) -> None:
    for column, expected in zip(COLUMNS, MATRIX["desk"]["connect"].split(), strict=True):
        console = Console(world.people[column if column in NAMES else "holder"].seat)
        headers = {} if column in NAMES else {"Cookie": "hub_session=nothing"}
        with suppress(*LOST):
            await console.connect(world.hub.url, headers=headers)
        assert console.is_open == (expected == "in"), column
        await console.close()


@pytest.mark.parametrize(("word", "kind", "row"), [row for row in rows_of("desk") if row.values[1]])
async def test_everybody_may_say_what_the_matrix_says(world: World, word: str, kind: str, row: list[str]) -> None:
    data = {"is_open": True} if kind == "figures" else {"conversation_id": await world.id_of(kind), "deed": "looking"}
    async with consoles(world) as opened:
        for column, expected in zip(SIGNED_IN, row, strict=True):
            answer = await opened[column].call(word, data)
            assert ("ok" in answer) == (expected == "in"), f"{column} was answered {answer}"


class Happenings:
    """Makes one thing happen, and tells which event it is known by."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.held = ""
        self.waiting = ""

    async def prepare(self) -> None:
        """Everything that must be there before."""
        self.held = await self._world.id_of("held")
        self.waiting = await self._world.id_of("waiting")

    async def happen(self, kind: str) -> str:
        """Make it happen; the type of its event."""
        world, administrator = self._world, self._world.people["administrator"]
        match kind:
            case "held_hears" | "held_changes":
                number = world.look(
                    "SELECT i.key FROM conversation c JOIN identity i ON i.id = c.identity_id WHERE c.id = ?", self.held
                )
                await world.text(OUR_NUMBER, number)
                return "item_added" if kind == "held_hears" else "conversation_changed"
            case "waiting_arrives" | "south_arrives" | "legal_arrives":
                await world.text(NUMBERS[kind.removesuffix("_arrives")])
                return "waiting_added"
            case "others_are_told":
                await world.text(OUR_NUMBER)
                return "happened"
            case "floor_changes":
                return "floor_changed"
            case "waiting_note":
                await world.people["supervisor"].do(
                    "POST", f"/api/conversations/{self.waiting}/notes", {"text": "for whoever takes it"}
                )
                return "item_added"
            case "visitor_writes":
                widget = Widget()
                await widget.connect(world.hub.url)
                await widget.say("hello", "c1")
                await widget.close()
                return "visitor_item_added"
            case "rights_change":
                gus = world.hub.people["gus"]
                await administrator.do("PUT", f"/api/admin/people/{gus.email}", {"teams": ["south"]})
                await administrator.do("PUT", f"/api/admin/people/{gus.email}", {"teams": ["north"]})
                return "rights_changed"
            case _:
                return "floor_moved"


@pytest.mark.parametrize(("room", "kind", "row"), rows_of("rooms"))
async def test_everybody_hears_what_the_matrix_says(world: World, room: str, kind: str, row: list[str]) -> None:
    happenings = Happenings(world)
    await happenings.prepare()
    async with consoles(world) as opened:
        type_ = await happenings.happen(kind)
        await fence(world, opened)
        heard = {column: bool(console.of_type(type_)) for column, console in opened.items()}
    assert heard == {column: expected in {"yes", "True"} for column, expected in zip(SIGNED_IN, row, strict=True)}, room


async def fence(world: World, opened: Mapping[str, Console]) -> None:
    """Let something happen that everybody hears, and wait for it: what came before it has come."""
    name = f"fence-{next(_fences)}"
    before = {column: len(console.of_type("floor_changed")) for column, console in opened.items()}
    await world.people["administrator"].do("PUT", f"/api/admin/skills/{name}", {"name": name})
    for column, console in opened.items():
        await console.until(partial(_has_passed, console, before[column]), "the fence")


def _has_passed(console: Console, before: int) -> bool:
    return len(console.of_type("floor_changed")) > before


async def test_a_room_that_a_client_names_is_no_authority(world: World) -> None:
    waiting, south = await world.id_of("waiting"), await world.id_of("south")
    hers = world.hub.people["chris"].id
    async with consoles(world) as opened:
        intruder = opened["holder"]
        names = ["team:south", f"person:{hers}", f"conversation:{south}", "gateways", "routers", "everyone"]
        for name in names:
            for word in ("join", "enter_room", "subscribe", "join_room", "room"):
                await intruder.client.emit(word, {"room": name, "rooms": names, "sid": name}, namespace="/desk")
            for data in ({"conversation_id": name}, {"conversation_id": waiting, "room": name}, name, [name]):
                await intruder.call("watch", data)
        assert "problem" in await intruder.call("watch", {"conversation_id": south})
        await world.text(OTHER_NUMBER)
        await world.people["other_supervisor"].do("POST", f"/api/conversations/{south}/notes", {"text": "ours alone"})
        await world.people["stranger"].do("PUT", "/api/presence", {"state": "away"})
        await fence(world, opened)
        heard = (
            intruder.of_type("waiting_added") + intruder.of_type("item_added") + intruder.of_type("presence_changed")
        )
        assert not heard
        assert opened["stranger"].of_type("waiting_added"), "the control heard it"


async def test_who_follows_a_conversation_hears_no_more_of_it_once_it_left_her_reach(world: World) -> None:
    waiting = await world.id_of("waiting")
    path = f"/api/conversations/{waiting}"
    async with consoles(world) as opened:
        colleague = opened["colleague"]
        assert "ok" in await colleague.call("watch", {"conversation_id": waiting})
        await world.people["supervisor"].do("POST", f"{path}/notes", {"text": "one"})
        await colleague.until(lambda: len(colleague.of_type("item_added")) == 1, "the note she may read")
        await world.people["supervisor"].do("POST", f"{path}/transfer", {"to": {"queue": "legal"}})
        await fence(world, opened)
        before = len(colleague.of_type("item_added"))
        await world.people["other_supervisor"].do("POST", f"{path}/notes", {"text": "two"})
        await fence(world, opened)
        assert len(colleague.of_type("item_added")) == before


async def test_who_follows_a_conversation_hears_no_more_of_it_once_she_left_the_team(world: World) -> None:
    waiting = await world.id_of("waiting")
    gus = world.hub.people["gus"]
    person = f"/api/admin/people/{gus.email}"
    async with consoles(world) as opened:
        console = Console(gus)
        await console.connect(world.hub.url)
        await console.until(partial(console.count, "snapshot_needed"), "the demand for a snapshot")
        assert "ok" in await console.call("watch", {"conversation_id": waiting})
        await world.people["administrator"].do("PUT", person, {"teams": ["south"]})
        everybody = {**opened, "gus": console}
        await fence(world, everybody)
        await world.people["supervisor"].do("POST", f"/api/conversations/{waiting}/notes", {"text": "not for her"})
        await world.text(OUR_NUMBER)
        await world.text(OTHER_NUMBER)
        await fence(world, everybody)
        assert not console.of_type("item_added")
        arrived = [event["waiting"]["queue"] for event in console.of_type("waiting_added")]
        assert arrived[-1] == "south"
        assert "texts" not in arrived
        await world.people["administrator"].do("PUT", person, {"teams": ["north"]})
        await console.close()


async def test_signing_out_ends_the_lines_of_that_session_and_no_others(world: World) -> None:
    seat = world.hub.people["gus"]
    kept, ended = Console(seat), Console(seat.spare)
    await kept.connect(world.hub.url)
    await ended.connect(world.hub.url)
    async with Person(world.hub, seat.spare) as gus:
        await gus.do("DELETE", "/api/session")
    await ended.until(lambda: not ended.is_open, "the end of the line")
    assert ended.signals("session_ended")
    assert kept.is_open
    await ended.close()
    await kept.close()


def _is_cut(console: Console) -> bool:
    return not console.is_open


async def test_a_deactivated_person_is_out_at_once(world: World) -> None:
    people = {**PEOPLE, "hal": {"name": "Hal Foss", "roles": ["agent"], "teams": ["north"]}}
    async with running_hub(floor_document(people)) as hub:
        hal = hub.people["hal"]
        async with Person(hub, hub.people["eva"]) as administrator, Person(hub, hal) as person:
            lines = [Console(hal), Console(hal), Console(hal.spare)]
            for line, transport in zip(lines, ("websocket", "polling", "websocket"), strict=True):
                await line.connect(hub.url, transports=(transport,))
            await administrator.do("DELETE", f"/api/admin/people/{hal.id}")
            for line in lines:
                await line.until(partial(_is_cut, line), "the end of the line")
            assert (await person.ask("GET", "/api/desk"))[0] == 401
            for line in lines:
                await line.close()
            again = Console(hal)
            with pytest.raises(LOST):
                await again.connect(hub.url)
            await again.close()


async def test_a_change_of_a_role_is_heard_and_allowed_at_once(world: World) -> None:
    people = {**PEOPLE, "ida": {"name": "Ida Ek", "roles": ["look"], "teams": ["north"]}}
    document = {**floor_document(people), "roles": {"look": {"name": "Look", "permissions": ["board.view"]}}}
    async with running_hub(document) as hub:
        ida = hub.people["ida"]
        async with Person(hub, hub.people["eva"]) as administrator, Person(hub, ida) as person:
            line = Console(ida)
            turns: list[object] = []
            line.client.on("rights_changed", handler=turns.append, namespace="/desk")
            await line.connect(hub.url)
            assert (await person.ask("GET", "/api/desk"))[0] == 403
            # Whatever is only loaded once somebody administers is there then.
            await administrator.do("PUT", "/api/admin/roles/look", {"name": "Looks"})
            for permission, status in (("desk.read", 200), ("board.view", 403)):
                known = len(turns)
                await administrator.do("PUT", "/api/admin/roles/look", {"permissions": [permission]})
                assert (await person.ask("GET", "/api/desk"))[0] == status
                await line.until(partial(_is_longer, turns, known), "the news of her rights")
                assert ("ok" in await line.call("board", {"is_open": True})) == (permission == "board.view")
            await line.close()


def _is_longer(turns: list[object], known: int) -> bool:
    return len(turns) > known


async def test_an_administrator_signs_somebody_out_everywhere_at_once(world: World) -> None:
    people = {**PEOPLE, "kim": {"name": "Kim Ness", "roles": ["agent"], "teams": ["north"]}}
    async with running_hub(floor_document(people)) as hub:
        kim = hub.people["kim"]
        async with Person(hub, hub.people["eva"]) as administrator, Person(hub, kim) as person:
            places = await person.do("GET", "/api/sessions", None)
            assert sorted(place["is_here"] for place in places) == [False, True]
            line, other = Console(kim), Console(kim.spare)
            await line.connect(hub.url)
            await other.connect(hub.url)
            elsewhere = next(place["tag"] for place in places if not place["is_here"])
            await person.do("DELETE", f"/api/sessions/{elsewhere}")
            await other.until(partial(_is_cut, other), "the end of the other line")
            assert line.is_open
            await administrator.do("DELETE", f"/api/admin/people/{kim.id}/sessions")
            await line.until(partial(_is_cut, line), "the end of the line")
            assert (await person.ask("GET", "/api/sessions"))[0] == 401
            for console in (line, other):
                await console.close()
