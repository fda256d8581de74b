"""Canned replies: the company's for her teams, and an agent's own."""

from __future__ import annotations

import pytest

from hub.application.personal_reply import MOST_OF_ONES_OWN, drop_reply, keep_reply, offered_replies
from hub.domain.canned_reply import PersonalReply
from hub.domain.ids import PersonId
from hub.domain.problem import Conflict, Invalid
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHRIS, NORTH, change_entry
from tests.stage.stage import Stage


async def keep(stage: Stage, who: PersonId, id_: str, name: str, shortcut: str = "", text: str = "Hi") -> PersonalReply:
    return await stage.run(keep_reply, await stage.person(who), id_, name=name, text=text, shortcut=shortcut)


async def own(stage: Stage, who: PersonId) -> list[str]:
    return [reply.name for reply in await stage.store.read(lambda reading: reading.replies.of(who))]


@staged
async def test_the_company_s_replies_are_offered_to_the_teams_they_name(stage: Stage) -> None:
    await stage.run(change_entry, "replies", "all", name="For all", text="Hello")
    await stage.run(change_entry, "replies", "north", name="North only", text={"en": "Hello"}, teams=[NORTH])
    found = {
        who: [reply.id for reply in await stage.store.read(offered_replies, await stage.person(who))]
        for who in (ANNA, CHRIS)
    }
    assert found == {ANNA: ["all", "north"], CHRIS: ["all"]}


@staged
async def test_an_agent_keeps_changes_and_deletes_texts_of_her_own(stage: Stage) -> None:
    await keep(stage, ANNA, "r1", "Thanks", "ty")
    await keep(stage, ANNA, "r2", "Bye")
    await keep(stage, BO, "r1", "Bo's own", "ty")
    await keep(stage, ANNA, "r1", "Many thanks", "ty")
    assert await own(stage, ANNA) == ["Bye", "Many thanks"]
    await stage.run(drop_reply, await stage.person(ANNA), "r1")
    await stage.run(drop_reply, await stage.person(ANNA), "r1")
    assert (await own(stage, ANNA), await own(stage, BO)) == (["Bye"], ["Bo's own"])


@staged
async def test_what_cannot_be_a_reply_is_refused_in_a_sentence(stage: Stage) -> None:
    await keep(stage, ANNA, "r1", "Thanks", "Ty")
    with pytest.raises(Conflict, match="has the shortcut “tY”"):
        await keep(stage, ANNA, "r2", "Other", "tY")
    with pytest.raises(Invalid, match="one word"):
        await keep(stage, ANNA, "r2", "Other", "two words")
    with pytest.raises(Invalid, match="Give it a name"):
        await keep(stage, ANNA, "r2", " ")
    with pytest.raises(Invalid, match="Write a text"):
        await keep(stage, ANNA, "r2", "Empty", text=" \n")
    stage.looks_after_every_change = False
    for number in range(1, MOST_OF_ONES_OWN):
        await keep(stage, ANNA, f"n{number}", f"Text {number}")
    with pytest.raises(Conflict, match="delete one"):
        await keep(stage, ANNA, "one more", "Too many")
