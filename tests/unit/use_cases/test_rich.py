"""Rich text: cleaned, only where the channel carries it, beside the plain text, and never lost on its way."""

from __future__ import annotations

import pytest

from channels.toolkit.rich import LONGEST_RICH
from hub.application.draft import keep_draft
from hub.application.outreach import Opening, start_conversation
from hub.application.recipient import Whom
from hub.application.reply import send_reply
from hub.application.signature import change_signature
from hub.application.transfer import take_conversation
from hub.application.undo_send import send_undoably, take_back
from hub.domain.departing import DepartingReply
from hub.domain.draft import DraftKind
from hub.domain.ids import ConversationId
from hub.domain.item import Item
from hub.domain.letter import Letter
from hub.domain.problem import Invalid
from tests.stage.fixtures import staged
from tests.stage.floor import BO, CHAT, CHRIS, MAIL
from tests.stage.stage import Stage
from tests.stage.timers import fire_due
from tests.unit.use_cases.acts import held

ADA = "ada@example.org"
BOLD = "<div>It is <strong>free</strong>.</div>"


async def mailed(stage: Stage) -> ConversationId:
    await stage.become(CHRIS)
    found = await stage.write(MAIL, ADA, subject="Order")
    await stage.run(take_conversation, found.id, await stage.person(CHRIS))
    return found.id


async def reply(stage: Stage, id_: ConversationId, html: str, text: str = "It is free.") -> Item:
    item, _ = await stage.run(send_reply, id_, await stage.person(CHRIS), text=text, client_id="c1", html=html)
    return item


async def sent_html(stage: Stage) -> str:
    async with stage.working():
        await stage.pause(1)
    (sent,) = stage.provider.sent
    return sent.html


@staged
async def test_a_mail_leaves_and_stands_in_both_forms(stage: Stage) -> None:
    id_ = await mailed(stage)
    item = await reply(stage, id_, BOLD)
    (kept,) = [found for found in await stage.items(id_) if found.id == item.id]
    assert (kept.text, kept.html) == ("It is free.", BOLD)
    assert await sent_html(stage) == BOLD


@staged
async def test_the_signature_and_what_is_passed_on_stand_under_it_as_text(stage: Stage) -> None:
    id_ = await mailed(stage)
    (first,) = [item for item in await stage.items(id_) if item.letter]
    chris = await stage.person(CHRIS)
    await stage.run(change_signature, chris, "Chris\nR&D <b>")
    letter = Letter(to=("bea@example.org",), forwards=first.id)
    await stage.run(send_reply, id_, chris, text="It is free.", client_id="c1", letter=letter, html=BOLD)
    html = await sent_html(stage)
    assert html.startswith(f"{BOLD}<div><br></div><div>-- </div><div>Chris</div><div>R&amp;D &lt;b&gt;</div>")
    assert html.endswith(f"<div>{first.text}</div>")


@staged
async def test_a_text_that_begins_with_an_empty_line_is_said_once(stage: Stage) -> None:
    id_ = await mailed(stage)
    await stage.run(change_signature, await stage.person(CHRIS), "Chris")
    await reply(stage, id_, f"<div><br></div>{BOLD}", text="\n\nIt is free.")
    html = await sent_html(stage)
    assert html.count("free") == 1
    assert html.endswith("<div>-- </div><div>Chris</div>")


@staged
async def test_what_is_no_more_than_plain_text_leaves_plain(stage: Stage) -> None:
    assert (await reply(stage, await mailed(stage), "<div>It is free.</div>")).html is None
    assert await sent_html(stage) == ""


@staged
async def test_what_nobody_writes_is_refused_with_words(stage: Stage) -> None:
    id_ = await mailed(stage)
    with pytest.raises(Invalid, match="400,000 characters"):
        await reply(stage, id_, "<b>" + "a" * LONGEST_RICH)
    with pytest.raises(Invalid, match="nests too deeply"):
        await reply(stage, id_, "<blockquote>" * 400)
    with pytest.raises(Invalid, match="Write something"):
        await reply(stage, id_, "<b> </b>", text="")


@staged
async def test_a_program_may_leave_the_plain_text_to_the_hub(stage: Stage) -> None:
    item = await reply(stage, await mailed(stage), "<p>It is <b>free</b></p><ul><li>today</li></ul>", text="")
    assert item.text.split() == ["It", "is", "free", "*", "today"]


@staged
async def test_a_channel_without_it_says_so(stage: Stage) -> None:
    id_ = await held(stage, CHAT, by=BO)
    with pytest.raises(Invalid, match="plain text only"):
        await stage.run(send_reply, id_, await stage.person(BO), text="Hi", client_id="c1", html="<b>Hi</b>")


@staged
async def test_the_first_mail_may_be_rich(stage: Stage) -> None:
    await stage.become(CHRIS)
    opening = Opening(MAIL, Whom(None, "bea@example.org", None), "It is free.", "c1", subject="Hello", html=BOLD)
    item, _ = await stage.run(start_conversation, await stage.person(CHRIS), opening)
    assert item.html == BOLD


@staged
async def test_what_is_taken_back_keeps_its_form_beside_what_was_begun_since(stage: Stage) -> None:
    id_ = await mailed(stage)
    chris = await stage.person(CHRIS)
    departing = await stage.run(send_undoably, id_, chris, text="It is free.", client_id="c1", html=BOLD)
    assert isinstance(departing, DepartingReply)
    stage.clock.forward(1)
    await stage.run(keep_draft, id_, chris, kind=DraftKind.REPLY, text="And < new", written_at=stage.clock())
    await stage.run(take_back, id_, chris, "c1")
    found = await stage.store.read(lambda reading: reading.drafts.get(CHRIS, id_, DraftKind.REPLY))
    assert found is not None
    assert found.text == "It is free.\n\nAnd < new"
    assert found.fields["html"] == f"{BOLD}<div><br></div><div>And &lt; new</div>"


@staged
async def test_what_leaves_after_its_seconds_leaves_in_its_form(stage: Stage) -> None:
    id_ = await mailed(stage)
    await stage.run(send_undoably, id_, await stage.person(CHRIS), text="It is free.", client_id="c1", html=BOLD)
    stage.clock.forward(60)
    await fire_due(stage)
    assert [item.html for item in await stage.items(id_) if item.direction == "out"] == [BOLD]
