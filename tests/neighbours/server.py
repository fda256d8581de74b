"""A program that the tests start, wait for and stop, and that never outlives them."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.neighbours import watch

START_SECONDS = 30


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int) -> bool:
    """Whether somebody listens on a port of 127.0.0.1."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@dataclass
class Server:
    """One running program; `process` is the program itself, so a test may stop, pause or kill it."""

    process: subprocess.Popen[bytes]
    log: Path
    stop_signal: int
    watcher: subprocess.Popen[bytes]

    @classmethod
    def start(
        cls, command: Sequence[str | Path], folder: Path, *, user: str | None = None, stop_signal: int = signal.SIGTERM
    ) -> Self:
        """Start a program in its own folder, where it also writes its log."""
        log = folder / "log"
        with log.open("ab") as out:
            process = subprocess.Popen(
                [str(part) for part in command],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                user=user,
                extra_groups=None if user is None else [],
            )
        watcher = subprocess.Popen(
            [sys.executable, "-S", "-E", watch.__file__, str(process.pid), str(int(stop_signal)), str(folder)],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        return cls(process, log, stop_signal, watcher)

    def wait_until(self, ready: Callable[[], bool], seconds: float = START_SECONDS) -> Self:
        """Wait for the program to be ready, and say what it wrote when it will not be."""
        give_up = time.monotonic() + seconds
        while not ready():
            if self.process.poll() is not None or time.monotonic() > give_up:
                said = self.log.read_text(errors="replace")[-2000:]
                self.stop()
                msg = f"{self.process.args!r} did not start; it wrote:\n{said}"
                raise RuntimeError(msg)
            time.sleep(0.02)
        return self

    def stop(self) -> None:
        """End the program, then the one that watches over it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.send_signal(self.stop_signal)
            try:
                self.process.wait(watch.PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.watcher.communicate(b"stopped")
