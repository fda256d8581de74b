"""An agent chooses from which of our addresses she writes, and the answer to it comes back to her conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from channels.contract import DeliveryUpdated, MessageState
from channels.sender import ProviderId
from hub.application.announce import say
from hub.application.deliver import claim_outgoing, settle_failed, settle_sent
from hub.application.intake import keep_arrival
from hub.application.invite import invite_colleague
from hub.application.matter import merge_conversations
from hub.application.reply import send_reply
from hub.application.resend import send_again
from hub.application.sender import senders
from hub.application.split import split_conversation
from hub.application.transaction import Transaction
from hub.application.undo_send import depart_now, send_undoably, take_back
from hub.domain.draft import Draft, DraftKind
from hub.domain.ids import AccountId, ConversationId, PersonId
from hub.domain.item import Direction, Item, ItemKind
from hub.domain.letter import Letter
from hub.domain.person import Person
from hub.domain.problem import Conflict, NotAllowed, Problem
from hub.web.conversation_api import _view
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import BO, CHAT, CHRIS, DORA, MAIL, TEXT_QUEUE, change_entry, open_mailbox
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held, outgoing_of

ADA, BEA = "ada@example.org", "bea@example.org"
HELP, BILLING_ADDRESS, NORTHERN_ADDRESS = "help@example.org", "billing@example.org", "north@example.org"
BILLING, NORTHERN = AccountId("billing"), AccountId("northern")
FROM_BILLING: Final = Letter(account=BILLING)


async def mailboxes(stage: Stage) -> ConversationId:
    """Two mailboxes of Chris's team and one of another's; her conversation came by the first."""
    await stage.run(open_mailbox, BILLING, BILLING_ADDRESS, signature="{agent}, accounts department")
    await stage.run(open_mailbox, NORTHERN, NORTHERN_ADDRESS, TEXT_QUEUE)
    return await held(stage, MAIL, ADA, by=CHRIS)


async def reply(
    stage: Stage, id_: ConversationId, letter: Letter | None = FROM_BILLING, by: PersonId = CHRIS, name: str = "r1"
) -> Item:
    item, _ = await stage.run(
        send_reply, id_, await stage.person(by), text="Here it is.", client_id=name, letter=letter
    )
    return item


async def sent(stage: Stage, id_: ConversationId, letter: Letter | None = FROM_BILLING, name: str = "r1") -> Item:
    """A reply that has left, as its provider calls it."""
    item = await reply(stage, id_, letter, name=name)
    for parcel in await stage.run(claim_outgoing, 10):
        await stage.run(settle_sent, parcel.outgoing, f"<{parcel.item.id}>")
    return replace(item, provider_id=f"<{item.id}>")


async def addresses(stage: Stage, id_: ConversationId, by: PersonId = CHRIS) -> list[str]:
    def look(reading: Reading, person: Person) -> list[str]:
        return [account.address for account in senders(reading, reading.conversations.get(id_), person)]

    return await stage.store.read(look, await stage.person(by))


async def remove(stage: Stage, account: AccountId) -> None:
    await stage.run(change_entry, "accounts", account, is_active=False)


async def draft(stage: Stage, id_: ConversationId) -> Draft:
    found = await stage.store.read(lambda reading: reading.drafts.get(CHRIS, id_, DraftKind.REPLY))
    assert found is not None
    return found


# Which address it leaves from.


@staged
async def test_a_reply_leaves_from_the_chosen_address_and_keeps_which_that_was(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    item = await reply(stage, id_)
    assert item.letter == Letter("", "", (ADA,), account=BILLING, address=BILLING_ADDRESS)
    assert item.full_text.endswith("Chris Moe, accounts department"), "the mailbox that it leaves from signs it"
    assert (await stage.store.read(outgoing_of, item)).account_id == BILLING
    (kept,) = [found for found in await stage.items(id_) if found.id == item.id]
    assert kept.letter == item.letter


@staged
async def test_the_conversations_own_address_is_usual_and_needs_no_mark(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    for name, letter in {"1": None, "2": Letter(), "3": Letter(account=MAIL)}.items():
        item = await reply(stage, id_, letter, name=name)
        assert item.letter == Letter("", "", (ADA,))
        assert (await stage.store.read(outgoing_of, item)).account_id == MAIL


@staged
async def test_a_letter_is_passed_on_from_the_chosen_address_too(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    (came,) = [found for found in await stage.items(id_) if found.kind is ItemKind.MESSAGE]
    passed = await reply(stage, id_, Letter("Fwd", to=(BEA,), forwards=came.id, account=BILLING))
    assert passed.letter == Letter("Fwd", "", (BEA,), forwards=came.id, account=BILLING, address=BILLING_ADDRESS)


@staged
async def test_an_agent_writes_from_the_mailboxes_of_her_teams_and_where_the_conversation_goes_already(
    stage: Stage,
) -> None:
    id_ = await mailboxes(stage)
    assert await addresses(stage, id_) == [HELP, BILLING_ADDRESS]
    assert await addresses(stage, id_, by=BO) == [HELP, BILLING_ADDRESS, NORTHERN_ADDRESS]
    with pytest.raises(NotAllowed, match=f"“{NORTHERN_ADDRESS}”; choose one of .*: {HELP}, {BILLING_ADDRESS}."):
        await reply(stage, id_, Letter(account=NORTHERN))
    bo = await held(stage, MAIL, ADA, by=BO)
    await reply(stage, bo, Letter(account=NORTHERN), by=BO)
    assert await addresses(stage, bo) == [HELP, BILLING_ADDRESS, NORTHERN_ADDRESS], "it goes by that one already"


@staged
async def test_a_chat_has_no_address_to_choose(stage: Stage) -> None:
    assert await addresses(stage, await held(stage, CHAT, by=BO), by=BO) == []
    await mailboxes(stage)
    with pytest.raises(NotAllowed, match="You may not write from “chat”"):
        await reply(stage, await held(stage, MAIL, BEA, by=BO), Letter(account=CHAT), by=BO)


@staged
async def test_a_mailbox_that_is_gone_is_refused_by_its_address_with_what_to_choose(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    await remove(stage, BILLING)
    with pytest.raises(Conflict, match=f"“{BILLING_ADDRESS}” is no address of ours any more; .*: {HELP}."):
        await reply(stage, id_)
    with pytest.raises(Conflict, match="“nowhere” is no address"):
        await reply(stage, id_, Letter(account="nowhere"))


@staged
async def test_where_the_conversations_own_mailbox_is_gone_another_one_answers(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    await remove(stage, MAIL)
    with pytest.raises(Conflict, match=f"“{HELP}” is no address of ours any more; .*: {BILLING_ADDRESS}."):
        await reply(stage, id_, None)
    assert (await reply(stage, id_)).letter == Letter("", "", (ADA,), account=BILLING, address=BILLING_ADDRESS)
    await remove(stage, BILLING)
    with pytest.raises(Conflict, match="nor from another address; ask an administrator"):
        await reply(stage, id_, None, name="r2")


@staged
async def test_the_page_tells_what_may_be_chosen_and_what_would_stand_under_it(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    page = await stage.store.read(_view, id_, await stage.person(CHRIS))
    assert [(one.account, one.name, one.address, one.signature) for one in page.senders] == [
        (MAIL, "Mail", HELP, ""),
        (BILLING, "Billing", BILLING_ADDRESS, "Chris Moe, accounts department"),
    ]
    assert page.signature == ""
    await sent(stage, id_)
    await stage.write(BILLING, ADA, thread=id_)
    page = await stage.store.read(_view, id_, await stage.person(CHRIS))
    assert page.signature == "Chris Moe, accounts department"


# The answer.


@staged
async def test_the_answer_to_that_address_comes_back_to_the_conversation_and_is_answered_from_it(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    item = await sent(stage, id_)
    assert item.provider_id
    by_token = await stage.write(BILLING, ADA, "By token", thread=id_)
    by_reference = await stage.write(BILLING, ADA, "By reference", refers_to=(item.provider_id,))
    assert (by_token.id, by_reference.id, by_token.account_id) == (id_, id_, MAIL)
    last = (await stage.items(id_))[-1]
    assert last.letter == Letter("", ADA, account=BILLING, address=BILLING_ADDRESS)
    following = await stage.write(BILLING, ADA, "And one more", refers_to=(last.provider_id or "",))
    assert following.id == id_
    usual = await reply(stage, id_, None, name="r2")
    assert usual.letter == Letter("", "", (ADA,), account=BILLING, address=BILLING_ADDRESS)
    await stage.write(MAIL, ADA, "Here again", thread=id_)
    assert (await reply(stage, id_, None, name="r3")).letter == Letter("", "", (ADA,))


@staged
async def test_an_answer_to_another_of_our_addresses_finds_it_by_what_left_elsewhere(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    item = await sent(stage, id_)
    back = await stage.write(MAIL, ADA, "I write to help@ all the same", refers_to=(item.provider_id or "",))
    assert back.id == id_


@staged
async def test_nothing_goes_on_at_an_address_by_which_it_never_went(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    item = await sent(stage, id_, None)
    for more in ({"thread": id_}, {"refers_to": (item.provider_id or "",)}):
        assert (await stage.write(BILLING, ADA, **more)).id != id_


@staged
async def test_a_stolen_token_opens_nothing_at_the_other_address_either(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    item = await sent(stage, id_)
    for more in ({"thread": id_}, {"refers_to": (item.provider_id or "",)}):
        theirs = await stage.write(BILLING, "mallory@example.org", "Let me in.", **more)
        assert theirs.id != id_


@staged
async def test_whoever_got_a_copy_answers_to_the_other_address_into_the_same_conversation(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    await sent(stage, id_, replace(FROM_BILLING, to=(ADA,), cc=(BEA,)))
    assert (await stage.write(BILLING, BEA, "I saw it.", thread=id_)).id == id_


@staged
async def test_a_letter_to_both_addresses_stands_in_the_conversation_once(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    await sent(stage, id_)
    both = {"to": (HELP, BEA), "cc": ()}
    await stage.write(BILLING, ADA, "To both of you", key="both", thread=id_, recipients=both)
    event = stage.message(MAIL, ADA, "To both of you", key="both")
    mail = stage.store.floor.accounts[MAIL]
    kept = await stage.run(keep_arrival, MAIL, [mail], [event], threads={"both": id_}, files={})
    assert kept == []
    (item,) = [item for item in await stage.items(id_) if item.text == "To both of you"]
    assert item.letter is not None
    assert item.letter.to == (BEA,), "nobody answers ourselves"


@staged
async def test_an_answer_finds_the_part_that_was_split_off_at_the_other_address_too(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    await stage.write(MAIL, ADA, "And another matter", thread=id_)
    (later,) = [item for item in await stage.items(id_) if item.text == "And another matter"]
    item = await sent(stage, id_)
    part = await stage.run(split_conversation, id_, await stage.person(CHRIS), later.id)
    answer = await stage.write(BILLING, ADA, "As to that", thread=id_, refers_to=(item.provider_id or "",))
    assert answer.id == part


@staged
async def test_what_was_merged_goes_on_in_the_kept_one_where_that_goes_by_this_address(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    other = await stage.write(BILLING, ADA, "The same matter")
    chris = await stage.person(DORA)
    await stage.run(merge_conversations, id_, other.id, chris)
    assert (await stage.write(BILLING, ADA, "Again", thread=other.id)).id == other.id
    third = await stage.write(BILLING, ADA, "The same once more")
    await sent(stage, id_)
    await stage.run(merge_conversations, id_, third.id, chris)
    assert (await stage.write(BILLING, ADA, "And again", thread=third.id)).id == id_


@staged
async def test_the_hubs_own_words_leave_from_the_address_that_was_written_to(stage: Stage) -> None:
    def speak(tx: Transaction, text: str) -> None:
        say(tx, tx.conversations.get(id_), text)

    id_ = await mailboxes(stage)
    await stage.run(speak, "We are closed.")
    await sent(stage, id_)
    await stage.write(BILLING, ADA, thread=id_)
    await stage.run(speak, "We are closed still.")
    first, *_, last = [item for item in await stage.items(id_) if item.author is None and item.direction == "out"]
    assert first.letter is None
    assert last.letter == Letter("", "", (ADA,), account=BILLING, address=BILLING_ADDRESS)
    assert (await stage.store.read(outgoing_of, last)).account_id == BILLING


# What did not arrive, and what did not leave.


@staged
async def test_a_bounce_finds_its_message_at_whichever_mailbox_it_comes_to(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    for account, name in ((BILLING, "r1"), (MAIL, "r2")):
        item = await sent(stage, id_, name=name)
        gone = DeliveryUpdated(name, ProviderId(item.provider_id or ""), MessageState.FAILED, stage.clock(), "5.1.1")
        await stage.run(keep_arrival, account, [stage.store.floor.accounts[account]], [gone], threads={}, files={})
        (found,) = [one for one in await stage.items(id_) if one.id == item.id]
        assert (found.state, found.error) == (MessageState.FAILED, "5.1.1")


@staged
async def test_what_failed_is_sent_again_from_the_same_address_while_there_is_one(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    item = await reply(stage, id_)
    chris = await stage.person(CHRIS)
    await stage.run(settle_failed, await stage.store.read(outgoing_of, item), "no route")
    await stage.run(send_again, id_, chris, item.id)
    outgoing = await stage.store.read(outgoing_of, item)
    assert outgoing.account_id == BILLING
    await stage.run(settle_failed, outgoing, "no route")
    await remove(stage, BILLING)
    with pytest.raises(Conflict, match=f"“{BILLING_ADDRESS}” is no address of ours any more; .*: {HELP}."):
        await stage.run(send_again, id_, chris, item.id)


@staged
async def test_what_is_taken_back_or_refused_is_a_draft_from_the_same_address(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    chris = await stage.person(CHRIS)
    letter = Letter("Order", to=(ADA,), account=BILLING)
    await stage.run(send_undoably, id_, chris, text="No", client_id="1", letter=letter)
    await stage.run(take_back, id_, chris, "1")
    assert (await draft(stage, id_)).fields["account"] == BILLING
    await stage.run(send_undoably, id_, chris, text="Yes", client_id="2", letter=letter)
    await remove(stage, BILLING)
    await stage.run(depart_now, id_, chris)
    given_back = await draft(stage, id_)
    assert (given_back.text, given_back.fields["account"]) == ("Yes", BILLING)
    assert f"choose one of these: {HELP}." in given_back.fields["refused"]


@staged
async def test_what_departs_leaves_from_the_chosen_address(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    chris = await stage.person(CHRIS)
    await stage.run(send_undoably, id_, chris, text="Yes", client_id="1", letter=FROM_BILLING)
    await stage.run(depart_now, id_, chris)
    (item,) = [one for one in await stage.items(id_) if one.direction is Direction.OUT]
    assert (await stage.store.read(outgoing_of, item)).account_id == BILLING


@staged
async def test_what_waits_to_leave_by_a_mailbox_that_is_removed_says_so(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    item = await reply(stage, id_)
    await remove(stage, BILLING)
    async with stage.working():
        await stage.pause(1)
    (found,) = [one for one in await stage.items(id_) if one.id == item.id]
    assert (found.state, found.text) == (MessageState.FAILED, "Here it is.")
    assert found.error == "The account that it was to leave by is no more; write it again from another one."
    assert stage.provider.sent == []


@staged
async def test_a_refused_choice_changes_nothing(stage: Stage) -> None:
    id_ = await mailboxes(stage)
    await remove(stage, BILLING)
    before = len(await stage.items(id_))
    with pytest.raises(Problem):
        await stage.run(send_undoably, id_, await stage.person(CHRIS), text="?", client_id="1", letter=FROM_BILLING)
    assert len(await stage.items(id_)) == before


@staged
async def test_a_colleague_who_is_inside_answers_from_where_the_customer_wrote(stage: Stage) -> None:
    await mailboxes(stage)
    id_ = await held(stage, MAIL, BEA, by=BO)
    await reply(stage, id_, Letter(account=NORTHERN), by=BO)
    await stage.write(NORTHERN, BEA, thread=id_)
    await stage.run(invite_colleague, id_, await stage.person(BO), CHRIS)
    assert (await reply(stage, id_, None)).letter == Letter("", "", (BEA,), account=NORTHERN, address=NORTHERN_ADDRESS)
