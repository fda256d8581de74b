"""Reports of senders and receivers (RFC 3550, section 6.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Final

from channels.voice.media.quality import Report

SENDER_REPORT: Final = 200
RECEIVER_REPORT: Final = 201
DESCRIPTION: Final = 202
FAREWELL: Final = 203
CNAME: Final = 1
HEADER: Final = Struct("!BBH")
SENDER: Final = Struct("!IIIIII")
BLOCK: Final = Struct("!IIIIII")
SOURCE: Final = Struct("!I")
NTP_EPOCH_SECONDS: Final = 2_208_988_800
"""From 1900 to 1970."""
SHORT_SECOND: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Sent:
    """What a sender says of its own stream, at `unix_time`."""

    ssrc: int
    unix_time: float
    timestamp: int
    packets: int
    octets: int

    @property
    def short_time(self) -> int:
        """The middle of its time, by which a report of a receiver names it."""
        return short_time(self.unix_time)


@dataclass(frozen=True, slots=True)
class Reports:
    """What came in one packet."""

    sent: Sent | None
    received: tuple[Report, ...]
    is_farewell: bool = False


def short_time(unix_time: float) -> int:
    """The middle 32 bits of a time of NTP: 16 of seconds, 16 of their parts."""
    return int((unix_time + NTP_EPOCH_SECONDS) * SHORT_SECOND) % (1 << 32)


def written(ours: Sent, received: Sequence[Report], name: str) -> bytes:
    """A sender's report with what it receives, and the name that a description needs."""
    seconds = ours.unix_time + NTP_EPOCH_SECONDS
    body = SENDER.pack(
        ours.ssrc, int(seconds), int(seconds % 1 * (1 << 32)), ours.timestamp, ours.packets % (1 << 32),
        ours.octets % (1 << 32),
    ) + b"".join(map(_block, received))  # fmt: skip
    told = name.encode()[:255]
    item = bytes([CNAME, len(told)]) + told
    # An item list ends with a zero and fills a word.
    item += bytes(4 - len(item) % 4)
    return _packet(SENDER_REPORT, len(received), body) + _packet(DESCRIPTION, 1, SOURCE.pack(ours.ssrc) + item)


def read(data: bytes) -> Reports:
    """What several packets in one say; what is no report, or damaged, is left out."""
    sent: Sent | None = None
    received: list[Report] = []
    is_farewell = False
    for kind, count, body in _packets(data):
        if kind == SENDER_REPORT and len(body) >= SENDER.size:
            ssrc, seconds, parts, timestamp, packets, octets = SENDER.unpack_from(body)
            sent = Sent(ssrc, seconds - NTP_EPOCH_SECONDS + parts / (1 << 32), timestamp, packets, octets)
            received += _blocks(body[SENDER.size :], count)
        elif kind == RECEIVER_REPORT:
            received += _blocks(body[SOURCE.size :], count)
        elif kind == FAREWELL:
            is_farewell = True
    return Reports(sent, tuple(received), is_farewell)


def round_trip_seconds(report: Report, now: float) -> float | None:
    """How long a packet goes there and back, by a report that came now; none while it names no report of ours."""
    if not report.last_sender_report:
        return None
    passed = (short_time(now) - report.last_sender_report - report.since_last_sender_report) % (1 << 32)
    # A little below zero is a clock that was set, not a way of a day.
    return passed / SHORT_SECOND if passed < 1 << 31 else 0.0


def _packet(kind: int, count: int, body: bytes) -> bytes:
    return HEADER.pack(0x80 | count, kind, len(body) // 4) + body


def _packets(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + HEADER.size <= len(data):
        first, kind, words = HEADER.unpack_from(data, at)
        end = at + HEADER.size + 4 * words
        if first >> 6 != 2 or end > len(data):
            return
        yield kind, first & 0x1F, data[at + HEADER.size : end]
        at = end


def _block(report: Report) -> bytes:
    lost = min(round(report.lost_share * 256), 255) << 24 | report.lost
    return BLOCK.pack(
        report.ssrc, lost, report.highest, report.jitter, report.last_sender_report, report.since_last_sender_report
    )


def _blocks(body: bytes, count: int) -> Iterator[Report]:
    for place in range(min(count, len(body) // BLOCK.size)):
        ssrc, lost, highest, jitter, last, since = BLOCK.unpack_from(body, place * BLOCK.size)
        yield Report(ssrc, (lost >> 24) / 256, lost & 0xFF_FFFF, highest, jitter, last, since)
