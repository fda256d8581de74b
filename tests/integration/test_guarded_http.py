"""Guarded HTTP against a server that misbehaves in every way it can."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import pytest
from aiohttp import web

from channels.contract import OutcomeUnknown, ProviderUnavailable
from channels.toolkit.http import AnswerTooLarge, ForbiddenAddress, GuardedHttp

pytestmark = pytest.mark.integration

MEGABYTE = 1024 * 1024


@dataclass
class Server:
    """Does what the test says; counts who came."""

    place: str = ""
    visits: int = 0
    act: Callable[[web.Request], Awaitable[web.StreamResponse]] | None = None

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.visits += 1
        assert self.act is not None
        return await self.act(request)

    @property
    def url(self) -> str:
        return f"http://{self.place}/"


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    found = Server()
    application = web.Application(client_max_size=50 * MEGABYTE)
    application.router.add_route("*", "/{path:.*}", found.answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    found.place = f"{host}:{port}"
    yield found
    await runner.cleanup()


@pytest.fixture
async def http(server: Server) -> AsyncIterator[GuardedHttp]:
    async with GuardedHttp([server.place], largest_answer=MEGABYTE) as guarded:
        yield guarded


async def test_an_answer_comes_whole_whatever_its_status(server: Server, http: GuardedHttp) -> None:
    async def act(request: web.Request) -> web.Response:
        assert request.headers["X-Ours"] == "1"
        return web.Response(status=418, body=await request.read(), headers={"X-Theirs": "2"})

    server.act = act
    answer = await http.request("POST", server.url, headers={"X-Ours": "1"}, body=b"\0\xff")
    assert (answer.status, answer.body, answer.headers["x-theirs"]) == (418, b"\0\xff", "2")


async def test_a_redirect_is_an_answer_and_is_not_followed(server: Server, http: GuardedHttp) -> None:
    async def act(request: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": f"http://{server.place}/inner"})

    server.act = act
    answer = await http.request("GET", server.url)
    assert (answer.status, server.visits) == (302, 1)


async def test_the_same_server_unlisted_is_never_visited(server: Server) -> None:
    async with GuardedHttp() as guarded:
        for host in ("127.0.0.1", "localhost", "127.1", "0x7f.1", "[::ffff:127.0.0.1]"):
            with pytest.raises(ForbiddenAddress):
                await guarded.request("GET", f"http://{host}:{server.place.rpartition(':')[2]}/")
    assert server.visits == 0


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_huge_answer_is_dropped_while_it_streams(server: Server, http: GuardedHttp, method: str) -> None:
    async def act(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(10_000):
            await response.write(b"x" * MEGABYTE)
        return response

    server.act = act
    with pytest.raises(AnswerTooLarge):
        await http.request(method, server.url, timeout_seconds=5)


async def test_a_small_answer_that_unpacks_to_a_huge_one_is_dropped(server: Server, http: GuardedHttp) -> None:
    packed = gzip.compress(b"\0" * 20 * MEGABYTE)

    async def act(request: web.Request) -> web.Response:
        return web.Response(body=packed, headers={"Content-Encoding": "gzip"})

    server.act = act
    with pytest.raises(AnswerTooLarge):
        await http.request("GET", server.url, timeout_seconds=5)


@pytest.mark.parametrize(("method", "kind"), [("POST", OutcomeUnknown), ("GET", ProviderUnavailable)])
async def test_silence_after_the_request_is_unknown_unless_nothing_changes(
    server: Server, http: GuardedHttp, method: str, kind: type[Exception]
) -> None:
    closing = asyncio.Event()

    async def act(request: web.Request) -> web.Response:
        await closing.wait()
        return web.Response()

    server.act = act
    with pytest.raises(kind):
        await http.request(method, server.url, timeout_seconds=0.1)
    closing.set()


async def test_a_line_cut_in_the_answer_is_unknown(server: Server, http: GuardedHttp) -> None:
    async def act(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b"half")
        assert request.transport is not None
        request.transport.abort()
        return response

    server.act = act
    with pytest.raises(OutcomeUnknown, match="broke off after the request was sent"):
        await http.request("POST", server.url)


async def test_a_drip_of_an_answer_ends_with_the_time(server: Server, http: GuardedHttp) -> None:
    async def act(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(100):
            await response.write(b"x")
            await asyncio.sleep(0.01)
        return response

    server.act = act
    with pytest.raises(OutcomeUnknown):
        await http.request("POST", server.url, timeout_seconds=0.2)


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_nobody_there_is_unavailable(method: str) -> None:
    async with GuardedHttp(["127.0.0.1:1"]) as guarded:
        with pytest.raises(ProviderUnavailable, match="The other side took no connection; it is tried again"):
            await guarded.request(method, "http://127.0.0.1:1/", body=b"x")


async def test_a_name_that_nobody_knows_is_told_as_such() -> None:
    async with GuardedHttp(["nobody.invalid:443"]) as guarded:
        with pytest.raises(ProviderUnavailable, match="was not found: nobody knows that name"):
            await guarded.request("POST", "https://nobody.invalid/", body=b"x")


async def test_a_server_that_speaks_no_tls_is_unavailable(server: Server, http: GuardedHttp) -> None:
    with pytest.raises(ProviderUnavailable, match="spoke no TLS"):
        await http.request("POST", f"https://{server.place}/", body=b"x")


@asynccontextmanager
async def raw_server(
    greet: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[str]:
    """A server of no protocol, over before the test is."""
    is_over = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await greet(reader, writer)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
        is_over.set()

    listener = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with listener:
        yield f"127.0.0.1:{listener.sockets[0].getsockname()[1]}"
        await is_over.wait()


async def test_a_server_that_is_slow_to_greet_is_unavailable() -> None:
    async def ignore(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.read()

    async with raw_server(ignore) as place, GuardedHttp([place]) as guarded:
        with pytest.raises(ProviderUnavailable):
            await guarded.request("POST", f"https://{place}/", body=b"x", timeout_seconds=0.2)


async def test_an_answer_that_is_no_http_is_unknown() -> None:
    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"220 mail.example ESMTP\r\n")
        await writer.drain()

    async with raw_server(babble) as place, GuardedHttp([place]) as guarded:
        with pytest.raises(OutcomeUnknown):
            await guarded.request("POST", f"http://{place}/", body=b"x", timeout_seconds=2)


async def test_cookies_are_forgotten(server: Server, http: GuardedHttp) -> None:
    seen: list[str | None] = []

    async def act(request: web.Request) -> web.Response:
        seen.append(request.headers.get("Cookie"))
        return web.Response(headers={"Set-Cookie": "a=b"})

    server.act = act
    await http.request("GET", server.url)
    await http.request("GET", server.url)
    assert seen == [None, None]


async def test_a_closed_client_opens_again(server: Server, http: GuardedHttp) -> None:
    async def act(request: web.Request) -> web.Response:
        return web.Response()

    server.act = act
    for _ in range(2):
        assert (await http.request("GET", server.url)).status == 200
        await http.close()
