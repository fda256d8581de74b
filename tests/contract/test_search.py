"""Search gives the same answers on every database, in the same order, and to nobody more than she may read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random

import pytest
from sqlalchemy import text as sql

from channels.contract import MessageReceived
from channels.sender import ProviderId, Sender
from hub.application.index import index_due
from hub.application.receive import receive_message
from hub.application.tag import OF_CONVERSATIONS, remember_tags
from hub.application.transaction import Transaction
from hub.domain.ids import AccountId, ConversationId, FileId
from hub.domain.item import Item, StoredFile
from hub.domain.problem import Invalid
from hub.domain.search_query import parse_query
from hub.domain.search_terms import has_all
from hub.storage.statement import Statement
from hub.worker.indexer import FLOOD, REST_IN_A_FLOOD_SECONDS, REST_SECONDS, Indexer
from tests.contract.acts import receive
from tests.contract.conftest import AnyStore
from tests.contract.searching import (
    add_address,
    customers,
    describe,
    found,
    indexed,
    note,
    paged,
    snippets,
    wrote,
)
from tests.stage.floor import ANNA, CHAT, CHRIS, MAIL
from tests.stage.loop import HeldClock
from tests.stage.people import let_conversation_change


async def test_all_words_must_occur_and_beginnings_do(store: AnyStore) -> None:
    both = await wrote(store, "ada", "My invoices have not arrived")
    one = await wrote(store, "bea", "The invoice is wrong")
    await indexed(store)
    assert await found(store, "invoice") == [one, both]
    assert await found(store, "arriv invoi") == [both]
    assert await found(store, "voice") == []
    assert await found(store, "") == await found(store, "!?") == []


@pytest.mark.parametrize(
    "query", ["退款", "退", "退款单", "退款单 4711", "我要退款单", "47", "ｄｉｎｇ", "退款單", "訂單號"]
)
async def test_chinese_is_found_by_any_of_its_letters_in_their_order(store: AnyStore, query: str) -> None:
    wanted = await wrote(store, "ada", "我要退款单，订单号4711，谢谢 Ding")
    await wrote(store, "bea", "订单 48 还没到")
    await indexed(store)
    assert await found(store, query) == [wanted]


async def test_three_letters_that_do_not_stand_together_are_not_found(store: AnyStore) -> None:
    await wrote(store, "ada", "退款了，款单没有")
    await indexed(store)
    assert await found(store, "退款单") == []
    assert len(await found(store, "退款 款单")) == 1


@pytest.mark.parametrize("query", ["cafe", "CAFÉ", "cafe\u0301", "strasse 👍", "STRASSE", "don't", '"the café in"'])
async def test_case_accents_and_forms_of_a_letter_do_not_matter(store: AnyStore, query: str) -> None:
    wanted = await wrote(store, "ada", "The Café in that Straße 👍 don't close")
    await indexed(store)
    assert await found(store, query) == [wanted]


async def test_a_phrase_is_found_as_it_stands_only(store: AnyStore) -> None:
    wanted = await wrote(store, "ada", "late delivery, again")
    await wrote(store, "bea", "delivery was late")
    await indexed(store)
    assert await found(store, '"late delivery"') == await found(store, "“late delivery”") == [wanted]
    assert await found(store, '"late deliv"') == []
    assert await found(store, "late-deliv") == [wanted]


@pytest.mark.parametrize(
    "query", ["+49 170 1234567", "0170 1234567", "0170/123-4567", "1701234567", "4567", "1234567", "170 1234567"]
)
async def test_a_number_is_found_however_it_is_written(store: AnyStore, query: str) -> None:
    conversation = await wrote(store, "ada", "call me at +49 (170) 123 4567 please")
    customer = await store.run(describe, await wrote(store, "bea", "hello"), name="Bea")
    await store.run(add_address, customer, "sms", "+491701234567")
    await indexed(store)
    assert await found(store, query) == [conversation]
    assert await customers(store, query) == ["Bea | +[491701234567]"]


async def test_two_numbers_side_by_side_are_two_words_too(store: AnyStore) -> None:
    wanted = await wrote(store, "ada", "order 4711 of 2026")
    await indexed(store)
    assert await found(store, "4711 2026") == [wanted]
    assert await found(store, "4711 2027") == []


async def test_a_mail_address_is_found_whole_and_in_parts(store: AnyStore) -> None:
    customer = await store.run(describe, await wrote(store, "bea", "hello"), name="Bea")
    await store.run(add_address, customer, "email", "bea.smith@mail.example.org")
    other = await store.run(describe, await wrote(store, "eve", "hello"), name="Eve")
    await store.run(add_address, other, "email", "example.smith@bea.org")
    await indexed(store)
    for query in ("bea.smith@mail.example.org", "bea.smith@mai", "mail.example", "smith@mail"):
        assert [name.partition(" | ")[0] for name in await customers(store, query)] == ["Bea"], query
    assert len(await customers(store, "smith")) == 2


async def test_customers_come_by_name_then_address_then_what_is_noted(store: AnyStore) -> None:
    noted = await wrote(store, "ada", "hello")
    await store.run(describe, noted, name="Ada", notes="knows Lindgren")
    addressed = await store.run(describe, await wrote(store, "bea", "hello"), name="Bea")
    await store.run(add_address, addressed, "email", "lindgren@example.org")
    named = await wrote(store, "cleo", "hello")
    await store.run(describe, named, name="Cleo Lindgren", attributes={"city": "Malmö"}, tags=("vip",))
    await indexed(store)
    assert await customers(store, "lindg") == [
        "Cleo [Lindgren]",
        "Bea | [lindgren]@example.org",
        "Ada | knows [Lindgren]",
    ]
    assert await customers(store, "malmo cleo vip") == ["[Cleo] Lindgren | [vip] | city: [Malmö] | [cleo]"]


async def test_who_proved_to_be_somebody_else_is_not_found_beside_her(store: AnyStore) -> None:
    twin = await wrote(store, "twin", "hello")
    kept = await store.run(describe, await wrote(store, "ada", "hello"), name="Ada Twin")
    await store.run(describe, twin, merged_into=kept, name="Ada Twin")
    await indexed(store)
    assert len(await customers(store, "ada twin")) == 1
    await store.run(describe, twin, merged_into=None)
    await indexed(store)
    assert len(await customers(store, "ada twin")) == 2


async def test_a_note_the_subject_and_the_customers_name_lead_to_a_conversation(store: AnyStore) -> None:
    conversation = await wrote(store, "ada", "good morning")
    await store.run(note, conversation, ANNA, "promised a voucher")
    await store.run(let_conversation_change, conversation, subject="About lamp 17")
    await indexed(store)
    for query in ("voucher", "lamp", "ada", "lamp voucher", "ada morning", "lamp morning anna"):
        assert await found(store, query) == ([conversation] if query != "lamp morning anna" else []), query
    await store.run(let_conversation_change, conversation, subject="About chair 17", customer_name="Adele")
    await indexed(store)
    assert await found(store, "lamp") == []
    assert await found(store, "adele morning") == await found(store, "chair voucher") == [conversation]


async def test_what_matches_in_the_subject_comes_before_what_is_a_little_newer(
    store: AnyStore, held_clock: HeldClock
) -> None:
    old = await wrote(store, "ada", "hello")
    await store.run(let_conversation_change, old, subject="lamp")
    held_clock.forward(20 * 86_400)
    middle = await wrote(store, "bea", "a lamp")
    held_clock.forward(20 * 86_400)
    new = await wrote(store, "cleo", "two lamps")
    await indexed(store)
    assert await found(store, "lamp") == [new, old, middle]


async def test_snippets_show_the_match_marked_and_not_the_whole_letter(store: AnyStore) -> None:
    await wrote(store, "ada", f"{'so long ' * 30}\nthe Éclair <b>was</b> 很好吃 {'indeed ' * 60}")
    await indexed(store)
    (shown,) = await snippets(store, "eclair 好吃")
    assert shown.startswith("…so long so long")
    assert shown.endswith("indeed i…")
    assert "the [Éclair] <b>was</b> 很[好吃] indeed" in shown
    assert len(shown) < 200


async def test_every_page_continues_where_the_last_one_ended(store: AnyStore, held_clock: HeldClock) -> None:
    conversations = []
    for place in range(7):
        conversations.append(await wrote(store, f"who{place}", "the word"))
        held_clock.forward(1)
        await wrote(store, "who0", f"the word again {place}")
        held_clock.forward(1)
    await indexed(store)
    expected = await found(store, "word")
    assert sorted(expected) == sorted(conversations)
    assert expected[0] == conversations[0]
    for limit in (1, 2, 3, 7):
        assert await paged(store, "word", ANNA, limit) == expected
        assert await paged(store, '"the word"', ANNA, limit) == expected
        assert await paged(store, "channel:webchat", ANNA, limit) == await found(store, "channel:webchat")


async def test_what_is_changed_or_gone_leaves_the_index(store: AnyStore) -> None:
    conversation = await wrote(store, "ada", "the secret word")
    await indexed(store)
    assert await found(store, "secret") == [conversation]
    await store.run(erase, "UPDATE item SET text = 'nothing', full_text = '' WHERE conversation_id = :id", conversation)
    await indexed(store)
    assert await found(store, "secret") == []
    assert await found(store, "nothing") == [conversation]
    await store.run(erase, "DELETE FROM item WHERE conversation_id = :id", conversation)
    await indexed(store)
    assert await found(store, "nothing") == []
    await store.run(erase, "DELETE FROM conversation WHERE id = :id", conversation)
    await indexed(store)
    assert await found(store, "ada") == []
    assert await store.read(left, conversation) == 0


async def test_what_changed_after_it_was_indexed_is_never_shown_for_what_it_was(store: AnyStore) -> None:
    conversation = await wrote(store, "ada", "the secret word")
    await indexed(store)
    await store.run(erase, "UPDATE item SET text = 'nothing' WHERE conversation_id = :id", conversation)
    assert await found(store, "secret") == []


async def test_the_loop_indexes_what_is_committed_and_nothing_twice(store: AnyStore) -> None:
    indexer = Indexer(store)
    conversation = await wrote(store, "ada", "the word")
    await indexer.work()
    assert await found(store, "word") == [conversation]
    assert await store.read(waiting) == 0
    await store.run(receive, CHAT, "ada", "again", "word")
    assert await store.read(waiting) > 0
    await indexer.work()
    assert await store.read(waiting) == 0


@pytest.mark.parametrize(("arrivals", "then"), [(1, REST_SECONDS), (FLOOD + 1, REST_IN_A_FLOOD_SECONDS - REST_SECONDS)])
async def test_the_loop_rests_longer_while_a_flood_comes_in(store: AnyStore, arrivals: int, then: float) -> None:
    slept: list[float] = []
    has_rested = asyncio.Event()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 1:
            for number in range(arrivals):
                await wrote(store, f"visitor {number}", "a word")
            return
        has_rested.set()
        await asyncio.Event().wait()

    await wrote(store, "ada", "the word")
    async with asyncio.TaskGroup() as group:
        loop = group.create_task(Indexer(store, sleep=sleep).run())
        await has_rested.wait()
        loop.cancel()
    assert slept == [REST_SECONDS, then]


async def test_what_one_store_noted_another_one_indexes(open_store: Callable[[], AnyStore], store: AnyStore) -> None:
    conversation = await wrote(store, "ada", "the word")
    other = open_store()
    await other.start()
    await indexed(other)
    await other.stop()
    assert await found(store, "word") == [conversation]


async def test_names_of_files_and_what_a_first_letter_quotes_are_found(store: AnyStore) -> None:
    first = MessageReceived(
        "k1",
        ProviderId("k1"),
        "",
        Sender("ada", "Ada"),
        await store.read(instant),
        "see below",
        full_text="> the zebra",
    )
    item = await store.run(receive_whole, MAIL, first, "quagga.pdf")
    again = replace(first, arrival_key="k2", provider_id=ProviderId("k2"), full_text="> the okapi", refers_to=("k1",))
    await store.run(receive_whole, MAIL, again, "other.pdf")
    await indexed(store)
    assert await found(store, "zebra", CHRIS) == [item.conversation_id]
    assert await found(store, "quagga pdf", CHRIS) == await found(store, "quagga.pd", CHRIS) == [item.conversation_id]
    assert await found(store, "okapi", CHRIS) == []


def instant(tx: Transaction) -> datetime:
    return tx.now


def receive_whole(tx: Transaction, account: AccountId, event: MessageReceived, file_name: str) -> Item:
    file = StoredFile(FileId(tx.new_id()), file_name, "application/pdf", 1, "digest", "")
    item = receive_message(tx, tx.floor.accounts[account], event, files=(file,))
    assert item is not None
    return item


async def test_long_letters_are_indexed_a_few_at_a_time(store: AnyStore) -> None:
    for number in range(5):
        await wrote(store, f"who{number}", "word " * 3_000)
    done = [await store.run(index_due, 50)]
    while done[-1]:
        done.append(await store.run(index_due, 50))
    assert len(done) > 3
    assert len(await found(store, "word")) == 5


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_is_written_and_looked_for_is_found_as_a_reader_of_all_texts_would(
    store: AnyStore, held_clock: HeldClock, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - chance that can be repeated
    texts: dict[ConversationId, str] = {}
    for number in range(40):
        text = "".join(chance.choices(FEW_LETTERS, k=chance.randint(1, 14)))
        texts[await wrote(store, f"q{'z' * number}", text)] = text
        held_clock.forward(1)
    await indexed(store)
    many = 0
    for _ in range(80):
        text = chance.choice([*texts.values()])
        begin = chance.randrange(len(text))
        query = text[begin : begin + chance.randint(1, 6)] + chance.choice(["", "", " ", " a", " 退"])
        try:
            terms = parse_query(query).terms
        except Invalid:
            continue
        expected = [id_ for id_, text in reversed(texts.items()) if terms and has_all([text], terms)]
        assert await found(store, query) == expected, query
        many += len(expected)
    assert many > 200


FEW_LETTERS = "aab éß退退款单單がｶﾞ한ไ👍  14\n.-@"


def erase(tx: object, statement: str, id_: ConversationId) -> None:
    """As whoever erases by hand does."""
    tx._executor.run(Statement(sql(statement)), id=id_)  # type: ignore[attr-defined]


def left(tx: object, id_: ConversationId) -> int:
    rows = tx._executor.fetch(Statement(sql("SELECT count(*) FROM search_document WHERE about = :id")), id=id_)  # type: ignore[attr-defined]
    return int(rows[0][0])


def waiting(tx: object) -> int:
    return tx.search.backlog(1000)  # type: ignore[attr-defined,no-any-return]


async def test_a_tag_is_a_filter_in_any_spelling_and_one_that_nobody_used_is_told(store: AnyStore) -> None:
    wanted = await wrote(store, "ada", "My invoice is wrong")
    other = await wrote(store, "bea", "The invoice is right")
    await indexed(store)
    with pytest.raises(Invalid, match="leave the filter out"):
        await found(store, "tag:refund invoice")
    await store.run(let_conversation_change, wanted, tags=("Refund due", "vip"))
    await store.run(let_conversation_change, other, tags=("vip",))
    await store.run(remember_tags, OF_CONVERSATIONS, ["Refund due", "vip"])
    assert await found(store, 'tag:"refund DUE" invoice') == [wanted]
    assert await found(store, "tag:vip") == [other, wanted]
    assert await found(store, 'tag:vip tag:"refund due" wrong') == [wanted]
    with pytest.raises(Invalid, match='tag:"refund due", tag:vip'):
        await found(store, "tag:refunds")
