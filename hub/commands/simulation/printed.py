"""A report of a simulation for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rich.console import Console
from rich.table import Table

Estimate = Mapping[str, float]
ROWS: Final = (
    ("arrived", "Arrived"),
    ("served", "Served"),
    ("abandoned", "Gave up"),
    ("blocked", "Blocked"),
    ("left", "Left waiting"),
    ("asa", "Mean wait of the served"),
    ("wait_p95", "95 % waited less than"),
    ("wait_max", "Longest wait"),
    ("in_target", "Served in time"),
    ("cost_rate", "Cost of a unit of time"),
)


def print_report(report: Mapping[str, Any]) -> None:
    """The figures of everybody and of each class, with half the width of their 95 % intervals, and comparisons."""
    console = Console(highlight=False)
    _print_customers(console, report)
    _print_agents(console, report)
    if report["comparisons"]:
        _print_comparisons(console, report)


def _print_customers(console: Console, report: Mapping[str, Any]) -> None:
    names = list(report["classes"]) if len(report["classes"]) > 1 else []
    title = f"{report['scenario']}: {report['policy']}, {report['replications']} replications, in {report['unit']}"
    table = Table(title=title)
    for heading in ("", "Everybody", *names):
        table.add_column(heading, justify="right" if heading else "left")
    parts = [report["total"], *(report["classes"][name] for name in names)]
    for key, label in ROWS:
        table.add_row(label, *(_number(part[key]) for part in parts))
    table.add_row("Service level", *(_share(part["service_level"]["of_offered"]) for part in parts))
    console.print(table)


def _print_agents(console: Console, report: Mapping[str, Any]) -> None:
    table = Table(title="Agents")
    for heading in ("Group", "Occupancy", "Least and most busy tenth"):
        table.add_column(heading, justify="left" if heading == "Group" else "right")
    for name, group in report["groups"].items():
        spread = f"{group['occupancy_p10']['mean']:.1%} to {group['occupancy_p90']['mean']:.1%}"
        table.add_row(name, _share(group["occupancy"]), spread)
    console.print(table)


def _print_comparisons(console: Console, report: Mapping[str, Any]) -> None:
    table = Table(title="Other policies under the same chance")
    has_costs = any(
        total["cost_rate"]["mean"] for total in (report["total"], *(one["total"] for one in report["comparisons"]))
    )
    key, label = ("cost_rate", "Cost") if has_costs else ("lost_time", "Time lost")
    for heading in ("Policy", "Mean wait", "Gave up", "Service level", label):
        table.add_column(heading, justify="left" if heading == "Policy" else "right")
    differences = [None, *(one[key] for one in report["differences"])]
    totals = [(report["policy"], report["total"]), *((one["policy"], one["total"]) for one in report["comparisons"])]
    for (name, total), difference in zip(totals, differences, strict=True):
        table.add_row(
            name,
            _number(total["asa"]),
            _number(total["abandoned"]),
            _share(total["service_level"]["of_offered"]),
            "" if difference is None else f"{difference['mean']:+.1f} ± {difference['half_width']:.1f} %",
        )
    console.print(table)


def _number(estimate: Estimate) -> str:
    return f"{estimate['mean']:.4g} ± {estimate['half_width']:.2g}"


def _share(estimate: Estimate) -> str:
    return f"{estimate['mean']:.1%} ± {estimate['half_width']:.1%}"
