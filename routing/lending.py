"""Who lends agents to whom on a live floor: a proposal found by simulation, and the policy that applies it.

A pool is everybody who belongs to the same queues (`pool_of`); whoever tells the engine of agents gives them the
`pool_id` of their pool. A proposal is a table of numbers for pairs of a queue and a pool, the very numbers of the
simulated policy it was found with, and travels as JSON. Nothing applies until somebody says so.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from json import dumps
from math import inf
from typing import Any, Final, Self

from routing.floor import AgentOrder
from routing.lines import Group, Lend, Line, Pair
from routing.policy import RANKS_APART, Policy

SHORT: Final = 12
UNBOUNDED: Final = ("queue_above", "age_at_least", "overtakes_above")
"""Infinite in the engine, null in JSON."""


def pool_of(queue_ids: Collection[str]) -> str:
    """The name of the pool of everybody who belongs to these queues."""
    return " + ".join(sorted(queue_ids))


@dataclass(frozen=True, slots=True)
class Gain:
    """By how much per cent less is lost than without a proposal, with half the width of its 95 % interval."""

    mean: float
    half_width: float

    @property
    def is_sure(self) -> bool:
        """Whether the whole interval is a gain."""
        return self.mean > self.half_width


@dataclass(frozen=True, slots=True)
class Term:
    """How one queue and one pool go together."""

    queue_id: str
    pool_id: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class Proposal:
    """A table of terms, what it promises, and when it was found."""

    terms: tuple[Term, ...]
    gain: Gain
    made_on: str
    """The date, as in 2026-11-26."""
    caps: Mapping[str, int] = field(default_factory=dict)
    """By pool, the most conversations worth giving one agent."""

    @property
    def version(self) -> str:
        """Names these very numbers, and nothing else does."""
        numbers = dumps([[_words_of(term) for term in self.terms], dict(sorted(self.caps.items()))], sort_keys=True)
        return f"lending {self.made_on} {sha256(numbers.encode()).hexdigest()[:SHORT]}"

    def as_words(self) -> dict[str, Any]:
        """The proposal as JSON knows it; no number in it is infinite."""
        return {
            "version": self.version,
            "made_on": self.made_on,
            "gain": asdict(self.gain),
            "terms": [_words_of(term) for term in self.terms],
            "caps": dict(self.caps),
        }

    @classmethod
    def from_words(cls, words: Mapping[str, Any]) -> Self:
        """The proposal that was written so; raises ValueError where its numbers are not those of its version."""
        try:
            found = cls(
                terms=tuple(_term_of(one) for one in words["terms"]),
                gain=Gain(**words["gain"]),
                made_on=words["made_on"],
                caps=dict(words["caps"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            message = f"this is no proposal of lending ({error}): please let it be made anew"
            raise ValueError(message) from None
        if found.version != words.get("version"):
            message = f"the proposal says {words.get('version')!r} and is {found.version!r}: please let it be made anew"
            raise ValueError(message)
        return found


def _words_of(term: Term) -> dict[str, Any]:
    pair, lend = term.pair, term.pair.lend
    words: dict[str, Any] = {
        "queue_id": term.queue_id,
        "pool_id": term.pool_id,
        "rank": pair.rank,
        "tier": pair.tier,
        "weight": pair.weight,
        "lend": None,
    }
    if lend is not None:
        known = asdict(lend) | {"beside": sorted(lend.beside)}
        words["lend"] = known | {name: _written(known[name]) for name in UNBOUNDED}
    return words


def _term_of(words: Mapping[str, Any]) -> Term:
    known = words["lend"]
    lend = None
    if known is not None:
        known = known | {name: _read(known[name]) for name in UNBOUNDED}
        lend = Lend(**known | {"beside": frozenset(known["beside"])})
    pair = Pair(words["rank"], words["tier"], words["weight"], lend)
    return Term(words["queue_id"], words["pool_id"], pair)


def _written(value: float) -> float | None:
    return None if value == inf else value


def _read(value: float | None) -> float:
    return inf if value is None else value


class LendingPolicy:
    """What the queues are configured to do, and between queues and pools what a proposal says."""

    is_plain = False

    def __init__(self, proposal: Proposal, queues: Policy) -> None:
        """`queues` goes on to say in what order each queue serves and chooses; it may change meanwhile."""
        self._queues = queues
        self._caps = proposal.caps
        self._terms = {(term.queue_id, term.pool_id): term.pair for term in proposal.terms}
        self._helped = helped_beside(self._terms)
        self._version = proposal.version

    @property
    def version(self) -> str:
        """That of the queues, and that of the proposal."""
        return f"{self._queues.version}; {self._version}"

    def agent_order(self, queue_id: str) -> AgentOrder:
        """As the queue says."""
        return self._queues.agent_order(queue_id)

    def pair(self, line: Line, group: Group) -> Pair:
        """The terms of the queue and the pool, and beneath them what the queue says of levels, age and skills."""
        configured = self._queues.pair(line, group)
        term = self._terms.get((line.queue_id, group.pool_id))
        if term is None:
            return configured
        return Pair(
            rank=term.rank * RANKS_APART + configured.rank,
            tier=configured.tier + term.tier,
            weight=configured.weight * term.weight,
            lend=term.lend,
        )

    def session_cap(self, group: Group, channel: str) -> int | None:
        """The least of what the proposal and the queues say."""
        caps = (self._caps.get(group.pool_id), self._queues.session_cap(group, channel))
        return min((cap for cap in caps if cap is not None), default=None)

    def helped_beside(self, pool_id: str) -> Collection[str]:
        """As the terms say."""
        return self._helped.get(pool_id, ())


def helped_beside(pairs: Mapping[tuple[str, str], Pair]) -> dict[str, Collection[str]]:
    """By pool, the queues whose lenders look at its free agents too; the pairs are by queue and pool."""
    found: dict[str, dict[str, None]] = {}
    for (queue_id, _), pair in pairs.items():
        for pool_id in pair.lend.beside if pair.lend is not None else ():
            found.setdefault(pool_id, {})[queue_id] = None
    return {pool_id: tuple(queues) for pool_id, queues in found.items()}
