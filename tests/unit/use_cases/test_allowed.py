"""What a channel does not take is refused before it leaves, with what to do instead."""

from __future__ import annotations

import pytest

from channels.contract import MessageState
from channels.limits import FileRule, Limits
from hub.application.close import close_conversation
from hub.application.deliver import claim_outgoing, settle_failed
from hub.application.files import keep_upload
from hub.application.outreach import Opening, start_conversation
from hub.application.recipient import Whom
from hub.application.reply import add_note, send_reply
from hub.application.resend import send_again
from hub.application.undo_send import send_undoably
from hub.domain.ids import ConversationId, FileId
from hub.domain.item import Item, StoredFile
from hub.domain.problem import Conflict, Invalid
from tests.stage.fixtures import staged, staged_within
from tests.stage.floor import ANNA, CHAT, TEXT
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held, item_of, outgoing_of

ADA = "+15550111"
HOUR = 3_600
DAY_WINDOW = {"sms": Limits(longest_text=4_096, most_files=1, reply_window_seconds=24 * HOUR)}
"""A messenger of the stage's: whoever wrote is answered for a day."""


async def uploaded(stage: Stage, name: str, content_type: str, size: int = 3) -> tuple[FileId, ...]:
    file = StoredFile(FileId(name), name, content_type, size, "00", f"person:{ANNA}")
    await stage.run(keep_upload, file)
    return (file.id,)


async def send(stage: Stage, id_: ConversationId, text: str = "Hello", files: tuple[FileId, ...] = ()) -> Item:
    anna = await stage.person(ANNA)
    item, _ = await stage.run(send_reply, id_, anna, text=text, client_id=f"{len(text)} {text[:20]}", file_ids=files)
    return item


@staged
async def test_a_text_message_is_as_long_as_it_may_be_and_no_longer(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    await send(stage, id_, "🙂" * 4_000)
    with pytest.raises(Invalid, match="8,000 characters; this one has 8,002"):
        await send(stage, id_, "🙂" * 4_001)
    await send(stage, await held(stage, CHAT), "x" * 8_001)


@staged
async def test_a_file_of_a_kind_that_is_not_carried_is_refused_by_name(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    with pytest.raises(Invalid, match=r"“plan\.docx” is of a kind"):
        await send(stage, id_, files=await uploaded(stage, "plan.docx", "application/msword"))
    await send(stage, id_, files=await uploaded(stage, "plan.pdf", "application/pdf"))


@staged_within({"webchat": Limits(most_files=2, files=(FileRule(("image/*",), 2_500_000), FileRule(("*/*",))))})
async def test_a_file_too_large_and_one_too_many_are_refused_by_name_and_number(stage: Stage) -> None:
    id_ = await held(stage)
    large = await uploaded(stage, "a.png", "image/png", 2_500_001)
    with pytest.raises(Invalid, match=r"“a\.png” is too large: here such a file may have 2\.5 MB"):
        await send(stage, id_, files=large)
    three = [id_ for name in ("1", "2", "3") for id_ in await uploaded(stage, name, "text/plain", 9_000_000)]
    with pytest.raises(Invalid, match="2 files; this one has 3"):
        await send(stage, id_, files=tuple(three))
    await send(stage, id_, files=tuple(three[:2]))


@staged_within(DAY_WINDOW)
async def test_a_customer_is_answered_until_the_second_in_which_her_window_shuts(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    stage.clock.forward(24 * HOUR - 1)
    await send(stage, id_, "In time")
    stage.clock.forward(1)
    with pytest.raises(Conflict, match="for 24 h after each message of hers, and not now"):
        await send(stage, id_, "Too late")
    await stage.run(add_note, id_, await stage.person(ANNA), text="She has to write first.", client_id=None)
    await stage.write(TEXT, ADA, "Are you there?")
    await send(stage, id_, "Again in time")


@staged_within(DAY_WINDOW)
async def test_what_we_wrote_ourselves_opens_no_window(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    stage.clock.forward(20 * HOUR)
    await send(stage, id_, "In time")
    stage.clock.forward(10 * HOUR)
    with pytest.raises(Conflict, match="and not now"):
        await send(stage, id_, "Too late")


@staged_within(DAY_WINDOW)
async def test_nothing_is_sent_again_through_a_window_that_has_shut(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    item = await send(stage, id_)
    await stage.run(claim_outgoing, 10)
    outgoing = await stage.store.read(outgoing_of, item)
    await stage.run(settle_failed, outgoing, "The number does not exist.")
    stage.clock.forward(24 * HOUR)
    with pytest.raises(Conflict, match="and not now"):
        await stage.run(send_again, id_, await stage.person(ANNA), item.id)
    assert (await item_of(stage, id_, item)).state is MessageState.FAILED


@staged_within(DAY_WINDOW)
async def test_a_reply_that_could_be_taken_back_is_refused_at_once_outside_the_window(stage: Stage) -> None:
    id_ = await held(stage, TEXT, ADA)
    stage.clock.forward(24 * HOUR)
    with pytest.raises(Conflict, match="and not now"):
        await stage.run(send_undoably, id_, await stage.person(ANNA), text="Late", client_id="c")


@staged_within(DAY_WINDOW)
async def test_who_never_wrote_is_not_written_to_first_and_who_wrote_today_is(stage: Stage) -> None:
    await stage.become(ANNA)
    anna = await stage.person(ANNA)
    opening = Opening(TEXT, Whom(address="+1 415 555 0111"), "Good morning", "c1")
    with pytest.raises(Conflict, match="and not now"):
        await stage.run(start_conversation, anna, opening)
    id_ = await held(stage, TEXT, ADA)
    await stage.run(close_conversation, id_, anna, disposition="solved", note="")
    found = await stage.conversation(id_)
    first = Opening(TEXT, Whom(identity_id=found.identity_id), "One thing more", "c2")
    item, _ = await stage.run(start_conversation, anna, first)
    assert item.conversation_id != id_
