"""Our own mails: in their thread, the same on every try, and with nothing smuggled in."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.contract import OutgoingAttachment, ProviderRefused, SendMessage
from channels.email.compose import From, compose
from channels.email.parse import parse_mail
from channels.sender import Sender

US = From("support@hub.example")
DATE = "Sun, 22 Nov 2026 10:00:00 +0000"
CUSTOMER = Sender("ada@example.org", "Ada")


def _read(command: SendMessage, sender: From = US) -> EmailMessage:
    return message_from_bytes(compose(command, sender, DATE).content, policy=policy.default)


def test_an_answer_stands_in_its_thread() -> None:
    command = SendMessage("m1", CUSTOMER, "hello", "Re: Order", ("<1@x>", "broken", "<2@x>"), "tok3n")
    mail = _read(command)
    assert mail["Message-ID"] == "<m1.tok3n@hub.example>"
    assert mail["In-Reply-To"] == "<2@x>"
    assert mail["References"] == "<1@x> <2@x>"
    assert mail["Reply-To"] == "support+tok3n@hub.example"
    assert mail["To"] == "Ada <ada@example.org>"
    assert mail["Auto-Submitted"] is None


def test_a_mail_that_is_sent_again_does_not_answer_itself() -> None:
    command = SendMessage("m1", CUSTOMER, "hello", "Re: Order", ("<1@x>", "<m1.tok3n@hub.example>"), "tok3n")
    mail = _read(command)
    assert (mail["Message-ID"], mail["In-Reply-To"], mail["References"]) == ("<m1.tok3n@hub.example>", "<1@x>", "<1@x>")
    alone = _read(SendMessage("m1", CUSTOMER, "hello", "Order", ("<m1.tok3n@hub.example>",), "tok3n"))
    assert (alone["In-Reply-To"], alone["References"]) == (None, None)


def test_an_id_longer_than_a_line_is_written_whole_so_that_others_find_the_thread() -> None:
    ids = tuple(f"<{number}{'x' * 90}@mail.example>" for number in range(3))
    content = compose(SendMessage("m1", CUSTOMER, "hello", "Re: Order", ids), US, DATE).content
    assert f"\r\nIn-Reply-To: {ids[-1]}\r\n".encode() in content
    assert "\r\nReferences: {}\r\n {}\r\n {}\r\n".format(*ids).encode() in content
    assert parse_mail(content).references == ids


def test_two_tries_are_the_same_mail() -> None:
    command = SendMessage(
        "m1", CUSTOMER, "您好", attachments=(OutgoingAttachment("a.pdf", "application/pdf", b"x", ""),)
    )
    assert compose(command, US, DATE) == compose(command, US, DATE)


def test_a_rich_mail_is_read_by_old_and_new_programs() -> None:
    html = f"<div>您好 <strong>Ada</strong></div><div>{'long ' * 400}</div>"
    command = SendMessage(
        "m1", CUSTOMER, "您好 Ada", attachments=(OutgoingAttachment("a.pdf", "application/pdf", b"x", ""),), html=html
    )
    content = compose(command, US, DATE).content
    assert content == compose(command, US, DATE).content
    assert content.count(b"MIME-Version") == 1
    assert max(map(len, content.splitlines())) < 998
    mail = _read(command)
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf",
    ]  # fmt: skip
    body = mail.get_body(("html",))
    assert body is not None
    assert html in body.get_content()
    read = parse_mail(content)
    assert read.text.strip() == "您好 Ada"
    assert "<strong>Ada</strong>" in (read.html or "")


def test_a_plain_mail_has_no_other_form() -> None:
    assert _read(SendMessage("m1", CUSTOMER, "hello")).get_content_type() == "text/plain"


def test_plus_addresses_can_be_switched_off() -> None:
    command = SendMessage("m1", CUSTOMER, "hello", thread_token="tok3n")
    assert _read(command, From("support@hub.example", has_plus_addresses=False))["Reply-To"] is None


def test_a_machines_answer_says_so_and_cannot_be_answered_by_one() -> None:
    command = SendMessage("m1", CUSTOMER, "We are closed.", is_automatic=True)
    letter = compose(command, US, DATE)
    assert letter.envelope_from == ""
    assert parse_mail(letter.content).automatic == "auto-submitted"
    assert _read(command)["X-Auto-Response-Suppress"] == "All"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=200), st.text(max_size=40))
def test_no_field_can_smuggle_in_another(subject: str, name: str, text: str, file: str) -> None:
    command = SendMessage(
        "m1\r\nBcc: x@y.example", Sender("ada@example.org", f"{name}\r\nBcc: x@y.example"), text,
        f"{subject}\r\nBcc: x@y.example\r\n\r\nbody", (f"<{subject}@x>",), "tok\r\nBcc: x",
        (OutgoingAttachment(f"{file}\r\nBcc: x", "text/plain\r\nBcc: x", b"data", ""),), sender_name=f"{name}\nBcc: x",
    )  # fmt: skip
    letter = compose(command, US, DATE)
    head = letter.content.split(b"\r\n\r\n", 1)[0]
    assert not any(line.lower().startswith(b"bcc") for line in head.split(b"\r\n"))
    assert letter.content.isascii()
    assert b"\n" not in letter.content.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    "text",
    [
        "short",
        "word " * 100,
        "> not a quote\nFrom me\n indented",
        "您好，" * 300,
        "x" * 3000,
        "a\n-- \nsignature",
        "",
        "tabs\tand\n\n\nlines",
    ],
)
def test_a_text_arrives_as_it_was_written(text: str) -> None:
    arrived = parse_mail(compose(SendMessage("m1", CUSTOMER, text), US, DATE).content).text
    assert arrived.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")
    if len(text) < 1000:
        assert [line.rstrip() for line in arrived.strip().split("\n")] == [
            line.rstrip() for line in text.strip().split("\n")
        ]


@pytest.mark.parametrize("name", ["报价.pdf", "résumé.pdf", "a b;c.pdf", "x" * 180 + ".pdf", ""])
def test_files_keep_their_names(name: str) -> None:
    letter = compose(
        SendMessage("m1", CUSTOMER, "x", attachments=(OutgoingAttachment(name, "application/pdf", b"%PDF", ""),)),
        US,
        DATE,
    )
    (file,) = parse_mail(letter.content).files
    assert (file.name, file.content) == (name or "attachment", b"%PDF")


@pytest.mark.parametrize(
    "address",
    ["", "ada", "ada@", "@x", "a b@x.example", "ada@x.example\r\nRCPT TO:<b@x>", "ada@x.example>,<b@x.example"],
)
def test_a_broken_address_is_refused(address: str) -> None:
    with pytest.raises(ProviderRefused):
        compose(SendMessage("m1", Sender(address), "x"), US, DATE)


def test_an_international_domain_is_written_in_ascii() -> None:
    letter = compose(SendMessage("m1", Sender("ada@müller.example"), "x"), US, DATE)
    assert letter.envelope_to == ("ada@xn--mller-kva.example",)
    assert not letter.needs_utf8


def test_everybody_is_named_but_the_hidden_ones_who_get_it_all_the_same() -> None:
    command = SendMessage(
        "m1",
        CUSTOMER,
        "x",
        recipients={"to": (CUSTOMER.id, "bea@example.org"), "cc": ("c@example.org",), "bcc": ("d@example.org",)},
    )
    letter, mail = compose(command, US, DATE), _read(command)
    assert letter.envelope_to == ("ada@example.org", "bea@example.org", "c@example.org", "d@example.org")
    assert (mail["To"], mail["Cc"], mail["Bcc"]) == ("Ada <ada@example.org>, bea@example.org", "c@example.org", None)
    assert b"d@example.org" not in letter.content


def test_a_broken_copy_is_refused() -> None:
    with pytest.raises(ProviderRefused):
        compose(SendMessage("m1", CUSTOMER, "x", recipients={"cc": ("nobody",)}), US, DATE)
