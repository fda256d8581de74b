"""Whether anybody could ever serve a conversation: of all who work here, and of those who are signed in."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from routing.floor import Waiting
from routing.relaxation import Stage


class Prospect(StrEnum):
    """What a conversation may hope for."""

    SERVED = "served"
    """Somebody signed in could serve it, now or later."""
    NOBODY_SIGNED_IN = "nobody_signed_in"
    """Those who could are not signed in."""
    UNROUTABLE = "unroutable"
    """No active account could ever serve it, whatever it gives up in time."""


@dataclass(frozen=True, slots=True)
class Account:
    """What somebody who works here could serve, were she here."""

    queue_ids: frozenset[str]
    channels: frozenset[str]
    """Those of which she may hold anything."""
    skills: Mapping[str, int] = field(default_factory=dict)


class _Kind(NamedTuple):
    """What accounts have in common that can serve the same."""

    queue_ids: frozenset[str]
    channels: frozenset[str]
    skills: tuple[tuple[str, int], ...]


class Reach:
    """Knows everybody; asked about a conversation, it looks once at each kind of account, and remembers."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._kind_of: dict[str, _Kind] = {}
        self._signed_in: set[str] = set()
        self._kinds: Counter[_Kind] = Counter()
        self._kinds_here: Counter[_Kind] = Counter()
        self._known: dict[str, Prospect] = {}

    def put(self, agent_id: str, account: Account, *, is_signed_in: bool) -> bool:
        """Know the account so; tell whether anybody's prospects may have changed by it."""
        skills = tuple(sorted(account.skills.items()))
        kind = _Kind(account.queue_ids, account.channels, skills)
        before, was_here = self._kind_of.get(agent_id), agent_id in self._signed_in
        if before == kind and was_here == is_signed_in:
            return False
        told = self._told(before, kind)
        self._leave(agent_id)
        self._kind_of[agent_id] = kind
        self._kinds[kind] += 1
        if is_signed_in:
            self._signed_in.add(agent_id)
            self._kinds_here[kind] += 1
        return self._forget_unless(told == self._told(before, kind))

    def remove(self, agent_id: str) -> bool:
        """Forget an account that is active no more; tell whether anybody's prospects may have changed by it."""
        kind = self._kind_of.get(agent_id)
        told = self._told(kind)
        self._leave(agent_id)
        return self._forget_unless(told == self._told(kind))

    def prospect(self, waiting: Waiting) -> Prospect:
        """Return what the conversation may hope for, at any of its stages."""
        # Maps are no keys of a dictionary, so what is remembered is found by the text of the stages.
        key = repr((waiting.queue_id, waiting.channel, waiting.demand, waiting.stages))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._look(waiting)
        return found

    def is_left_to(self, agent_ids: Collection[str], waiting: Waiting, now: float) -> bool:
        """Tell whether these are the only ones signed in who could serve it as it stands now."""
        stage = waiting.stage_at(now)
        here = [self._kind_of[id_] for id_ in agent_ids if id_ in self._signed_in]
        able = {kind for kind in self._kinds_here if _serves(kind, waiting, stage)}
        among = sum(kind in able for kind in here)
        return 0 < among == sum(self._kinds_here[kind] for kind in able)

    def _told(self, *kinds: _Kind | None) -> list[tuple[bool, bool]]:
        """Whether anybody of these kinds works here, and is signed in: others like her change nothing."""
        return [(kind in self._kinds, kind in self._kinds_here) for kind in kinds if kind is not None]

    def _forget_unless(self, is_alike: bool) -> bool:  # noqa: FBT001 - the outcome of a comparison
        if not is_alike:
            self._known.clear()
        return not is_alike

    def _look(self, waiting: Waiting) -> Prospect:
        stages = (Stage(0.0, waiting.demand), *waiting.stages)
        if any(_serves(kind, waiting, stage) for kind in self._kinds_here for stage in stages):
            return Prospect.SERVED
        if any(_serves(kind, waiting, stage) for kind in self._kinds for stage in stages):
            return Prospect.NOBODY_SIGNED_IN
        return Prospect.UNROUTABLE

    def _leave(self, agent_id: str) -> None:
        kind = self._kind_of.pop(agent_id, None)
        if kind is None:
            return
        counters = [self._kinds]
        if agent_id in self._signed_in:
            self._signed_in.remove(agent_id)
            counters.append(self._kinds_here)
        for counter in counters:
            counter[kind] -= 1
            if not counter[kind]:
                del counter[kind]


def _serves(kind: _Kind, waiting: Waiting, stage: Stage) -> bool:
    if waiting.channel not in kind.channels:
        return False
    if waiting.queue_id not in kind.queue_ids and kind.queue_ids.isdisjoint(stage.also_queue_ids):
        return False
    return not stage.demand.lacks(dict(kind.skills))
