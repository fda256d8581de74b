"""A visitor has the chat open while a node that is alive says so."""

from __future__ import annotations

from datetime import timedelta

from hub.application.transfer import take_conversation
from hub.application.visitor_presence import (
    BELIEVED_FOR,
    RENEWED_EVERY,
    begin_alone,
    forget_node,
    has_chat_open,
    has_console_open,
    keep_people,
    keep_visitors,
)
from hub.domain.conversation import State
from hub.domain.ids import IdentityId, PersonId
from hub.domain.person import Presence
from hub.realtime.rooms import Connection, Rooms
from hub.wire.tell import person_room, visitor_room
from hub.worker.visitors import VisitorWatch
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS
from tests.stage.stage import Stage
from tests.stage.timers import fire_due

ADA, BEA = IdentityId("ada"), IdentityId("bea")
GRACE = 20


async def connected(stage: Stage) -> set[IdentityId]:
    return {who for who in (ADA, BEA) if await stage.store.read(has_chat_open, who)}


@staged
async def test_a_visitor_is_there_as_long_as_any_node_has_a_line_of_hers(stage: Stage) -> None:
    for _ in range(2):
        await stage.run(keep_visitors, "first", {ADA, BEA}, set())
    await stage.run(keep_visitors, "second", {ADA}, set())
    await stage.run(keep_visitors, "first", set(), {ADA, BEA})
    assert await connected(stage) == {ADA}
    await stage.run(forget_node, "second")
    assert await connected(stage) == set()


@staged
async def test_a_node_that_was_killed_is_believed_no_longer_and_one_that_lives_is(stage: Stage) -> None:
    await stage.run(keep_visitors, "killed", {ADA}, set())
    await stage.run(keep_visitors, "alive", {BEA}, set())
    for _ in range(4):
        stage.clock.forward(RENEWED_EVERY.total_seconds())
        await stage.run(keep_visitors, "alive")
    assert await connected(stage) == {BEA}
    stage.clock.forward((BELIEVED_FOR + timedelta(seconds=1)).total_seconds())
    assert await connected(stage) == set()


@staged
async def test_a_node_tells_of_lines_that_open_and_close_and_of_a_visitor_s_last_one_only(stage: Stage) -> None:
    rooms = Rooms()
    watch = VisitorWatch(stage.store, rooms, "here", grace_seconds=GRACE)
    lines = [Connection(f"sid{number}", "", "/visitor", visitor_room(ADA), "") for number in range(2)]
    stranger = Connection("sid9", "", "/visitor", visitor_room("sid9"), "")
    for line in lines:
        rooms.add(line, [visitor_room(ADA)])
    rooms.add(stranger, [])
    await watch.tell()
    assert await connected(stage) == {ADA}
    rooms.remove("sid0")
    stranger.subject = visitor_room(BEA)
    rooms.join(stranger, visitor_room(BEA))
    await watch.tell()
    assert await connected(stage) == {ADA, BEA}
    rooms.remove("sid1")
    await watch.tell()
    assert await connected(stage) == {BEA}
    # A node that was only slow tells everything anew, once the others have forgotten what it told.
    stage.clock.forward((BELIEVED_FOR + timedelta(seconds=1)).total_seconds())
    await stage.run(keep_visitors, "other")
    await watch.tell()
    assert await connected(stage) == {BEA}
    await watch.resign()
    assert await connected(stage) == set()


async def lost(stage: Stage) -> dict[PersonId, bool]:
    """Of whom the hub knows that her console does not answer."""
    return {who: (await stage.person(who)).line_lost_at is not None for who in (ANNA, BO)}


async def killed(stage: Stage, node: str) -> None:
    """Nobody hears of this node any more, and the other one tells of itself."""
    while node in await stage.store.read(lambda reading: reading.visitors.silent_since(reading.now + BELIEVED_FOR)):
        stage.clock.forward(RENEWED_EVERY.total_seconds())
        await stage.run(keep_visitors, "alive", grace_seconds=GRACE)


@staged
async def test_whoever_had_her_console_at_a_node_that_was_killed_has_lost_her_line(stage: Stage) -> None:
    for who in (ANNA, BO):
        await stage.become(who)
    for node, people in (("killed", {ANNA, BO}), ("alive", {BO})):
        await stage.run(keep_visitors, node)
        await stage.run(keep_people, node, people, set())
    chat = await stage.write(CHAT, "ada")
    await stage.run(take_conversation, chat.id, await stage.person(ANNA))
    await killed(stage, "killed")
    assert await lost(stage) == {ANNA: True, BO: False}
    stage.clock.forward(GRACE)
    await fire_due(stage)
    assert [(await stage.person(who)).presence for who in (ANNA, BO)] == [Presence.OFFLINE, Presence.AVAILABLE]
    assert (await stage.conversation(chat.id)).state is State.QUEUED


@staged
async def test_whoever_came_over_from_it_in_time_has_lost_nothing(stage: Stage) -> None:
    await stage.become(ANNA)
    await stage.run(keep_visitors, "killed")
    await stage.run(keep_people, "killed", {ANNA}, set())
    await stage.run(keep_visitors, "alive")
    await stage.run(keep_people, "alive", {ANNA}, set())
    await killed(stage, "killed")
    assert (await lost(stage))[ANNA] is False


@staged
async def test_a_node_that_only_slept_has_not_lost_its_own_people(stage: Stage) -> None:
    rooms = Rooms()
    watch = VisitorWatch(stage.store, rooms, "here", grace_seconds=GRACE)
    await stage.become(ANNA)
    rooms.add(Connection("sid", "", "/desk", person_room(ANNA), ""), [person_room(ANNA)])
    await watch.tell()
    stage.clock.forward((BELIEVED_FOR + timedelta(seconds=1)).total_seconds())
    await watch.tell()
    assert (await lost(stage))[ANNA] is False
    assert await stage.store.read(has_console_open, ANNA)


@staged
async def test_a_lone_hub_that_was_killed_knows_when_it_begins_who_lost_her_line(stage: Stage) -> None:
    await stage.become(ANNA)
    await stage.become(BO)
    await stage.run(keep_visitors, "killed", {ADA})
    await stage.run(keep_people, "killed", {ANNA, CHRIS}, set())
    stage.clock.forward(1)
    await stage.run(begin_alone, {CHRIS}, GRACE)
    assert (await stage.person(CHRIS)).line_lost_at is None, "she is back"
    # Bo never had a console: nothing of hers was lost.
    assert await lost(stage) == {ANNA: True, BO: False}
    assert await connected(stage) == set()
    stage.clock.forward(GRACE)
    await fire_due(stage)
    assert [(await stage.person(who)).presence for who in (ANNA, BO)] == [Presence.OFFLINE, Presence.AVAILABLE]
