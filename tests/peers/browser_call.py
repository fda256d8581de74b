"""A browser's side of a call, by another implementation of WebRTC: it hums a height, and tells which ones it hears."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

import aioice.ice
import numpy as np
from aiortc import RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack
from av import AudioFrame
from numpy.typing import NDArray

RATE: Final = 48_000
FRAME: Final = RATE // 50
LOUDNESS: Final = 8_000.0
HEARD: Final = 2_000.0
"""Whatever is above this is heard; what is below a fifth of it is not."""
WINDOW_FRAMES: Final = 20
SILENT_SECONDS: Final = 2.0
"""Of whom fewer frames come in this time is silent, however busy the machine."""
PIECE: Final = 4 * FRAME

# Tests speak on this machine alone, which the library leaves out by itself.
aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: ["127.0.0.1"]


class Hum(MediaStreamTrack):
    """A tone without end."""

    kind = "audio"

    def __init__(self, hertz: float) -> None:
        """Of this height."""
        super().__init__()
        self._hertz, self._frame = hertz, 0
        self.loudness = LOUDNESS
        self._began_at: float | None = None

    async def recv(self) -> AudioFrame:
        """The next 20 ms, when they are due."""
        now = asyncio.get_running_loop().time()
        if self._began_at is None:
            self._began_at = now
        await asyncio.sleep(max(0.0, self._began_at + self._frame / 50 - now))
        at = (np.arange(FRAME) + self._frame * FRAME) / RATE
        samples = (self.loudness * np.sin(2 * np.pi * self._hertz * at)).astype(np.int16)
        frame = AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._frame * FRAME, Fraction(1, RATE)
        self._frame += 1
        return frame


class BrowserCall:
    """One page in a call."""

    def __init__(self, hertz: int, codecs: Sequence[str] = ()) -> None:
        """Hum this height; know these codecs alone, or all."""
        self.hertz = hertz
        self._codecs = codecs
        self._hum = Hum(hertz)
        self._connection = RTCPeerConnection()
        self._heard: deque[NDArray[np.float32]] = deque(maxlen=WINDOW_FRAMES)
        self._is_enough = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None
        self._connection.on("track", self._listen)

    async def offer(self) -> str:
        """What the page offers."""
        self._connection.addTrack(self._hum)
        await self._connection.setLocalDescription(await self._connection.createOffer())
        sdp = self._connection.localDescription.sdp
        if not self._codecs:
            return sdp
        lines = sdp.splitlines(keepends=True)
        kept = {line.split(":")[1].split()[0] for line in lines if any(f" {name}/" in line for name in self._codecs)}
        return "".join(_only(line, kept) for line in lines)

    def fall_silent(self) -> None:
        """Hum no more, with the microphone still on."""
        self._hum.loudness = 0.0

    async def accept(self, answer: str) -> None:
        """Take the answer, and speak."""
        await self._connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))

    async def hears(self, among: Sequence[int]) -> set[int] | None:
        """Which of these heights are heard from now on; none where one is neither clearly there nor clearly absent."""
        self._heard.clear()
        self._is_enough.clear()
        try:
            async with asyncio.timeout(SILENT_SECONDS):
                await self._is_enough.wait()
        except TimeoutError:
            # A silence is nothing that could be waited for: only time tells.
            return set()
        sound = np.concatenate(list(self._heard))
        levels = {hertz: _level(sound, hertz) for hertz in among}
        unclear = {hertz: level for hertz, level in levels.items() if HEARD / 5 <= level <= HEARD}
        if unclear:
            return None
        return {hertz for hertz, level in levels.items() if level > HEARD}

    async def round_trip_milliseconds(self) -> float | None:
        """How long a packet goes to the hub and back, as the hub's reports tell the page."""
        for stats in (await self._connection.getStats()).values():
            if stats.type == "remote-inbound-rtp" and stats.roundTripTime is not None:
                return float(stats.roundTripTime) * 1_000
        return None

    async def close(self) -> None:
        """The page is closed."""
        if self._listening is not None:
            self._listening.cancel()
        await self._connection.close()

    def _listen(self, track: MediaStreamTrack) -> None:
        self._listening = asyncio.get_running_loop().create_task(self._hear(track))

    async def _hear(self, track: MediaStreamTrack) -> None:
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            assert isinstance(frame, AudioFrame)
            samples = frame.to_ndarray().reshape(-1, len(frame.layout.channels)).mean(axis=1)
            # A frame of a telephone's rate is as long as one of a browser's.
            self._heard.append(np.repeat(samples, RATE // frame.sample_rate).astype(np.float32))
            if len(self._heard) == WINDOW_FRAMES:
                self._is_enough.set()


def _only(line: str, kept: set[str]) -> str:
    """A line of an offer without the codecs that this page does not know."""
    if line.startswith("m=audio"):
        words = line.split()
        return " ".join(words[:3] + [word for word in words[3:] if word in kept]) + "\r\n"
    name, _, rest = line.partition(":")
    if name in {"a=rtpmap", "a=fmtp", "a=rtcp-fb"} and rest.split()[0] not in kept:
        return ""
    return line


def _level(sound: NDArray[np.float32], hertz: float) -> float:
    """How loud this height is for most of the time: a busy machine may miss a packet, after which waves begin anew."""
    pieces = sound[: len(sound) // PIECE * PIECE].reshape(-1, PIECE)
    wave = np.exp(-2j * np.pi * hertz * np.arange(PIECE) / RATE) * np.hanning(PIECE) * 2
    return float(np.median(2 * np.abs(pieces @ wave) / PIECE))
