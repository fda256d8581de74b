"""Who is spared a conversation that she declined or missed, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from heapq import heappop, heappush
from math import inf
from typing import Final

from hub.domain.conversation import Conversation
from hub.domain.ids import ConversationId
from hub.worker.prospects import Prospects

ONLY_ONE_SECONDS: Final = 15
"""Whoever is the only one there for what she declined is asked again after so long: it must not wait in vain."""


class Spared:
    """Remembers of which waiting conversations somebody is spared, and when that ends."""

    def __init__(self, prospects: Prospects) -> None:
        """`prospects` tell whether anybody else is there for a conversation."""
        self._prospects = prospects
        self._ends: list[tuple[datetime, ConversationId]] = []
        self._conversations: dict[ConversationId, None] = {}

    def conversations(self) -> Iterable[ConversationId]:
        """Those of which somebody is spared: when others come or go, she may be spared less, or more."""
        return list(self._conversations)

    def forget(self, id_: ConversationId) -> None:
        """The conversation waits no more."""
        self._conversations.pop(id_, None)

    def ended(self, now: datetime) -> Iterable[ConversationId]:
        """The conversations of which somebody is spared no longer, each once."""
        while self._ends and self._ends[0][0] <= now:
            yield heappop(self._ends)[1]

    def ends_at(self) -> float:
        """When that next happens; infinite where it never does."""
        return self._ends[0][0].timestamp() if self._ends else inf

    def agents(self, conversation: Conversation, memory_seconds: float, now: datetime) -> frozenset[str]:
        """Who is spared the conversation now; `memory_seconds` is how long its queue remembers."""
        excluded = self._excluded(conversation, memory_seconds, now)
        if excluded:
            heappush(self._ends, (min(excluded.values()), conversation.id))
        return frozenset(excluded)

    def _excluded(self, conversation: Conversation, memory_seconds: float, now: datetime) -> dict[str, datetime]:
        excluded = {str(agent): until for agent, until in conversation.excluded.items() if until > now}
        if not excluded:
            self._conversations.pop(conversation.id, None)
            return excluded
        self._conversations[conversation.id] = None
        if not self._prospects.is_left_to(excluded, conversation, now.timestamp()):
            return excluded
        remembered = timedelta(seconds=memory_seconds)
        pause = min(timedelta(seconds=ONLY_ONE_SECONDS), remembered)
        earlier = {agent: until - remembered + pause for agent, until in excluded.items()}
        return {agent: until for agent, until in earlier.items() if until > now}
