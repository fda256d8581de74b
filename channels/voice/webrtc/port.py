"""The one UDP port to which all browsers speak."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Final, Protocol, cast

from channels.voice.webrtc import ice
from channels.voice.webrtc.ice import Address

RECEIVE_BYTES: Final = 4 * 1024 * 1024
"""What the system keeps while this process does something else: two seconds of two hundred calls."""


class Listening(Protocol):
    """A leg that is reached at the port."""

    @property
    def credentials(self) -> ice.Credentials:
        """How checks for it are proved."""

    def checked(self, address: Address, *, is_nominated: bool) -> None:
        """The browser proved that it is at this address."""

    def took(self, data: bytes) -> None:
        """A packet from an address that was proved."""


class Port(asyncio.DatagramProtocol):
    """Tells by a check whose an address is, and gives what comes from there to that leg; all else is dropped."""

    def __init__(self) -> None:
        """Nobody is known."""
        self._legs: dict[str, Listening] = {}
        self._by_address: dict[Address, Listening] = {}
        self._transport: asyncio.DatagramTransport | None = None
        self.address: Address = ("", 0)

    @classmethod
    async def open(cls, host: str, port: int) -> Port:
        """Listen here; port 0 takes any that is free."""
        loop = asyncio.get_running_loop()
        _, made = await loop.create_datagram_endpoint(cls, local_addr=(host, port))
        return made

    def close(self) -> None:
        """Nobody is listened to any more."""
        if self._transport is not None:
            self._transport.close()

    def add(self, leg: Listening) -> None:
        """Checks that name it are for it."""
        self._legs[leg.credentials.fragment] = leg

    def remove(self, leg: Listening) -> None:
        """Whatever comes for it is dropped."""
        self._legs.pop(leg.credentials.fragment, None)
        for address in [address for address, known in self._by_address.items() if known is leg]:
            del self._by_address[address]

    def send(self, data: bytes, address: Address) -> None:
        """Send it, if it can be sent now: speech that waits is of no use."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.sendto(data, address)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The port is open."""
        self._transport = cast("asyncio.DatagramTransport", transport)
        opened = transport.get_extra_info("socket")
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BYTES)
        self.address = transport.get_extra_info("sockname")[:2]

    def datagram_received(self, data: bytes, addr: Address) -> None:
        """Give it to whom it is for."""
        address = addr[:2]
        if ice.is_stun(data):
            self._answer(data, address)
            return
        leg = self._by_address.get(address)
        if leg is not None:
            leg.took(data)

    def _answer(self, data: bytes, address: Address) -> None:
        request = ice.read(data)
        leg = None if request is None else self._legs.get(request.fragment)
        check = None if request is None or leg is None else request.answered(address, leg.credentials)
        if leg is None or check is None:
            return
        self._by_address[address] = leg
        self.send(check.answer, address)
        leg.checked(address, is_nominated=check.is_nominated)


Wake = Callable[[float, Callable[[], None]], asyncio.TimerHandle]
"""Calls something after so many seconds."""
