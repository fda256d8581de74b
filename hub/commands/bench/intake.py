"""`hub bench intake`: from a signed webhook to the event in a browser, beside a floor that does the least."""

from __future__ import annotations

import asyncio
import random
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hub.commands.bench.child import Child, all_closed
from hub.commands.bench.load import Client, Load
from hub.commands.bench.webhooks import Webhooks

IN_FLIGHT: Final = 32
LINES: Final = 64
ROOM: Final = 2
"""So many times what a server took before is signed for it before the clock runs."""
PATIENT: Final = 60.0
SECRET: Final = "bench-console"  # noqa: S105 - opens a console on loopback for as long as the benchmark runs


@dataclass(slots=True)
class Figures:
    """What one side reached, round by round."""

    per_second: list[float] = field(default_factory=list)
    cpu_us: list[float] = field(default_factory=list)
    p50_ms: list[float] = field(default_factory=list)
    p99_ms: list[float] = field(default_factory=list)


class Side:
    """One server under measurement, its client and its load."""

    def __init__(self, name: str, child: Child, port: int, warm_up: int) -> None:
        self.name = name
        self.figures = Figures()
        self._child = child
        self._webhooks = Webhooks(child.address, warm_up)
        self._load = Load(port, LINES)
        self._client = Client(child.address, SECRET)
        self._fastest = 0.0

    async def open(self, group: asyncio.TaskGroup) -> asyncio.Task[None]:
        """Let the client hear, and open the load's connections."""
        task = group.create_task(self._client.run())
        await self._client.ready()
        await self._load.open()
        return task

    async def warm(self) -> None:
        """Enough senders have written that half of the next ones can be known."""
        requests = await self._webhooks.batch(self._webhooks.apart)
        start = time.perf_counter()
        count = await self._fill(requests, PATIENT)
        self._fastest = count / (time.perf_counter() - start)

    async def throughput(self, seconds: float) -> None:
        """Measure webhooks per second and CPU per webhook, debts included: all is heard, all is closed."""
        requests = await self._webhooks.batch(int(ROOM * self._fastest * seconds) + IN_FLIGHT)
        before = (await self._child.reading()).cpu_seconds
        start = time.perf_counter()
        count = await self._fill(requests, seconds)
        elapsed = time.perf_counter() - start
        used = (await self._child.reading()).cpu_seconds - before
        self.figures.per_second.append(count / elapsed)
        self._fastest = max(self._fastest, count / elapsed)
        self.figures.cpu_us.append(used / count * 1e6)

    async def latency(self, rate: float, seconds: float, chance: random.Random) -> None:
        """Measure the time from sending a webhook to its event in the client."""
        requests = await self._webhooks.batch(max(int(rate * seconds), 1))
        sent = await self._load.open_loop(requests, rate, chance)
        await self._client.hears(list(sent))
        await all_closed(self._child.reading)
        taken = sorted(self._client.heard[mark] - at for mark, at in sent.items())
        self.figures.p50_ms.append(_share(taken, 0.50) * 1e3)
        self.figures.p99_ms.append(_share(taken, 0.99) * 1e3)
        self._client.heard.clear()

    async def _fill(self, requests: Sequence[tuple[int, bytes]], seconds: float) -> int:
        sent = await self._load.closed_loop(requests, IN_FLIGHT, seconds)
        await self._client.hears(sent)
        await all_closed(self._child.reading)
        self._client.heard.clear()
        return len(sent)

    async def close(self) -> None:
        """End everything."""
        self._load.close()
        await self._child.stop()


async def bench_intake(databases: tuple[str, str], rounds: int, seconds: float, warm_up: int) -> dict[str, float | str]:
    """The figures of contract `intake`; `databases` are empty PostgreSQL databases, or empty texts for SQLite."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hub-bench-")))
        product = await _started(stack, "product", folder, databases[0], warm_up)
        floor = await _started(stack, "floor", folder, databases[1], warm_up)
        async with asyncio.TaskGroup() as group:
            clients = [await side.open(group) for side in (product, floor)]
            await _measure(product, floor, rounds, seconds)
            for client in clients:
                client.cancel()
    return _summary(product.figures, floor.figures, "postgresql" if databases[0] else "sqlite")


async def _started(stack: AsyncExitStack, name: str, folder: Path, database: str, warm_up: int) -> Side:
    data = folder / name
    data.mkdir()
    port = free_port()
    child = await Child.start(
        f"serve-{name}", "--port", str(port), "--data", str(data), "--database-url", database, port=port
    )
    side = Side(name, child, port, warm_up)
    stack.push_async_callback(side.close)
    return side


async def _measure(product: Side, floor: Side, rounds: int, seconds: float) -> None:
    for side in (product, floor):
        _note(f"{side.name}: warming up")
        await side.warm()
    for number in range(1, rounds + 1):
        # Whoever comes after a burst may find the machine tired: they take turns at that too.
        sides = (product, floor) if number % 2 else (floor, product)
        for side in sides:
            await side.throughput(seconds)
        rate = statistics.median(product.figures.per_second) / 2
        for side in sides:
            await side.latency(rate, seconds, random.Random(number))  # noqa: S311 - the same gaps for both
        for side in (product, floor):
            figures = side.figures
            _note(
                f"round {number}/{rounds} {side.name:>7}: {figures.per_second[-1]:6.0f}/s, "
                f"{figures.cpu_us[-1]:4.0f} µs CPU; at {rate:.0f}/s "
                f"p50 {figures.p50_ms[-1]:.2f} ms, p99 {figures.p99_ms[-1]:.2f} ms"
            )


def _summary(product: Figures, floor: Figures, database: str) -> dict[str, float | str]:
    ours, theirs = statistics.median(product.per_second), statistics.median(floor.per_second)
    return {
        "webhooks_per_second": round(ours, 1),
        "floor_webhooks_per_second": round(theirs, 1),
        "ratio": round(ours / theirs, 3),
        "p50_ms": round(statistics.median(product.p50_ms), 3),
        "p99_ms": round(statistics.median(product.p99_ms), 3),
        "floor_p50_ms": round(statistics.median(floor.p50_ms), 3),
        "floor_p99_ms": round(statistics.median(floor.p99_ms), 3),
        "cpu_us_per_webhook": round(statistics.median(product.cpu_us), 1),
        "floor_cpu_us_per_webhook": round(statistics.median(floor.cpu_us), 1),
        "database": database,
    }


def _share(ordered: list[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def free_port() -> int:
    """A port on loopback that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _note(text: str) -> None:
    with suppress(BrokenPipeError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - progress, for whoever waits
