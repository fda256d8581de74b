"""Staffing for a terminal: a table, and a bar for each interval or group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

WIDEST_BAR: Final = 20
EIGHTHS: Final = " ▏▎▍▌▋▊▉"


def print_staffing(report: Mapping[str, Any]) -> None:
    """The agents of each interval of a forecast."""
    rows = report["intervals"]
    target = report["target"]
    title = f"Agents for {target['service_level']:.4g} served within {target['within_seconds']:g} s"
    table = Table(title=title, box=SIMPLE_HEAD, pad_edge=False, padding=(0, 0))
    has_shrinkage = bool(report["shrinkage"])
    has_patience = any(row["patience_seconds"] for row in rows)
    headings = ["Interval", "Calls/h", "Agents", *(["Paid"] if has_shrinkage else []), "", "In time"]
    for heading in (*headings, "Wait", *(["Give up"] if has_patience else []), "Busy"):
        table.add_column(heading, justify="left" if heading in {"Interval", ""} else "right", no_wrap=True)
    most = max(row["agents"] for row in rows)
    for row in rows:
        cells = [row["interval"], f"{row['calls_per_hour']:g}", str(row["agents"])]
        cells += [str(row["paid"])] if has_shrinkage else []
        cells += [bar(row["agents"], most), f"{row['service_level']:.1%}", f"{row['mean_wait_seconds']:.1f} s"]
        cells += [f"{row['abandoned']:.1%}"] if has_patience else []
        table.add_row(*cells, f"{row['occupancy']:.1%}")
    console = Console(highlight=False)
    console.print(table)
    paid = f", {report['paid_hours']:g} paid" if has_shrinkage else ""
    console.print(f"{report['agent_hours']:g} agent-hours{paid}; at most {most} agents at once.")
    for goal in {goal: None for row in rows for goal in row["needed_for"]}:
        missed = [row["interval"] for row in rows if goal in row["needed_for"]]
        where = "everywhere" if len(missed) == len(rows) else f"in {', '.join(missed)}"
        console.print(f"With one agent fewer the {goal} would be missed {where}.")


def print_search(report: Mapping[str, Any]) -> None:
    """The agents of each group of a scenario, and what becomes of each class."""
    console = Console(highlight=False)
    table = Table(title=f"{report['scenario']}: the least agents found under {report['policy']}")
    for heading in ("Group", "Agents", "", *(["Paid"] if report["shrinkage"] else []), "By formula", "Occupancy"):
        table.add_column(heading, justify="left" if heading in {"Group", ""} else "right")
    most = max(max(group["agents"]) for group in report["groups"].values())
    for name, group in report["groups"].items():
        cells = [name, _list(group["agents"]), bar(max(group["agents"]), most)]
        cells += [_list(group["paid"])] if report["shrinkage"] else []
        table.add_row(*cells, _list(group["by_formula"]), f"{group['occupancy']['mean']:.1%}")
    console.print(table)
    level = report["target"]["service_level"]
    table = Table(title=f"Served within {report['target']['within']:.4g} {report['unit']} (wanted: {level:.1%})")
    for heading in ("Class", "By simulation", "Under fresh chance", "By formula, alone"):
        table.add_column(heading, justify="left" if heading == "Class" else "right")
    for name, one in report["classes"].items():
        table.add_row(name, _share(one["service_level"]), _share(one["under_fresh_chance"]), f"{one['by_formula']:.1%}")
    console.print(table)
    console.print(
        f"{report['agents']:.4g} agents at a time, by formula {report['agents_by_formula']:.4g}; "
        f"{report['tried']} staffings were tried, {report['replications']} replications each, twice as many in doubt."
    )
    if not report["verified"]:
        console.print(
            "Under fresh chance a class still misses the target: the floor differs too much from day to day for so few"
            " replications. Ask again with more of them."
        )


def bar(value: float, most: float) -> str:
    """A bar as long as the value is beside the largest, to an eighth of a letter."""
    eighths = round(WIDEST_BAR * 8 * value / most) if most else 0
    return "█" * (eighths // 8) + EIGHTHS[eighths % 8].strip()


def _share(estimate: Mapping[str, float]) -> str:
    return f"{estimate['mean']:.1%} ± {estimate['half_width']:.1%}"


def _list(counts: Sequence[int]) -> str:
    return ", ".join(str(count) for count in counts)
