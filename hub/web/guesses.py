"""Guessing passwords and links: whoever tries pays before she is told, and gets it back when she was right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hub.domain.problem import TooMany
from hub.web.services import Limit, Services


@contextmanager
def guessing_a_password(services: Services, email: str, address: str) -> Iterator[None]:
    """Count a refused password; raises TooMany, before anything is hashed, where there were too many.

    Few tries are for one address and one person, so that nobody can lock out somebody who comes from elsewhere.
    What one address, or all of them together with one person, may try is far more.
    """
    who = email.strip().lower()[:300]
    few, many = services.limits.guesses, services.limits.many_guesses
    with _tried((few, f"{address} {who}"), (many, f"address:{address}"), (many, f"email:{who}")):
        yield


@contextmanager
def guessing_a_link(services: Services, address: str) -> Iterator[None]:
    """Count a refused token; raises TooMany where there were too many."""
    with _tried((services.limits.guesses, f"link:{address}")):
        yield


@contextmanager
def _tried(*counts: tuple[Limit, str]) -> Iterator[None]:
    seconds = max(limit.wait(who) for limit, who in counts)
    if seconds:
        raise TooMany("Too many wrong tries; wait a moment before the next one.", max(round(seconds), 1))
    # Taken at once: tries that are made together must not all be looked at before the first is counted.
    for limit, who in counts:
        limit.take(who)
    try:
        yield
    except TooMany:
        # Nobody looked whether she was right.
        _give_back(counts)
        raise
    _give_back(counts)


def _give_back(counts: tuple[tuple[Limit, str], ...]) -> None:
    for limit, who in counts:
        limit.give_back(who)
