"""Guarded HTTP to the outside: the one way a channel calls a provider.

An address given by anybody outside may point back into our own network. So a host is resolved
once, every answer must be public, the connection goes to the checked address, redirects are not
followed, and size and time are limited. What the operator lists by host and port is exempt.
"""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Collection, Mapping
from types import SimpleNamespace
from typing import Self
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.tracing import TraceConfig

from channels.contract import HttpAnswer, OutcomeUnknown, ProviderRefused, ProviderUnavailable
from channels.toolkit.addresses import is_public

LARGEST_ANSWER = 10 * 1024 * 1024

_DEFAULT_PORTS = {"http": 80, "https": 443}
_USUAL_PORTS = frozenset({80, 443, 8080, 8443})
_CONNECT_SECONDS = 5.0
_LOOK_UP_SECONDS = 2.0
# A provider closes idle connections after a minute or so; we do it well before, because a message
# posted into a closing connection has an unknown outcome.
_IDLE_SECONDS = 10.0
_CHUNK = 64 * 1024
_UNCLEAN = re.compile(r"[\x00-\x20\x7f\\]")
_CHANGES_NOTHING = frozenset({"GET", "HEAD"})


class ForbiddenAddress(ProviderRefused):
    """The address leads into our own network; list its host and port if that is meant."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail, code="forbidden_address")


class AnswerTooLarge(ProviderRefused):
    """The answer is larger than the hub takes; nothing of it was kept."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail, code="answer_too_large")


def host_and_port(url: str) -> str:
    """`host:port` of an address, as the list of allowed places has it; ForbiddenAddress if it is no web address."""
    if _UNCLEAN.search(url):
        raise ForbiddenAddress("The address contains white space, control characters or a backslash; correct it.")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ForbiddenAddress(f"The address cannot be read ({error}); correct it.") from error
    if parts.scheme not in _DEFAULT_PORTS or not host:
        raise ForbiddenAddress("Only http and https addresses with a host can be called; correct the address.")
    if "@" in parts.netloc or "%" in host:
        raise ForbiddenAddress("The host has a user name or an escape before it or in it; give the bare host.")
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{_DEFAULT_PORTS[parts.scheme] if port is None else port}"


def is_base_address(url: str) -> bool:
    """Whether paths can be added to an address and called."""
    try:
        host_and_port(url)
    except ForbiddenAddress:
        return False
    return not {"?", "#"} & {*url}


class GuardedResolver(AbstractResolver):
    """Names resolve only where every answer is a public address."""

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of the host, all of them checked."""
        answers = await self._inner.resolve(host, port, family)
        for answer in answers:
            _check(answer["host"], host)
        return answers

    async def close(self) -> None:
        """Give back what the inner resolver holds."""
        await self._inner.close()


class GuardedHttp:
    """HTTP that cannot be turned against the hub's own network; use it as an async context manager."""

    def __init__(
        self,
        allowed: Collection[str] = (),
        *,
        resolver: AbstractResolver | None = None,
        largest_answer: int = LARGEST_ANSWER,
    ) -> None:
        self._allowed = frozenset(place.lower() for place in allowed)
        self._resolver = resolver
        self._largest_answer = largest_answer
        self._sessions: dict[bool, aiohttp.ClientSession] = {}

    async def __aenter__(self) -> Self:
        """Ready at once; connections are opened when they are needed."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close every connection."""
        await self.close()

    async def close(self) -> None:
        """Close every connection; a later request opens new ones."""
        sessions, self._sessions = self._sessions, {}
        for session in sessions.values():
            await session.close()

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_seconds: float = 15,
    ) -> HttpAnswer:
        """The provider's answer, whatever its status.

        Raises ProviderUnavailable while nothing was sent, or nothing can have changed;
        OutcomeUnknown once the request was on its way; ForbiddenAddress for an inner address.
        """
        session = self._session(is_listed=self._is_listed(url))
        progress = SimpleNamespace(is_sent=False)
        limit = aiohttp.ClientTimeout(total=timeout_seconds, sock_connect=min(_CONNECT_SECONDS, timeout_seconds))
        try:
            async with session.request(
                method,
                url,
                headers=headers,
                data=body,
                timeout=limit,
                allow_redirects=False,
                trace_request_ctx=progress,
            ) as response:
                content = await self._read(response)
                return HttpAnswer(response.status, _lower_names(response.headers), content)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise _failure(error, is_lost=progress.is_sent and method not in _CHANGES_NOTHING) from error

    async def check(self, url: str) -> None:
        """Raises ForbiddenAddress where nothing would be sent as things are.

        A name that nobody knows yet, or that nobody could look up in time, is looked at again when something is sent.
        """
        if self._is_listed(url):
            return
        host, _, port = host_and_port(url).rpartition(":")
        resolver = GuardedResolver(self._resolver or aiohttp.ThreadedResolver())
        try:
            async with asyncio.timeout(_LOOK_UP_SECONDS):
                await resolver.resolve(_plain(host.strip("[]")), int(port))
        except (OSError, TimeoutError):
            return

    def _is_listed(self, url: str) -> bool:
        place = host_and_port(url)
        if place in self._allowed:
            return True
        host, _, port = place.rpartition(":")
        if int(port) not in _USUAL_PORTS:
            raise ForbiddenAddress(f"Port {port} is not one of the web's; list {place} if it is meant.")
        _check_literal(host.strip("[]"))
        return False

    def _session(self, *, is_listed: bool) -> aiohttp.ClientSession:
        session = self._sessions.get(is_listed)
        if session is None:
            session = self._sessions[is_listed] = self._new_session(is_listed=is_listed)
        return session

    def _new_session(self, *, is_listed: bool) -> aiohttp.ClientSession:
        inner = self._resolver or aiohttp.ThreadedResolver()
        connector = aiohttp.TCPConnector(
            resolver=inner if is_listed else GuardedResolver(inner),
            socket_factory=None if is_listed else _guarded_socket,
            keepalive_timeout=_IDLE_SECONDS,
            ttl_dns_cache=10,
        )
        return aiohttp.ClientSession(
            connector=connector, cookie_jar=aiohttp.DummyCookieJar(), trace_configs=[_trace_of_sending()]
        )

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        content = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            content += chunk
            if len(content) > self._largest_answer:
                response.close()
                raise AnswerTooLarge(f"The answer is larger than {self._largest_answer} bytes; it was dropped.")
        return bytes(content)


def _check(address: str, host: str) -> None:
    if not is_public(address):
        raise ForbiddenAddress(f"{host} leads to {address}, which is no public address; list it if it is meant.")


def _check_literal(host: str) -> None:
    """Refuse an inner address written out, before anything is opened."""
    if ":" in host or host.replace(".", "").isdigit():
        _check(host, host)


def _plain(host: str) -> str:
    """The host as it is looked up, in whatever letters it is written."""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise ForbiddenAddress("The host has letters that no name has; correct the address.") from error


def _guarded_socket(address: tuple[int, int, int, str, tuple[object, ...]]) -> socket.socket:
    """The last look before the connection: whatever resolved the name, inner addresses stay closed."""
    family, kind, protocol, _, target = address
    _check(str(target[0]), str(target[0]))
    return socket.socket(family, kind, protocol)


def _trace_of_sending() -> TraceConfig:
    """Notes the moment from which a request may have reached the other side."""
    trace = aiohttp.TraceConfig()

    async def note(_: aiohttp.ClientSession, context: SimpleNamespace, __: object) -> None:
        context.trace_request_ctx.is_sent = True

    trace.on_request_headers_sent.append(note)
    return trace


def _failure(error: Exception, *, is_lost: bool) -> ProviderUnavailable | OutcomeUnknown:
    what = next((words for kind, words in _FAILURES if isinstance(error, kind)), f"failed ({type(error).__name__})")
    if is_lost:
        return OutcomeUnknown(f"The other side {what} after the request was sent; check there before sending again.")
    return ProviderUnavailable(f"The other side {what}; it is tried again.")


_FAILURES = (
    (TimeoutError, "did not answer in time"),
    (aiohttp.ClientConnectorDNSError, "was not found: nobody knows that name"),
    (aiohttp.ClientConnectorCertificateError, "showed a certificate that nobody trusts"),
    (aiohttp.ClientSSLError, "spoke no TLS"),
    (aiohttp.ClientConnectorError, "took no connection"),
    ((aiohttp.ServerDisconnectedError, aiohttp.ClientOSError, aiohttp.ClientPayloadError), "broke off"),
)
"""What is told of each way to fail: the first that fits, so the narrower stands before the wider."""


def _lower_names(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
