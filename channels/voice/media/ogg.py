"""Opus in Ogg, as browsers and players read it (RFC 3533, RFC 7845)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from struct import Struct
from typing import Final

from channels.voice.media.codec import FRAME_MILLISECONDS

PAGE: Final = Struct("<4sBBqIIIB")
CRC_AT: Final = 22
"""Where the checksum stands in a page."""
BEGINNING, END = 0x02, 0x04
GRANULES: Final = 48
"""In a millisecond: positions count at 48 kHz whatever the packets hold (RFC 7845, section 4)."""
PRE_SKIP_GRANULES: Final = 312
"""What the encoder is behind, at 48 kHz: players leave it out."""
LACING: Final = 255
MOST_SEGMENTS: Final = 255
PACKETS_OF_PAGE: Final = 50
"""A second: as much is lost when the power fails."""
VENDOR: Final = b"Contact Hub"
POLYNOMIAL: Final = 0x04C1_1DB7


def _remainders() -> tuple[int, ...]:
    """The checksum of each byte."""
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1) ^ (POLYNOMIAL if value & 0x8000_0000 else 0)
        table.append(value & 0xFFFF_FFFF)
    return tuple(table)


REMAINDERS: Final = _remainders()


class OggOpus:
    """Writes one channel of packets of 20 ms; what every method returns follows what was returned before."""

    def __init__(self, serial: int) -> None:
        """Nothing was written; `serial` tells this stream from others."""
        self._serial = serial
        self._pages = 0
        self._packets: list[bytes] = []
        self._granule = 0

    def head(self) -> bytes:
        """What a file begins with."""
        head = Struct("<8sBBHIhB").pack(b"OpusHead", 1, 1, PRE_SKIP_GRANULES, 16_000, 0, 0)
        tags = Struct("<8sI").pack(b"OpusTags", len(VENDOR)) + VENDOR + bytes(4)
        return self._page([head], 0, BEGINNING) + self._page([tags], 0, 0)

    def add(self, packet: bytes) -> bytes:
        """One packet more; what is ready to be written, most often nothing."""
        self._packets.append(packet)
        if len(self._packets) < PACKETS_OF_PAGE:
            return b""
        return self._written(0)

    def end(self) -> bytes:
        """The rest; nothing follows it."""
        return self._written(END)

    @property
    def seconds(self) -> float:
        """How long all of it is."""
        return (self._granule + len(self._packets) * FRAME_MILLISECONDS * GRANULES) / GRANULES / 1000

    def _written(self, flags: int) -> bytes:
        packets, self._packets = self._packets, []
        self._granule += len(packets) * FRAME_MILLISECONDS * GRANULES
        return self._page(packets, self._granule, flags)

    def _page(self, packets: Sequence[bytes], granule: int, flags: int) -> bytes:
        lacing = b"".join(bytes([LACING] * (len(packet) // LACING) + [len(packet) % LACING]) for packet in packets)
        if len(lacing) > MOST_SEGMENTS:
            # Large packets: two pages of half as many.
            half = len(packets) // 2
            before = granule - (len(packets) - half) * FRAME_MILLISECONDS * GRANULES
            return self._page(packets[:half], before, flags & ~END) + self._page(packets[half:], granule, flags)
        header = PAGE.pack(b"OggS", 0, flags, granule, self._serial, self._pages, 0, len(lacing))
        self._pages += 1
        page = bytearray(header + lacing + b"".join(packets))
        page[CRC_AT : CRC_AT + 4] = checksum(page).to_bytes(4, "little")
        return bytes(page)


def checksum(data: Iterable[int]) -> int:
    """The checksum of a page whose own checksum is still zero (RFC 3533, section 6)."""
    value = 0
    for byte in data:
        value = (value << 8 & 0xFFFF_FFFF) ^ REMAINDERS[value >> 24 ^ byte]
    return value
