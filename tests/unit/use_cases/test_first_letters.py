"""What is written first to somebody is kept as drafts of replies are, until it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from hub.application.draft import keep_draft
from hub.application.first_letter import KEPT_EMPTY, MOST_BEGUN, keep_first_letter
from hub.application.outreach import Opening, start_conversation
from hub.application.recipient import Whom
from hub.application.reply import send_reply
from hub.domain.conversation import after
from hub.domain.draft import DraftKind, FirstLetter
from hub.domain.ids import PersonId
from hub.domain.item import ItemKind
from hub.domain.problem import Invalid
from hub.web.first_letter_api import _begun
from hub.wire.draft_mark import SHOWN_CHARACTERS
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, MAIL, TEXT
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held

PLACE = "somebody +15550133"


async def write(
    stage: Stage, text: str, at: datetime | None = None, who: PersonId = ANNA, place: str = PLACE, **fields: str
) -> FirstLetter:
    at = at or stage.clock()
    return await stage.run(keep_first_letter, await stage.person(who), place, text=text, written_at=at, fields=fields)


async def begun(stage: Stage, who: PersonId = ANNA) -> list[tuple[str, str]]:
    found = await stage.store.read(lambda reading: reading.first_letters.begun(who))
    return [(one.place, one.text) for one in found]


async def marks(stage: Stage, who: PersonId = ANNA) -> list[tuple[str, str]]:
    desk = await stage.store.read(lambda reading: reading.desk(who))
    return [(mark.kind, mark.text) for mark in desk.drafts]


@staged
async def test_the_newest_to_each_recipient_stands_for_its_writer_alone(stage: Stage) -> None:
    now = stage.clock()
    await write(stage, "the newer", now)
    told = await write(stage, "the older, from another machine", after(now, -60))
    await write(stage, "to somebody else", after(now, -5), place="somebody +15550144")
    await write(stage, "mine", now, BO)
    assert told.text == "the newer"
    assert await begun(stage) == [(PLACE, "the newer"), ("somebody +15550144", "to somebody else")]
    assert await begun(stage, BO) == [(PLACE, "mine")]


@staged
async def test_with_its_message_it_is_over_and_does_not_come_back(stage: Stage) -> None:
    await stage.become(ANNA)
    typed_at = stage.clock()
    await write(stage, "Your order is", typed_at)
    stage.clock.forward(1)
    opening = Opening(
        TEXT, Whom(address="+1 555 0133"), "Your order is ready.", "c1", place=PLACE, written_at=stage.clock()
    )
    await stage.run(start_conversation, await stage.person(ANNA), opening)
    assert await begun(stage) == []
    assert (await write(stage, "Your order is r", typed_at)).is_empty
    assert await begun(stage) == []
    await write(stage, "And another", stage.clock())
    assert await begun(stage) == [(PLACE, "And another")]


@staged
async def test_what_was_written_after_it_was_sent_stays(stage: Stage) -> None:
    await stage.become(ANNA)
    sent_at = stage.clock()
    stage.clock.forward(1)
    await write(stage, "One more thing")
    opening = Opening(TEXT, Whom(address="+1 555 0133"), "Ready.", "c1", place=PLACE, written_at=sent_at)
    await stage.run(start_conversation, await stage.person(ANNA), opening)
    assert await begun(stage) == [(PLACE, "One more thing")]


@staged
async def test_a_letter_that_is_refused_stays_begun(stage: Stage) -> None:
    await stage.become(ANNA)
    await write(stage, "Your order is ready.")
    opening = Opening(TEXT, Whom(address="nobody"), "Your order is ready.", "c1", place=PLACE)
    with pytest.raises(Invalid):
        await stage.run(start_conversation, await stage.person(ANNA), opening)
    assert await begun(stage) == [(PLACE, "Your order is ready.")]


@staged
async def test_nothing_is_left_of_what_was_over_yesterday(stage: Stage) -> None:
    await write(stage, "Hello")
    stage.clock.forward(1)
    await write(stage, "")
    stage.clock.forward(KEPT_EMPTY.total_seconds() + 1)
    await write(stage, "Hello", place="somebody else")
    assert await stage.store.read(lambda reading: reading.first_letters.get(ANNA, PLACE)) is None


@staged
async def test_somebody_begins_only_so_many(stage: Stage) -> None:
    stage.looks_after_every_change = False
    for number in range(MOST_BEGUN):
        await write(stage, "Hello", place=f"somebody {number}")
    with pytest.raises(Invalid, match="send or discard"):
        await write(stage, "Hello", place="one too many")
    await write(stage, "Hello again", place="somebody 1")


@staged
async def test_a_desk_tells_where_its_owner_has_begun_to_write(stage: Stage) -> None:
    id_, anna = await held(stage), await stage.person(ANNA)
    now = stage.clock()
    await stage.run(keep_draft, id_, anna, kind=DraftKind.REPLY, text="Good m", written_at=after(now, -1))
    await stage.run(keep_draft, id_, anna, kind=DraftKind.NOTE, text="x" * 200, written_at=after(now, -2))
    await write(stage, "", now, subject="Your order")
    assert await marks(stage) == [("first", "Your order"), ("reply", "Good m"), ("note", "x" * SHOWN_CHARACTERS)]
    assert await marks(stage, BO) == []
    await stage.run(send_reply, id_, anna, text="Good morning", client_id="c1")
    assert [kind for kind, _ in await marks(stage)] == ["first", "note"]


@staged
async def test_whom_it_is_to_is_told_as_she_is_now_and_only_to_whom_she_is_known(stage: Stage) -> None:
    ada = await stage.write(CHAT, "ada")
    for who in (ANNA, CHRIS):
        await write(stage, "Dear Ada", who=who, customer=ada.customer_id)

    async def addressees(who: PersonId) -> list[str | None]:
        person = await stage.person(who)
        found = await stage.store.read(lambda reading: _begun(reading, person))
        return [one.customer.name if one.customer else None for one in found.letters]

    assert await addressees(ANNA) == ["Ada"]
    assert await addressees(CHRIS) == [None]


@staged
async def test_a_first_mail_goes_to_others_as_well_openly_or_not(stage: Stage) -> None:
    await stage.become(CHRIS)
    opening = Opening(MAIL, Whom(address="ada@example.org"), "Hello", "c1", subject="Your order")
    opening = replace(opening, cc=("Bea@example.org",), bcc=("carla@example.org", "ada@example.org"))
    item, _ = await stage.run(start_conversation, await stage.person(CHRIS), opening)
    assert item.letter is not None
    assert (item.letter.to, item.letter.cc, item.letter.bcc) == (
        ("ada@example.org",),
        ("bea@example.org",),
        ("carla@example.org",),
    )
    assert (await stage.conversation(item.conversation_id)).subject == "Your order"
    assert [one.kind for one in await stage.items(item.conversation_id)].count(ItemKind.MESSAGE) == 1


@staged
async def test_a_text_message_has_no_copies(stage: Stage) -> None:
    await stage.become(ANNA)
    opening = Opening(TEXT, Whom(address="+1 555 0133"), "Hello", "c1", cc=("bea@example.org",))
    with pytest.raises(Invalid, match="Only a mail"):
        await stage.run(start_conversation, await stage.person(ANNA), opening)
