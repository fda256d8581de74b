"""Tags of conversations: free words, in one spelling, that make no noise when nothing changes."""

from __future__ import annotations

import pytest

from hub.application.tag import OF_CONVERSATIONS, known_tags, tag_conversation
from hub.domain.ids import ConversationId
from hub.domain.problem import Invalid, NotFound
from hub.domain.tag import MOST_TAGS
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, MAIL
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held


async def _told(stage: Stage, id_: ConversationId) -> list[dict[str, str]]:
    return [dict(item.details) for item in await stage.items(id_) if item.event == "tagged"]


@staged
async def test_tags_are_added_and_removed_and_the_time_line_tells_it(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    await stage.run(tag_conversation, id_, anna, {"  big   order ": True, "vip": True})
    assert (await stage.conversation(id_)).tags == ("big order", "vip")
    assert await stage.run(tag_conversation, id_, anna, {"big order": False, "new": True}) == ("vip", "new")
    assert await _told(stage, id_) == [
        {"added": "big order, vip", "removed": ""},
        {"added": "new", "removed": "big order"},
    ]


@staged
async def test_what_is_so_already_changes_nothing(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    for _ in range(2):
        await stage.run(tag_conversation, id_, anna, {"vip": True, "absent": False})
    assert len(await _told(stage, id_)) == 1


@staged
async def test_a_tag_keeps_the_spelling_in_which_it_is_known_and_is_suggested(stage: Stage) -> None:
    id_ = await held(stage)
    other = await stage.write(CHAT, "bea")
    await stage.run(tag_conversation, id_, await stage.person(ANNA), {"VIP": True})
    await stage.run(tag_conversation, other.id, await stage.person(BO), {"vip": True})
    assert (await stage.conversation(other.id)).tags == ("VIP",)
    assert await stage.store.read(known_tags, OF_CONVERSATIONS) == ["VIP"]


@staged
async def test_what_makes_no_tag_is_refused_and_nobody_tags_what_she_may_not_read(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    for word in ("", "a,b", "x" * 41):
        with pytest.raises(Invalid, match="no comma"):
            await stage.run(tag_conversation, id_, anna, {word: True})
    with pytest.raises(Invalid, match="remove one first"):
        await stage.run(tag_conversation, id_, anna, {f"tag {number}": True for number in range(MOST_TAGS + 1)})
    mail = await stage.write(MAIL, "bea@example.org")
    with pytest.raises(NotFound):
        await stage.run(tag_conversation, mail.id, anna, {"vip": True})
    await stage.run(tag_conversation, mail.id, await stage.person(CHRIS), {"vip": True})
