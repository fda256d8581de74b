"""RTP packets as they are on the wire (RFC 3550, section 5.1)."""

from __future__ import annotations

from dataclasses import dataclass
from struct import Struct
from typing import Final

VERSION: Final = 2
HEADER: Final = Struct("!BBHII")
WORD_BYTES: Final = 4
SEQUENCES: Final = 1 << 16
TIMESTAMPS: Final = 1 << 32
FIRST_RTCP: Final = 192
LAST_RTCP: Final = 223


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet of a stream; `timestamp` counts in the clock of its payload."""

    payload_type: int
    sequence: int
    timestamp: int
    ssrc: int
    payload: bytes
    marker: bool = False

    def __bytes__(self) -> bytes:
        """As it is on the wire, without padding, contributors and extensions."""
        kind = self.payload_type | self.marker << 7
        return HEADER.pack(VERSION << 6, kind, self.sequence, self.timestamp, self.ssrc) + self.payload


def is_rtcp(data: bytes) -> bool:
    """Tell RTCP from RTP where both come to one port (RFC 5761, section 4)."""
    return len(data) > 1 and FIRST_RTCP <= data[1] <= LAST_RTCP


def read(data: bytes) -> Packet | None:
    """The packet in these bytes; none where they are no RTP."""
    if len(data) < HEADER.size or data[0] >> 6 != VERSION:
        return None
    first, kind, sequence, timestamp, ssrc = HEADER.unpack_from(data)
    start, end = HEADER.size + WORD_BYTES * (first & 0x0F), len(data)
    if first & 0x10:
        if start + WORD_BYTES > end:
            return None
        start += WORD_BYTES + WORD_BYTES * int.from_bytes(data[start + 2 : start + WORD_BYTES])
    if first & 0x20:
        # The last byte counts the padding, itself included.
        if data[-1] == 0:
            return None
        end -= data[-1]
    if start > end:
        return None
    return Packet(kind & 0x7F, sequence, timestamp, ssrc, data[start:end], marker=kind > 0x7F)


def ahead(one: int, other: int, of: int = SEQUENCES) -> int:
    """By how much one number is after another where both wrap around; negative if it is before."""
    half = of >> 1
    return (one - other + half) % of - half
