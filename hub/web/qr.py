"""A QR code as the outline of its dark squares: whoever shows it draws it, and nobody outside is asked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno


@dataclass(frozen=True, slots=True)
class QrCode:
    """What an SVG draws: dark upon white, with four squares of white around it."""

    size: int
    """How many squares it is wide and high."""
    path: str


def qr_code(text: str) -> QrCode:
    """The code of a text."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    drawn = []
    for y, row in enumerate(rows):
        x = 0
        for is_dark, run in groupby(row, bool):
            width = len(list(run))
            if is_dark:
                drawn.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return QrCode(len(rows), "".join(drawn))
