"""A browser in a call: from its offer to the packets of speech, both ways."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pylibsrtp import Error as SrtpError

from channels.voice.media import rtp
from channels.voice.media.room import Agreed
from channels.voice.media.rtp import Packet
from channels.voice.webrtc import dtls
from channels.voice.webrtc.dtls import Certificate, Handshake, NotProved
from channels.voice.webrtc.ice import Address, Credentials
from channels.voice.webrtc.port import Port, Wake
from channels.voice.webrtc.sdp import Offer, read_offer, written_answer

FRAGMENT_BYTES: Final = 6
PASSWORD_BYTES: Final = 24
SILENT_SECONDS: Final = 20.0
"""Browsers prove every few seconds that they still want the call (RFC 7675); after so long without it they are gone."""
REACHED_SECONDS: Final = 15.0
"""So long a browser may take to find the port and to agree on keys."""
LEAST_WAIT_SECONDS: Final = 0.05


class Lost(StrEnum):
    """Why a leg ended by itself."""

    NOT_REACHED = "not_reached"
    """No check came: most often a firewall that lets no UDP out, where a relay (TURN) is needed."""
    NOT_PROVED = "not_proved"
    SILENT = "silent"
    LEFT = "left"
    """The page said good-bye: it was closed, or loaded anew."""


@dataclass(slots=True)
class Events:
    """Whom a leg tells what."""

    connected: Callable[[], None]
    packet: Callable[[Packet], None]
    lost: Callable[[Lost], None]
    reports: Callable[[bytes], None] = field(default=lambda _: None)


class WebRtcLeg:
    """One browser; nothing is sent to it before it proved who it is."""

    def __init__(self, port: Port, certificate: Certificate, events: Events, wake: Wake) -> None:
        """Have a name and a password of its own."""
        self.credentials = Credentials(secrets.token_hex(FRAGMENT_BYTES), secrets.token_hex(PASSWORD_BYTES))
        self._port, self._certificate, self._events, self._wake = port, certificate, events, wake
        self._address: Address | None = None
        self._handshake: Handshake | None = None
        self._checks = 0
        self._is_open = True

    def answer(self, text: str, addresses: Sequence[Address]) -> tuple[str, Agreed]:
        """The answer to this offer, reached at these addresses; raises UnusableOffer."""
        offer = read_offer(text)
        self._handshake = Handshake(self._certificate, offer.fingerprint)
        self._port.add(self)
        self._wake(REACHED_SECONDS, self._look)
        answer = written_answer(offer, self.credentials, self._certificate.fingerprint, addresses, secrets.randbits(62))
        return answer, _agreed(offer)

    @property
    def is_connected(self) -> bool:
        """Whether speech can pass."""
        return self._is_open and self._handshake is not None and self._handshake.keys is not None

    def send(self, packet: Packet) -> None:
        """Say this to the browser; before it is connected nothing is said."""
        keys = self._handshake.keys if self._handshake else None
        if keys is None or self._address is None or not self._is_open:
            return
        try:
            data = keys.to_them.protect(bytes(packet))
        except SrtpError:
            # Older than what may still be sent: it would be heard too late anyway.
            return
        self._port.send(data, self._address)

    def send_reports(self, data: bytes) -> None:
        """Send RTCP."""
        keys = self._handshake.keys if self._handshake else None
        if keys is not None and self._address is not None and self._is_open:
            self._port.send(keys.to_them.protect_rtcp(data), self._address)

    def close(self) -> None:
        """Nothing passes any more."""
        self._is_open = False
        self._port.remove(self)

    def checked(self, address: Address, *, is_nominated: bool) -> None:
        """The browser is at this address; the one it chose, or the first, is spoken to."""
        self._checks += 1
        if is_nominated or self._address is None:
            self._address = address

    def took(self, data: bytes) -> None:
        """A packet of the browser: of the handshake, of speech, or a report."""
        if dtls.is_dtls(data):
            self._shake(data)
            return
        keys = self._handshake.keys if self._handshake else None
        if keys is None:
            return
        try:
            if rtp.is_rtcp(data):
                self._events.reports(keys.to_us.unprotect_rtcp(data))
                return
            packet = rtp.read(keys.to_us.unprotect(data))
        except SrtpError:
            # Forged, damaged, or come twice.
            return
        if packet is not None:
            self._events.packet(packet)

    def _shake(self, data: bytes) -> None:
        handshake = self._handshake
        if handshake is None or self._address is None:
            return
        was_proved = handshake.keys is not None
        try:
            packets = handshake.took(data)
        except NotProved:
            self._lose(Lost.NOT_PROVED)
            return
        for packet in packets:
            self._port.send(packet, self._address)
        if handshake.keys is None:
            self._wait_for(handshake)
        elif not was_proved:
            self._events.connected()
        elif handshake.is_over:
            self._lose(Lost.LEFT)

    def _wait_for(self, handshake: Handshake) -> None:
        """Send again what seems to be lost."""
        due = handshake.due_in_seconds()
        if due is None:
            return

        def again() -> None:
            if self._is_open and self._address is not None and handshake.keys is None:
                for packet in handshake.waited():
                    self._port.send(packet, self._address)
                self._wait_for(handshake)

        self._wake(max(due, LEAST_WAIT_SECONDS), again)

    def _look(self) -> None:
        """Whether the browser is still there."""
        if not self._is_open:
            return
        if not self.is_connected:
            self._lose(Lost.NOT_REACHED)
        elif not self._checks:
            self._lose(Lost.SILENT)
        else:
            self._checks = 0
            self._wake(SILENT_SECONDS, self._look)

    def _lose(self, why: Lost) -> None:
        self.close()
        self._events.lost(why)


def _agreed(offer: Offer) -> Agreed:
    return Agreed(offer.codecs, offer.keys)
