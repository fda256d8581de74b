"""What is wrong with overflow rules: what one lacks, and queues that would send a conversation round for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from hub.application.floor_document import Fault
from hub.application.reference_faults import LONGEST_HEAD_START
from hub.domain.floor import Queue
from hub.domain.overflow import OverflowRule, Then, When
from routing.floor import HIGHEST_STRICT_LEVEL

LONGEST_WAIT_SECONDS: Final = 30 * 86_400
LARGEST_COUNT: Final = 100_000
TIMED: Final = frozenset({When.PREDICTED_WAIT_ABOVE, When.WAITED})


def overflow_faults(path: str, rule: OverflowRule, queue: Queue) -> Iterator[Fault]:
    """What one rule lacks, or has too much of."""
    yield from _condition_faults(path, rule, queue)
    if (rule.then is Then.QUEUE) != (rule.queue is not None):
        yield Fault(f"{path}.queue", "belongs to `then: queue`, which needs it")
    if rule.then is Then.CLOSE and rule.when is not When.CLOSED:
        yield Fault(f"{path}.then", "is close only when closed: nobody is sent away while somebody is there")
    if (rule.then is Then.CLOSE) != bool(rule.text):
        yield Fault(f"{path}.text", "belongs to `then: close`, which needs it")
    if (rule.then is Then.RAISE) != bool(rule.level or rule.head_start_seconds):
        yield Fault(path, "`then: raise` needs a level or head_start_seconds, and nothing else has them")
    if not 0 <= rule.level <= HIGHEST_STRICT_LEVEL:
        yield Fault(f"{path}.level", f"is a whole number from 0 to {HIGHEST_STRICT_LEVEL}")
    if not 0 <= rule.head_start_seconds <= LONGEST_HEAD_START:
        yield Fault(f"{path}.head_start_seconds", f"is a whole number from 0 to {LONGEST_HEAD_START}")


def _condition_faults(path: str, rule: OverflowRule, queue: Queue) -> Iterator[Fault]:
    if rule.when is When.CLOSED and queue.hours is None:
        yield Fault(f"{path}.when", "is closed, but the queue has no hours and is always open; give it `hours`")
    if rule.when in TIMED and not 1 <= rule.seconds <= LONGEST_WAIT_SECONDS:
        yield Fault(f"{path}.seconds", f"is a whole number from 1 to {LONGEST_WAIT_SECONDS}")
    if rule.when not in TIMED and rule.seconds:
        yield Fault(f"{path}.seconds", "belongs to predicted_wait_above and waited")
    if rule.when is When.LENGTH_ABOVE and not 0 <= rule.count <= LARGEST_COUNT:
        yield Fault(f"{path}.count", f"is a whole number from 0 to {LARGEST_COUNT}")
    if rule.when is not When.LENGTH_ABOVE and rule.count:
        yield Fault(f"{path}.count", "belongs to length_above")


def cycle_faults(queues: Mapping[str, Queue]) -> Iterator[Fault]:
    """Every rule that closes a circle of queues, with the circle."""
    finished: set[str] = set()
    for id_ in queues:
        yield from _circles(queues, id_, [], finished)


def _circles(queues: Mapping[str, Queue], id_: str, way: list[str], finished: set[str]) -> Iterator[Fault]:
    if id_ in finished or id_ not in queues:
        return
    way = [*way, id_]
    for number, rule in enumerate(queues[id_].overflow):
        if rule.queue in way:
            circle = " → ".join([*way[way.index(rule.queue) :], rule.queue])
            text = f"“{circle}” goes round for ever; let one of these queues keep what comes to it"
            yield Fault(f"queues.{id_}.overflow.{number}.queue", text)
        elif rule.queue is not None:
            yield from _circles(queues, rule.queue, way, finished)
    finished.add(id_)
