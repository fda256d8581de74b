"""The embedded provider: browsers' legs and rooms in one process, mixed every 20 ms.

Everything happens on one event loop, in the order in which commands and packets come; nothing here waits for anybody.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from channels.voice.carried import CarriedLeg
from channels.voice.contract import (
    Capability,
    Collect,
    Command,
    Deafen,
    End,
    HangUp,
    LegConnected,
    LegEnded,
    LegLost,
    Move,
    NoSuchRoom,
    OfferLeg,
    PauseRecording,
    Play,
    ReattachLeg,
    Record,
    SendKeys,
    Snapshot,
    StopPlay,
    StopRecording,
    Tell,
    UnusableOffer,
)
from channels.voice.media.player import FRAME_SECONDS, Playing
from channels.voice.media.room import Room
from channels.voice.media.rtp import Packet
from channels.voice.recorder import Folder
from channels.voice.shelf import Shelf
from channels.voice.webrtc import sdp
from channels.voice.webrtc.dtls import Certificate
from channels.voice.webrtc.ice import Address
from channels.voice.webrtc.leg import Events, Lost, WebRtcLeg
from channels.voice.webrtc.port import Port

log = logging.getLogger(__name__)
REPORT_FRAMES: Final = 125
"""Reports are sent every two and a half seconds, and told every other time."""
MOST_BEHIND_FRAMES: Final = 5
"""Whoever is further behind goes on from now instead of hurrying after."""
ENDS: Final = {Lost.NOT_REACHED: End.NOT_REACHED, Lost.NOT_PROVED: End.NOT_PROVED}


@dataclass(frozen=True, slots=True)
class Door:
    """Where browsers come to: the port, the addresses that lead to it from outside, and the certificate shown there."""

    port: Port
    addresses: Sequence[Address]
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class Store:
    """What is played, and where recordings lie."""

    shelf: Shelf
    recordings: Path


class Engine:
    """Carries calls; `run` has to run meanwhile."""

    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.WHISPER, Capability.REATTACH})

    def __init__(self, door: Door, store: Store, tell: Tell, wall_time: Callable[[], float]) -> None:
        """Carry nobody yet; `wall_time` is in seconds since 1970."""
        self._door, self._shelf, self._folder = door, store.shelf, Folder(store.recordings)
        self._tell, self._wall_time = tell, wall_time
        self._now = asyncio.get_running_loop().time
        self._legs: dict[str, CarriedLeg] = {}
        self._rooms: dict[str, Room] = {}
        self._do: dict[type[Command], Callable[..., str | None]] = {
            OfferLeg: self._offer,
            ReattachLeg: self._reattach,
            HangUp: self._hang_up,
            Play: self._play,
            StopPlay: self._stop_play,
            Collect: self._collect,
            SendKeys: self._send_keys,
            Move: self._move,
            Deafen: self._deafen,
            Record: self._record,
            PauseRecording: self._pause_recording,
            StopRecording: self._stop_recording,
        }

    async def do(self, command: Command) -> str | None:
        """Take up a command; what an offer is answered with. Raises VoiceError."""
        return self._do[type(command)](command)

    async def snapshot(self) -> Snapshot:
        """All that is carried now."""
        return Snapshot(
            {leg_id: leg.state for leg_id, leg in self._legs.items()},
            {
                id_: {rule: tuple(sorted(deaf)) for rule, deaf in room.rules.items()}
                for id_, room in self._rooms.items()
            },
        )

    async def run(self) -> None:
        """Mix, every 20 ms, until it is cancelled."""
        due, frame = self._now(), 0
        while True:
            due, frame = due + FRAME_SECONDS, frame + 1
            behind = self._now() - due
            if behind > MOST_BEHIND_FRAMES * FRAME_SECONDS:
                due += behind
            await asyncio.sleep(max(0.0, due - self._now()))
            self._tick(due, frame)

    def close(self) -> None:
        """Nobody is carried any more."""
        for leg in tuple(self._legs.values()):
            leg.close()
        self._legs.clear()
        self._door.port.close()
        self._folder.close()

    def _tick(self, now: float, frame: int) -> None:
        for room in {id(leg.room): leg.room for leg in self._legs.values()}.values():
            try:
                room.tick(now)
            except Exception:
                log.exception("A call broke and was ended.")
                for leg_id in room.legs:
                    self._end(self._legs[leg_id], End.FAILED)
        for place, leg in enumerate(tuple(self._legs.values())):
            leg.tick(now)
            # Not all at once: what is sent in a burst is lost in one.
            if (frame + place) % REPORT_FRAMES == 0:
                self._report(leg, is_told=(frame + place) % (2 * REPORT_FRAMES) == 0)

    def _report(self, leg: CarriedLeg, *, is_told: bool) -> None:
        if leg.way is None or not leg.is_connected:
            return
        reports, measured = leg.watch.report(leg.outlet, self._wall_time())
        leg.way.send_reports(reports)
        if is_told and measured is not None:
            self._tell(measured)

    def _offer(self, command: OfferLeg) -> str:
        known = self._legs.get(command.leg_id)
        if known is not None:
            return known.answer
        leg = CarriedLeg(command.leg_id, self._tell, self._now)
        leg.answer = self._reached(leg, command.sdp)
        self._legs[command.leg_id] = leg
        return leg.answer

    def _reattach(self, command: ReattachLeg) -> str | None:
        leg = self._legs.get(command.leg_id)
        return None if leg is None else self._reached(leg, command.sdp)

    def _reached(self, leg: CarriedLeg, text: str) -> str:
        """Let a browser come that offers this."""
        loop = asyncio.get_running_loop()
        events = Events(
            connected=partial(self._connected, leg),
            packet=lambda packet: self._heard(leg, way, packet),
            lost=lambda why: self._lost(leg, way, why),
            reports=lambda data: leg.watch.reported(data, leg.outlet, self._wall_time()),
        )
        way = WebRtcLeg(self._door.port, self._door.certificate, events, loop.call_later)
        try:
            answer, agreed = way.answer(text, self._door.addresses)
        except sdp.UnusableOffer as error:
            raise UnusableOffer(str(error)) from error
        leg.reach(way, agreed)
        return answer

    def _connected(self, leg: CarriedLeg) -> None:
        leg.is_connected = True
        self._tell(LegConnected(leg.leg_id))

    def _heard(self, leg: CarriedLeg, way: WebRtcLeg, packet: Packet) -> None:
        if leg.way is way:
            leg.heard(packet, self._now(), self._wall_time())

    def _lost(self, leg: CarriedLeg, way: WebRtcLeg, why: Lost) -> None:
        if leg.way is not way or self._legs.get(leg.leg_id) is not leg:
            return
        if leg.is_connected:
            leg.is_connected = False
            self._tell(LegLost(leg.leg_id))
        else:
            self._end(leg, ENDS.get(why, End.LEFT))

    def _hang_up(self, command: HangUp) -> None:
        leg = self._legs.get(command.leg_id)
        if leg is not None:
            self._end(leg, End.HUNG_UP)

    def _end(self, leg: CarriedLeg, end: End) -> None:
        leg.close()
        del self._legs[leg.leg_id]
        self._forget(leg.room_id)
        self._tell(LegEnded(leg.leg_id, end))

    def _play(self, command: Play) -> None:
        clips = [self._shelf.clip(name) for name in command.media]
        leg = self._legs.get(command.leg_id)
        if leg is None or leg.state.play_id == command.play_id:
            return
        leg.play(Playing(command.play_id, clips, is_loop=command.is_loop, ends_by_key=command.ends_by_key))

    def _stop_play(self, command: StopPlay) -> None:
        if leg := self._legs.get(command.leg_id):
            leg.play(None)

    def _collect(self, command: Collect) -> None:
        if leg := self._legs.get(command.leg_id):
            leg.collect(command, self._now())

    def _send_keys(self, command: SendKeys) -> None:
        if leg := self._legs.get(command.leg_id):
            leg.press(command.keys)

    def _record(self, command: Record) -> None:
        if leg := self._legs.get(command.leg_id):
            leg.record(command, self._folder, self._now())

    def _pause_recording(self, command: PauseRecording) -> None:
        leg = self._legs.get(command.leg_id)
        if leg is not None and leg.tape is not None:
            leg.tape.recording.is_paused = command.is_paused

    def _stop_recording(self, command: StopRecording) -> None:
        if leg := self._legs.get(command.leg_id):
            leg.stop_recording(self._now())

    def _move(self, command: Move) -> None:
        leg = self._legs.get(command.leg_id)
        if leg is None or leg.room_id == command.room_id:
            return
        before = leg.room_id
        room = Room() if command.room_id is None else self._rooms.setdefault(command.room_id, Room())
        leg.move(room, command.room_id)
        self._forget(before)

    def _deafen(self, command: Deafen) -> None:
        room = self._rooms.get(command.room_id)
        if room is None:
            raise NoSuchRoom(f"There is no room “{command.room_id}”: move a leg into it first.")
        room.deafen(command.rule, frozenset(command.pairs))

    def _forget(self, room_id: str | None) -> None:
        """A room in which nobody is left is none."""
        if room_id is not None and not self._rooms[room_id].legs:
            del self._rooms[room_id]
