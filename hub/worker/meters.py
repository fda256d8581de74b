"""What the hub counts and measures of itself, for Prometheus; a label never holds an address, a name or a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from hub.domain.endpoint import WebhookState
from hub.domain.ids import QueueId
from hub.wire.store import Committed, Reading, Store

LOOK_SECONDS: Final = 1.0
"""The database is asked at most so often, however often somebody scrapes."""
COMMIT_SECONDS: Final = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
COMMIT_SIZES: Final = (1, 2, 4, 8, 16, 32, 64, 128)
DECISION_SECONDS: Final = (0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1)


MOST_NOT_INDEXED: Final = 1_000_000
"""Counted no further."""


@dataclass(frozen=True, slots=True)
class Live:
    """What only this process knows, asked at every scrape."""

    lines: Callable[[], Mapping[str, int]]
    """Open lines by namespace."""
    holds_lease: Callable[[], bool]


class Meters:
    """Counters moved by commits, and gauges read when somebody scrapes."""

    def __init__(self, store: Store, live: Live, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._live = live
        self._now = now
        self._looked_at: datetime | None = None
        self._children: dict[tuple[Counter, tuple[str, ...]], Counter] = {}
        # When a counter began is of no use beside what it counts.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = registry = CollectorRegistry()
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=registry)
        self._count(registry)
        self._gauge(registry)
        self._measure(registry)
        store.on_commit(self._hear)

    def _count(self, registry: CollectorRegistry) -> None:
        self._arrivals = Counter(
            "hub_arrivals",
            "Messages, delivery reports and consents that came in: kept, repeated, quarantined or forged.",
            ["channel", "outcome"],
            registry=registry,
        )
        self._offers = Counter(
            "hub_offers", "Offers that were made, and how they ended.", ["outcome"], registry=registry
        )
        self._sent = Counter(
            "hub_messages_sent",
            "Messages to customers whose sending is settled: sent, failed, or nobody knows.",
            ["channel", "outcome"],
            registry=registry,
        )

    def _gauge(self, registry: CollectorRegistry) -> None:
        def gauge(name: str, meaning: str, *labels: str) -> Gauge:
            return Gauge(name, meaning, labels, registry=registry)

        self._waiting = gauge("hub_conversations_waiting", "Conversations that wait or are being offered.", "queue")
        self._oldest = gauge(
            "hub_conversations_waiting_oldest_seconds", "How long the first of them has waited; 0: nobody.", "queue"
        )
        self._outbox = gauge("hub_outbox_messages", "Messages to customers that are on their way.")
        self._outbox_oldest = gauge("hub_outbox_oldest_seconds", "The age of the oldest of them; 0: none.")
        self._not_indexed = gauge("hub_search_not_indexed", "Changes that the search does not know yet.")
        self._webhooks = gauge("hub_webhooks", "Webhooks by how they do.", "state")
        self._lines = gauge("hub_open_lines", "Live lines of browsers to this node.", "namespace")
        self._lease = gauge("hub_router_lease_held", "1 on the node whose router decides, else 0.")
        self._number = gauge("hub_event_number", "The number of the last event.")

    def _measure(self, registry: CollectorRegistry) -> None:
        def histogram(name: str, meaning: str, buckets: tuple[float, ...]) -> Histogram:
            return Histogram(name, meaning, buckets=buckets, registry=registry)

        self._commits = histogram(
            "hub_commit_seconds", "How long a commit took, its use cases included.", COMMIT_SECONDS
        )
        self._sizes = histogram("hub_commit_use_cases", "How many use cases shared a commit.", COMMIT_SIZES)
        self._decisions = histogram(
            "hub_decision_seconds", "How long the router took to decide all it could.", DECISION_SECONDS
        )

    def _hear(self, committed: Committed) -> None:
        for door, is_new in committed.arrivals:
            self._one_more(self._arrivals, self._channel(door), "kept" if is_new else "repeated")
        for door, _ in committed.put_aside:
            self._one_more(self._arrivals, self._channel(door), "quarantined")
        for delivery in committed.deliveries:
            self._one_more(self._sent, self._channel(delivery.account_id), delivery.state.value)
        for offer, _ in committed.offers:
            self._one_more(self._offers, offer.outcome.value if offer.outcome is not None else "made")

    def _one_more(self, counter: Counter, *labels: str) -> None:
        child = self._children.get((counter, labels))
        if child is None:
            # Looked up once: to find it by its labels costs more than to count.
            child = self._children[counter, labels] = counter.labels(*labels)
        child.inc()

    def forged(self, door: str) -> None:
        """An arrival was not signed as it should be."""
        self._one_more(self._arrivals, self._channel(door), "forged")

    def commit(self, use_cases: int) -> AbstractContextManager[object]:
        """Measures one commit of so many use cases."""
        self._sizes.observe(use_cases)
        return self._commits.time()

    def decision(self) -> AbstractContextManager[object]:
        """Measures one round of the router."""
        return self._decisions.time()

    def _channel(self, door: str) -> str:
        floor = self._store.floor
        found = floor.accounts.get(door) or floor.hooks.get(door)
        return found.channel if found is not None else "unknown"

    async def scrape(self) -> bytes:
        """Everything in Prometheus' words."""
        now = self._now()
        if self._looked_at is None or (now - self._looked_at).total_seconds() >= LOOK_SECONDS:
            self._looked_at = now
            await self._look(now)
        for namespace, count in self._live.lines().items():
            self._lines.labels(namespace.strip("/")).set(count)
        self._lease.set(self._live.holds_lease())
        return generate_latest(self._registry)

    async def _look(self, now: datetime) -> None:
        seen = await self._store.read(_seen)
        self._number.set(seen.number)
        self._not_indexed.set(seen.not_indexed)
        self._outbox.set(seen.outgoing)
        self._outbox_oldest.set(_age(seen.oldest_outgoing, now))
        for state in WebhookState:
            self._webhooks.labels(state.value).set(seen.webhooks.count(state))
        self._waiting.clear()
        self._oldest.clear()
        for queue in {*self._store.floor.queues, *seen.waiting}:
            count, since = seen.waiting.get(QueueId(queue), (0, None))
            self._waiting.labels(queue).set(count)
            self._oldest.labels(queue).set(_age(since, now))


@dataclass(frozen=True, slots=True)
class _Seen:
    number: int
    waiting: Mapping[QueueId, tuple[int, datetime]]
    not_indexed: int
    outgoing: int
    oldest_outgoing: datetime | None
    webhooks: Sequence[WebhookState]


def _seen(reading: Reading) -> _Seen:
    waiting = {queue: (count, since) for queue, count, since in reading.waiting_by_queue()}
    not_indexed = reading.search.backlog(MOST_NOT_INDEXED)
    webhooks = [one.state for one in reading.endpoints.all()]
    return _Seen(reading.last_number(), waiting, not_indexed, *reading.outbox_backlog(), webhooks)


def _age(since: datetime | None, now: datetime) -> float:
    return max((now - since).total_seconds(), 0.0) if since is not None else 0.0
