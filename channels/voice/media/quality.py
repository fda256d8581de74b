"""How well a leg is heard: what was lost, how unevenly it came, and what people would say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from channels.voice.media.rtp import SEQUENCES, Packet, ahead

JITTER_SHARE: Final = 16
"""By how much one packet moves the mean (RFC 3550, section 6.4.1)."""
MOST_LOST: Final = 0x7F_FFFF
HELD_MILLISECONDS: Final = 40.0
"""What a browser's own buffer and sound card add to the way (a usual value)."""
BEST: Final = 93.2
"""The rating of a call without any loss or delay (ITU-T G.107, table 3)."""
LATE_MILLISECONDS: Final = 177.3
"""Beyond this delay people begin to speak at once (G.107, appendix)."""
LOSS_ROBUSTNESS: Final = 10.0
"""Of speech in packets that are hidden when lost (G.113, appendix I)."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a receiver says of a stream: `lost_share` since the report before, `jitter` in ticks of its clock."""

    ssrc: int
    lost_share: float
    lost: int
    highest: int
    jitter: int
    last_sender_report: int = 0
    since_last_sender_report: int = 0
    """In parts of 65,536 of a second."""


class Reception:
    """Counts one stream as it comes (RFC 3550, appendix A.3 and A.8)."""

    def __init__(self, ssrc: int, clock_rate: int) -> None:
        """Nothing came yet."""
        self.ssrc = ssrc
        self.clock_rate = clock_rate
        self._first: int | None = None
        self._highest = 0
        self._received = 0
        self._jitter = 0.0
        self._transit: float | None = None
        self._expected_before = 0
        self._received_before = 0

    def took(self, packet: Packet, now: float) -> None:
        """A packet came."""
        if self._first is None:
            self._first = self._highest = packet.sequence
        else:
            # Counted on beyond the end of the numbers.
            self._highest = max(self._highest, self._highest + ahead(packet.sequence, self._highest % SEQUENCES))
        self._received += 1
        transit = now * self.clock_rate - packet.timestamp
        if self._transit is not None:
            moved = abs(transit - self._transit)
            # A jump of the clock, such as after a silence or where its numbers end, is no jitter.
            if moved < self.clock_rate:
                self._jitter += (moved - self._jitter) / JITTER_SHARE
        self._transit = transit

    @property
    def expected(self) -> int:
        """How many packets its sender numbered."""
        return 0 if self._first is None else self._highest - self._first + 1

    @property
    def lost(self) -> int:
        """How many never came."""
        return max(0, min(self.expected - self._received, MOST_LOST))

    @property
    def jitter_milliseconds(self) -> float:
        """How unevenly packets come."""
        return self._jitter / self.clock_rate * 1000

    def report(self) -> Report:
        """What to tell the sender; the share of what was lost begins anew."""
        expected, received = self.expected - self._expected_before, self._received - self._received_before
        self._expected_before, self._received_before = self.expected, self._received
        share = max(0.0, (expected - received) / expected) if expected else 0.0
        return Report(self.ssrc, share, self.lost, self._highest % (1 << 32), round(self._jitter))


def opinion(round_trip_milliseconds: float, jitter_milliseconds: float, lost_share: float) -> float:
    """The mean opinion of listeners from 1 to 4.41 (E-model, ITU-T G.107 and annex B), with usual sets and codecs.

    What the receiver holds back to even out jitter counts as delay, twice the jitter as usual.
    """
    delay = round_trip_milliseconds / 2 + 2 * jitter_milliseconds + HELD_MILLISECONDS
    impaired = 0.024 * delay + (0.11 * (delay - LATE_MILLISECONDS) if delay > LATE_MILLISECONDS else 0.0)
    percent = 100 * min(max(lost_share, 0.0), 1.0)
    rating = BEST - impaired - 95 * percent / (percent + LOSS_ROBUSTNESS)
    if rating <= 0:
        return 1.0
    return min(1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6, 4.5)
