"""Starts hubs without the second that Python needs to read them: all is imported once, and each hub is a fork.

Run as a program by `harness.py`: a line on its input starts a hub, its answer is the process id. When its
input ends, because the tests ended, the hub ends too.
"""

from __future__ import annotations

import os
import signal
import sys

# What `hub serve` reads only when it is called.
import hub.commands.control
import hub.commands.demo.welcome
import hub.commands.operations
import hub.main  # noqa: F401 - read for the forks
from hub.cli import main

GOOD, BAD = "good", "bad"


def be_a_hub(kind: str, log: str) -> None:
    """Become the hub; never returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(out, 1)
    os.dup2(out, 2)
    if kind == BAD:
        from tests.chaos.bad_hub import acknowledge_too_early  # noqa: PLC0415 - never in the good hub

        acknowledge_too_early()
    sys.argv = ["hub", "serve"]
    main()


def start_hubs(kind: str, log: str) -> None:
    """Start a hub for every line of the input."""
    # The system itself buries killed hubs.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    child = 0
    while sys.stdin.buffer.readline():
        child = os.fork()
        if child == 0:
            be_a_hub(kind, log)
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
    if child:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            return


if __name__ == "__main__":
    start_hubs(sys.argv[1], sys.argv[2])
