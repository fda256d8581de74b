"""Reports of small floors, played in a moment, for whoever shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from routing.simulation.reading import read_scenario
from routing.simulation.running import play, simulate

HOSTILE = '<b onclick="x">& "Ünï" 客户</b>'
LONG = "Customers-who-ask-for-something-that-needs-a-very-long-word-without-any-space-in-it"


def _nothing(name: str, wanted: str) -> Sequence[float]:
    raise ValueError(f"there is no column {wanted} in {name}")


def _class(name: str, rate: float, **more: object) -> dict[str, object]:
    patience = {"exponential": {"mean": 2}}
    return {"name": name, "arrivals": {"rate": [rate, 2 * rate]}, "patience": patience, "queue_cost": 1} | more


def small_report(replications: int = 3) -> dict[str, Any]:
    """Three classes with names that do harm or are long, two groups, two periods, and every kind of sentence."""
    words = {
        "name": f"A day of {HOSTILE}",
        "unit": "minutes",
        "horizon": 60,
        "periods": [30, 30],
        "lines": 9,
        "classes": [
            _class(HOSTILE, 1, requires={"a": 1}, retry={"share": 0.5, "after": 5}),
            _class(LONG, 0.5, requires={"b": 1}),
            _class("rare", 0.01, requires={"b": 1}),
        ],
        "groups": [
            {"name": HOSTILE, "agents": 3, "skills": {"a": 1}, "service": {"default": {"exponential": {"mean": 2}}}},
            {"name": "both", "agents": 2, "skills": {"a": 1, "b": 1}, "service": {"default": {"constant": 2}}},
        ],
        "policy": "fifo-longest-idle",
    }
    scenario = read_scenario(words, _nothing)
    report = simulate(
        scenario, ["random", "round-robin"], replications, 1, lambda tasks: map(play, tasks), lambda *_: None
    )
    return report | {"tuning": {"periods": [_choice(0, 2.0), _choice(1, 2.0), _choice(2, None)]}}


def _choice(period: int, queue: float | None) -> dict[str, object]:
    lend = {"class": HOSTILE, "group": "both", "idle_above": 1.0, "queue_above": queue, "overtakes_above": queue}
    return {
        "period": period,
        "agents": {HOSTILE: 3, "both": 2},
        "lends": [lend, lend | {"idle_above": 0.0}],
        "order": {HOSTILE: [HOSTILE], "both": [LONG, "rare", HOSTILE]},
        "session_caps": {HOSTILE: 1, "both": 2},
        "expected_cost_rate": 1.25,
        "candidates_compared": 168,
    }
