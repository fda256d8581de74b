"""What agents write, on a file and on a server alike."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from hub.application.draft import keep_draft
from hub.application.presence import set_presence
from hub.application.saved_view import keep_view
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.application.undo_send import choose_undo_seconds, depart_now, send_undoably, take_back
from hub.domain.conversation import after
from hub.domain.departing import DepartingReply, Outcome, UndoSeconds
from hub.domain.draft import Draft, DraftKind
from hub.domain.ids import AccountId, ConversationId, FileId, ItemId
from hub.domain.item import Direction, Item, ItemKind, StoredFile
from hub.domain.letter import Letter
from hub.domain.person import Presence
from hub.domain.problem import Conflict
from hub.domain.saved_view import SavedView, ViewFilter
from hub.wire.saved_view import wire_view
from hub.wire.store import Reading
from tests.contract.acts import MANY, arrived, receive
from tests.contract.conftest import AnyStore
from tests.stage.floor import ANNA, CHRIS, MAIL, open_mailbox

BILLING: Final = AccountId("billing")


def write(tx: Transaction, id_: ConversationId, text: str, seconds_ago: float) -> Draft:
    return keep_draft(
        tx,
        id_,
        tx.people.get(ANNA),
        kind=DraftKind.REPLY,
        text=text,
        written_at=after(tx.now, -seconds_ago),
        fields={"subject": "Größe"},
    )


def standing(reading: Reading, id_: ConversationId) -> Sequence[Draft]:
    return reading.drafts.of(ANNA, id_)


async def test_of_drafts_that_come_at_once_the_newest_stands(store: AnyStore) -> None:
    id_ = await arrived(store)
    ages = [*range(1, MANY, 2), 0, *range(2, MANY, 2)]
    # All of one instant of the clock that is held: the age alone tells which is newer.
    await asyncio.gather(*(store.run(write, id_, f"{age} seconds old", age * 60.0) for age in ages))
    (draft,) = await store.read(standing, id_)
    assert (draft.text, draft.fields) == ("0 seconds old", {"subject": "Größe"})


def begin(tx: Transaction, id_: ConversationId) -> DepartingReply | Item:
    anna = tx.people.get(ANNA)
    choose_undo_seconds(tx, anna, UndoSeconds(5, 5))
    return send_undoably(tx, id_, anna, text="Größe L", client_id="c1")


def taken(tx: Transaction, id_: ConversationId) -> None:
    set_presence(tx, ANNA, Presence.AVAILABLE, None)
    take_conversation(tx, id_, tx.people.get(ANNA))


def undo(tx: Transaction, id_: ConversationId) -> bool:
    try:
        take_back(tx, id_, tx.people.get(ANNA), "c1")
    except Conflict:
        return False
    return True


def leave(tx: Transaction, id_: ConversationId) -> None:
    depart_now(tx, id_, tx.people.get(ANNA))


def said(reading: Reading, id_: ConversationId) -> Sequence[str]:
    return [item.text for item in reading.items_of(id_, 100) if item.direction is Direction.OUT]


def with_a_file(tx: Transaction, id_: ConversationId) -> None:
    """As it stands before it leaves, in rich form, with a file and recipients."""
    file = StoredFile(FileId("f1"), "a.png", "image/png", 3, "00", f"person:{ANNA}")
    begun = tx.departures.get(ANNA, id_)
    assert begun is not None
    letter = Letter("Größe", to=("ada@example.org",))
    tx.departures.begin(replace(begun, html="<b>Größe L</b>", files=(file,), letter=letter))


def departing(tx: Transaction, id_: ConversationId) -> DepartingReply | None:
    return tx.departures.get(ANNA, id_)


async def test_of_what_was_taken_back_only_its_draft_has_the_words(store: AnyStore) -> None:
    id_ = await arrived(store)
    await store.run(taken, id_)
    await store.run(begin, id_)
    await store.run(with_a_file, id_)
    assert await store.run(undo, id_)
    (draft,) = await store.read(standing, id_)
    assert ("Größe L" in draft.text, [file.name for file in draft.files]) == (True, ["a.png"])
    left = await store.read(departing, id_)
    assert left is not None
    assert (left.client_id, left.outcome) == ("c1", Outcome.TAKEN_BACK)
    assert (left.text, left.html, left.files, left.letter) == ("", "", (), None)


async def test_a_reply_leaves_or_is_taken_back_and_never_both(store: AnyStore) -> None:
    id_ = await arrived(store)
    await store.run(taken, id_)
    first = await store.run(begin, id_)
    assert await store.run(begin, id_) == first
    results = await asyncio.gather(
        *(store.run(leave if turn % 2 else undo, id_) for turn in range(MANY)),
        store.run(begin, id_),
        return_exceptions=True,
    )
    was_taken_back = results[0] is True
    assert set(results[:MANY:2]) == {was_taken_back}
    assert await store.read(said, id_) == ([] if was_taken_back else ["Größe L"])
    drafts = [draft.text for draft in await store.read(standing, id_) if not draft.is_empty]
    assert drafts == (["Größe L"] if was_taken_back else [])


def answer_from_billing(tx: Transaction, id_: ConversationId, provider_id: str) -> Item:
    letter = Letter("Your bill", "", ("ada@example.org",), account=BILLING, address="billing@example.org")
    conversation = tx.conversations.get(id_)
    item = Item(
        ItemId(tx.new_id()), id_, ItemKind.MESSAGE, Direction.OUT, CHRIS, "Chris", tx.now, "Größe L", letter=letter
    )
    tx.items.add(replace(item, provider_id=provider_id), conversation)
    return item


def answered_at(reading: Reading, account: AccountId, *ids: str) -> ConversationId | None:
    return reading.items.conversation_of(account, ids)


def went_by(reading: Reading, id_: ConversationId) -> tuple[set[AccountId], AccountId | None]:
    return set(reading.items.accounts_of(id_)), reading.items.last_came_to(id_)


async def test_a_conversation_is_found_by_every_account_by_which_it_goes(store: AnyStore) -> None:
    id_ = await arrived(store, "ada@example.org", MAIL)
    hers, ours = "in:first of ada@example.org", "<ours@example.org>"
    assert await store.read(answered_at, BILLING, hers) is None
    assert await store.read(went_by, id_) == ({MAIL}, MAIL)
    item = await store.run(answer_from_billing, id_, ours)
    assert await store.read(went_by, id_) == ({MAIL, BILLING}, MAIL)
    for account in (MAIL, BILLING):
        assert await store.read(answered_at, account, "<unknown@example.org>", hers) == id_
        assert await store.read(answered_at, account, ours) == id_
    assert await store.read(answered_at, AccountId("northern"), hers, ours) is None
    found = await store.read(lambda reading: reading.items.by_provider_id([BILLING], ours))
    assert found is not None
    assert (found.id, found.letter) == (item.id, item.letter)


async def test_of_one_message_at_two_accounts_each_finds_its_own_conversation(store: AnyStore) -> None:
    await store.run(open_mailbox, BILLING, "billing@example.org")
    for account in (MAIL, BILLING):
        item = await store.run(receive, account, "ada@example.org", "both")
        assert item is not None
        assert await store.read(answered_at, account, "in:both") == item.conversation_id


async def test_what_came_to_a_door_is_known_there_alone(store: AnyStore) -> None:
    await store.run(receive, MAIL, "ada@example.org", "k1")
    seen = await store.read(lambda reading: [reading.doors.has_seen(door, "k1") for door in (MAIL, BILLING)])
    assert seen == [True, False]


async def test_a_reply_leaves_whenever_its_writer_has_one_and_not_again(store: AnyStore) -> None:
    id_ = await arrived(store)
    await store.run(taken, id_)
    for _ in range(2):
        await store.run(leave, id_)
    assert await store.read(said, id_) == []
    await store.run(begin, id_)
    for _ in range(2):
        await store.run(leave, id_)
    assert await store.read(said, id_) == ["Größe L"]


async def test_a_reply_that_was_never_kept_leaves_nothing_behind(store: AnyStore) -> None:
    id_ = await arrived(store)
    await store.run(taken, id_)
    await store.run(leave, id_)

    def begin_and_fail(tx: Transaction) -> None:
        begin(tx, id_)
        raise Conflict("Something else went wrong.")

    results = await asyncio.gather(store.run(begin_and_fail), store.run(leave, id_), return_exceptions=True)
    assert isinstance(results[0], Conflict)
    await store.run(leave, id_)
    assert await store.read(said, id_) == []
    await store.run(begin, id_)
    await store.run(leave, id_)
    assert await store.read(said, id_) == ["Größe L"]


def save_view(tx: Transaction, wanted: ViewFilter) -> SavedView:
    return keep_view(tx, tx.people.get(ANNA), SavedView("v", ANNA, "Größe L", "promise", version=0, filter=wanted))


async def test_a_view_is_kept_whole(store: AnyStore) -> None:
    wanted = ViewFilter(tags=("装箱",), waiting_minutes=5, promises=("late", "near"), words="größe")
    kept = await store.run(save_view, wanted)
    (view,) = (await store.read(lambda reading: reading.desk(ANNA))).views
    assert view == wire_view(kept)
    assert kept.filter == wanted
