"""Keeps what legs say: sealed files in a folder, written by a thread of their own, for disks may take their time."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Final

from channels.voice.contract import Record, Recorded, Tell
from channels.voice.media.ogg import OggOpus
from channels.voice.media.recording import Recording
from channels.voice.media.room import Agreed
from channels.voice.media.rtp import Packet
from channels.voice.sealed_file import SALT_BYTES, SealedWriter

log = logging.getLogger(__name__)
SUFFIX: Final = ".ogg.sealed"


class Folder:
    """Writes the files, one piece after the other, however many are written at once."""

    def __init__(self, path: Path) -> None:
        """Files lie here."""
        self.path = path
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="recordings", daemon=True)
        self._thread.start()

    def do(self, job: Callable[[], None]) -> None:
        """Do this after all that was asked for before."""
        self._jobs.put(job)

    def close(self) -> None:
        """All that was asked for is done."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


@dataclass(slots=True)
class Tape:
    """One recording of one leg."""

    command: Record
    folder: Folder
    tell: Tell
    recording: Recording
    began_at: float
    _ogg: OggOpus = field(default_factory=lambda: OggOpus(secrets.randbits(32)))
    _file: SealedWriter | None = None
    _is_over: bool = False

    @classmethod
    def begin(cls, command: Record, folder: Folder, tell: Tell, agreed: Agreed, now: float) -> Tape:
        """A file is there."""
        tape = cls(command, folder, tell, Recording(agreed.codecs, now), now)
        key, salt = bytes.fromhex(command.key), secrets.token_bytes(SALT_BYTES)
        path = folder.path / (command.recording_id + SUFFIX)
        folder.do(lambda: tape._open(path, key, salt))
        tape._write(tape._ogg.head())
        return tape

    def took(self, packet: Packet, now: float) -> None:
        """The leg said something."""
        for payload in self.recording.took(packet, now):
            self._write(self._ogg.add(payload))

    def is_over(self, now: float) -> bool:
        """Whether it is long enough, or nobody speaks any more."""
        silent = self.command.silent_seconds
        return now - self.began_at >= self.command.longest_seconds or (
            silent is not None and self.recording.silent_seconds(now) >= silent
        )

    def end(self, now: float, *, by_key: bool = False) -> None:
        """It is over; told once the file is whole."""
        if self._is_over:
            return
        self._is_over = True
        data = b"".join(self._ogg.add(payload) for payload in self.recording.filled(now))
        data += self._ogg.end()
        told = asyncio.get_running_loop().call_soon_threadsafe
        command, seconds = self.command, self._ogg.seconds

        def close() -> None:
            digest = self._closed(data)
            told(self.tell, Recorded(command.leg_id, command.recording_id, seconds, digest, by_key))

        self.folder.do(close)

    def _write(self, data: bytes) -> None:
        if data:
            self.folder.do(lambda: self._put(data))

    # What follows runs in the folder's thread. A disk that is full ends a recording, never a call.

    def _open(self, path: Path, key: bytes, salt: bytes) -> None:
        try:
            self._file = SealedWriter.open(path, key, salt)
        except OSError as error:
            self._lost(error)

    def _put(self, data: bytes) -> None:
        if self._file is None:
            return
        try:
            self._file.write(data)
        except OSError as error:
            self._lost(error)

    def _closed(self, data: bytes) -> str:
        if self._file is None:
            return ""
        try:
            return self._file.close(data)
        except OSError as error:
            self._lost(error)
            return ""

    def _lost(self, error: OSError) -> None:
        """The file is no more written; the log says why, and the event that there is none."""
        log.error("The recording %s cannot be written: %s", self.command.recording_id, error)
        self._file = None
