"""What may have been taken although no answer came is sent once, also from a draft and with other words."""

from __future__ import annotations

import pytest

from hub.application.draft import keep_draft
from hub.application.reply import add_note, send_reply
from hub.application.undo_send import send_undoably, take_back
from hub.domain.conversation import after
from hub.domain.departing import DepartingReply
from hub.domain.draft import DraftKind
from hub.domain.ids import ConversationId
from hub.domain.item import Item
from hub.domain.problem import SentBefore
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, TEXT
from tests.stage.stage import Stage
from tests.stage.timers import fire_due
from tests.unit.use_cases.acts import held

ADA = "+15550111"


async def send(stage: Stage, id_: ConversationId, text: str, client_id: str, *instead_of: str) -> DepartingReply | Item:
    anna = await stage.person(ANNA)
    return await stage.run(send_undoably, id_, anna, text=text, client_id=client_id, instead_of=instead_of)


async def write(stage: Stage, id_: ConversationId, text: str, *sent_as: str, kind: DraftKind = DraftKind.REPLY) -> None:
    anna, fields = await stage.person(ANNA), {"sent_as": " ".join(sent_as)}
    await stage.run(keep_draft, id_, anna, kind=kind, text=text, written_at=stage.clock(), fields=fields)


async def draft(stage: Stage, id_: ConversationId, kind: DraftKind = DraftKind.REPLY) -> str | None:
    found = await stage.store.read(lambda reading: reading.drafts.get(ANNA, id_, kind))
    return found.text if found else None


async def said(stage: Stage, id_: ConversationId) -> list[str]:
    return [item.text for item in await stage.items(id_) if item.direction in {"out", "inside"} and item.text]


@staged
async def test_what_is_sent_again_by_its_id_from_a_draft_ends_the_draft(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    await send(stage, id_, "Good morning", "c1")
    stage.clock.forward(5)
    await fire_due(stage)
    await write(stage, id_, "Good morning", "c1")
    await send(stage, id_, "Good morning", "c1")
    assert await said(stage, id_) == ["Good morning"]
    assert await draft(stage, id_) == ""
    await write(stage, id_, "And")
    await send(stage, id_, "Good morning", "c1")
    assert await draft(stage, id_) == "And"


@staged
async def test_other_words_go_only_where_the_first_were_not_taken(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    await send(stage, id_, "It is 12 euros", "c1")
    for _ in range(2):
        await write(stage, id_, "It is 13 euros", "c1")
        with pytest.raises(SentBefore, match="taken after all"):
            await send(stage, id_, "It is 13 euros", "c2", "c1")
        assert await draft(stage, id_) == "It is 13 euros"
        stage.clock.forward(5)
        await fire_due(stage)
    await send(stage, id_, "It is 13 euros", "c2", "never came", "c2")
    stage.clock.forward(5)
    await fire_due(stage)
    assert await said(stage, id_) == ["It is 12 euros", "It is 13 euros"]
    assert isinstance(await send(stage, id_, "It is 13 euros", "c2", "c1"), Item)


@staged
async def test_what_was_taken_back_is_in_nobodys_way(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    await send(stage, id_, "It is 12 euros", "c1")
    await stage.run(take_back, id_, await stage.person(ANNA), "c1")
    await send(stage, id_, "It is 13 euros", "c2", "c1")
    stage.clock.forward(5)
    await fire_due(stage)
    assert await said(stage, id_) == ["It is 13 euros"]


@staged
async def test_so_it_is_with_notes_and_with_what_other_programs_send(stage: Stage) -> None:
    id_ = await held(stage)
    anna = await stage.person(ANNA)
    await stage.run(send_reply, id_, anna, text="One", client_id="c1")
    await stage.run(add_note, id_, anna, text="Two", client_id="c2")
    with pytest.raises(SentBefore):
        await stage.run(send_reply, id_, anna, text="One!", client_id="c3", instead_of=("c1",))
    with pytest.raises(SentBefore):
        await stage.run(add_note, id_, anna, text="Two!", client_id="c4", instead_of=("c2",))
    for kind, text in ((DraftKind.REPLY, "One"), (DraftKind.NOTE, "Two")):
        await write(stage, id_, text, "c1", "c2", kind=kind)
    await stage.run(send_reply, id_, anna, text="One", client_id="c1")
    await stage.run(add_note, id_, anna, text="Two", client_id="c2")
    assert await said(stage, id_) == ["One", "Two"]
    assert [await draft(stage, id_, kind) for kind in DraftKind] == ["", ""]


@staged
async def test_what_is_sent_late_ends_no_draft_that_was_begun_since(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    anna, written_at = await stage.person(ANNA), stage.clock()
    await write(stage, id_, "Good")
    stage.clock.forward(30)
    await write(stage, id_, "One more thing")
    await stage.run(send_undoably, id_, anna, text="Good morning", client_id="c1", written_at=written_at)
    assert await draft(stage, id_) == "One more thing"
    await stage.run(add_note, id_, anna, text="Look", client_id="c2", written_at=after(written_at, 90))
    await stage.run(send_reply, id_, anna, text="Now", client_id="c3", written_at=stage.clock())
    assert await draft(stage, id_) == ""
