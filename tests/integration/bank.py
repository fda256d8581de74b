"""The "Anonymous Bank" call log of February 1999, read and made into floors.

The log is the work of A. Mandelbaum and colleagues at the Technion, who let everybody use it. It does not belong to
this project: it is read where it lies beside it, and whoever needs it skips where it is absent.
"""

from __future__ import annotations

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from csv import DictReader
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import mean
from typing import Any, Final

from routing.simulation.reading import read_scenario
from routing.simulation.scenario import Scenario

LOG: Final = Path(__file__).parents[3] / "shared" / "data" / "bank-1999-02.txt.gz"
HOURS: Final = range(7, 24)
WEEKEND: Final = {4, 5}
"""Friday and Saturday, when the bank is open for a few hours."""
KINDS: Final = {"PS": "regular", "NW": "prospects", "NE": "stocks", "TT": "technical"}
"""The kinds of calls that are played, nearly all there are."""
WRAP_UP: Final = 20.0
SLOWER: Final = 1.3
"""A second skill takes so many times as long."""
SPECIALISTS: Final = {
    "regular, then prospects": ("regular", "prospects"),
    "prospects, then regular": ("prospects", "regular"),
    "stocks, then regular": ("stocks", "regular"),
    "regular, then technical": ("regular", "technical"),
}
"""Who has which two skills, the better one first: assumed, for the log does not tell."""
SHARE_OF_LOAD: Final = 1.08
"""Agents at their desks beside the work that comes, as if each did what she does best."""


@dataclass(frozen=True, slots=True)
class Call:
    """One line of the log; times in seconds."""

    kind: str
    day: str
    at: float
    """Since midnight, when the computer let the caller through."""
    waited: float
    has_queued: bool
    has_given_up: bool
    served: float
    """0 where nobody is known to have served."""

    @property
    def hour(self) -> int:
        """Of the clock."""
        return int(self.at // 3600)


def read_calls(file: Path) -> list[Call]:
    """Every call but the phantoms, of which nothing is known."""
    with gzip.open(file, "rt", encoding="latin-1", newline="") as lines:
        rows = list(DictReader(lines, delimiter="\t"))
    return [_call(row) for row in rows if row["outcome"].strip() in {"AGENT", "HANG"}]


def _call(row: Mapping[str, str]) -> Call:
    has_given_up = row["outcome"].strip() == "HANG"
    waited = float(row["q_time"])
    return Call(
        kind=row["type"].strip(),
        day=row["date"].strip(),
        at=_seconds(row["vru_exit"]),
        waited=waited,
        has_queued=waited > 0,
        has_given_up=has_given_up,
        served=0.0 if has_given_up or row["server"].strip() == "NO_SERVER" else float(row["ser_time"]),
    )


def _seconds(clock: str) -> float:
    hours, minutes, seconds = (float(part) for part in clock.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def working_days(calls: Iterable[Call]) -> dict[str, list[Call]]:
    """By date, the calls of the kinds that are played, from Sunday to Thursday."""
    days: dict[str, list[Call]] = defaultdict(list)
    for call in calls:
        is_weekend = datetime.strptime(call.day, "%y%m%d").weekday() in WEEKEND  # noqa: DTZ007 - a date of the log
        if not is_weekend and call.hour in HOURS and call.kind in KINDS:
            days[call.day].append(call)
    return dict(days)


def mean_patience(calls: Iterable[Call]) -> float:
    """The likeliest mean of exponential patience, where all who were answered might have waited longer."""
    queued = [call for call in calls if call.has_queued]
    return sum(call.waited for call in queued) / max(sum(call.has_given_up for call in queued), 1)


def mean_service(calls: Iterable[Call], kind: str) -> float:
    """How long the calls of a kind take, of those that somebody is known to have served."""
    return mean(call.served for call in calls if call.kind == kind and call.served > 0)


def staffing(days: Mapping[str, Sequence[Call]]) -> dict[str, list[int]]:
    """Agents of each group and hour, in proportion to the work of a mean day."""
    calls = [call for day in days.values() for call in day]
    rates = Counter((call.kind, call.hour) for call in calls)
    found: dict[str, list[int]] = {group: [] for group in SPECIALISTS}
    for hour in HOURS:
        work = {
            name: rates[kind, hour] / len(days) / 3600 * (mean_service(calls, kind) + WRAP_UP)
            for kind, name in KINDS.items()
        }
        # Technical calls are few: whoever takes them has regular ones as her own, and a third of the regular work.
        wanted = {
            "regular, then prospects": work["regular"] * 2 / 3,
            "prospects, then regular": work["prospects"],
            "stocks, then regular": work["stocks"],
            "regular, then technical": work["regular"] / 3 + work["technical"],
        }
        for group, erlangs in wanted.items():
            found[group].append(max(round(erlangs * SHARE_OF_LOAD), 1))
    return found


def floor(days: Mapping[str, Sequence[Call]], day: str | None = None) -> Scenario:
    """A floor under the arrivals of one day, or, to tune for, under those of a mean day."""
    calls = [call for each in days.values() for call in each]
    traces = {
        kind: sorted((call.at - HOURS[0] * 3600) / 60 for call in days[day] if call.kind == kind) if day else []
        for kind in KINDS
    }
    services = {
        name: sorted(call.served / 60 for call in calls if call.kind == kind and call.served > 0)
        for kind, name in KINDS.items()
    }
    words: dict[str, Any] = {
        "name": "A day of February 1999",
        "unit": "minutes",
        "periods": [60] * len(HOURS),
        "horizon": 60 * len(HOURS),
        "classes": _classes(days, traces),
        "groups": _groups(staffing(days)),
    }

    def column(file: str, name: str) -> Sequence[float]:
        if name == "at":
            return traces[file]
        slower = file.removeprefix("slower ")
        return [value * SLOWER for value in services[slower]] if slower != file else services[file]

    return read_scenario(words, column)


def _classes(days: Mapping[str, Sequence[Call]], traces: Mapping[str, Sequence[float]]) -> list[dict[str, Any]]:
    calls = [call for each in days.values() for call in each]
    rates = Counter((call.kind, call.hour) for call in calls)
    return [
        {
            "name": name,
            "requires": {name: 1},
            "patience": {"exponential": {"mean": mean_patience(c for c in calls if c.kind == kind) / 60}},
            "arrivals": {"trace": kind}
            if traces[kind]
            else {"rate": [rates[kind, hour] / len(days) / 60 for hour in HOURS]},
        }
        for kind, name in KINDS.items()
    ]


def _groups(agents: Mapping[str, Sequence[int]]) -> list[dict[str, Any]]:
    return [
        {
            "name": group,
            "agents": agents[group],
            "skills": {first: 8, second: 5},
            "service": {first: {"empirical": first}, second: {"empirical": f"slower {second}"}},
            "wrap_up": {"constant": WRAP_UP / 60},
        }
        for group, (first, second) in SPECIALISTS.items()
    ]
