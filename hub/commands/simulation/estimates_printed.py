"""How well promised waits were kept, for a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from routing.simulation.estimating import METHODS, OURS, Judged, Judgement


def print_estimates(unit: str, at_arrival: Judged, while_waiting: Judgement) -> None:
    """Beside each other: the hub's estimate and what others show, judged by the same waits."""
    table = Table(title=f"Waits promised, and how they ended, in {unit}")
    for heading in ("Promised", "Waits", "Kept", "Error", "RMS error", "Width"):
        table.add_column(heading, justify="left" if heading == "Promised" else "right")
    for name in METHODS:
        _row(table, f"{name}, at arrival" if name == OURS else name, at_arrival[name], has_interval=name == OURS)
    _row(table, f"{OURS}, while waiting", while_waiting, has_interval=True)
    Console(highlight=False).print(table)


def _row(table: Table, name: str, one: Judgement, *, has_interval: bool) -> None:
    table.add_row(
        name,
        str(one.count),
        f"{one.coverage:.1%}" if has_interval else "",
        f"{one.mean_error:.3f}",
        f"{one.root_mean_square:.3f}",
        f"{one.mean_width:.3f}" if has_interval else "",
    )
