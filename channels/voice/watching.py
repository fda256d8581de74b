"""Looks after how a leg is heard: reports both ways, and what they mean."""

from __future__ import annotations

from dataclasses import replace

from channels.voice.contract import QualityMeasured
from channels.voice.media import rtcp
from channels.voice.media.codec import Codec
from channels.voice.media.outlet import Outlet
from channels.voice.media.quality import Reception, Report, opinion
from channels.voice.media.rtp import Packet


class Watch:
    """One leg's reports; times are of the wall clock, in seconds since 1970."""

    def __init__(self, leg_id: str) -> None:
        """Nothing is known yet."""
        self._leg_id = leg_id
        self._reception: Reception | None = None
        self._theirs: Report | None = None
        self._round_trip: float | None = None
        self._sender_report: tuple[int, float] | None = None
        """The middle of the time in their last report, and when it came."""

    def took(self, packet: Packet, codec: Codec, now: float) -> None:
        """Speech of theirs came."""
        known = self._reception
        if known is None or known.ssrc != packet.ssrc or known.clock_rate != codec.clock_rate:
            known = self._reception = Reception(packet.ssrc, codec.clock_rate)
        known.took(packet, now)

    def reported(self, data: bytes, outlet: Outlet, now: float) -> None:
        """Reports of theirs came."""
        told = rtcp.read(data)
        if told.sent is not None:
            self._sender_report = (told.sent.short_time, now)
        for report in told.received:
            if report.ssrc == outlet.ssrc:
                self._theirs = report
                self._round_trip = rtcp.round_trip_seconds(report, now)

    def report(self, outlet: Outlet, now: float) -> tuple[bytes, QualityMeasured | None]:
        """What to send them; and how the leg is heard, once anything came from there."""
        ours = rtcp.Sent(outlet.ssrc, now, outlet.timestamp, outlet.packets, outlet.octets)
        if self._reception is None:
            return rtcp.written(ours, (), self._leg_id), None
        heard = self._reception.report()
        if self._sender_report is not None:
            middle, came_at = self._sender_report
            heard = replace(
                heard,
                last_sender_report=middle,
                since_last_sender_report=round((now - came_at) * rtcp.SHORT_SECOND) % (1 << 32),
            )
        return rtcp.written(ours, (heard,), self._leg_id), self._measured(heard)

    def _measured(self, heard: Report) -> QualityMeasured:
        """The worse of both directions: a call is as good as the side that hears less."""
        lost, jitter = heard.lost_share, self._reception.jitter_milliseconds if self._reception else 0.0
        if self._theirs is not None:
            lost = max(lost, self._theirs.lost_share)
        round_trip = None if self._round_trip is None else 1_000 * self._round_trip
        return QualityMeasured(self._leg_id, round_trip, jitter, lost, opinion(round_trip or 0.0, jitter, lost))
