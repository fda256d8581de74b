"""What the hub asks of Python itself: the fastest event loop, a calm collector."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import Final

GC_THRESHOLDS: Final = (200_000, 50, 1_000)
"""With many open lines the default collector costs more than all other work (measured: 3.7 times)."""

LONGEST_STOP_SECONDS: Final = 20
"""Whatever starts and stops hubs kills them after half a minute or so."""


def rest_until_tuned() -> None:
    """Let the collector rest: what is loaded at the start is no rubbish, and to look through it takes a fifth of it."""
    gc.disable()


def tune() -> None:
    """From now on the collector leaves alone what exists, and looks seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
    gc.enable()


def run(work: Awaitable[None]) -> None:
    """Run the hub on the fastest loop there is."""
    factory = None
    if sys.platform != "win32":
        import uvloop  # noqa: PLC0415 - not available everywhere

        factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(_awaited(work))


async def _awaited(work: Awaitable[None]) -> None:
    await work


def stop_on_signals(stopping: asyncio.Event, say: Callable[[str], None]) -> None:
    """Ctrl-C and SIGTERM end the hub in order, and within a time; what was acknowledged is on disk either way."""
    loop = asyncio.get_running_loop()

    def stop() -> None:
        if not stopping.is_set():
            stopping.set()
            loop.call_later(LONGEST_STOP_SECONDS, give_up)
            say("Stopping; finishing what is under way…")

    def give_up() -> None:
        say(f"Something did not end within {LONGEST_STOP_SECONDS} seconds; stopped without it.")
        os._exit(1)

    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)
