"""Periods that are so alike that one tuning serves them all."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from routing.simulation.markov import Chain

MOST: Final = 10
"""Chains that are tuned, however many periods there are."""
CLOSE: Final = 0.15
"""So much may the arrivals of like periods differ, beside all that arrive."""
WIDER: Final = 1.5


def alike(chains: Sequence[Chain]) -> tuple[list[Chain], list[int]]:
    """A few chains that stand for all, and for each of the given ones the place of the one that stands for it."""
    unlike = list(dict.fromkeys(chains))
    sets: list[list[Chain]] = [[chain] for chain in unlike]
    close = CLOSE
    while True:
        sets = _gathered(unlike, close)
        if len(sets) <= MOST:
            break
        close *= WIDER
    member = {chain: place for place, each in enumerate(sets) for chain in each}
    return [_mean(each) for each in sets], [member[chain] for chain in chains]


def _gathered(chains: Sequence[Chain], close: float) -> list[list[Chain]]:
    """Each chain joins the first set whose first chain is close to it."""
    sets: list[list[Chain]] = []
    for chain in chains:
        home = next((each for each in sets if _is_close(each[0], chain, close)), None)
        if home is None:
            sets.append([chain])
        else:
            home.append(chain)
    return sets


def _is_close(one: Chain, other: Chain, close: float) -> bool:
    """Agents count fully at first: thresholds that are right for some are wrong for one more."""
    steps = close / CLOSE - 1.0
    return (
        all(abs(mine - theirs) <= steps for mine, theirs in zip(one.agents, other.agents, strict=True))
        and _differ(one.arrivals, other.arrivals) <= close
        and _differ(one.patience_rates, other.patience_rates) <= close
        and _differ([work.rate for work in one.works], [work.rate for work in other.works]) <= close
    )


def _differ(one: Sequence[float], other: Sequence[float]) -> float:
    """All that differs as a share of the larger whole."""
    whole = max(sum(one), sum(other))
    return sum(abs(mine - theirs) for mine, theirs in zip(one, other, strict=True)) / whole if whole else 0.0


def _mean(chains: Sequence[Chain]) -> Chain:
    """The mean arrivals of chains that are close, and all else of the first."""
    rates = zip(*(chain.arrivals for chain in chains), strict=True)
    return replace(chains[0], arrivals=tuple(sum(each) / len(chains) for each in rates))
