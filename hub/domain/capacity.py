"""How much an agent may hold at once when nobody has said it: by what a channel is like, or as her teams say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from channels.contract import Feature
from hub.domain.floor import Team

USUAL: Final = 5
USUAL_LIVE: Final = 3
"""Customers who are present and wait for every word take more of an agent."""


def usual_capacity(features: frozenset[Feature]) -> int:
    """How many conversations of a channel an agent may usually hold at once."""
    return USUAL_LIVE if Feature.LIVE in features else USUAL


def first_capacity(teams: Iterable[Team], features: Mapping[str, frozenset[Feature]]) -> dict[str, int]:
    """What a new agent of these teams may hold of each channel: the most that one of them says, or what is usual.

    Of budgets that channels share she is given what a team says; where none does, the size of the budget holds.
    """
    said = [team.capacity for team in teams]
    most = {
        channel: max((one[channel] for one in said if channel in one), default=usual_capacity(features[channel]))
        for channel in sorted(features)
    }
    budgets = sorted({name for one in said for name in one} - features.keys())
    shares = {name: max(one[name] for one in said if name in one) for name in budgets}
    return {channel: number for channel, number in most.items() if number} | shares
