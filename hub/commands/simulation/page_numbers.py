"""Figures as a reader likes them: as many digits as the interval allows, and waits in a unit that suits them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor, log10
from typing import Any, Final

from hub.commands.simulation.page_words import Words

Estimate = Mapping[str, float]

SECONDS_IN: Final = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0}
SHORT_SECONDS: Final = 600.0
LONG_SECONDS: Final = 18_000.0
MOST_DECIMALS: Final = 6
DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Clock:
    """The unit in which a page tells waits."""

    factor: float
    """From the scenario's unit to that of the page."""
    unit: str

    def of(self, estimate: Estimate) -> Estimate:
        """The same time in the unit of the page."""
        return {name: value * self.factor for name, value in estimate.items()}

    def shown(self, estimate: Estimate) -> str:
        """The time with its unit, as HTML."""
        return shown(self.of(estimate), self.unit)


def clock_of(report: Mapping[str, Any], words: Words) -> Clock:
    """Seconds, minutes or hours, as suits nearly all who were served."""
    factor = SECONDS_IN[report["unit"]]
    seconds = max(part["wait_p95"]["mean"] for part in (report["total"], *report["classes"].values())) * factor
    if seconds < SHORT_SECONDS:
        return Clock(factor, words("s"))
    if seconds < LONG_SECONDS:
        return Clock(factor / 60, words("min"))
    return Clock(factor / 3600, words("h"))


def shown(estimate: Estimate, unit: str = "") -> str:
    """A figure and half the width of its interval, as HTML."""
    mean, half = estimate["mean"], estimate["half_width"]
    decimals = decimals_of(mean, half)
    tail = f" {unit}" if unit else ""
    interval = f" <small>± {half:,.{decimals}f}</small>" if half > 0 else ""
    return f"{plain(mean, decimals)}{tail}{interval}"


def shown_share(estimate: Estimate) -> str:
    """A share as a percentage, as HTML."""
    return shown({name: 100 * value for name, value in estimate.items()}, "%")


def decimals_of(mean: float, half: float) -> int:
    """Two digits of the half width, or four of a figure that has none."""
    if half > 0:
        return min(max(1 - floor(log10(half)), 0), MOST_DECIMALS)
    if not mean or mean == round(mean):
        return 0
    return min(max(DIGITS - 1 - floor(log10(abs(mean))), 0), MOST_DECIMALS)


def plain(value: float, decimals: int | None = None) -> str:
    """A number with its thousands apart."""
    text = f"{value:,.{decimals_of(value, 0.0) if decimals is None else decimals}f}"
    return text if text.strip("-0.,") else text.lstrip("-")
