"""`hub simulate` as a user meets it: what it prints, what it refuses, and that chance can be repeated."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.integration.running import HUB, ROOT, Place

COUNTS = {
    "arrived",
    "served",
    "abandoned",
    "blocked",
    "left",
    "retried",
    "cost_rate",
    "asa",
    "wait_p95",
    "wait_max",
    "in_target",
}
LEVELS = {
    "of_offered",
    "of_answered",
    "of_answered_and_late_abandoned",
    "abandons_in_time_excluded",
    "abandons_in_time_count_as_met",
}
SCENARIO = """
name: two classes
unit: minutes
horizon: 60
periods: [30, 30]
classes:
  - {name: one, requires: {a: 1}, arrivals: {rate: 2}, patience: {exponential: {mean: 2}}, queue_cost: 1}
  - {name: two, requires: {b: 1}, arrivals: {rate: [1, 2]}}
groups:
  - {name: A, agents: 3, skills: {a: 5}, service: {one: {exponential: {mean: 1}}}}
  - {name: B, agents: 3, skills: {a: 1, b: 5}, service: {default: {lognormal: {mean: 1, log_sd: 1}}}}
policy: fifo-longest-idle
"""
ALONE = """
unit: minutes
horizon: 60
classes: [{name: chat, arrivals: {rate: 2}, queue_cost: 1, session_cost: 1}]
groups:
  - {name: A, agents: 2, skills: {}, service: {chat: {exponential: {mean: 1}}}, sessions: 2, session_rates: [1, 1.5]}
"""
PAIR = ("simulate", "scenario.yaml", "--replications", "6", "--json")
SENSELESS = {
    "a negative rate": ("rate: 2}", "rate: -2}", "classes[0].arrivals.rate holds -2; expected a number of at least 0"),
    "an unknown skill": (
        "requires: {b: 1}",
        "requires: {c: 1}",
        "classes[1].requires.c holds 1; expected a skill that",
    ),
    "level 11": ("skills: {a: 5}", "skills: {a: 11}", "groups[0].skills.a holds 11; expected a level from 1 to 10"),
    "an unknown distribution": (
        "lognormal",
        "lognormale",
        "service.default.lognormale is no field here, and holds {'mea",
    ),
    "an unknown preset": (
        "fifo-longest-idle",
        "fifo",
        "policy holds 'fifo'; expected one of default, fifo-longest-idle",
    ),
    "a group that serves nobody": (
        "skills: {a: 5}",
        "skills: {}",
        "groups[0].skills holds {}; expected skills and levels",
    ),
    "a list of wrong length": (
        "rate: [1, 2]",
        "rate: [1, 2, 3, 4]",
        "arrivals.rate holds 4 values; expected one value, or",
    ),
    "two of one name": ("name: two,", "name: one,", "classes[1].name holds 'one'; expected a name that no other has"),
    "an unknown field": ("patience", "patiense", "classes[0].patiense is no field here, and holds {'exponential'"),
    "nothing that is a number": ("horizon: 60", "horizon: .nan", "horizon holds '.nan'; expected a time above 0"),
    "a number without end": ("horizon: 60", "horizon: 1e999", "horizon holds inf; expected a time above 0"),
    "a class that nobody serves": (
        "{default:",
        "{one:",
        "classes[1].requires holds {'b': 1}; expected skills and levels",
    ),
    "a CSV file that is missing": (
        "{rate: 2}",
        "{trace: none.csv}",
        "classes[0].arrivals.trace holds 'none.csv'; expect",
    ),
    "broken YAML": ("name: two classes", "name: [two", "is no YAML: line "),
}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "scenario.yaml").write_text(SCENARIO, "utf-8")
    (tmp_path / "alone.yaml").write_text(ALONE, "utf-8")
    return Place.new(tmp_path)


def _report(place: Place, *arguments: str) -> dict[str, Any]:
    ended = place.command(*arguments)
    assert ended.returncode == 0, ended.stderr.decode()
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def _refused(place: Place, *arguments: str) -> str:
    ended = place.command(*arguments)
    assert (ended.returncode, ended.stdout) == (2, b"")
    error = ended.stderr.decode()
    assert "Traceback" not in error
    return " ".join(error.split())


def _check_estimates(part: dict[str, Any]) -> None:
    """Every figure is a mean and half the width of an interval."""
    for one in part.values():
        if isinstance(one, dict) and set(one) == {"mean", "half_width"}:
            assert all(isinstance(value, float | int) for value in one.values())
            assert one["half_width"] >= 0
        elif isinstance(one, dict):
            _check_estimates(one)
        else:
            assert isinstance(one, list)
            for inner in one:
                _check_estimates(inner)


def test_the_report_has_the_keys_that_are_promised_and_no_others(place: Place) -> None:
    report = _report(place, *PAIR, "--compare", "random", "--compare", "own-first")
    assert set(report) == {
        "scenario", "policy", "replications", "seed", "unit", "tuning", "total", "classes", "groups", "comparisons",
        "lost_time", "differences",
    }  # fmt: skip
    assert (report["scenario"], report["policy"]) == ("two classes", "fifo-longest-idle")
    assert (report["replications"], report["seed"], report["unit"], report["tuning"]) == (6, 1, "minutes", {})
    assert set(report["total"]) == COUNTS | {"service_level", "occupancy"}
    assert set(report["classes"]) == {"one", "two"}
    for part in report["classes"].values():
        assert set(part) == COUNTS | {"service_level", "per_period"}
        assert [set(period) for period in part["per_period"]] == [{"arrived", "in_target"}] * 2
    for part in (report["total"], *report["classes"].values()):
        assert set(part["service_level"]) == LEVELS
        _check_estimates(part)
    assert set(report["groups"]["B"]) == {"occupancy", "occupancy_p10", "occupancy_p90", "served_by_class"}
    assert {name: set(group["served_by_class"]) for name, group in report["groups"].items()} == {
        "A": {"one"},
        "B": {"one", "two"},
    }
    assert [one["policy"] for one in report["comparisons"]] == ["random", "own-first"]
    for one in report["comparisons"]:
        assert set(one) == {"policy", "total", "cost_difference_percent"}
        assert set(one["total"]) == set(report["total"])
    assert set(report["lost_time"]) == {"total", "classes"}
    assert set(report["lost_time"]["classes"]) == set(report["classes"])
    for one, beside in zip(report["comparisons"], report["differences"], strict=True):
        assert set(beside) == {"policy", "cost_rate", "lost_time", "abandoned"}
        assert beside["policy"] == one["policy"]
        ours, theirs = report["total"]["cost_rate"]["mean"], one["total"]["cost_rate"]["mean"]
        assert one["cost_difference_percent"] == pytest.approx(100 * (theirs / ours - 1))
        assert beside["cost_rate"]["mean"] == one["cost_difference_percent"]
        assert 0 <= beside["cost_rate"]["half_width"] < 100


def test_the_figures_of_a_report_agree_with_each_other(place: Place) -> None:
    report = _report(place, *PAIR)
    total, classes = report["total"], report["classes"].values()
    for name in ("arrived", "served", "abandoned", "in_target", "cost_rate"):
        assert total[name]["mean"] == pytest.approx(sum(part[name]["mean"] for part in classes))
    assert total["arrived"]["mean"] == pytest.approx(total["served"]["mean"] + total["abandoned"]["mean"])
    served = [one["mean"] for group in report["groups"].values() for one in group["served_by_class"].values()]
    assert sum(served) == pytest.approx(total["served"]["mean"])
    for part in classes:
        assert part["arrived"]["mean"] == pytest.approx(sum(one["arrived"]["mean"] for one in part["per_period"]))


# It plays days to choose its policy by, and others to judge it.
@pytest.mark.timeout(120)
def test_the_hubs_own_policy_tells_what_it_chose(place: Place) -> None:
    report = _report(place, "simulate", "alone.yaml", "--replications", "2", "--json")
    assert (report["policy"], report["replications"]) == ("default", 2)
    assert report["tuning"]["periods"][0]["session_caps"]["A"] in {1, 2}


def test_the_same_seed_gives_the_same_report_and_another_one_another(place: Place) -> None:
    first = place.command(*PAIR, "--compare", "random")
    assert place.command(*PAIR, "--compare", "random").stdout == first.stdout
    other = json.loads(place.command(*PAIR, "--compare", "random", "--seed", "2").stdout)
    assert other["total"]["arrived"] != json.loads(first.stdout)["total"]["arrived"]


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system does not tie a process to a core")
def test_one_core_gives_the_same_report_as_two(place: Place) -> None:
    core = min(os.sched_getaffinity(0))
    tied = f"import os; os.sched_setaffinity(0, {{{core}}}); from hub.cli import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", tied, *PAIR], cwd=place.folder, env=place.environment(), capture_output=True, check=True
    )
    assert ended.stdout == place.command(*PAIR).stdout


@pytest.mark.parametrize(("good", "bad", "complaint"), SENSELESS.values(), ids=list(SENSELESS))
def test_a_senseless_scenario_is_refused_with_the_place_of_the_fault(
    place: Place, good: str, bad: str, complaint: str
) -> None:
    assert SCENARIO.count(good) >= 1
    (place.folder / "scenario.yaml").write_text(SCENARIO.replace(good, bad, 1), "utf-8")
    assert complaint in _refused(place, *PAIR)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("none.yaml",), "none.yaml cannot be read: No such file or directory."),
        (("scenario.yaml", "--policy", "oldest"), "--policy is oldest; there are default, fifo-longest-idle, "),
        (("scenario.yaml", "--compare", "oldest"), "--compare is oldest; there are default, fifo-longest-idle, "),
        (("scenario.yaml", "--language", "de"), "--language is de; there are en, zh-Hans, zh-Hant."),
        (("scenario.yaml", "--html", "none/page.html"), "--html is none/page.html; expected a file in a folder"),
        (("scenario.yaml", "--replications", "0"), "--replications"),
    ],
)
def test_a_senseless_call_is_refused(place: Place, arguments: tuple[str, ...], complaint: str) -> None:
    assert complaint in _refused(place, "simulate", *arguments).replace("│ ", "")


def test_without_json_there_are_tables_and_a_page_where_one_is_asked_for(place: Place) -> None:
    ended = place.command(
        "simulate", "scenario.yaml", "--replications", "2", "--policy", "strict-priority", "--compare", "random",
        "--html", "page.html", "--language", "zh-Hant",
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr.decode()
    out = ended.stdout.decode()
    for words in ("two classes: strict-priority", "Mean wait of the served", "Occupancy", "Other policies"):
        assert words in " ".join(out.split())
    page = (place.folder / "page.html").read_text("utf-8")
    assert '<html lang="zh-Hant">' in page


def test_a_published_instance_is_met(place: Place) -> None:
    file = ROOT / "docs" / "scenarios" / "a2-impatient.yaml"
    ended = subprocess.run(
        [*HUB, "simulate", str(file), "--replications", "12", "--json"],
        cwd=place.folder, env=place.environment(), capture_output=True, check=True, timeout=100,
    )  # fmt: skip
    total = json.loads(ended.stdout)["total"]
    for name, published in (("abandoned", 58.61), ("in_target", 1906.0), ("asa", 0.024)):
        assert abs(total[name]["mean"] - published) < 3 * total[name]["half_width"]


def test_promised_waits_are_judged_beside_the_usual_formulas(place: Place) -> None:
    crowded = SCENARIO.replace("rate: 2}", "rate: 5}")
    (place.folder / "crowded.yaml").write_text(crowded, "utf-8")
    words = ("simulate", "crowded.yaml", "--estimates", "--replications", "4")
    ended = place.command(*words, more={"COLUMNS": "140"})
    assert ended.returncode == 0, ended.stderr.decode()
    rows = [line for line in ended.stdout.decode().splitlines() if line.startswith("│")]
    names = [row.split("│")[1].strip() for row in rows]
    assert names[0] == "played forward, at arrival"
    assert names[-1] == "played forward, while waiting"
    assert "position × handle time / agents" in names
    counts = {row.split("│")[2].strip() for row in rows[:-1]}
    assert len(counts) == 1, "all are judged by the same waits"
    assert int(counts.pop()) > 50
