"""Whole mails: every one is understood, and none takes long or is lost."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.email.describe import describe
from channels.email.parse import parse_mail

HEADER = b"From: a@b.example\nTo: support@hub.example\nSubject: s\n"


def _nested(depth: int) -> bytes:
    opening = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    return HEADER + opening + b"\ninnermost"


HOSTILE = {
    "parentheses": b"From: " + b"(" * 100_000 + b"\n\nhello",
    "continuations": HEADER
    + b"Content-Type: application/pdf;\n"
    + b"".join(b" name*%d=aaaaaaaa;\n" % n for n in range(4000))
    + b"\nhello",
    "depth": _nested(300),
    "parts": HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 5_000 + b"--b--",
    "rfc822": HEADER + b"Content-Type: message/rfc822\n\n" * 2000 + b"x",
    "fields": b"X: y\n" * 60_000 + b"\nx",
    "folds": b"Subject: x\n" + b" y\n" * 60_000 + b"\nx",
    "words": b"Subject: " + b"=?utf-8?Q?a?= " * 10_000 + b"\n\nx",
    "boundaries": HEADER + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"\n--bx" * 50_000,
    "uuencode": HEADER + b"\n" + b"begin 644 a\n" * 20_000,
    "elements": HEADER + b"Content-Type: text/html\n\n" + b"<div>" * 50_000 + b"deep",
    "blockquotes": HEADER + b"Content-Type: text/html\n\n" + b"<div class=gmail_quote>" * 100 + b"<blockquote>x" * 1000,
    "flowed": HEADER + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 60_000,
    "nothing": b"",
    "zeros": b"\0" * 1000,
    "carriage returns": b"From: a@b.example\rSubject: x\r\rhello",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.timeout(20)
def test_hostile_mails_arrive_in_bounded_time(name: str) -> None:
    json.dumps(describe(HOSTILE[name])).encode()


def test_what_was_not_looked_into_is_said() -> None:
    assert not parse_mail(HOSTILE["depth"]).is_complete
    assert not parse_mail(HOSTILE["parts"]).is_complete
    assert parse_mail(HEADER + b"\nhello").is_complete


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_mail(raw: bytes) -> None:
    json.dumps(describe(raw)).encode()


PIECES = [
    b"\n", b"\r\n", b"\r", b"--b", b"--b--", b"\n\n", b"Content-Type: ", b"multipart/mixed; boundary=b",
    b"multipart/report", b"=?utf-8?B?", b"?=", b"\xff", b"\0", b"<", b">", b'"', b"(", b"@", b"message/rfc822",
    b"text/html", b"base64", b"Content-Transfer-Encoding: ", b"quoted-printable", b"charset=utf-16", b"charset=hz",
    b"\x1b$B", b"format=flowed", b"Date: ", b"From: ", b"filename*0*=", b"%E4", b"a@b.example", b"begin 644 x\n",
    b"<blockquote type=cite>", b"> ", b"On 1 Jan 2026, a@b.c wrote:", b"message/delivery-status",
    b"application/ms-tnef", b"\x78\x9f\x3e\x22", b"Message-ID: ",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_heap_of_mail_pieces_is_a_mail(pieces: list[bytes]) -> None:
    json.dumps(describe(b"".join(pieces))).encode()


def test_a_mail_with_a_wrong_boundary_shows_its_parts() -> None:
    raw = (
        HEADER
        + b"Content-Type: multipart/mixed; boundary=wrong\n\n--right\nContent-Type: text/plain\n\nhello\n--right--\n"
    )
    assert describe(raw)["text"] == "hello"


def test_a_mail_without_any_boundary_shows_its_text() -> None:
    assert describe(HEADER + b"Content-Type: multipart/mixed\n\nhello\n")["text"] == "hello"


def test_raw_chinese_in_a_header_is_read() -> None:
    raw = "From: 张伟 <z@q.example>\nSubject: 订单问题\n\n您好".encode("gb18030")
    found = describe(raw)
    assert found["subject"] == "订单问题"
    assert found["from"] == {"address": "z@q.example", "name": "张伟"}
    assert found["text"] == "您好"


def test_an_mbox_line_before_the_header_is_passed_over() -> None:
    assert describe(b"From a@b Mon Nov  2 10:00:00 2026\n" + HEADER + b"\nhello")["subject"] == "s"


def test_a_uuencoded_file_is_an_attachment() -> None:
    raw = HEADER + b"\nhello\nbegin 644 a.txt\n#0V%T\n`\nend\nbye\n"
    found = describe(raw)
    assert found["attachments"] == [
        {"name": "a.txt", "type": "text/plain", "bytes": 3, "inline": False, "content_id": None}
    ]
    assert str(found["text"]).split() == ["hello", "bye"]


def test_only_our_own_servers_results_count() -> None:
    raw = (
        b"Authentication-Results: mx.hub.example; dmarc=fail (p=none) header.from=b.example; spf=pass\n"
        b"Authentication-Results: evil.example; dmarc=pass\n" + HEADER + b"\nhello"
    )
    assert describe(raw)["authentication"] == {"spf": None, "dkim": None, "dmarc": None}
    assert describe(raw, "mx.hub.example")["authentication"] == {"spf": "pass", "dkim": None, "dmarc": "fail"}


def test_names_of_files_cannot_leave_their_folder() -> None:
    raw = HEADER + b'Content-Type: application/pdf; name="..\\..\\x/../../etc/pass\xe2\x80\xaewd"\n\nx'
    files = describe(raw)["attachments"]
    assert isinstance(files, list)
    assert files[0]["name"] == "passwd"
