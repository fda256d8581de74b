"""A leg that the engine carries: its way, its ear, and what is being done with it."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

from channels.voice.contract import Collect, Collected, KeyPressed, LegState, PlayEnded, Record, Tell
from channels.voice.media.collecting import Collecting
from channels.voice.media.dtmf import KeyPacket, packets_of
from channels.voice.media.outlet import Numbers, Outlet
from channels.voice.media.player import Playing
from channels.voice.media.room import Agreed, Ear, Room
from channels.voice.media.rtp import Packet
from channels.voice.recorder import Folder, Tape
from channels.voice.watching import Watch

KEY_MILLISECONDS: Final = 120
PAUSE_FRAMES: Final = 4
"""Between two keys, or the other side hears one."""


class Way(Protocol):
    """How packets reach the other side."""

    def send(self, packet: Packet) -> None:
        """Send it now or never."""

    def send_reports(self, data: bytes) -> None:
        """Send RTCP."""

    def close(self) -> None:
        """Nothing passes any more."""


class CarriedLeg:
    """One party of a call; alone in a room of its own until it is moved."""

    def __init__(self, leg_id: str, tell: Tell, clock: Callable[[], float]) -> None:
        """Nobody is reached yet."""
        self.leg_id = leg_id
        self.answer = ""
        self.way: Way | None = None
        self.is_connected = False
        self.room_id: str | None = None
        self.room = Room()
        self.watch = Watch(leg_id)
        self.outlet = Outlet(Numbers(secrets.randbits(32), secrets.randbits(16), secrets.randbits(32)))
        self.ear: Ear | None = None
        self.tape: Tape | None = None
        self._collecting: Collecting | None = None
        self._to_press: deque[KeyPacket | None] = deque()
        self._tell, self._clock = tell, clock

    def reach(self, way: Way, agreed: Agreed) -> None:
        """From now on it is reached this way, and hears what it heard before."""
        if self.way is not None:
            self.way.close()
        playing = None if self.ear is None else self.ear.playing
        self.way = way
        self.ear = Ear(self.leg_id, agreed, self.outlet, self._send, self._pressed, self._played)
        self.ear.playing = playing
        self.room.join(self.ear)

    def record(self, command: Record, folder: Folder, now: float) -> None:
        """Keep what it says; the same recording asked for again goes on."""
        if self.ear is None or (self.tape is not None and self.tape.command.recording_id == command.recording_id):
            return
        self.stop_recording(now)
        self.tape = Tape.begin(command, folder, self._tell, self.ear.agreed, now)

    def stop_recording(self, now: float, *, by_key: bool = False) -> None:
        """Keep no more."""
        tape, self.tape = self.tape, None
        if tape is not None:
            tape.end(now, by_key=by_key)

    def close(self) -> None:
        """It is in no room, and nothing reaches it."""
        self.stop_recording(self._clock())
        self.room.leave(self.leg_id)
        if self.way is not None:
            self.way.close()

    def move(self, room: Room, room_id: str | None) -> None:
        """It is in this room."""
        self.room.leave(self.leg_id)
        self.room, self.room_id = room, room_id
        if self.ear is not None:
            room.join(self.ear)

    def play(self, playing: Playing | None) -> None:
        """It hears this, and nothing else."""
        self.room.play(self.leg_id, playing)

    def heard(self, packet: Packet, now: float, wall_time: float) -> None:
        """It said something."""
        if self.ear is None:
            return
        codec = self.ear.agreed.codecs.get(packet.payload_type)
        if codec is not None:
            self.watch.took(packet, codec, wall_time)
            if self.tape is not None:
                self.tape.took(packet, now)
        self.room.heard(self.leg_id, packet, now)

    def collect(self, command: Collect, now: float) -> None:
        """Gather keys from now on."""
        self._collecting = Collecting(
            command.collect_id, command.most, command.first_seconds, command.next_seconds, command.terminators, now
        )

    def press(self, keys: str) -> None:
        """Let the other side hear these keys."""
        if self.ear is None or self.ear.agreed.key_type_of(self.ear.agreed.preferred[1]) is None:
            return
        for key in keys:
            self._to_press += packets_of(key, self.ear.agreed.preferred[1].clock_rate, KEY_MILLISECONDS)
            self._to_press += [None] * PAUSE_FRAMES

    def tick(self, now: float) -> None:
        """Twenty milliseconds went by."""
        if self._to_press:
            self._press_on(self._to_press.popleft(), now)
        collecting = self._collecting
        if collecting is not None and collecting.is_over(now):
            self._collected(collecting)
        if self.tape is not None and self.tape.is_over(now):
            self.stop_recording(now)

    @property
    def state(self) -> LegState:
        """As it stands."""
        playing = None if self.ear is None else self.ear.playing
        return LegState(
            self.is_connected,
            self.room_id,
            None if playing is None else playing.play_id,
            None if self.tape is None else self.tape.command.recording_id,
        )

    def _press_on(self, key: KeyPacket | None, now: float) -> None:
        if key is None or self.ear is None or self.way is None:
            return
        codec = self.ear.agreed.preferred[1]
        payload_type = self.ear.agreed.key_type_of(codec)
        if payload_type is not None:
            self.way.send(self.outlet.event(key.payload, payload_type, codec, now, is_first=key.is_first))

    def _send(self, packet: Packet) -> None:
        # Keys take the place of speech (RFC 4733, section 2.5.1.2).
        if self.way is not None and not self._to_press:
            self.way.send(packet)

    def _pressed(self, key: str) -> None:
        collecting = self._collecting
        playing = None if self.ear is None else self.ear.playing
        if playing is not None and playing.ends_by_key:
            self.play(None)
            self._tell(PlayEnded(self.leg_id, playing.play_id, by_key=True))
        if self.tape is not None and self.tape.command.ends_by_key:
            self.stop_recording(self._clock(), by_key=True)
        if collecting is None:
            self._tell(KeyPressed(self.leg_id, key))
        elif collecting.pressed(key, self._clock()):
            self._collected(collecting)

    def _collected(self, collecting: Collecting) -> None:
        self._collecting = None
        self._tell(Collected(self.leg_id, collecting.collect_id, collecting.keys))

    def _played(self, play_id: str) -> None:
        self._tell(PlayEnded(self.leg_id, play_id))
