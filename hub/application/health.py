"""What the hub saw of its doors is kept, so that every node and the next start know it."""

from __future__ import annotations

from collections.abc import Mapping

from hub.application.transaction import Transaction
from hub.domain.health import Health


def keep_health(tx: Transaction, seen: Mapping[str, Health]) -> None:
    """What was seen of each door is kept, beside whatever other nodes have seen of it."""
    known = tx.health.of(sorted(seen))
    for door, health in sorted(seen.items()):
        tx.health.save(door, known.get(door, Health()).joined(health))


def health_of_doors(tx: Transaction, doors: list[str]) -> Mapping[str, Health]:
    """What is known of these doors."""
    return tx.health.of(doors)
