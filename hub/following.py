"""How browsers and the router of this process hear of commits."""

from __future__ import annotations

from collections.abc import Callable

from hub.realtime.bus import NoBus, RedisBus
from hub.realtime.gateway import Gateway
from hub.storage.open_store import AnyStore
from hub.storage.sqlite_store import SqliteStore
from hub.wire.store import Committed
from hub.worker.follower import Follower


def followed(
    store: AnyStore, gateway: Gateway, bus: NoBus | RedisBus, hear: Callable[[Committed], None]
) -> Follower | None:
    """They hear of this process's own commits at once; of every node's through the log where nodes share one."""
    if isinstance(store, SqliteStore):
        gateway.follow()
        store.on_commit(hear)
        return None
    follower = Follower(store, tell=gateway.tell, moved=hear)

    def look(committed: Committed) -> None:
        if committed.events:
            follower.look()
            bus.look()

    store.on_commit(look)
    if isinstance(bus, RedisBus):
        bus.listen(follower.look, gateway.signal_here)
    return follower
