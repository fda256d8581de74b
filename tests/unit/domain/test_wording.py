"""A text of the company is read in the visitor's language, or in the nearest there is."""

from __future__ import annotations

import pytest

from hub.domain.floor import FormQuestion
from hub.domain.wording import said_in

HELLO = {"zh-Hans": "您好", "zh-Hant": "您好！", "en": "Hello", "pt-BR": "Oi"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-Hans", "您好"),
        ("ZH-hant-TW", "您好！"),
        ("zh_Hant", "您好！"),
        ("zh", "您好"),
        ("pt", "Oi"),
        ("pt-PT", "Oi"),
        ("en-GB", "Hello"),
        ("fr", "Hello"),
        ("", "Hello"),
    ],
)
def test_the_nearest_language_is_read(language: str, text: str) -> None:
    assert said_in(HELLO, language) == text


def test_without_english_the_first_language_stands_in() -> None:
    assert said_in({"de": "Guten Tag", "fr": "Bonjour"}, "zh-Hans") == "Guten Tag"
    assert said_in("One for all", "zh-Hans") == "One for all"
    assert said_in({}, "en") == ""


def test_a_choice_means_the_same_in_whichever_language_it_was_chosen() -> None:
    question = FormQuestion("topic", "Topic", "choice", choices=({"en": "A bill", "zh-Hans": "账单"}, "Other"))
    assert [question.meant(answer) for answer in ("账单", "A bill", "Other", "?")] == ["A bill", "A bill", "Other", "?"]
    assert question.read("A bill", "zh-Hant") == "账单"
