"""Drawings of a page: plain SVG whose places are shares of its width, so that they fit a desktop and a telephone.

A drawing only repeats figures that stand beside it as text; to a screen reader it is silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Final

from hub.commands.simulation.page_numbers import Estimate, plain

BAR_HEIGHT: Final = 24
COLUMN_HEIGHT: Final = 110
LABEL_HEIGHT: Final = 20
MOST_LABELS: Final = 12
COLOURS: Final = 8
ROOM_FOR_A_NUMBER: Final = 8.0
"""A share of the width, in per cent, in which the number of a class can be read on a telephone."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Places values along the width."""

    top: float
    step: float
    unit: str = ""

    @classmethod
    def up_to(cls, most: float, unit: str = "") -> Scale:
        """From nothing to a round number above the most."""
        if most <= 0:
            return cls(1.0, 1.0, unit)
        rough = most / 4
        power = 10.0 ** floor(log10(rough))
        step = next(round_ * power for round_ in (1, 2, 2.5, 5, 10) if round_ * power >= rough * (1 - 1e-9))
        return cls(step * ceil(most / step - 1e-9), step, unit)

    def at(self, value: float) -> str:
        """The place of a value."""
        return f"{100 * min(max(value / self.top, 0.0), 1.0):.2f}%"

    def ticks(self) -> Sequence[float]:
        """The round numbers along the way."""
        return [place * self.step for place in range(round(self.top / self.step) + 1)]


SHARES: Final = Scale(100.0, 25.0, "%")


def axis(scale: Scale) -> str:
    """The round numbers above a column of bars; only the first and the last where it is narrow."""
    ticks = scale.ticks()
    texts = []
    for place, tick in enumerate(ticks):
        anchor = "start" if not place else "end" if place == len(ticks) - 1 else "middle"
        unit = f" {scale.unit}" if scale.unit and place == len(ticks) - 1 else ""
        texts.append(f'<text x="{scale.at(tick)}" y="13" text-anchor="{anchor}">{plain(tick)}{escape(unit)}</text>')
    return _svg(18, texts)


def nested_bars(scale: Scale, mean: Estimate, within: float, most: float) -> str:
    """A mean with its interval inside what most stay below, inside the most there was."""
    parts = [*_grid(scale), _bar(scale, most, 3, 18, "far"), _bar(scale, within, 6, 12, "mid")]
    return _svg(BAR_HEIGHT, [*parts, _bar(scale, mean["mean"], 9, 6, "near"), *_whisker(scale, *_ends(mean))])


def bar(scale: Scale, mean: Estimate) -> str:
    """A value with its interval."""
    return _svg(BAR_HEIGHT, [*_grid(scale), _bar(scale, mean["mean"], 6, 12, "mid"), *_whisker(scale, *_ends(mean))])


def bar_with_range(scale: Scale, mean: Estimate, low: float, high: float) -> str:
    """A value and the range in which most are."""
    return _svg(BAR_HEIGHT, [*_grid(scale), _bar(scale, mean["mean"], 6, 12, "mid"), *_whisker(scale, low, high)])


def small_bar(scale: Scale, mean: Estimate) -> str:
    """A value with its interval, below its number."""
    low, high = _ends(mean)
    line = f'<line class="mark" x1="{scale.at(low)}" x2="{scale.at(high)}" y1="4" y2="4"/>' if high > low else ""
    track = '<rect class="track" width="100%" y="1" height="6" rx="1"/>'
    return _svg(8, [track, _bar(scale, mean["mean"], 1, 6, "mid"), line])


def signed_bar(estimate: Estimate, reach: float) -> str:
    """More to the right of the middle or less to the left of it, with its interval."""
    scale = Scale(2 * reach or 1.0, 1.0)
    low, mean, high = (value + reach for value in (_ends(estimate)[0], estimate["mean"], _ends(estimate)[1]))
    start, end = sorted((mean, reach))
    kind = "worse" if mean > reach else "better"
    width = scale.at(end - start)
    parts = [
        '<rect class="track" width="100%" y="1" height="6" rx="1"/>',
        f'<rect class="{kind}" x="{scale.at(start)}" width="{width}" y="1" height="6"/>',
        '<line class="zero" x1="50%" x2="50%" y1="0" y2="8"/>',
    ]
    if high > low:
        parts.append(f'<line class="mark" x1="{scale.at(low)}" x2="{scale.at(high)}" y1="4" y2="4"/>')
    return _svg(8, parts)


def stacked(values: Sequence[tuple[int, float]]) -> str:
    """Shares of a whole, each in the colour and with the number of its class."""
    whole = sum(value for _, value in values) or 1.0
    parts, start = [], 0.0
    for place, value in values:
        width = 100 * value / whole
        if width <= 0:
            continue
        gap = 0.15 if width > 1 else 0.0
        across = f'x="{start + gap:.2f}%" width="{width - 2 * gap:.2f}%"'
        parts.append(f'<rect class="s{place % COLOURS}" {across} height="28" rx="2"/>')
        if width >= ROOM_FOR_A_NUMBER:
            parts.append(
                f'<text class="on" x="{start + width / 2:.2f}%" y="18" text-anchor="middle">{place + 1}</text>'
            )
        start += width
    return _svg(28, parts)


def swatch(place: int) -> str:
    """The colour and the number of a class, for a list."""
    x = 'x="9" text-anchor="middle"'
    return (
        f'<svg aria-hidden="true" height="18"><rect class="s{place % COLOURS}" width="18" height="18" rx="3"/>'
        f'<text class="on" {x} y="13.5">{place + 1}</text></svg>'
    )


def columns(outer: Sequence[float], inner: Sequence[float]) -> str:
    """Of each period how many there were, and how many of them were in time."""
    scale = Scale.up_to(max(outer))
    slot = 100 / len(outer)
    every = ceil(len(outer) / MOST_LABELS)
    parts = list(_rungs(scale))
    for place, (many, met) in enumerate(zip(outer, inner, strict=True)):
        x, width = place * slot + 0.12 * slot, 0.76 * slot
        for value, kind in ((many, "far"), (met, "near")):
            height = COLUMN_HEIGHT * value / scale.top
            y = LABEL_HEIGHT + COLUMN_HEIGHT - height
            across = f'x="{x:.2f}%" width="{width:.2f}%"'
            parts.append(f'<rect class="{kind}" {across} y="{y:.1f}" height="{height:.1f}"/>')
        if not place % every:
            y = 2 * LABEL_HEIGHT + COLUMN_HEIGHT - 4
            parts.append(f'<text x="{(place + 0.5) * slot:.2f}%" y="{y}" text-anchor="middle">{place + 1}</text>')
    return _svg(COLUMN_HEIGHT + 2 * LABEL_HEIGHT, parts)


def _rungs(scale: Scale) -> Iterator[str]:
    for tick in scale.ticks():
        y = LABEL_HEIGHT + COLUMN_HEIGHT * (1 - tick / scale.top)
        yield f'<line class="{"grid" if tick else "zero"}" x1="0" x2="100%" y1="{y:.1f}" y2="{y:.1f}"/>'
    yield f'<text x="0" y="{LABEL_HEIGHT - 6}">{plain(scale.top)}</text>'


def _svg(height: int, parts: Sequence[str]) -> str:
    return f'<svg aria-hidden="true" height="{height}">{"".join(parts)}</svg>'


def _grid(scale: Scale) -> Iterator[str]:
    for tick in scale.ticks():
        x = scale.at(tick)
        yield f'<line class="{"grid" if tick else "zero"}" x1="{x}" x2="{x}" y1="0" y2="{BAR_HEIGHT}"/>'


def _bar(scale: Scale, value: float, y: int, height: int, kind: str) -> str:
    return f'<rect class="{kind}" y="{y}" width="{scale.at(value)}" height="{height}" rx="1"/>'


def _ends(estimate: Estimate) -> tuple[float, float]:
    return estimate["mean"] - estimate["half_width"], estimate["mean"] + estimate["half_width"]


def _whisker(scale: Scale, low: float, high: float) -> Iterator[str]:
    if high <= low:
        return
    start, end = scale.at(low), scale.at(high)
    yield f'<line class="mark" x1="{start}" x2="{end}" y1="12" y2="12"/>'
    for x in (start, end):
        yield f'<line class="mark" x1="{x}" x2="{x}" y1="8" y2="16"/>'
