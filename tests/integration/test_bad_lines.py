"""Whatever comes over a live line or at the door for mail, and however broken: it is refused or kept, in order."""

from __future__ import annotations

import asyncio
from typing import Final

import aiohttp
import pytest

from tests.hubs.clients import letter, send_mail
from tests.hubs.floor import OUR_ADDRESS, TEXT_HOOK
from tests.hubs.process import HubProcess
from tests.integration.kept import everything, rows

KEPT: Final = 250
PACKETS: Final[tuple[str | bytes, ...]] = (
    b"",
    b"\x00\xff",
    "",
    "4",
    "42",
    "42/visitor",
    "42/visitor,",
    "42/visitor,[",
    "42/visitor,[]",
    "42/visitor,{}",
    "42/visitor,null",
    '42/visitor,["message"]',
    '42/visitor,1["message",null]',
    '42/visitor,2["message",[[[]]]]',
    '42/visitor,99999999999999999999999999["message",{}]',
    '42/visitor,3["message",{"text":"\\ud800","client_id":"c"}]',
    '42/visitor,4["message",{"text":{"a":1},"client_id":["b"]}]',
    '42/visitor,5["message",{"text":"x","client_id":"c","files":5}]',
    '42/visitor,6["start",{"fields":[1,2]}]',
    '42/visitor,7["start","x"]',
    '42/visitor,8["rate",{"score":1e400}]',
    '42/visitor,9["rate",{"score":true}]',
    '42/visitor,10["seen",1,2,3,4]',
    '42/visitor,11["on_connect",{}]',
    '42/visitor,12["connect",{}]',
    '42/visitor,13["disconnect"]',
    '42/desk,["typing",{}]',
    '42["message",{}]',
    "40/nowhere,",
    '40/desk,{"after":"x"}',
    "41/desk,",
    "43/visitor,1[]",
    "44/visitor,{}",
    '451-/visitor,["message",{"_placeholder":true,"num":0}]',
    '451-/visitor,["message",{"_placeholder":true,"num":9}]',
    "45999999-/visitor,[]",
    "46/visitor,1[]",
    "9",
    "x",
    "2probe",
    "5",
    "42/visitor," + "[" * 10_000 + "]" * 10_000,
    '42/visitor,["message",' + "{" * 5_000,
    "4" * 300_000,
)


async def test_a_live_line_survives_every_packet(client: aiohttp.ClientSession, hub: HubProcess) -> None:
    for number, packet in enumerate(PACKETS):
        address = {"X-Forwarded-For": f"192.0.2.{number}"}
        url = f"{hub.url}/socket.io/?EIO=4&transport=websocket"
        async with client.ws_connect(url, headers=address, max_msg_size=0) as line:
            await line.send_str('40/visitor,{"account":"chat"}')
            await (line.send_bytes(packet) if isinstance(packet, bytes) else line.send_str(packet))
            await line.send_str('42/visitor,77["typing",{}]')
            async with asyncio.timeout(5):
                async for said in line:
                    if said.type == aiohttp.WSMsgType.TEXT and said.data == "2":
                        await line.send_str("3")
                    elif said.type == aiohttp.WSMsgType.TEXT and said.data.startswith("43/visitor,77"):
                        break


POLLS: Final = (
    "",
    "4",
    "\x1e",
    "\x1e\x1e\x1e",
    "x",
    "9",
    "b",
    "b!!!",
    "4\x1e" * 1_000,
    "2probe",
    "42/visitor,[\x1e",
    "4" * 300_000,
)


@pytest.mark.parametrize("kind", ["text/plain;charset=UTF-8", "application/octet-stream"])
async def test_a_line_on_long_polling_survives_every_packet(
    client: aiohttp.ClientSession, hub: HubProcess, kind: str
) -> None:
    url = f"{hub.url}/socket.io/?EIO=4&transport=polling"
    for packet in POLLS:
        async with client.get(url) as opened:
            line = (await opened.text()).partition('"sid":"')[2].partition('"')[0]
        async with client.post(f"{url}&sid={line}", data=packet.encode(), headers={"Content-Type": kind}) as answer:
            assert answer.status in {200, 400}, packet[:20]
    for query in ("", "?EIO=3&transport=polling", "?EIO=4&transport=pigeon", "?EIO=4&transport=polling&sid=nobody"):
        async with client.get(f"{hub.url}/socket.io/{query}") as answer:
            assert answer.status == 400


UNFINISHED: Final = {
    "a body": "POST /api/session HTTP/1.1\r\nHost: hub\r\nContent-Length: 1000\r\n\r\n{",
    "a webhook": f"POST /webhooks/{TEXT_HOOK} HTTP/1.1\r\nHost: hub\r\nContent-Length: 1000\r\n\r\nBody=",
    "an upload": "POST /api/visitor/files HTTP/1.1\r\nHost: hub\r\nContent-Length: 1000\r\n"
    "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n",
    "a long poll": "GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: hub\r\n\r\n",
    "a live line": "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
}


@pytest.mark.parametrize("begun", UNFINISHED.values(), ids=UNFINISHED.keys())
@pytest.mark.parametrize("pause_seconds", [0, 0.2])
async def test_whoever_hangs_up_before_the_end_is_no_fault_of_the_hub(
    client: aiohttp.ClientSession, hub: HubProcess, begun: str, pause_seconds: float
) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", hub.port)
    writer.write(begun.encode())
    await writer.drain()
    await asyncio.sleep(pause_seconds)
    writer.transport.abort()
    # A fault would be written when the hub next turns to the line that is gone.
    await asyncio.sleep(0.3)
    async with client.get(f"{hub.url}/readyz") as answer:
        assert answer.status == 200


MAILS: Final = {
    "nothing": b"",
    "no header": b"\r\n\r\nhello\r\n",
    "a header without end": b"From: " + b"(" * 2_000 + b"\r\n\r\nx\r\n",
    "headers only": b"From: a@example.org\r\nTo: b@example.org\r\n",
    "a thousand recipients": b"From: a@example.org\r\nTo: " + b"x@example.org, " * 1_000 + b"\r\n\r\nx\r\n",
    "parts in parts": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth) for depth in range(300)
    ),
    "many parameters": b"Content-Type: text/plain" + b"".join(b"; a*%d=x" % n for n in range(4_000)) + b"\r\n\r\nx\r\n",
    "bytes of all kinds": bytes(range(256)) * 100,
    "a date of no calendar": b"Date: Mon, 99 Foo 99999 99:99:99 +9999\r\nFrom: a@b\r\n\r\nx\r\n",
    "an id that never ends": b"Message-ID: <" + b"a" * 50_000 + b"@example.org>\r\nFrom: e@example.org\r\n\r\nx\r\n",
    "base64 that is none": b"From: f@example.org\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!\x00===\r\n",  # noqa: E501 - one line of the wire
    "a charset nobody knows": b'From: g@example.org\r\nContent-Type: text/plain; charset="\xff\x00klingon"\r\n\r\n\xff\xfe\r\n',  # noqa: E501 - one line of the wire
    "a file without a name": b"Content-Type: application/x-msdownload; name*=utf-8''%00%ff/../..\r\n\r\nMZ\r\n",
}


@pytest.mark.parametrize("mail", MAILS.values(), ids=MAILS.keys())
async def test_a_mail_however_broken_is_kept(client: aiohttp.ClientSession, hub: HubProcess, mail: bytes) -> None:
    before = rows(hub, "SELECT (SELECT count(*) FROM item) + (SELECT count(*) FROM quarantine)")[0][0]
    assert await send_mail(hub, mail) == KEPT
    assert rows(hub, "SELECT (SELECT count(*) FROM item) + (SELECT count(*) FROM quarantine)")[0][0] > before


COMMANDS: Final = (
    b"RCPT TO:<nobody@elsewhere.example>\r\n",
    b"MAIL FROM:<>\r\nRCPT TO:<>\r\n",
    b"DATA\r\n",
    b"EHLO \x00\xff\r\n",
    b"MAIL FROM:<a@b> SIZE=99999999999999999999\r\n",
    b"\x00" * 1_000 + b"\r\n",
    b"A" * 100_000 + b"\r\n",
    b"VRFY root\r\nEXPN all\r\nETRN x\r\n",
    b"MAIL FROM:<" + b"a" * 5_000 + b"@example.org>\r\n",
)


@pytest.mark.parametrize("commands", COMMANDS)
async def test_the_door_for_mail_survives_every_command(
    client: aiohttp.ClientSession, hub: HubProcess, commands: bytes
) -> None:
    before = everything(hub)
    reader, writer = await asyncio.open_connection("127.0.0.1", hub.smtp_port)
    writer.write(b"HELO x\r\n" + commands + b"QUIT\r\n")
    try:
        said = await asyncio.wait_for(reader.read(100_000), 10)
    except ConnectionError:
        said = b"221"
    writer.close()
    assert said.startswith(b"220") or said == b"221"
    assert b"Traceback" not in said
    assert everything(hub) == before
    assert await send_mail(hub, letter(f"after-{len(commands)}@example.org", "ada@example.org", OUR_ADDRESS)) == KEPT
