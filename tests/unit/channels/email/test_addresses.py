"""Addresses are found in whatever people and machines write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email.addresses import Address, normalised, parse_addresses


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada <a@b.example>", [("a@b.example", "Ada")]),
        ("a@b.example (Ada L)", [("a@b.example", "Ada L")]),
        ('"Doe, John" <j@x.example>, k@x.example', [("j@x.example", "Doe, John"), ("k@x.example", "")]),
        ("Doe, John <j@x.example>", [("j@x.example", "Doe, John")]),
        ("undisclosed-recipients:;", []),
        ("Team: a@b.c, d@e.f;", [("a@b.c", ""), ("d@e.f", "")]),
        ("a@b.c; d@e.f", [("a@b.c", ""), ("d@e.f", "")]),
        ("MAILER-DAEMON", [("MAILER-DAEMON", "")]),
        ("=?utf-8?B?5byg5LiJ?= <z@q.example>", [("z@q.example", "张三")]),
        ("=?utf-8?Q?a=40b.example?=", [("a@b.example", "")]),
        ("<@one,@two:a@b.c>", [("a@b.c", "")]),
        ("'a@b.c' <mailto:a@b.c>", [("a@b.c", "")]),
        ("a @ b.c", [("a@b.c", "")]),
        ("((((((foo@bar.example", [("foo@bar.example", "")]),
        ("other@b.c <a@b.c>", [("a@b.c", "other@b.c")]),
        ("a@x.", [("a@x", "")]),
        ('"unterminated <a@b.c>', [("a@b.c", "unterminated")]),
        ("<a@b><c@d>", [("a@b", ""), ("c@d", "")]),
        ("Ada (one (two)) <a@b.c>", [("a@b.c", "Ada")]),
        ("", []),
        ("<>", []),
    ],
)
def test_addresses_and_names_are_told_apart(line: str, expected: list[tuple[str, str]]) -> None:
    assert list(parse_addresses(line)) == [Address(address, name) for address, name in expected]


def test_case_and_a_trailing_dot_make_no_other_identity() -> None:
    assert normalised(" <Ada@Example.ORG.> ") == "ada@example.org"


@pytest.mark.parametrize("piece", ["(", "<", '"', '"\\', "a@", "=?", "=?x?q?", ",a@b.c", ":", "@", " ", "a@b "])
@pytest.mark.timeout(10)
def test_hostile_lists_take_bounded_time(piece: str) -> None:
    parse_addresses(piece * (50_000 // len(piece)))


@given(st.text(max_size=200))
def test_any_line_is_read(line: str) -> None:
    for address in parse_addresses(line):
        assert "\n" not in address.name
