"""Guarded HTTP refuses every way back into our own network before a connection is opened."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from channels.contract import ProviderUnavailable
from channels.toolkit.http import ForbiddenAddress, GuardedHttp, GuardedResolver, host_and_port

SPELLINGS = """\
http://127.0.0.1/ http://127.0.0.1:80/ http://127.0.0.1:8080/ http://127.1/ http://127.0.1/ http://127.00.00.01/
http://0177.0.0.1/ http://0177.1/ http://0x7f.0.0.1/ http://0x7f.1/ http://0x7f000001/ http://0X7F000001/
http://2130706433/ http://017700000001/ http://0/ http://0.0.0.0/ http://00000000/ http://0x0/
http://127.0.0.1./ http://127.255.255.254/ http://①②⑦.⓪.⓪.①/ http://127。0。0。1/ http://127.0.0.1%20/
http://localhost/ http://LOCALHOST/ http://LocalHost./ http://localhost.localdomain/ http://inner.example/
http://mixed.example/ http://mapped.example/ http://metadata.google.internal/
http://[::1]/ http://[::]/ http://[0:0:0:0:0:0:0:1]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/
http://[0:0:0:0:0:ffff:7f00:0001]/ http://[::127.0.0.1]/ http://[64:ff9b::7f00:1]/ http://[64:ff9b::127.0.0.1]/
http://[2002:7f00:1::]/ http://[fe80::1]/ http://[fe80::1%25eth0]/ http://[fd00:ec2::254]/ http://[ff02::1]/
http://10.0.0.1/ http://172.16.0.1/ http://192.168.1.1/ http://100.64.0.1/ http://100.100.100.200/
http://169.254.169.254/latest/meta-data/ http://2852039166/ http://0xa9fea9fe/ http://0251.0376.0251.0376/
http://[::ffff:a9fe:a9fe]/ http://168.63.129.16/ http://192.0.0.192/ http://224.0.0.1/ http://255.255.255.255/
https://127.0.0.1/ https://[::1]:443/ http://public.example:22/ http://public.example:6379/ http://public.example:25/
http://user@public.example/ http://public.example@127.0.0.1/ http://127.0.0.1\\@public.example/
ftp://public.example/ file:///etc/passwd gopher://127.0.0.1:6379/_ data:text/plain,x http:/// //127.0.0.1/
http:127.0.0.1 http://[::1/ http://public.example:99999/ http://public.example:port/ javascript:alert(1) unix:///var/run/x.sock
"""
UNCLEAN = [
    "http://127.0.0.1 /",
    "http://127.0.0.1\t/",
    "http://public.example/\r\nHost: inner",
    " http://127.0.0.1/",
    "http://\x00/",
    "",
]

NAMES = {
    "inner.example": ["10.1.2.3"],
    "mixed.example": ["93.184.216.34", "127.0.0.1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "metadata.google.internal": ["169.254.169.254"],
    "localhost": ["127.0.0.1"],
    "localhost.localdomain": ["127.0.0.1"],
}


class NamesWeKnow(AbstractResolver):
    """Answers as a name server would; numbers in odd bases as the C library does."""

    def __init__(self, names: dict[str, list[str]] | None = None) -> None:
        self.names = NAMES if names is None else names
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        known = self.names.get(host.lower().rstrip("."))
        if known is None:
            try:
                known = [socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))]
            except OSError as error:
                raise OSError(None, "unknown name") from error
        return [self._answer(host, address, port) for address in known]

    async def close(self) -> None:
        pass

    def _answer(self, host: str, address: str, port: int) -> ResolveResult:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)


def test_there_are_enough_spellings() -> None:
    assert len(SPELLINGS.split()) + len(UNCLEAN) >= 60


@pytest.mark.parametrize("url", [*SPELLINGS.split(), *UNCLEAN])
async def test_an_inner_address_is_refused_however_it_is_spelled(url: str) -> None:
    async with GuardedHttp(resolver=NamesWeKnow()) as http:
        with pytest.raises(ForbiddenAddress):
            await http.request("GET", url)


@pytest.mark.parametrize("url", [*SPELLINGS.split(), "http://93.184.216.34:9000/"])
async def test_it_is_told_beforehand_where_nothing_would_be_sent(url: str) -> None:
    async with GuardedHttp(resolver=NamesWeKnow()) as http:
        with pytest.raises(ForbiddenAddress):
            await http.check(url)


async def test_what_is_listed_public_or_not_known_yet_may_be_sent_to() -> None:
    async with GuardedHttp(["127.0.0.1:9000"], resolver=NamesWeKnow()) as http:
        for url in ("http://127.0.0.1:9000/hooks", "https://93.184.216.34/hooks", "https://nobody.example/hooks"):
            await http.check(url)


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_name_nobody_knows_is_unavailable(method: str) -> None:
    async with GuardedHttp(resolver=NamesWeKnow()) as http:
        with pytest.raises(ProviderUnavailable):
            await http.request(method, "http://nobody.example/", body=b"x")


async def test_an_answer_that_changes_is_checked_again_for_every_connection() -> None:
    answers: Iterator[list[str]] = iter([["192.168.0.9"], ["127.0.0.1"]])

    class Rebinding(NamesWeKnow):
        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
        ) -> list[ResolveResult]:
            self.names = {"turning.example": next(answers)}
            return await super().resolve(host, port, family)

    async with GuardedHttp(resolver=Rebinding()) as http:
        for _ in range(2):
            with pytest.raises(ForbiddenAddress):
                await http.request("GET", "http://turning.example/")


async def test_a_listed_place_does_not_open_its_neighbours() -> None:
    async with GuardedHttp(["127.0.0.1:8080", "localhost:8080"], resolver=NamesWeKnow()) as http:
        for url in ("http://127.0.0.1:80/", "http://127.1:8080/", "http://[::1]:8080/", "http://0x7f.1:8080/"):
            with pytest.raises(ForbiddenAddress):
                await http.request("GET", url)


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://Example.COM/x?y", "example.com:80"),
        ("https://example.com", "example.com:443"),
        ("https://example.com:8443/", "example.com:8443"),
        ("http://[::1]:80/", "[::1]:80"),
        ("http://127.0.0.1:4010", "127.0.0.1:4010"),
    ],
)
def test_a_place_is_named_by_host_and_port(url: str, place: str) -> None:
    assert host_and_port(url) == place


async def test_a_name_with_public_answers_only_keeps_them() -> None:
    names = {"public.example": ["93.184.216.34", "2606:2800:220:1::1"]}
    resolver = GuardedResolver(NamesWeKnow(names))
    assert [answer["host"] for answer in await resolver.resolve("public.example", 443)] == names["public.example"]
    await resolver.close()
