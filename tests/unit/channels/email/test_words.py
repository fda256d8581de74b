"""Encoded words and parameters, as standards want them and as senders write them."""

import pytest

from channels.email.headers import split_header
from channels.email.parameters import parse_parameters
from channels.email.words import base64_bytes, decode_words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("=?utf-8?Q?a?= =?utf-8?Q?b?= c", "ab c"),
        ("=?utf-8?B?5by?==?utf-8?B?oOS4iQ==?=", "张三"),
        ("=?utf-8?Q?Really??=", "Really?"),
        ("=?utf-8?Q?a b c?=", "a b c"),
        ("=?gb2312?B?1cXOsA==?=", "张伟"),
        ("=?utf-8*en?Q?caf=C3=A9?=", "café"),
        ("=?nonsense?Q?f=FCr?=", "für"),
        ("=?iso-2022-jp?B?GyRCJDQbKEI=?= =?iso-2022-jp?B?GyRCQ20bKEI=?=", "ご注"),
        ("=?broken", "=?broken"),
    ],
)
def test_words_are_decoded(line: str, expected: str) -> None:
    assert decode_words(line) == expected


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        ("text/html charset=utf-8", "charset", "utf-8"),
        ("attachment; filename*=utf-8''%E4%B8%AD.pdf; filename=\"x.pdf\"", "filename", "中.pdf"),
        ("attachment; filename*0*=utf-8''%E4; filename*1*=%B8%AD; filename*2=.pdf", "filename", "中.pdf"),
        ("attachment; filename=my file.pdf; size=3", "filename", "my file.pdf"),
        ("attachment;filename==?utf-8?B?5byg?=.pdf", "filename", "张.pdf"),
        ('x/y; name="a;b.pdf"; name=c', "name", "a;b.pdf"),
        ('attachment; filename="%E4%B8%AD.pdf"', "filename", "中.pdf"),
        ('attachment; filename="100%.pdf"', "filename", "100%.pdf"),
    ],
)
def test_parameters_are_decoded(line: str, name: str, expected: str) -> None:
    assert parse_parameters(line)[1][name] == expected


@pytest.mark.timeout(5)
def test_four_thousand_continuations_survive() -> None:
    line = "attachment" + "".join(f"; filename*{number}=abcdefgh" for number in range(4000))
    assert len(parse_parameters(line)[1]["filename"]) == 32_000


@pytest.mark.parametrize("piece", [";", " ", ";a=", "a ", "=", '"', "a=b"])
@pytest.mark.timeout(5)
def test_hostile_parameters_take_bounded_time(piece: str) -> None:
    parse_parameters("a" + piece * 100_000)


def test_base64_is_read_without_its_padding_and_with_dirt() -> None:
    assert base64_bytes(b"aGVs\r\nbG8") == b"hello"
    assert base64_bytes(b"aGVsbG8=aGVsbG8=") == b"hellohello"


def test_a_header_line_that_lost_its_indent_is_joined() -> None:
    headers, body = split_header(b"Subject: one\ntwo three\nFrom: a@b.c\n\nbody")
    assert headers.text("subject") == "one two three"
    assert body == b"body"


def test_a_body_without_an_empty_line_is_no_header() -> None:
    headers, body = split_header(b"Subject: one\nHello there, this is the body.\nMore of it.\n")
    assert headers.text("subject") == "one"
    assert body.startswith(b"Hello there")
