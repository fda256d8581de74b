"""Who hears whom in a room: one matrix gives conferences, silent monitoring, whispering and muting."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

Deaf = frozenset[tuple[str, str]]
"""Pairs of legs: the first does not hear the second. Whoever is in no pair hears everybody else."""
ALL_HEAR_ALL: Deaf = frozenset()


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who does not hear whom; several things may be so at once, each under a name of its own."""

    rules: frozenset[tuple[str, Deaf]] = frozenset()

    def with_rule(self, name: str, deaf: Deaf) -> Hearing:
        """The same, and this; another rule of that name goes."""
        return Hearing(self.without(name).rules | {(name, deaf)})

    def without(self, name: str) -> Hearing:
        """The same without the rule of that name."""
        return Hearing(frozenset(rule for rule in self.rules if rule[0] != name))

    def heard_by(self, listener: str, legs: Iterable[str]) -> tuple[str, ...]:
        """Whom of these legs the listener hears, in their order."""
        deaf = {speaker for _, pairs in self.rules for ears, speaker in pairs if ears == listener}
        return tuple(leg for leg in legs if leg != listener and leg not in deaf)


def monitored(supervisor: str, legs: Collection[str]) -> Deaf:
    """Nobody hears the supervisor, who hears everybody."""
    return frozenset((leg, supervisor) for leg in legs if leg != supervisor)


def whispered(supervisor: str, agent: str, legs: Collection[str]) -> Deaf:
    """Only the agent hears the supervisor."""
    return frozenset((leg, supervisor) for leg in legs if leg not in {supervisor, agent})


def muted(leg: str, legs: Collection[str]) -> Deaf:
    """Nobody hears this leg."""
    return monitored(leg, legs)


def apart(leg: str, legs: Collection[str]) -> Deaf:
    """The leg hears nobody, and nobody hears it: it is on hold."""
    return frozenset(pair for other in legs if other != leg for pair in ((leg, other), (other, leg)))
