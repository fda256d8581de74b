"""A floor small enough to check by eye: agents of sales, and chats that wait there."""

from dataclasses import replace
from typing import Final

from routing.engine import Engine
from routing.floor import Agent, QueuePolicy, Waiting
from routing.room import APART, Sharing

ONE_CHAT: Final = {"chat": 1}
SALES: Final = frozenset({"sales"})


def agent(agent_id: str, idle_since: float = 0.0, **more: object) -> Agent:
    """Return an agent at work in sales with room for one chat, but for what is told."""
    at_work = Agent(agent_id, SALES, capacity=ONE_CHAT, is_available=True, idle_since=idle_since)
    return replace(at_work, **more)  # type: ignore[arg-type]


def waiting(conversation_id: str, since: float = 0.0, **more: object) -> Waiting:
    """Return a chat that waits in sales, but for what is told."""
    return replace(Waiting(conversation_id, "sales", "chat", since), **more)  # type: ignore[arg-type]


def floor(*everything: Agent | Waiting, sharing: Sharing = APART) -> Engine:
    """Return an engine that has been told all of this."""
    engine = Engine(sharing)
    engine.put_queue(QueuePolicy("sales", offer_timeout_seconds=20))
    for each in everything:
        if isinstance(each, Agent):
            engine.put_agent(each)
        else:
            engine.put_waiting(each)
    return engine


def pairs(engine: Engine, now: float = 100.0) -> list[tuple[str, str]]:
    """Return who is offered what now."""
    return [(each.conversation_id, each.agent_id) for each in engine.decide(now)]
