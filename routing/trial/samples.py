"""From what was measured to distributions, by the finest kind of which enough was measured."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Final

from routing.simulation.distribution import Distribution, Empirical, Exponential

ENOUGH: Final = 30
"""So many times say how such times are spread."""
ENOUGH_LOST: Final = 3
"""So many customers who gave up say how patient such customers are."""
USUAL_HANDLE_SECONDS: Final = 300.0


class Times:
    """Measured times, each under several kinds from the finest to the coarsest."""

    def __init__(self) -> None:
        self._by_kind: defaultdict[Hashable, list[float]] = defaultdict(list)

    def add(self, seconds: float, *kinds: Hashable) -> None:
        """One more was measured."""
        for kind in kinds:
            self._by_kind[kind].append(seconds)

    def of(self, *kinds: Hashable) -> Distribution | None:
        """The distribution of the finest kind with enough times; of the coarsest with any where none has enough."""
        for kind in kinds:
            if len(self._by_kind[kind]) >= ENOUGH:
                return Empirical(tuple(self._by_kind[kind]))
        return next((Empirical(tuple(self._by_kind[kind])) for kind in reversed(kinds) if self._by_kind[kind]), None)

    def enough(self, kind: Hashable) -> Distribution | None:
        """The distribution of this very kind, where enough was measured."""
        return Empirical(tuple(self._by_kind[kind])) if len(self._by_kind[kind]) >= ENOUGH else None

    def mean(self, *kinds: Hashable) -> float:
        """The mean of the finest kind with any time; 0 without."""
        values = next((self._by_kind[kind] for kind in kinds if self._by_kind[kind]), [0.0])
        return sum(values) / len(values)


class Patience:
    """How long customers wait before they give up, told as well by those who were answered before they did."""

    def __init__(self) -> None:
        self._waited: defaultdict[Hashable, float] = defaultdict(float)
        self._lost: defaultdict[Hashable, int] = defaultdict(int)

    def add(self, seconds: float, kinds: Iterable[Hashable], *, is_lost: bool) -> None:
        """One more customer waited so long, and gave up or did not."""
        for kind in kinds:
            self._waited[kind] += seconds
            self._lost[kind] += is_lost

    def of(self, kinds: Sequence[Hashable]) -> Distribution | None:
        """The likeliest exponential: all waits over those who gave up; None where hardly anybody does."""
        for kind in kinds:
            if self._lost[kind] >= ENOUGH_LOST and self._waited[kind] > 0:
                return Exponential(self._waited[kind] / self._lost[kind])
        return None
