"""Of what became of a message the later thing holds, whichever is heard first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.domain.aftermath import MOST_TEXTS, Aftermath, EarlierText, Reaction, Stamp, emoji_of, with_earlier
from hub.domain.ids import ConversationId, FileId, ItemId, PersonId
from hub.domain.item import Direction, Item, ItemKind, StoredFile

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANNA, BO = PersonId("anna"), PersonId("bo")


def stamp(seconds: float, order: int = 0) -> Stamp:
    return Stamp(NOON + timedelta(seconds=seconds), order)


def message(text: str = "Helo") -> Item:
    file = StoredFile(FileId("f1"), "a.png", "image/png", 3, "00", "person:anna")
    return Item(
        ItemId("i1"),
        ConversationId("c1"),
        ItemKind.MESSAGE,
        Direction.IN,
        None,
        "Ada",
        NOON,
        text,
        html="<b>Helo</b>",
        full_text="Helo and more",
        files=(file,),
    )


def reaction(by: PersonId | None, emoji: str, seconds: float) -> Reaction:
    return Reaction(by, "", emoji, stamp(seconds))


def test_each_person_has_one_reaction_in_the_order_in_which_they_first_reacted() -> None:
    item = message().reacted(reaction(ANNA, "👍", 1)).reacted(reaction(None, "🙏", 2)).reacted(reaction(ANNA, "❤️", 3))
    assert [(one.by, one.emoji) for one in item.since.reactions] == [(ANNA, "❤️"), (None, "🙏")]
    assert [one.by for one in item.reacted(reaction(ANNA, "", 4)).since.reactions] == [None]


@given(st.permutations([(1, "👍"), (2, ""), (3, "❤️"), (4, ""), (5, "😄")]), st.integers(0, 4))
def test_of_reactions_in_any_order_and_repeated_the_last_stands(told: list[tuple[int, str]], again: int) -> None:
    item = message()
    for seconds, emoji in [*told, told[again]]:
        item = item.reacted(reaction(None, emoji, seconds))
    assert [one.emoji for one in item.since.reactions] == ["😄"]


def test_a_reaction_that_came_late_changes_nothing_at_all() -> None:
    item = message().reacted(reaction(ANNA, "👍", 2))
    assert item.reacted(reaction(ANNA, "😢", 1)) is item


@pytest.mark.parametrize("order", list(permutations([(1, 0, "one"), (2, 0, "two"), (2, 1, "three")])))
def test_of_texts_in_any_order_the_one_written_last_stands(order: list[tuple[int, int, str]]) -> None:
    item = message()
    for seconds, number, text in order:
        item = item.edited(text, stamp(seconds, number))
    assert (item.text, item.html, item.full_text, item.text_since) == ("three", None, "", stamp(2, 1))
    assert [file.name for file in item.files] == ["a.png"]


def test_nothing_is_left_of_what_was_taken_back_and_nothing_becomes_of_it() -> None:
    item = message().reacted(reaction(ANNA, "👍", 1)).edited("Hello", stamp(1)).withdrawn(NOON)
    assert (item.text, item.html, item.full_text, item.files, item.since.reactions) == ("", None, "", (), ())
    assert item.is_withdrawn
    assert item.edited("Hello again", stamp(9)) is item
    assert item.reacted(reaction(BO, "👍", 9)) is item
    assert item.withdrawn(NOON + timedelta(1)) is item


def test_what_is_kept_reads_as_it_was() -> None:
    changed = message().reacted(reaction(ANNA, "👍", 1)).reacted(reaction(None, "", 2)).edited("Hello", stamp(1, 7))
    for item in (changed, message().withdrawn(NOON)):
        assert item.aftermath is not None
        assert Aftermath.read(item.aftermath.written()) == item.aftermath
    assert Aftermath.read(None) is None
    assert message().aftermath is None
    assert message().text_since == stamp(0)


def test_earlier_texts_stand_in_the_order_in_which_they_were_written_the_first_first() -> None:
    first, late, last = EarlierText("one", stamp(10)), EarlierText("two", stamp(1)), EarlierText("three", stamp(2))
    texts = with_earlier(with_earlier(with_earlier((), first), last), late)
    assert [one.text for one in texts] == ["one", "two", "three"]
    assert with_earlier(texts, late) == texts
    assert with_earlier(texts, replace(late, text="other")) != texts


def test_of_many_texts_the_first_and_the_latest_are_kept() -> None:
    texts: tuple[EarlierText, ...] = ()
    for number in range(50):
        texts = with_earlier(texts, EarlierText(str(number), stamp(number)))
    assert len(texts) == MOST_TEXTS
    assert (texts[0].text, texts[1].text, texts[-1].text) == ("0", "31", "49")


@pytest.mark.parametrize("emoji", ["👍", "❤️", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", " 😄 "])
def test_an_emoji_is_kept_whole(emoji: str) -> None:
    assert emoji_of(emoji) == emoji.strip()


@pytest.mark.parametrize("text", ["", " ", "ok", "👍" * 33, "👍\n", "👍\u202e!", "👍 👍"])
def test_what_is_no_emoji_is_no_reaction(text: str) -> None:
    assert emoji_of(text) in {"", "👍"}
    assert len(emoji_of(text)) <= 1
