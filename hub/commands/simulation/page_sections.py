"""The sections of a page: each a table of figures with a drawing in every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from hub.commands.simulation import page_charts as charts
from hub.commands.simulation.page_charts import SHARES, Scale
from hub.commands.simulation.page_numbers import Clock, Estimate, plain, shown, shown_share
from hub.commands.simulation.page_tuning import report_periods
from hub.commands.simulation.page_words import Words

Report = Mapping[str, Any]

MOST_COLUMNS: Final = 3
"""Beside each other on a telephone."""
LEVELS: Final = {
    "of_offered": "of all who arrived",
    "of_answered": "of the answered",
    "of_answered_and_late_abandoned": "of the answered and those who gave up too late",
    "abandons_in_time_excluded": "without those who gave up in time",
    "abandons_in_time_count_as_met": "with those who gave up in time as met",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what it is about, its drawing and its figures."""

    name: str
    drawing: str
    figures: Sequence[str]


def waits_section(report: Report, words: Words, clock: Clock) -> str:
    """Mean, 95 % and longest wait of everybody and of each class."""
    parts = _parts(report, words)
    most = max(part["wait_max"]["mean"] for _, part in parts) * clock.factor
    scale = Scale.up_to(most, clock.unit)
    rows = []
    for name, part in parts:
        mean, within, longest = (clock.of(part[key]) for key in ("asa", "wait_p95", "wait_max"))
        drawing = charts.nested_bars(scale, mean, within["mean"], longest["mean"])
        rows.append(Row(name, drawing, [shown(one, clock.unit) for one in (mean, within, longest)]))
    note = words(
        "Of those who were served: the thin bar is the mean, the middle one what 95 % stayed below, the wide one the"
        " longest wait."
    )
    headings = (words("Mean"), words("95 % less than"), words("Longest"))
    return _section(words("Waits"), note, _table(words("Class"), scale, headings, rows, words))


def level_section(report: Report, words: Words) -> str:
    """The service level of everybody and of each class, and every other way to count it."""
    parts = _parts(report, words)
    rows = []
    for name, part in parts:
        level = part["service_level"]["of_offered"]
        rows.append(Row(name, charts.bar(SHARES, _per_cent(level)), [shown_share(level), shown(part["in_target"])]))
    note = words("Of all who arrived, the share that was answered within the target; the line spans the interval.")
    headings = (words("Service level"), words("Answered in time"))
    table = _table(words("Class"), SHARES, headings, rows, words)
    return _section(words("Service level"), note, table + _other_levels(parts, words))


def _other_levels(parts: Sequence[tuple[str, Report]], words: Words) -> str:
    lines = [[name, *(shown_share(part["service_level"][key]) for key in LEVELS)] for name, part in parts]
    headings = [words("Class"), *(words(label) for label in LEVELS.values())]
    return _details(words("Other ways to count the service level"), headings, lines)


def agents_section(report: Report, words: Words) -> str:
    """How busy each group was."""
    rows = []
    for name, group in report["groups"].items():
        low, high = (100 * group[key]["mean"] for key in ("occupancy_p10", "occupancy_p90"))
        drawing = charts.bar_with_range(SHARES, _per_cent(group["occupancy"]), low, high)
        spread = words("{low} to {high} %", low=plain(low, 1), high=plain(high, 1))
        rows.append(Row(escape(name), drawing, [shown_share(group["occupancy"]), spread]))
    note = words(
        "The share of her time in which an agent is busy. The line spans from the least busy tenth to the busiest."
    )
    headings = (words("Occupancy"), words("Least and most busy tenth"))
    return _section(words("Agents"), note, _table(words("Group"), SHARES, headings, rows, words))


def served_section(report: Report, words: Words) -> str:
    """Of each group, whom it served."""
    places = {name: place for place, name in enumerate(report["classes"])}
    parts = []
    for name, group in report["groups"].items():
        served: Mapping[str, Estimate] = group["served_by_class"]
        whole = sum(one["mean"] for one in served.values())
        items = "".join(
            f"<li>{charts.swatch(places[one])}{escape(one)} {plain(each['mean'], 0)}"
            f" <small>{plain(100 * each['mean'] / whole if whole else 0.0, 0)} %</small></li>"
            for one, each in served.items()
        )
        total = words("{number} served", number=plain(whole, 0))
        drawing = charts.stacked([(places[one], each["mean"]) for one, each in served.items()])
        parts.append(
            f'<div class="group"><h3>{escape(name)} <small>{total}</small></h3>{drawing}'
            f'<ul class="shares">{items}</ul></div>'
        )
    note = words("In the mean of the replications; each class has its colour and number.")
    return _section(words("Who served whom"), note, "".join(parts))


def periods_section(report: Report, words: Words) -> str:
    """Arrivals of each class by period, and how many were answered in time."""
    count = len(report_periods(report))
    if count < 2:  # noqa: PLR2004 - one period is the whole
        return ""
    figures, lines = [], [[plain(period + 1)] for period in range(count)]
    for name, part in report["classes"].items():
        arrived, met = ([one[key]["mean"] for one in part["per_period"]] for key in ("arrived", "in_target"))
        figures.append(f"<figure><figcaption>{escape(name)}</figcaption>{charts.columns(arrived, met)}</figure>")
        for line, one in zip(lines, part["per_period"], strict=True):
            line += [shown(one["arrived"]), shown(one["in_target"])]
    note = words(
        "The whole column is all who arrived in a period, the filled part those of them who were answered in time."
    )
    headings = [words("Period")]
    for name in report["classes"]:
        headings += [f"{escape(name)}: {label}" for label in (words("arrived"), words("in time"))]
    table = _details(words("The figures of each period"), headings, lines)
    return _section(words("Period by period"), note, f'<div class="periods">{"".join(figures)}</div>{table}')


def comparisons_section(report: Report, words: Words, clock: Clock) -> str:
    """The policy of the scenario beside the others."""
    if not report["comparisons"]:
        return ""
    totals = [(report["policy"], report["total"]), *((one["policy"], one["total"]) for one in report["comparisons"])]
    waits = [clock.of(total["asa"]) for _, total in totals]
    gone = [_per_cent(_share_gone(total)) for _, total in totals]
    levels = [_per_cent(total["service_level"]["of_offered"]) for _, total in totals]
    drawn = [_drawn(waits, clock.unit, None), _drawn(gone, "%", None), _drawn(levels, "%", SHARES)]
    headings = [words("Mean wait"), words("Gave up"), words("Service level")]
    costs = [total["cost_rate"] for _, total in totals]
    has_costs = any(cost["mean"] for cost in costs)
    key, heading = (
        ("cost_rate", words("Cost difference")) if has_costs else ("lost_time", words("Difference in time lost"))
    )
    differences = [one[key] for one in report["differences"]]
    drawn = [[words("reference"), *_differences(differences)], *drawn]
    headings = [heading, *headings]
    if has_costs:
        drawn.insert(1, _drawn(costs, "", None))
        headings.insert(1, words("Cost of a unit of time"))
    rows = [Row(escape(name), "", figures) for (name, _), *figures in zip(totals, *drawn, strict=True)]
    note = words("All policies met the same customers, so that small differences show.")
    if not has_costs:
        note += " " + words("Time lost is the wait of whoever is served, and the mean patience of whoever gives up.")
    return _section(words("Policies compared"), note, _table(words("Policy"), None, headings, rows, words))


def _drawn(estimates: Sequence[Estimate], unit: str, scale: Scale | None) -> list[str]:
    """Each figure above its bar."""
    scale = scale or Scale.up_to(max(one["mean"] + one["half_width"] for one in estimates))
    return [shown(one, unit) + charts.small_bar(scale, one) for one in estimates]


def _differences(estimates: Sequence[Estimate | None]) -> list[str]:
    """By how much per cent each is more or less, its interval, and where both stand beside nothing."""
    reach = max((abs(one["mean"]) + one["half_width"] for one in estimates if one is not None), default=0.0)
    return ["–" if one is None else _difference(one, reach) for one in estimates]


def _difference(one: Estimate, reach: float) -> str:
    interval = f" <small>± {one['half_width']:.1f}</small>" if one["half_width"] else ""
    return f"{one['mean']:+.1f} %{interval}{charts.signed_bar(one, reach)}"


def _share_gone(total: Report) -> Estimate:
    arrived = total["arrived"]["mean"]
    return {name: value / arrived if arrived else 0.0 for name, value in total["abandoned"].items()}


def _per_cent(estimate: Estimate) -> Estimate:
    return {name: 100 * value for name, value in estimate.items()}


def _parts(report: Report, words: Words) -> list[tuple[str, Report]]:
    """Everybody, and each class where there are several."""
    classes = [(escape(name), part) for name, part in report["classes"].items()]
    return [(words("Everybody"), report["total"]), *classes] if len(classes) > 1 else classes


def _section(title: str, note: str, content: str) -> str:
    return f'<section><h2>{title}</h2><p class="note">{note}</p>{content}</section>'


def _table(subject: str, scale: Scale | None, headings: Sequence[str], rows: Sequence[Row], words: Words) -> str:
    # The roles are said again, for on a telephone the rows are drawn as grids and would lose them.
    drawn = ""
    if scale is not None:
        chart = f'<span class="unseen">{words("Chart")}</span>{charts.axis(scale)}'
        drawn = f'<th role="columnheader" scope="col" class="drawn">{chart}</th>'
    head = "".join(f'<th role="columnheader" scope="col">{one}</th>' for one in headings)
    first = f'<th role="columnheader" scope="col">{subject}</th>'
    body = "".join(_row(row, headings) for row in rows)
    columns = f'style="--columns: {min(len(headings), MOST_COLUMNS)}"'
    return (
        f'<table role="table" class="chart" {columns}><thead role="rowgroup"><tr role="row">{first}{drawn}{head}</tr>'
        f'</thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(row: Row, headings: Sequence[str]) -> str:
    drawn = f'<td role="cell" class="drawn">{row.drawing}</td>' if row.drawing else ""
    cells = "".join(
        f'<td role="cell" data-label="{heading}">{figure}</td>'
        for heading, figure in zip(headings, row.figures, strict=True)
    )
    return f'<tr role="row"><th role="rowheader" scope="row">{row.name}</th>{drawn}{cells}</tr>'


def _details(title: str, headings: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{one}</th>' for one in headings)
    body = "".join(
        f'<tr><th scope="row">{line[0]}</th>{"".join(f"<td>{one}</td>" for one in line[1:])}</tr>' for line in lines
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    region = f'<div class="wide" role="region" tabindex="0" aria-label="{title}">{table}</div>'
    return f"<details><summary>{title}</summary>{region}</details>"
