"""`hub staff` answers in a table or as JSON, and says of bad input where it is and what was expected."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hub.cli import app
from hub.commands.failure import CommandFailed
from hub.commands.simulation.staff_printed import bar

FORECAST = "interval,calls,handle_seconds\n09:00,100,180\n09:30,140,180\n10:00,0,180\n"
SCENARIO = """
name: one class
unit: minutes
horizon: 30
classes:
  - {name: calls, requires: {phone: 1}, arrivals: {rate: 2}}
groups:
  - {name: desk, agents: 1, skills: {phone: 5}, service: {default: {exponential: {mean: 3}}}}
policy: fifo-longest-idle
"""


def told(*arguments: str) -> str:
    """What the command prints."""
    result = CliRunner().invoke(app, ["staff", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments: str) -> tuple[int, str]:
    """With which status, and in which words, the command refuses."""
    result = CliRunner().invoke(app, ["staff", *arguments])
    assert isinstance(result.exception, CommandFailed), result.output
    assert len(str(result.exception).splitlines()) == 1
    return result.exception.status, str(result.exception)


def written(folder: Path, name: str, text: str) -> str:
    """A file that holds the text."""
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_calls_and_their_length_are_enough_to_ask() -> None:
    report = json.loads(told("--calls", "200", "--handle", "180", "--shrinkage", "0.3", "--json"))
    (hour,) = report["intervals"]
    assert (hour["agents"], hour["paid"], hour["formula"]) == (14, 20, "erlang-c")
    assert hour["service_level"] == pytest.approx(0.88835, abs=1e-5)
    assert hour["needed_for"] == ["service level"]
    assert (report["agent_hours"], report["paid_hours"]) == (14, 20)


def test_patience_makes_it_a_line_of_the_impatient() -> None:
    (hour,) = json.loads(told("--calls", "200", "--handle", "180", "--patience", "120", "--json"))["intervals"]
    assert (hour["agents"], hour["formula"]) == (12, "erlang-a")


def test_a_forecast_is_answered_by_interval_with_bars(tmp_path: Path) -> None:
    printed = told(written(tmp_path, "day.csv", FORECAST), "--shrinkage", "0.3")
    lines = {line.split()[0]: line for line in printed.splitlines() if line.strip()[:2] in {"09", "10"}}
    assert lines["09:00"].split()[1:4] == ["200", "14", "20"]
    assert lines["09:30"].split()[4] == "█" * 20
    assert lines["10:00"].split()[1:4] == ["0", "0", "0"]
    assert "16 agent-hours, 23 paid; at most 18 agents at once." in printed
    assert "With one agent fewer the service level would be missed in 09:00, 09:30." in printed


def test_a_forecast_in_yaml_says_the_same(tmp_path: Path) -> None:
    rows = "- {interval: '09:00', calls: 100, handle_seconds: 180}\n- {interval: 9, calls: 50, handle_seconds: 180}\n"
    as_yaml = json.loads(told(written(tmp_path, "day.yaml", rows), "--json"))
    as_csv = "interval,calls,handle_seconds,patience_seconds\n09:00,100,180,\n9,50,180,\n"
    assert as_yaml == json.loads(told(written(tmp_path, "day.csv", as_csv), "--json"))
    assert [row["interval"] for row in as_yaml["intervals"]] == ["09:00", "9"]


def test_an_interval_is_as_long_as_one_says(tmp_path: Path) -> None:
    report = json.loads(told(written(tmp_path, "day.csv", FORECAST), "--interval-minutes", "15", "--json"))
    assert report["intervals"][0]["calls_per_hour"] == 400


def test_a_scenario_is_answered_by_group_and_class(tmp_path: Path) -> None:
    file = written(tmp_path, "floor.yaml", SCENARIO)
    report = json.loads(told(file, "--replications", "2", "--within", "30", "--shrinkage", "0.3", "--json"))
    assert report["target"] == {"service_level": 0.8, "within": 0.5}
    assert report["classes"]["calls"]["service_level"]["mean"] >= 0.8
    (count,) = report["groups"]["desk"]["agents"]
    assert report["groups"]["desk"]["paid"] == [-(-count * 10 // 7)]
    printed = told(file, "--replications", "2")
    assert "one class: the least agents found" in " ".join(printed.split())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Give a forecast or a scenario, or both --calls and --handle."),
        (("--calls", "5"), "Give a forecast or a scenario, or both --calls and --handle."),
        (("--calls", "-1", "--handle", "1"), "--calls is -1; expected a number of at least 0."),
        (("--calls", "nan", "--handle", "1"), "--calls is nan; expected a number of at least 0."),
        (("--calls", "1", "--handle", "0"), "--handle is 0; expected a number above 0."),
        (("--calls", "1", "--handle", "inf"), "--handle is inf; expected a number above 0."),
        (("--calls", "1", "--handle", "1", "--patience", "0"), "--patience is 0; expected a number above 0."),
        (("--service-level", "1"), "--service-level is 1; expected a share above 0 and below 1."),
        (("--shrinkage", "1"), "--shrinkage is 1; expected a share of at least 0 and below 1."),
        (("--occupancy-at-most", "0"), "--occupancy-at-most is 0; expected a share above 0, at most 1."),
        (("--abandon-at-most", "2"), "--abandon-at-most is 2; expected a share above 0, at most 1."),
        (("--within", "-1"), "--within is -1; expected a number of at least 0."),
        (
            ("--calls", "1e9", "--handle", "3600"),
            "--calls and --handle are 1e+09 erlangs together; expected at most 100000.",
        ),
        (("nowhere.csv",), "nowhere.csv cannot be read: No such file or directory."),
        (
            ("nowhere.csv", "--calls", "1"),
            "Give either a file or --calls and --handle; a file says both itself.",
        ),
    ],
)
def test_a_wrong_option_is_refused_by_its_name(arguments: tuple[str, ...], sentence: str) -> None:
    assert refused(*arguments) == (2, sentence)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("a.csv", "interval,calls\n9,1\n", "has no column handle_seconds; expected interval, calls,"),
        ("a.csv", FORECAST + "10:30,many,180\n", "line 5.calls holds 'many'; expected a number of at least 0"),
        ("a.csv", FORECAST + "10:30,5,\n", "line 5.handle_seconds is missing; expected a number above 0"),
        ("a.csv", FORECAST + "10:30,1e9,180\n", "line 5.calls holds 1000000000.0; expected a load of at most 100000"),
        ("a.csv", "interval,calls,handle_seconds\n", "holds no interval"),
        ("a.csv", "", "has no column interval"),
        ("a.yaml", "[{interval: x, calls: 1, handle_seconds: 0}]", "[0].handle_seconds holds 0; expected a number"),
        ("a.yaml", "[{interval: x, call: 1}]", "[0].call is no field here, and holds 1; expected calls"),
        ("a.yaml", "[5]", "[0] holds 5; expected fields with their values"),
        ("a.yaml", "[]", "holds no interval"),
        ("a.yaml", "unit: minutes", "expected"),
        ("a.yaml", "a: [", "is no YAML"),
        ("a.yaml", SCENARIO.replace("rate: 2", "rate: x"), "classes[0].arrivals.rate holds 'x'; expected a number"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_of_the_fault(tmp_path: Path, name: str, text: str, fault: str) -> None:
    status, sentence = refused(written(tmp_path, name, text))
    assert status == 2
    assert name in sentence
    assert fault in sentence


def test_goals_of_a_forecast_are_refused_for_a_scenario(tmp_path: Path) -> None:
    file = written(tmp_path, "floor.yaml", SCENARIO)
    assert refused(file, "--occupancy-at-most", "0.8")[0] == 2
    assert "--policy is best; there are default," in refused(file, "--policy", "best")[1]


def test_a_target_out_of_reach_is_no_fault_of_the_call(tmp_path: Path) -> None:
    file = written(tmp_path, "floor.yaml", f"lines: 1{SCENARIO}")
    status, sentence = refused(file, "--replications", "2", "--service-level", "0.99")
    assert status == 1
    assert "calls is served in time to" in sentence


def test_a_bar_is_as_long_as_its_share() -> None:
    assert [bar(value, 8) for value in (0, 4, 8)] == ["", "█" * 10, "█" * 20]
    assert bar(1, 160) == "▏"
    assert bar(0, 0) == ""
