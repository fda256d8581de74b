"""The hub as a program sees it: every call that a key may make, and what happens, as it happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final

from hub_client.calls import Calls
from hub_client.records import EventEnvelope

MOST_EVENTS: Final = 500
"""That the hub tells at once."""


class Hub(Calls):
    """A hub; leave it by `with`, or `close` it."""

    def events(
        self,
        after: int | None = None,
        *,
        kinds: str | None = None,
        queues: str | None = None,
        every_seconds: float = 5,
        pause: Callable[[float], object] = time.sleep,
    ) -> Iterator[EventEnvelope]:
        """Everything that happened after this number, in order, and then what happens, without end.

        Without `after` it begins with the oldest that is kept. When nothing new happened, the hub is asked again
        after `every_seconds`. Raises Problem of the type `/problems/too-old` where something is missing for ever.
        """
        while True:
            page = self.get_events(after=after, kinds=kinds, queues=queues, limit=MOST_EVENTS)
            yield from page["events"]
            after = page["next"]
            if not page["has_more"]:
                pause(every_seconds)
