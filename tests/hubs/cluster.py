"""Two nodes on one PostgreSQL and one Redis; every one of them may die, and comes back when it is asked to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import asyncpg

from tests.hubs.process import HubProcess, prepared_hub, quiet_port
from tests.neighbours.redis import Redis, running_redis


@dataclass
class Cluster:
    """Two hubs that are one."""

    nodes: tuple[HubProcess, HubProcess]
    database_url: str
    redis: Redis
    _redis_stack: ExitStack = field(default_factory=ExitStack)

    async def rows(self, sql: str, *values: object) -> list[Any]:
        """What both nodes keep, read beside them."""
        connection = await asyncpg.connect(self.database_url.replace("+asyncpg", ""))
        try:
            return [tuple(row) for row in await connection.fetch(sql, *values)]
        finally:
            await connection.close()

    async def lease(self) -> tuple[str, int]:
        """Who holds the router's lease, and by which fencing number."""
        ((holder, fence),) = await self.rows("SELECT holder, fence FROM lease WHERE name = 'router'")
        return holder, fence

    async def router(self) -> HubProcess | None:
        """The node that decides, if it lives; a holder is called by its machine, its process and chance."""
        holder, _ = await self.lease()
        alive = [node for node in self.nodes if node.server is not None]
        return next((node for node in alive if f"-{_process_of(node)}-" in holder), None)

    def other(self, node: HubProcess) -> HubProcess:
        """The node beside this one."""
        first, second = self.nodes
        return second if node is first else first

    def kill_redis(self) -> None:
        """End Redis as a power cut would."""
        self.redis.server.process.kill()
        self._redis_stack.close()

    def start_redis(self) -> None:
        """Let Redis come back at its place."""
        self.redis = self._redis_stack.enter_context(running_redis(self.redis.port))

    async def mended(self) -> None:
        """Wait until everything that died is back."""
        if self.redis.server.process.poll() is not None:
            self.start_redis()
        for node in self.nodes:
            if node.server is None:
                await node.started()


def _process_of(node: HubProcess) -> int:
    assert node.server is not None
    return node.server.process.pid


@asynccontextmanager
async def two_nodes(database_url: str, **settings: str) -> AsyncIterator[Cluster]:
    """Both nodes of a hub with a floor, serving until the test is over."""
    with ExitStack() as redis_stack:
        redis = redis_stack.enter_context(running_redis(quiet_port()))
        shared: Any = {"database_url": database_url, "redis_url": redis.url, **settings}
        async with (
            prepared_hub(people=None, **shared) as first,
            prepared_hub(people=first.people, **shared) as second,
        ):
            for node in (first, second):
                node.start()
            for node in (first, second):
                await node.ready()
            yield Cluster((first, second), database_url, redis, redis_stack)
