"""Colleagues are called by naming them in a note."""

from __future__ import annotations

import pytest

from hub.application.mention import MOST_MENTIONED, read_mentions
from hub.application.reply import add_note
from hub.application.split import split_conversation, take_back_split
from hub.domain.ids import ConversationId, PersonId
from hub.domain.item import Item
from hub.domain.mention import MOST_SHOWN
from hub.domain.problem import Invalid
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHRIS, DORA, MAIL
from tests.stage.people import let_person_change
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held


async def note(stage: Stage, id_: ConversationId, *people: PersonId, client_id: str | None = None) -> Item:
    bo = await stage.person(BO)
    item, _ = await stage.run(add_note, id_, bo, text="Look at this", client_id=client_id, mentions=people)
    return item


async def unread(stage: Stage, who: PersonId) -> list[str]:
    desk = await stage.store.read(lambda reading: reading.desk(who))
    return [row.item_id for row in desk.mentions if not row.is_read]


@staged
async def test_whoever_is_mentioned_has_it_unread_until_she_has_looked(stage: Stage) -> None:
    one, other = await held(stage), await held(stage, who="bea")
    first, second = await note(stage, one, ANNA, DORA), await note(stage, other, ANNA)
    assert await unread(stage, ANNA) == [second.id, first.id]
    await stage.run(read_mentions, one, await stage.person(ANNA))
    assert await unread(stage, ANNA) == [second.id]
    assert await unread(stage, DORA) == [first.id]
    assert first.details == {"mentions": f"{ANNA} {DORA}"}


async def places(stage: Stage, who: PersonId) -> dict[str, tuple[ConversationId, bool]]:
    """In which conversation each note stands that names somebody, and whether she has seen it."""
    desk = await stage.store.read(lambda reading: reading.desk(who))
    return {row.item_id: (ConversationId(row.conversation_id), row.is_read) for row in desk.mentions}


@staged
async def test_a_mention_goes_with_its_note_where_a_thread_is_split_and_comes_back_with_it(stage: Stage) -> None:
    bo, dora = await stage.person(BO), await stage.person(DORA)
    whole = await held(stage, MAIL, "bea@example.org", BO)
    stays = await note(stage, whole, DORA)
    await stage.write(MAIL, "bea@example.org", "And my invoice?", thread=whole)
    first = (await stage.items(whole))[-1].id
    goes = await note(stage, whole, DORA)
    part = await stage.run(split_conversation, whole, bo, first)
    assert await places(stage, DORA) == {stays.id: (whole, False), goes.id: (part, False)}
    await stage.run(read_mentions, part, dora)
    assert await places(stage, DORA) == {stays.id: (whole, False), goes.id: (part, True)}
    later = await note(stage, part, DORA)
    await stage.run(take_back_split, part, whole, dora)
    assert await places(stage, DORA) == {
        stays.id: (whole, False),
        goes.id: (whole, True),
        later.id: (whole, False),
    }
    await stage.run(read_mentions, whole, dora)
    assert await unread(stage, DORA) == []


@staged
async def test_nobody_is_called_by_herself_or_twice_or_by_a_repeat(stage: Stage) -> None:
    id_ = await held(stage)
    await note(stage, id_, BO, ANNA, ANNA, client_id="c1")
    await note(stage, id_, ANNA, client_id="c1")
    assert len(await unread(stage, ANNA)) == 1
    assert await unread(stage, BO) == []


@staged
async def test_whoever_could_not_follow_it_is_not_called_and_the_note_is_not_lost(stage: Stage) -> None:
    id_ = await held(stage)
    with pytest.raises(Invalid, match="Chris Moe may not read this conversation"):
        await note(stage, id_, CHRIS)
    with pytest.raises(Invalid, match="not known here"):
        await note(stage, id_, PersonId("nobody"))
    with pytest.raises(Invalid, match="transfer"):
        await note(stage, id_, *(PersonId(f"p{number}") for number in range(MOST_MENTIONED + 1)))
    await stage.run(let_person_change, ANNA, is_active=False)
    with pytest.raises(Invalid, match="Anna Holm"):
        await note(stage, id_, ANNA)
    assert [item for item in await stage.items(id_) if item.text == "Look at this"] == []


@staged
async def test_a_desk_has_the_newest_only(stage: Stage) -> None:
    id_ = await held(stage)
    stage.looks_after_every_change = False
    notes = [(await note(stage, id_, DORA)).id for _ in range(MOST_SHOWN + 1)]
    await stage.consoles.check()
    assert await unread(stage, DORA) == notes[:0:-1]
