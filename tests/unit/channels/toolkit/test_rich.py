"""Rich text of our own: a few forms, and nothing that does anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.toolkit.html import text_from_html
from channels.toolkit.rich import cleaned, paragraphs


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p onclick='x()'><b>Hi</b><script>alert(1)</script></p>", "<p><b>Hi</b></p>"),
        ('<a href="javascript:alert(1)">Hi</a>', "<a>Hi</a>"),
        ('<a href="/admin">Hi</a>', "<a>Hi</a>"),
        ('<a href="https://a.example/?b" style="color:red" target=x>Hi</a>', '<a href="https://a.example/?b">Hi</a>'),
        ('<h1><em>Hi</em></h1><img src="https://a.example/i.gif">', "<em>Hi</em>"),
        ("<ul><li>Hi<ol start=3><li>Ho", '<ul><li>Hi<ol start="3"><li>Ho</li></ol></li></ul>'),
        ("<!-- <b>no</b> --><blockquote>Hi", "<blockquote>Hi</blockquote>"),
        ("<svg onload=x()><b>Hi</b></svg><style>b{}</style>", "<b>Hi</b>"),
        ("<div>Hi</div><br>", ""),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_only_a_few_forms_are_left(html: str, left: str) -> None:
    assert cleaned(html) == left


@given(st.text(alphabet="<>/\"'=& abilo:hrefscriptonclick!-", max_size=80))
def test_cleaning_again_changes_nothing(html: str) -> None:
    once = cleaned(f"<b>{html}</b>")
    assert cleaned(once) == once
    assert "<script" not in once


def test_plain_text_in_paragraphs_says_the_same() -> None:
    text = "Dear Ada,\n\n1 < 2 & <b>3</b>\nBo"
    assert text_from_html(paragraphs(text)).split() == text.split()
