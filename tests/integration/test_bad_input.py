"""Whatever comes, and however broken: it is refused or kept with a clear answer, and never a fault of the hub's."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from base64 import b64encode
from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final
from urllib.parse import quote_from_bytes

import aiohttp
import pytest

from tests.hubs.clients import Person, letter, post_text, send_mail, signed, text_form
from tests.hubs.floor import CHAT, MAILS, TEXT_HOOK, TWILIO_TOKEN
from tests.hubs.lines import Widget
from tests.hubs.process import HubProcess
from tests.integration.kept import everything, rows

EMOJI: Final = "👩‍👩‍👧‍👦 🇳🇴 👍🏽 ✨"
LONG: Final = "word " * 20_000
KEPT, TOO_BIG = 250, 552
NUL: Final = "before\x00after"
INSTEAD: Final = "before\ufffdafter"


def text_of(hub: HubProcess, key: str) -> str:
    """What is kept of a text message."""
    found = rows(hub, "SELECT text FROM item WHERE provider_id = ?", key)
    assert len(found) == 1, f"{key} is kept {len(found)} times"
    return str(found[0][0])


def sid(number: int) -> str:
    return f"SM{number:032x}"


async def post_bytes(client: aiohttp.ClientSession, hub: HubProcess, pairs: Sequence[tuple[bytes, bytes]]) -> int:
    """Post a form of any bytes, signed over exactly these."""
    url = f"{hub.url}/webhooks/{TEXT_HOOK}"
    message = url.encode() + b"".join(name + value for name, value in sorted(pairs))
    signature = b64encode(hmac.new(TWILIO_TOKEN.encode(), message, hashlib.sha1).digest()).decode()
    body = "&".join(f"{quote_from_bytes(name)}={quote_from_bytes(value)}" for name, value in pairs)
    headers = {"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"}
    async with client.post(url, data=body.encode(), headers=headers) as answer:
        await answer.read()
        return answer.status


async def problem_of(answer: aiohttp.ClientResponse) -> dict[str, Any]:
    """The problem an answer tells: always in one form, and always saying what to do next."""
    assert answer.content_type == "application/problem+json", await answer.text()
    problem: dict[str, Any] = await answer.json(content_type=None)
    assert problem["status"] == answer.status
    assert problem["title"]
    assert problem["detail"]
    return problem


async def test_a_forged_webhook_is_refused_and_leaves_nothing(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    before = everything(hub)
    form = text_form(sid(1), "+14155550101", "transfer all the money")
    url = f"{hub.url}/webhooks/{TEXT_HOOK}"
    forgeries: list[dict[str, str]] = [
        {},
        {"X-Twilio-Signature": ""},
        {"X-Twilio-Signature": "ключ"},
        {"X-Twilio-Signature": "A" * 4_000},
        signed(url, form, token="another token"),
        signed(url, {**form, "Body": "hello"}),
        signed(url + "/", form),
    ]
    for headers in forgeries:
        async with client.post(url, data=form, headers=headers) as answer:
            assert answer.status == 403
            await problem_of(answer)
    assert everything(hub) == before


async def test_what_nobody_understands_is_acknowledged_kept_and_shown_to_administrators(
    client: aiohttp.ClientSession, hub: HubProcess
) -> None:
    form = {"MessageSid": sid(2), "MessageStatus": "teleported", "AccountSid": "AC1"}
    assert await post_text(client, hub, form) == 200
    async with Person(hub, hub.people["eva"]) as administrator:
        newest = (await administrator.get("/api/admin/quarantine"))[0]
        assert newest["door"] == TEXT_HOOK
        assert "teleported" in newest["reason"]
        whole = await administrator.get(f"/api/admin/quarantine/{newest['id']}")
        assert sid(2) in whole["body"]
        assert (
            "still"
            in (await administrator.do("POST", f"/api/admin/quarantine/{newest['id']}/retry"))["outcome"].lower()
        )
        await administrator.do("DELETE", f"/api/admin/quarantine/{newest['id']}")
        assert (await administrator.ask("GET", f"/api/admin/quarantine/{newest['id']}"))[0] == 404


async def test_a_webhook_for_a_number_that_is_nobodys_is_kept_aside(
    client: aiohttp.ClientSession, hub: HubProcess
) -> None:
    assert await post_text(client, hub, text_form(sid(3), "+14155550103", "hello", To="+15005550099")) == 200
    assert rows(hub, "SELECT count(*) FROM quarantine WHERE reason LIKE '%No account%'")[0][0] == 1
    assert not rows(hub, "SELECT 1 FROM item WHERE provider_id = ?", sid(3))


@pytest.mark.parametrize("hook", ["nothing", "chat%00", "..", "%2e%2e%2f", "a" * 4_000, "💥", MAILS, CHAT])
async def test_a_webhook_at_a_door_that_does_not_exist_is_refused(
    client: aiohttp.ClientSession, hub: HubProcess, hook: str
) -> None:
    before = everything(hub)
    async with client.post(f"{hub.url}/webhooks/{hook}", data=b"From=x") as answer:
        assert answer.status in {404, 405}
        await problem_of(answer)
    assert everything(hub) == before


async def test_nobody_speaks_for_a_proven_visitor_or_mailbox_through_a_webhook(
    client: aiohttp.ClientSession, hub: HubProcess
) -> None:
    before = everything(hub)
    said = {"key": "proven:ada", "name": "Ada", "verified": True, "text": "Send it elsewhere.", "client_id": "c1"}
    async with client.post(f"{hub.url}/webhooks/{CHAT}", json=said) as answer:
        assert answer.status == 404
    mail = letter("forged@example.org", "ada@example.org", "Send it elsewhere.").as_bytes()
    async with client.post(f"{hub.url}/webhooks/{MAILS}", data=mail) as answer:
        assert answer.status == 404
    assert everything(hub) == before


async def test_a_repeated_webhook_is_answered_each_time_and_kept_once(
    client: aiohttp.ClientSession, hub: HubProcess
) -> None:
    form = text_form(sid(4), "+14155550104", "once is enough")
    assert await asyncio.gather(*[post_text(client, hub, form) for _ in range(20)]) == [200] * 20
    assert text_of(hub, sid(4)) == "once is enough"


async def test_a_mail_too_big_is_refused_and_holds_up_nobody(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    before = everything(hub)
    line = b"a line of a mail that never ends, and again and again" * 15 + b"\r\n"
    head = letter("big@example.org", "ada@example.org", "see below").as_bytes().replace(b"\n", b"\r\n")
    mail = asyncio.create_task(send_mail(hub, head + line * (40_000_000 // len(line))))
    longest = 0.0
    loop = asyncio.get_running_loop()
    while not mail.done():
        began = loop.time()
        async with client.get(f"{hub.url}/healthz") as answer:
            assert answer.status == 200
        longest = max(longest, loop.time() - began)
        await asyncio.sleep(0.05)
    assert await mail == TOO_BIG
    assert longest < 3, f"somebody else waited {longest:.1f} s for a mail that nobody wanted"
    assert everything(hub) == before
    assert await send_mail(hub, letter("small@example.org", "ada@example.org", "and this?")) == KEPT


async def test_a_body_too_big_is_refused(client: aiohttp.ClientSession, hub: HubProcess, supervisor: Person) -> None:
    for path in (f"/webhooks/{TEXT_HOOK}", "/api/session", "/api/admin/apply"):
        async with client.post(hub.url + path, data=BytesIO(b"x" * 5_000_000)) as answer:
            assert answer.status in {401, 413}, path
            await problem_of(answer)


async def test_broken_bytes_become_readable_text(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    form = text_form(sid(5), "+14155550105", "", FromCity="x")
    pairs = [(name.encode(), value.encode()) for name, value in form.items() if name not in {"Body", "FromCity"}]
    pairs += [
        (b"Body", b"caf\xe9 \xff\xfe\x00 \xed\xa0\x80"),
        (b"FromCity", b"Z\xfcrich"),
        (b"ProfileName", b"\xc3\x28"),
    ]
    assert await post_bytes(client, hub, pairs) == 200
    kept = text_of(hub, sid(5))
    assert kept.startswith("caf")
    assert "\x00" not in kept
    kept.encode()

    raw = letter("broken@example.org", "ada@example.org", "hello").as_bytes()
    raw = raw.replace(b"From: ada@example.org", b"From: =?utf-8?b?/////?= Z\xfc\x00\xff <ada@example.org>")
    raw = raw.replace(b"Subject: A question", b"Subject: =?no-such-charset?q?=FF=00?= \xff\x00")
    assert await send_mail(hub, raw) == KEPT
    async with Person(hub, hub.people["dora"]) as dora:
        listed = (await dora.get("/api/conversations?view=waiting"))["conversations"]
    assert len(listed) == 2
    assert "\x00" not in str(listed)


async def test_a_text_of_a_hundred_thousand_characters_is_kept_whole(
    client: aiohttp.ClientSession, hub: HubProcess, supervisor: Person
) -> None:
    assert await post_text(client, hub, text_form(sid(6), "+14155550106", LONG)) == 200
    assert text_of(hub, sid(6)).strip() == LONG.strip()
    assert await send_mail(hub, letter("long@example.org", "ada@example.org", LONG)) == KEPT
    widget = Widget()
    await widget.connect(hub.url)
    assert (await widget.say(LONG, "c1"))["item"]["text"].strip() == LONG.strip()
    refused = await widget.say(LONG * 2, "c2")
    assert refused["problem"]["type"] == "/problems/too-large", "a longer one is refused with a reason, not cut"
    await widget.close()
    listed = (await supervisor.get("/api/conversations?view=waiting"))["conversations"]
    assert len(listed) == 3
    for entry in listed:
        items = (await supervisor.get(f"/api/conversations/{entry['conversation']['id']}"))["items"]
        assert len(items[0]["text"].strip()) == len(LONG.strip())
        path = f"/api/conversations/{entry['conversation']['id']}/notes"
        assert (await supervisor.ask("POST", path, {"text": "x" * 100_000}))[0] == 201
        assert (await supervisor.ask("POST", path, {"text": "x" * 100_001}))[0] == 422


async def test_an_emoji_survives_in_every_field(
    client: aiohttp.ClientSession, hub: HubProcess, supervisor: Person
) -> None:
    assert (
        await post_text(client, hub, text_form(sid(7), "+14155550107", EMOJI, ProfileName=EMOJI, FromCity=EMOJI)) == 200
    )
    assert text_of(hub, sid(7)) == EMOJI
    mail = letter("emoji@example.org", "ada@example.org", EMOJI, EMOJI)
    mail.replace_header("From", f"{EMOJI} <ada@example.org>")
    assert await send_mail(hub, mail) == KEPT
    widget = Widget()
    await widget.connect(hub.url)
    fields = {"name": EMOJI, "email": "ada@example.org", EMOJI: EMOJI, "text": EMOJI}
    answer = await widget.call("start", {"fields": fields, "page": EMOJI, "title": EMOJI})
    assert answer["item"]["text"] == EMOJI
    await widget.close()
    for entry in (await supervisor.get("/api/conversations?view=waiting"))["conversations"]:
        row = entry["conversation"]
        assert row["preview"] == EMOJI
        note = await supervisor.do("POST", f"/api/conversations/{row['id']}/notes", {"text": EMOJI, "client_id": EMOJI})
        assert (note["text"], note["client_id"]) == (EMOJI, EMOJI)
        changes = {"name": EMOJI, "tier": EMOJI, "language": EMOJI, "notes": EMOJI}
        changed = await supervisor.do("PATCH", f"/api/customers/{row['customer']['id']}", changes)
        assert {name: changed[name] for name in changes} == changes


async def test_no_nul_is_kept_anywhere(client: aiohttp.ClientSession, hub: HubProcess, supervisor: Person) -> None:
    assert await post_text(client, hub, text_form(sid(8), "+14155550108", NUL, FromCity=NUL)) == 200
    assert text_of(hub, sid(8)) == INSTEAD
    widget = Widget()
    await widget.connect(hub.url)
    assert (await widget.say(NUL, "c\x001"))["item"]["text"] == INSTEAD
    await widget.close()
    for entry in (await supervisor.get("/api/conversations?view=waiting"))["conversations"]:
        row = entry["conversation"]
        path = f"/api/conversations/{row['id']}"
        note = await supervisor.do("POST", f"{path}/notes", {"text": NUL, "client_id": NUL})
        assert note["text"] == INSTEAD
        await supervisor.do("PATCH", f"/api/customers/{row['customer']['id']}", {"notes": NUL, "name": NUL})
        status, _ = await supervisor.ask("POST", f"{path}/transfer", {"to": {"queue": NUL}, "note": NUL})
        assert status == 422
        assert "\x00" not in str(await supervisor.get(path))
    assert not rows(hub, "SELECT 1 FROM item WHERE instr(text, char(0)) OR instr(coalesce(client_id, ''), char(0))")


DEEP: Final = b"[" * 10_000 + b"]" * 10_000
BODIES: Final = {
    "deep lists": DEEP,
    "deep objects": b'{"text":' * 10_000 + b"1" + b"}" * 10_000,
    "a deep field": b'{"text": "x", "client_id": "c", "state": ' + DEEP + b"}",
    "half of it": b'{"text": "x"',
    "nothing": b"",
    "null": b"null",
    "a list": b"[]",
    "a number": b"1e400",
    "not a number": b"NaN",
    "broken bytes": b'{"text": "\xff\xfe"}',
    "half a character": b'{"text": "\\ud800", "client_id": "\\udfff"}',
    "two answers": b'{"text": "a", "text": "b"}',
    "wrong types": b'{"text": 1, "client_id": [], "files": {}, "to": "x", "state": {}}',
}
ADDRESSES: Final = (
    "/api/session",
    "/api/conversations/x/messages",
    "/api/conversations/x/notes",
    "/api/admin/apply",
    "/api/conversations/x/transfer",
    "/api/setup",
    "/api/password",
    "/api/offers/x/decline",
)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
async def test_a_body_that_is_no_answer_to_the_question_is_refused(
    client: aiohttp.ClientSession, hub: HubProcess, body: bytes
) -> None:
    for name in ("dora", "eva"):
        seat = hub.people[name]
        headers = {"Cookie": seat.cookie, "X-CSRF-Token": seat.csrf, "Content-Type": "application/json"}
        for path in ADDRESSES:
            async with client.post(hub.url + path, data=body, headers=headers) as answer:
                assert 200 <= answer.status < 300 or answer.status in {403, 404, 422, 429}, (path, answer.status)
                if answer.status >= 400:
                    await problem_of(answer)


TYPES: Final = (
    "text/plain",
    "application/xml",
    "application/json; charset=utf-16",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
    "image/png",
    "💥",
    "a/b/c",
    "",
)


@pytest.mark.parametrize("kind", TYPES)
async def test_a_wrong_content_type_gets_a_clear_answer(
    client: aiohttp.ClientSession, hub: HubProcess, kind: str
) -> None:
    seat = hub.people["dora"]
    headers = {"Cookie": seat.cookie, "X-CSRF-Token": seat.csrf, "Content-Type": kind}
    for path in ("/api/conversations/x/notes", "/api/files", "/api/visitor/files", f"/webhooks/{TEXT_HOOK}"):
        async with client.post(hub.url + path, data=b'{"text": "x"}', headers=headers) as answer:
            assert answer.status in {400, 401, 403, 404, 415, 422}, (path, answer.status)
            await problem_of(answer)


async def test_an_empty_file_is_refused_as_one_that_makes_no_sense(
    client: aiohttp.ClientSession, hub: HubProcess
) -> None:
    seat = hub.people["anna"]
    form = aiohttp.FormData()
    form.add_field("file", b"", filename="plan.pdf", content_type="application/pdf")
    headers = {"Cookie": seat.cookie, "X-CSRF-Token": seat.csrf}
    async with client.post(f"{hub.url}/api/files", data=form, headers=headers) as answer:
        assert answer.status == 422
        assert "The file is empty" in (await problem_of(answer))["detail"]


@pytest.mark.parametrize("method", ["TRACE", "PATCH", "PROPFIND", "DELETE"])
async def test_a_method_that_an_address_has_not_is_named(
    client: aiohttp.ClientSession, hub: HubProcess, method: str
) -> None:
    async with client.request(method, f"{hub.url}/api/desk") as answer:
        assert answer.status == 405
        assert "GET" in answer.headers["Allow"]
        await problem_of(answer)


POST: Final = b"POST /api/session HTTP/1.1\r\nHost: x\r\n"
REQUESTS: Final = {
    "a huge header": b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 100_000 + b"\r\n\r\n",
    "a thousand headers": b"GET /healthz HTTP/1.1\r\nHost: x\r\n" + b"X-Many: a\r\n" * 5_000 + b"\r\n",
    "a huge path": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "a NUL in a header": b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Nul: a\x00b\r\n\r\n",
    "a NUL in the path": b"GET /api/\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
    "two lengths": POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "length and chunks": POST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a chunk that is none": POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    "no HTTP at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
    "another protocol": b"EHLO hub.example\r\n",
    "no host": b"GET /healthz HTTP/1.1\r\n\r\n",
    "a folded cookie": b"GET /api/desk HTTP/1.1\r\nHost: x\r\nCookie: hub_session=a;\r\n hub_session=\xff\xfe\r\n\r\n",
}


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS.keys())
async def test_a_request_that_is_none_gets_an_answer_or_silence(
    client: aiohttp.ClientSession, hub: HubProcess, request_: bytes
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", hub.port)
    writer.write(request_)
    writer.write_eof()
    try:
        answer = await asyncio.wait_for(reader.read(100_000), 10)
    except ConnectionError:
        answer = b""
    writer.close()
    assert not answer or int(answer.split(b" ", 2)[1]) < 500, answer[:200]
    assert b"Traceback" not in answer
    async with client.get(f"{hub.url}/healthz") as alive:
        assert alive.status == 200
