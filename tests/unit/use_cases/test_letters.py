"""A mail goes to several people under a subject of its own, and all of them find its conversation again."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from channels.contract import ConsentChanged
from channels.sender import Sender
from hub.application.files import keep_upload
from hub.application.intake import keep_arrival
from hub.application.reply import send_reply
from hub.application.signature import LONGEST_SIGNATURE, change_signature, own_signature
from hub.application.transfer import take_conversation
from hub.domain.ids import ConversationId, FileId, PersonId
from hub.domain.item import Item, StoredFile
from hub.domain.letter import MOST_RECIPIENTS, Letter
from hub.domain.problem import Conflict, Invalid
from tests.stage.fixtures import staged
from tests.stage.floor import BO, CHAT, CHRIS, MAIL, change_entry
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held

ADA, BEA, CARLA = "ada@example.org", "bea@example.org", "carla@example.org"


async def mailed(stage: Stage, recipients: Mapping[str, tuple[str, ...]] | None = None) -> ConversationId:
    await stage.become(CHRIS)
    found = await stage.write(MAIL, ADA, subject="Order", recipients=recipients or {})
    await stage.run(take_conversation, found.id, await stage.person(CHRIS))
    return found.id


async def reply(
    stage: Stage, id_: ConversationId, letter: Letter | None, by: PersonId = CHRIS, name: str = "1"
) -> Item:
    item, _ = await stage.run(
        send_reply, id_, await stage.person(by), text="Here it is.", client_id=name, letter=letter
    )
    return item


@staged
async def test_without_a_word_it_goes_to_the_customer_under_the_conversations_subject(stage: Stage) -> None:
    item = await reply(stage, await mailed(stage), None)
    assert item.letter == Letter("Order", "", (ADA,))


@staged
async def test_everybody_gets_it_once_and_nobody_of_ours(stage: Stage) -> None:
    wanted = Letter(
        " Your  order ", "", ("Ada@Example.org ", BEA), (BEA, "help@example.org", CARLA), (CARLA, "d@example.org")
    )
    id_ = await mailed(stage)
    item = await reply(stage, id_, wanted)
    assert item.letter == Letter("Your order", "", (ADA, BEA), (CARLA,), ("d@example.org",))
    assert (await stage.conversation(id_)).subject == "Your order"
    (kept,) = [found for found in await stage.items(id_) if found.id == item.id]
    assert kept.letter == item.letter
    async with stage.working():
        await stage.pause(1)
    (sent,) = stage.provider.sent
    assert sent.subject == "Your order"
    assert sent.recipients == {"to": (ADA, BEA), "cc": (CARLA,), "bcc": ("d@example.org",)}


@staged
async def test_what_cannot_be_addressed_is_refused_by_name(stage: Stage) -> None:
    id_ = await mailed(stage)
    with pytest.raises(Invalid, match="“bea” is no mail address"):
        await reply(stage, id_, Letter(to=(ADA,), cc=("bea",)))
    many = tuple(f"a{number}@example.org" for number in range(MOST_RECIPIENTS))
    with pytest.raises(Invalid, match=f"{MOST_RECIPIENTS} people at most"):
        await reply(stage, id_, Letter(to=(ADA,), bcc=many))
    await stage.write(MAIL, BEA, subject="Else")
    stop = ConsentChanged("s1", "help@example.org", Sender(BEA), stage.clock(), is_allowed=False)
    await stage.run(keep_arrival, MAIL, [stage.store.floor.accounts[MAIL]], [stop], threads={}, files={})
    with pytest.raises(Conflict, match=f"{BEA} forbade"):
        await reply(stage, id_, Letter(to=(ADA,), cc=(BEA,)))
    assert [item.text for item in await stage.items(id_) if item.letter and not item.letter.sender] == []


@staged
async def test_a_channel_for_one_person_takes_no_letter(stage: Stage) -> None:
    id_ = await held(stage, CHAT, by=BO)
    with pytest.raises(Invalid, match="Only a mail"):
        await reply(stage, id_, Letter("S"), by=BO)
    assert (await reply(stage, id_, None, by=BO)).letter is None


@staged
async def test_what_came_in_keeps_its_subject_and_the_others_it_was_to(stage: Stage) -> None:
    id_ = await mailed(stage, recipients={"to": (BEA,), "cc": (CARLA,)})
    (item,) = [found for found in await stage.items(id_) if found.letter]
    assert item.letter == Letter("Order", ADA, (BEA,), (CARLA,))


@staged
async def test_whoever_got_a_copy_answers_into_the_same_conversation_and_a_stranger_does_not(stage: Stage) -> None:
    id_ = await mailed(stage)
    item = await reply(stage, id_, Letter(to=(ADA,), bcc=(BEA,)))
    hers = await stage.write(MAIL, BEA, "I saw it.", subject="Re: Order", thread=id_)
    assert hers.id == id_
    theirs = await stage.write(MAIL, "mallory@example.org", "Let me in.", subject="Re: Order", thread=id_)
    assert theirs.id != id_
    assert item.conversation_id == id_


@staged
async def test_a_file_that_was_not_chosen_stays_behind(stage: Stage) -> None:
    id_ = await mailed(stage)
    for name in ("plan.pdf", "run.exe"):
        await stage.run(keep_upload, StoredFile(FileId(name), name, "text/plain", 3, "00", f"person:{CHRIS}"))
    chris = await stage.person(CHRIS)
    files = (FileId("plan.pdf"), FileId("run.exe"))
    item, _ = await stage.run(send_reply, id_, chris, text="Both.", client_id="b", file_ids=files)
    passed = await reply(stage, id_, Letter(to=(BEA,), forwards=item.id, without=("run.exe",)))
    assert [file.name for file in passed.files] == ["plan.pdf"]


@staged
async def test_a_message_is_passed_on_with_its_files_and_answered_apart(stage: Stage) -> None:
    id_ = await mailed(stage)
    (came,) = [found for found in await stage.items(id_) if found.letter]
    item, _ = await stage.run(
        send_reply,
        id_,
        await stage.person(CHRIS),
        text="",
        client_id="f",
        letter=Letter("Fwd: Order", to=(BEA,), forwards=came.id),
    )
    assert item.full_text.endswith(
        "\n".join([f"Ada@Example.Org <{ADA}>", f"{came.at:%Y-%m-%d %H:%M} UTC", "Order", "", "Hello"])
    )
    assert (await stage.conversation(id_)).subject == "Order", "what is passed on renames nothing"
    async with stage.working():
        await stage.pause(1)
    (sent,) = stage.provider.sent
    assert (sent.recipients["to"], sent.subject, sent.text) == ((BEA,), "Fwd: Order", item.full_text)
    answered = await stage.write(MAIL, BEA, "Thanks.", subject="Re: Fwd: Order", thread=id_)
    assert answered.id == id_


@staged
async def test_only_messages_of_the_conversation_are_passed_on_and_only_to_somebody(stage: Stage) -> None:
    id_ = await mailed(stage)
    (came,) = [found for found in await stage.items(id_) if found.letter]
    other = await stage.write(MAIL, BEA, subject="Else")
    (theirs,) = [found for found in await stage.items(other.id) if found.letter]
    for letter in (Letter(to=(BEA,), forwards=theirs.id), Letter(forwards=came.id)):
        with pytest.raises(Invalid, match="passed on"):
            await reply(stage, id_, letter)


@staged
async def test_a_mail_is_signed_by_its_agent_and_its_mailbox_and_what_she_wrote_stays_apart(stage: Stage) -> None:
    await stage.run(change_entry, "accounts", MAIL, signature={"en": "{agent}\nLantern Books"})
    chris = await stage.person(CHRIS)
    await stage.run(change_signature, chris, " Kind regards\r\n")
    assert await stage.store.read(own_signature, CHRIS) == "Kind regards"
    id_ = await mailed(stage)
    item = await reply(stage, id_, None)
    assert (item.text, item.full_text) == (
        "Here it is.",
        "Here it is.\n\n-- \nKind regards\n\nChris Moe\nLantern Books",
    )
    passed = await reply(stage, id_, Letter(to=(BEA,), forwards=item.id), name="2")
    assert passed.full_text.index("-- \n") < passed.full_text.index("---------- >>")
    await stage.run(change_signature, chris, "")
    await stage.run(change_entry, "accounts", MAIL, signature="")
    assert (await reply(stage, id_, None, name="3")).full_text == ""
    with pytest.raises(Invalid, match="characters"):
        await stage.run(change_signature, chris, "x" * (LONGEST_SIGNATURE + 1))


@staged
async def test_a_chat_is_not_signed(stage: Stage) -> None:
    await stage.run(change_signature, await stage.person(BO), "Kind regards")
    assert (await reply(stage, await held(stage, CHAT, by=BO), None, by=BO)).full_text == ""
