"""Saved views of the inbox: what may be saved, who sees it, and who may change it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.application.saved_view import MOST_OF_ONES_OWN, drop_view, keep_view, order_views
from hub.domain.ids import PersonId
from hub.domain.problem import Conflict, Invalid, NotAllowed
from hub.domain.saved_view import SavedView, ViewFilter
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT_QUEUE, CHRIS, DORA, EVA, NORTH, SOUTH
from tests.stage.people import let_person_change
from tests.stage.stage import Stage

CHATS = ViewFilter(channels=("webchat",))


async def keep(
    stage: Stage,
    who: PersonId,
    id_: str,
    wanted: ViewFilter = CHATS,
    *,
    share: str = "",
    version: int = 0,
    name: str = "",
) -> SavedView:
    view = SavedView(id_, who, name or f"View {id_}", "newest", share, version, wanted)
    return await stage.run(keep_view, await stage.person(who), view)


def order_of(reading: Reading, who: PersonId) -> tuple[str, ...]:
    return reading.desk(who).view_order


async def seen(stage: Stage, who: PersonId) -> list[str]:
    desk = await stage.store.read(lambda reading: reading.desk(who))
    return [view.id for view in desk.views]


@staged
async def test_a_view_is_its_owner_s_until_she_shares_it(stage: Stage) -> None:
    await keep(stage, ANNA, "a")
    assert [await seen(stage, who) for who in (ANNA, BO, CHRIS, DORA)] == [["a"], [], [], []]
    await keep(stage, ANNA, "a", share=NORTH, version=1)
    assert [await seen(stage, who) for who in (ANNA, BO, CHRIS, DORA)] == [["a"], ["a"], [], ["a"]]
    await keep(stage, DORA, "a", share="*", version=2)
    assert [await seen(stage, who) for who in (ANNA, BO, CHRIS, DORA)] == [["a"]] * 4
    await keep(stage, ANNA, "a", version=3)
    assert [await seen(stage, who) for who in (ANNA, BO, CHRIS, DORA)] == [["a"], [], [], []]


@staged
async def test_whoever_changes_teams_has_the_views_of_her_new_team_and_keeps_her_own(stage: Stage) -> None:
    await keep(stage, BO, "n", share=NORTH)
    await keep(stage, BO, "s", share=SOUTH)
    await keep(stage, ANNA, "a", share=NORTH)
    await stage.run(let_person_change, ANNA, teams=frozenset({SOUTH}))
    assert await seen(stage, ANNA) == ["a", "s"]


@staged
async def test_sharing_needs_the_team_and_with_everybody_the_right(stage: Stage) -> None:
    with pytest.raises(Invalid, match="shared_with: a view is shared with one of your own teams"):
        await keep(stage, ANNA, "a", share=SOUTH)
    with pytest.raises(Invalid, match="shared_with: only a supervisor"):
        await keep(stage, ANNA, "a", share="*")
    assert (await keep(stage, DORA, "d", share="*")).version == 1


@staged
async def test_what_is_shared_is_changed_by_its_owner_and_by_supervisors(stage: Stage) -> None:
    await keep(stage, ANNA, "a", share=NORTH)
    with pytest.raises(NotAllowed, match="Only its owner or a supervisor"):
        await keep(stage, BO, "a", share=NORTH, version=1, name="Mine now")
    with pytest.raises(NotAllowed, match="may delete"):
        await stage.run(drop_view, await stage.person(BO), "a")
    with pytest.raises(Conflict, match="This id is taken"):
        await keep(stage, CHRIS, "a")
    kept = await keep(stage, DORA, "a", share=NORTH, version=1, name="Better")
    assert (kept.owner_id, kept.name, kept.version) == (ANNA, "Better", 2)
    await stage.run(drop_view, await stage.person(CHRIS), "a")
    assert await seen(stage, ANNA) == ["a"]
    await stage.run(drop_view, await stage.person(DORA), "a")
    assert await seen(stage, ANNA) == []


@staged
async def test_two_who_change_one_view_do_not_overwrite_each_other(stage: Stage) -> None:
    await keep(stage, ANNA, "a", share=NORTH)
    await keep(stage, DORA, "a", share=NORTH, version=1, name="Dora's")
    with pytest.raises(Conflict, match="Somebody changed this view meanwhile"):
        await keep(stage, ANNA, "a", share=NORTH, version=1, name="Anna's")
    await stage.run(drop_view, await stage.person(DORA), "a")
    with pytest.raises(Conflict, match="deleted meanwhile"):
        await keep(stage, ANNA, "a", share=NORTH, version=2, name="Anna's")


@staged
async def test_the_same_again_changes_and_tells_nothing(stage: Stage) -> None:
    first = await keep(stage, ANNA, "a", share=NORTH)
    number = await stage.store.read(lambda reading: reading.last_number())
    assert await keep(stage, ANNA, "a", share=NORTH) == first
    await stage.run(drop_view, await stage.person(ANNA), "nothing")
    assert await stage.store.read(lambda reading: reading.last_number()) == number


WRONG: tuple[tuple[ViewFilter, str], ...] = (
    (ViewFilter(), "filter: choose at least one thing"),
    (ViewFilter(words="  "), "filter: choose at least one thing"),
    (ViewFilter(queues=("lost",)), "filter.queues: there is no queue “lost” any more"),
    (ViewFilter(channels=("telex",)), "filter.channels: there is no channel “telex”"),
    (ViewFilter(tags=("x" * 41,)), "filter.tags: a tag has 1 to 40 characters"),
    (ViewFilter(tags=("a,b",)), "filter.tags: a tag has 1 to 40 characters and no comma"),
    (ViewFilter(tiers=("x" * 101,)), "filter.tiers: a tier has at most 100"),
    (ViewFilter(promises=("due",)), "filter.promises: is one of near, late, none"),
    (ViewFilter(states=("closed",)), "filter.states: is one of offered, open"),
    (ViewFilter(assignees=(EVA,)), "filter.assignees: names somebody who does not work here"),
    (ViewFilter(assignees=("who",)), "filter.assignees: names somebody who does not work here"),
    (ViewFilter(words="x" * 101), "filter.words: write at most 100"),
    (ViewFilter(waiting_minutes=-1), "filter.waiting_minutes: is a whole number from 0"),
    (ViewFilter(level_at_least=10**6), "filter.level_at_least: is a whole number from 0"),
    (ViewFilter(tags=tuple(f"t{number}" for number in range(51))), "filter.tags: names at most 50"),
)


@staged
async def test_what_cannot_be_a_filter_is_refused_beside_its_field(stage: Stage) -> None:
    for wanted, fault in WRONG:
        with pytest.raises(Invalid) as refused:
            await keep(stage, ANNA, "a", wanted)
        assert refused.value.detail.startswith(fault)


@staged
async def test_every_fault_is_told_together(stage: Stage) -> None:
    view = SavedView("a", ANNA, " ", "alphabet", SOUTH, 0, ViewFilter(queues=("lost",), words="x" * 101))
    with pytest.raises(Invalid) as refused:
        await stage.run(keep_view, await stage.person(ANNA), view)
    fields = [line.split(":")[0] for line in refused.value.detail.split("\n")]
    assert fields == ["name", "order", "shared_with", "filter.queues", "filter.words"]


@staged
async def test_what_a_view_says_already_may_stay_though_the_floor_has_changed(stage: Stage) -> None:
    wanted = ViewFilter(queues=(CHAT_QUEUE,), assignees=(BO, "me"))
    await keep(stage, ANNA, "a", wanted)
    await stage.run(let_person_change, BO, is_active=False)
    kept = await keep(stage, ANNA, "a", replace(wanted, words=" big   lamp "), version=1)
    assert kept.filter == replace(wanted, words="big lamp")
    with pytest.raises(Invalid, match="does not work here"):
        await keep(stage, ANNA, "b", wanted)


@staged
async def test_names_are_told_apart_and_views_are_not_without_end(stage: Stage) -> None:
    await keep(stage, ANNA, "a", name="Late")
    with pytest.raises(Invalid, match="another view is called “lATE” already"):
        await keep(stage, ANNA, "b", name="lATE")
    await keep(stage, BO, "b", name="Late")
    stage.looks_after_every_change = False
    for number in range(1, MOST_OF_ONES_OWN):
        await keep(stage, ANNA, f"n{number}")
    with pytest.raises(Conflict, match="delete one"):
        await keep(stage, ANNA, "more")
    await keep(stage, ANNA, "a", name="Later", version=1)


@staged
async def test_each_has_her_views_in_her_own_order(stage: Stage) -> None:
    for id_ in ("a", "b"):
        await keep(stage, ANNA, id_)
    await keep(stage, DORA, "d", share="*")
    await stage.run(order_views, await stage.person(ANNA), ["d", "b", "d", "lost"])
    orders = [await stage.store.read(order_of, who) for who in (ANNA, DORA)]
    assert orders == [("d", "b"), ()]
    with pytest.raises(Invalid, match="at most"):
        await stage.run(order_views, await stage.person(ANNA), ["x" * 65])
