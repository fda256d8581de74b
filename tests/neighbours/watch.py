"""Ends a server whose tests are gone, however they went; runs beside the server, and the tests hold its input."""

import contextlib
import os
import shutil
import signal
import sys
import time

PATIENCE_SECONDS = 5


def end(process: int, gently: int) -> None:
    """Ask a process to stop, and make it stop when it does not listen."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, gently)
        for _ in range(PATIENCE_SECONDS * 10):
            time.sleep(0.1)
            os.kill(process, 0)
        os.kill(process, signal.SIGKILL)


if __name__ == "__main__":
    # Ctrl-C reaches the whole group; the tests stop their servers themselves and close this input afterwards.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if not sys.stdin.read():
        end(int(sys.argv[1]), int(sys.argv[2]))
        shutil.rmtree(sys.argv[3], ignore_errors=True)
