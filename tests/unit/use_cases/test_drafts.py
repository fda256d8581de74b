"""What is being written: the newest stands, and nothing comes back once it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pytest

from hub.application.draft import MOST_FILES, keep_draft
from hub.application.files import keep_upload
from hub.application.reply import add_note, send_reply
from hub.domain.conversation import after
from hub.domain.draft import Draft, DraftKind
from hub.domain.ids import ConversationId, FileId, PersonId
from hub.domain.item import StoredFile
from hub.domain.problem import Invalid, NotAllowed, NotFound
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHRIS
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held

PICTURE = StoredFile(FileId("f1"), "a.png", "image/png", 3, "00", f"person:{ANNA}")


async def write(
    stage: Stage,
    id_: ConversationId,
    text: str,
    at: datetime,
    who: PersonId = ANNA,
    *,
    kind: DraftKind = DraftKind.REPLY,
    file_ids: tuple[FileId, ...] = (),
    fields: Mapping[str, str] | None = None,
) -> Draft:
    person = await stage.person(who)
    return await stage.run(
        keep_draft, id_, person, kind=kind, text=text, written_at=at, file_ids=file_ids, fields=fields
    )


async def standing(stage: Stage, id_: ConversationId, who: PersonId = ANNA) -> dict[DraftKind, str]:
    found = await stage.store.read(lambda reading: reading.drafts.of(who, id_))
    return {draft.kind: draft.text for draft in found if not draft.is_empty}


@staged
async def test_the_newest_draft_stands_in_whichever_order_they_come(stage: Stage) -> None:
    id_ = await held(stage)
    now = stage.clock()
    await write(stage, id_, "the newer", now)
    told = await write(stage, id_, "the older, from a laptop that was away", after(now, -60))
    assert told.text == "the newer"
    assert await standing(stage, id_) == {DraftKind.REPLY: "the newer"}


@staged
async def test_replies_and_notes_and_people_have_drafts_of_their_own(stage: Stage) -> None:
    id_ = await held(stage)
    now = stage.clock()
    await write(stage, id_, "to her", now)
    await write(stage, id_, "among us", now, kind=DraftKind.NOTE)
    await write(stage, id_, "mine", now, BO, kind=DraftKind.NOTE)
    assert await standing(stage, id_) == {DraftKind.REPLY: "to her", DraftKind.NOTE: "among us"}
    assert await standing(stage, id_, BO) == {DraftKind.NOTE: "mine"}


@staged
async def test_what_was_sent_does_not_come_back_with_a_late_draft_of_it(stage: Stage) -> None:
    id_ = await held(stage)
    anna, typed_at = await stage.person(ANNA), stage.clock()
    await write(stage, id_, "Good m", typed_at)
    await write(stage, id_, "Look", typed_at, kind=DraftKind.NOTE)
    stage.clock.forward(1)
    await stage.run(send_reply, id_, anna, text="Good morning", client_id="c1")
    assert await standing(stage, id_) == {DraftKind.NOTE: "Look"}
    await stage.run(add_note, id_, anna, text="Look here", client_id=None)
    late = await write(stage, id_, "Good mor", typed_at)
    assert late.is_empty
    assert await standing(stage, id_) == {}
    await write(stage, id_, "And", stage.clock())
    assert await standing(stage, id_) == {DraftKind.REPLY: "And"}


@staged
async def test_a_clock_that_is_ahead_keeps_nothing_that_is_written_later_from_standing(stage: Stage) -> None:
    id_ = await held(stage)
    await write(stage, id_, "from next year", after(stage.clock(), 31_536_000))
    stage.clock.forward(1)
    await write(stage, id_, "from now", stage.clock())
    assert await standing(stage, id_) == {DraftKind.REPLY: "from now"}


@staged
async def test_its_writer_alone_hears_of_a_draft_and_nobody_of_one_that_does_not_stand(stage: Stage) -> None:
    id_ = await held(stage)
    now = stage.clock()
    rooms: list[tuple[str, ...]] = []
    stage.store.on_commit(
        lambda done: rooms.extend(event.rooms for event in done.events if event.type == "draft_changed")
    )
    await write(stage, id_, "Good", now, file_ids=(), fields={"subject": "Lamps", "cc": ""})
    await write(stage, id_, "older", after(now, -1))
    assert rooms == [(f"person:{ANNA}",)]


@staged
async def test_files_are_kept_with_a_draft_if_they_are_her_own(stage: Stage) -> None:
    id_ = await held(stage)
    await stage.run(keep_upload, PICTURE)
    kept = await write(stage, id_, "", stage.clock(), file_ids=(PICTURE.id,))
    assert (kept.files, kept.is_empty) == ((PICTURE,), False)
    with pytest.raises(NotAllowed):
        await write(stage, id_, "", stage.clock(), BO, file_ids=(PICTURE.id,))


@staged
async def test_what_is_no_draft_is_refused_in_a_sentence(stage: Stage) -> None:
    id_ = await held(stage)
    with pytest.raises(Invalid, match="keep this text in a file"):
        await write(stage, id_, "x" * 600_000, stage.clock(), fields={"html": "x" * 600_000})
    with pytest.raises(Invalid, match=f"{MOST_FILES} files"):
        await write(stage, id_, "x", stage.clock(), file_ids=(PICTURE.id,) * (MOST_FILES + 1))
    with pytest.raises(NotFound):
        await write(stage, id_, "not hers to read", stage.clock(), CHRIS)
