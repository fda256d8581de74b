"""A scenario that makes no sense is refused with the path of the field, what it holds and what was expected."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from hub.commands.failure import WRONG_CALL, CommandFailed
from hub.commands.simulation.scenario_file import scenario_in

GOOD: dict[str, Any] = {
    "unit": "minutes",
    "horizon": 60,
    "periods": [30, 30],
    "classes": [
        {"name": "one", "requires": {"a": 5}, "arrivals": {"rate": [1, 2]}, "patience": {"exponential": {"mean": 2}}},
        {"name": "two", "requires": {"b": 1}, "arrivals": {"rate": 1}, "groups": ["B"]},
    ],
    "groups": [
        {"name": "A", "agents": 2, "skills": {"a": 5}, "service": {"one": {"exponential": {"mean": 1}}}},
        {"name": "B", "agents": [1, 2, 1], "skills": {"b": 3}, "service": {"default": {"constant": 1}}},
    ],
}
GONE = object()
FAULTS: list[tuple[str, object, str]] = [
    ("horizon", GONE, "horizon is missing; expected a time above 0"),
    ("horizon", 0, "horizon holds 0; expected a time above 0"),
    ("horizon", float("inf"), "horizon holds '.inf'; expected a time above 0"),
    ("horizon", 10**400, "expected a time above 0"),
    ("horizon", 1e9, "horizon holds 1000000000.0; expected a time in which at most 10000000 customers arrive"),
    ("warmup", -1, "warmup holds -1; expected a number of at least 0"),
    ("unit", "minute", "unit holds 'minute'; expected minutes, or seconds or minutes or hours"),
    ("unit", 5, "unit holds 5; expected seconds or minutes or hours"),
    ("end", "stop", "end holds 'stop'; expected drain or clear"),
    ("periods", [], "periods holds []; expected a list of lengths"),
    ("periods", [30, 0], "periods[1] holds 0; expected a length above 0"),
    ("lines", 0, "lines holds 0; expected a whole number of at least 1"),
    ("lines", 1.5, "lines holds 1.5; expected a whole number of at least 1"),
    ("service_target", "soon", "service_target holds 'soon'; expected a number of at least 0"),
    ("day_factor", {"gama": {"shape": 2, "mean": 1}}, "day_factor.gama is no field here, and holds {'shape': 2, 'mean"),
    ("day_factor", {"constant": 0}, "day_factor holds {'constant': 0}; expected a distribution whose mean is above 0"),
    ("day_factor", {"gamma": {"shape": 2}}, "day_factor.gamma holds {'shape': 2}; expected shape and either scale or"),
    ("day_factor", {"gamma": {"shape": 2, "scale": 0}}, "day_factor.gamma.scale holds 0; expected a number above 0"),
    ("periods", GONE, "classes[0].arrivals.rate holds 2 values; expected one value, for there are no periods"),
    ("day_factor", {"constant": 1e8}, "day_factor holds {'constant': 100000000.0}; expected a distribution whose mean"),
    ("classes.0.head_start", 700_000, "classes[0].head_start holds 700000; expected a time from 0 to 604800"),
    ("groups.0.sessions", 3_000_000_000, "groups[0].sessions holds 3000000000; expected a whole number from 1 to 100"),
    ("classes", [], "classes holds []; expected a list of classes"),
    ("classes", "one", "classes holds 'one'; expected a list of classes"),
    ("colour", "red", "colour is no field here, and holds 'red'; expected one of name, unit, "),
    ("horizn", 5, "horizn is no field here, and holds 5; expected horizon"),
    ("classes.0.patiense", {"constant": 1}, "classes[0].patiense is no field here, and holds {'constant': 1}; expecte"),
    ("classes.0.name", 7, "classes[0].name holds 7; expected a name"),
    ("classes.1.name", "one", "classes[1].name holds 'one'; expected a name that no other has"),
    ("classes.0.requires.a", 11, "classes[0].requires.a holds 11; expected a level from 1 to 10"),
    ("classes.0.requires.a", 6, "classes[0].requires holds {'a': 6}; expected skills and levels that some group"),
    ("classes.0.requires", {"z": 1}, "classes[0].requires.z holds 1; expected a skill that some group has: a, b"),
    ("classes.0.requires", {5: 1}, "classes[0].requires.5 holds 1; expected a name that is text"),
    ("classes.0.arrivals", GONE, "classes[0].arrivals is missing; expected rate or trace"),
    ("classes.0.arrivals", 5, "classes[0].arrivals holds 5; expected rate or trace, such as {rate: 8.5}"),
    ("classes.0.arrivals", {}, "classes[0].arrivals holds {}; expected either rate or trace"),
    ("classes.0.arrivals.rate", -1, "classes[0].arrivals.rate holds -1; expected a number of at least 0"),
    ("classes.0.arrivals.rate", [1, -2], "classes[0].arrivals.rate[1] holds -2; expected a number of at least 0"),
    ("classes.0.arrivals.rate", float("nan"), "classes[0].arrivals.rate holds '.nan'; expected a number of at least 0"),
    ("classes.0.arrivals.rate", True, "classes[0].arrivals.rate holds True; expected a number of at least 0"),
    ("classes.0.arrivals.rate", [1, 2, 3, 4], "classes[0].arrivals.rate holds 4 values; expected one value, or 2 as"),
    ("classes.0.arrivals", {"trace": "none.csv"}, "classes[0].arrivals.trace holds 'none.csv'; expected a CSV file th"),
    ("classes.0.arrivals", {"trace": "words.csv"}, "classes[0].arrivals.trace holds 'words.csv'; line 2 holds 'soon';"),
    ("classes.0.arrivals", {"trace": "other.csv"}, "holds 'other.csv'; expected a CSV file with a column at"),
    ("classes.0.arrivals", {"trace": "below.csv"}, "holds 'below.csv'; expected a CSV file whose column at holds numb"),
    ("classes.0.patience", [{"constant": 1}] * 5, "classes[0].patience holds 5 values; expected one value, or 2 as th"),
    ("classes.0.patience", {"weibull": {"shape": 1}}, "classes[0].patience.weibull is no field here, and holds {'shap"),
    ("classes.0.patience", 5, "classes[0].patience holds 5; expected one distribution, such as exponential: {mean: 3}"),
    ("classes.0.retry", {"share": 1.5, "after": 1}, "classes[0].retry.share holds 1.5; expected a share from 0 to 1"),
    ("classes.0.retry", {"share": 0.5, "after": 0}, "classes[0].retry.after holds 0; expected a time above 0"),
    ("classes.1.retry", {"share": 0.5, "after": 1}, "classes[1].retry holds {'share': 0.5, 'after': 1}; expected a p"),
    ("classes.1.groups", ["B", "B"], "classes[1].groups[1] holds 'B'; expected a name that has not come before"),
    ("classes.1.groups", ["A"], "classes[1].groups[0] holds 'A'; expected a group that can serve it: B"),
    ("groups.0.agents", -3, "groups[0].agents holds -3; expected a whole number of agents from 0 to 100000"),
    ("groups.0.agents", 10**9, "groups[0].agents holds 1000000000; expected a whole number of agents from 0 to 100000"),
    ("groups.0.agents", 0, "classes[0].requires holds {'a': 5}; expected skills and levels that some group with agent"),
    ("groups.1.agents", [1, 1, 1, 1], "groups[1].agents holds 4 values; expected one value, or 2 as there are periods"),
    ("groups.0.skills.a", 11, "groups[0].skills.a holds 11; expected a level from 1 to 10"),
    ("groups.0.service", GONE, "groups[0].service is missing; expected a time for each class or for all, such as def"),
    ("groups.0.service", {}, "groups[0].service holds {}; expected a time for each class or for all, such as def"),
    ("groups.0.service.one", {"lognormal": {"mean": 1, "log_sd": 99}}, "log_sd holds 99; expected a number from 0 t"),
    ("groups.0.service.three", {"constant": 1}, "groups[0].service holds 'three'; expected the name of a class: one,"),
    ("groups.0.service.one", [{"constant": 1}] * 4, "groups[0].service.one holds 4 values; expected one value, or 2 a"),
    ("groups.0.service.one", {"uniform": {"low": 2, "high": 1}}, "one.uniform.high holds 1; expected a number of at l"),
    ("groups.0.service.one", {"lognormal": {"mean": 1}}, "one.lognormal.log_sd is missing; expected a number from 0"),
    ("groups.1.skills", {"a": 1}, "classes[1].requires.b holds 1; expected a skill that some group has: a"),
    ("groups.2", {"name": "C", "agents": 1, "skills": {}, "service": {"default": {"constant": 1}}}, "groups[2].skills"),
    ("groups.0.sessions", 0, "groups[0].sessions holds 0; expected a whole number from 1 to 100"),
    ("groups.0.session_rates", [1, 2], "groups[0].session_rates holds [1, 2]; expected one speed, for one sess"),
    ("policy", {"preset": "strict-priority", "order": ["one", "one"]}, "policy.order[1] holds 'one'; expected a nam"),
    ("policy", {"preset": "default", "fairness": -1}, "policy.fairness holds -1; expected a weight of at least 0"),
    ("policy", {"preset": "default", "giving_up": "much"}, "policy.giving_up holds 'much'; expected a weight of at le"),
    ("policy", "oldest", "policy holds 'oldest'; expected one of default, fifo-longest-idle, "),
    ("policy", "most-skiled", "policy holds 'most-skiled'; expected most-skilled, or one of default"),
    ("policy", {"preset": "strict-priority", "order": ["three"]}, "policy.order[0] holds 'three'; expected one or two"),
    ("policy", {"preset": "default", "order": ["one"]}, "policy.order is no field here, and holds ['one']; expected p"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words.csv").write_text("at\nsoon\n", "utf-8")
    (tmp_path / "other.csv").write_text("when\n1\n", "utf-8")
    (tmp_path / "below.csv").write_text("at\n-1\n", "utf-8")
    (tmp_path / "good.csv").write_text("at\n3\n1\n", "utf-8")
    (tmp_path / "times.csv").write_text("value\n2\n4\n", "utf-8")
    return tmp_path


def _changed(path: str, value: object) -> dict[str, Any]:
    whole = deepcopy(GOOD)
    *steps, last = path.split(".")
    place: Any = whole
    for step in steps:
        place = place[int(step)] if isinstance(place, list) else place[step]
    if value is GONE:
        del place[last]
    elif isinstance(place, list):
        place.insert(int(last), value)
    else:
        place[last] = value
    return whole


def _complaint(folder: Path, content: str) -> str:
    file = folder / "scenario.yaml"
    file.write_text(content, "utf-8")
    with pytest.raises(CommandFailed) as failed:
        scenario_in(file)
    assert failed.value.status == WRONG_CALL
    return str(failed.value)


@pytest.mark.parametrize(
    ("path", "value", "complaint"), FAULTS, ids=[f"{path}-{n}" for n, (path, *_) in enumerate(FAULTS)]
)
def test_a_senseless_field_is_named_with_what_it_holds_and_what_was_expected(
    folder: Path, path: str, value: object, complaint: str
) -> None:
    assert complaint in _complaint(folder, yaml.safe_dump(_changed(path, value), sort_keys=False))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "the scenario holds None; expected fields with their values"),
        ("- a\n", "the scenario holds ['a']; expected fields with their values"),
        ("a: [\n", "is no YAML: line 2, column 1: expected the node content"),
        ("a: 1\na: 2\n", "“a” comes twice"),
        ("a: !!python/name:os.system\n", "is no YAML: line 1"),
        ("[" * 5000, "is nested too deeply"),
    ],
)
def test_what_is_no_scenario_at_all_is_refused(folder: Path, content: str, complaint: str) -> None:
    assert complaint in _complaint(folder, content)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="cannot be read: No such file"):
        scenario_in(tmp_path / "none.yaml")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_bytes("name: Straße".encode("latin-1"))
    with pytest.raises(CommandFailed, match="is not UTF-8"):
        scenario_in(tmp_path / "scenario.yaml")


def test_a_floor_without_arrivals_is_refused(folder: Path) -> None:
    words = _changed("classes.0.arrivals.rate", 0)
    words["classes"][1]["arrivals"]["rate"] = [0, 0]
    assert "expected at least one class that arrives" in _complaint(folder, yaml.safe_dump(words))


def test_a_scenario_that_would_never_end_is_refused(folder: Path) -> None:
    words = _changed("classes.0.retry", {"share": 1, "after": 1})
    words["groups"][0]["agents"] = [2, 2, 0]
    assert "classes[0].retry.share holds 1.0; expected a share below 1" in _complaint(folder, yaml.safe_dump(words))
    words["end"] = "clear"
    (folder / "scenario.yaml").write_text(yaml.safe_dump(words), "utf-8")
    assert scenario_in(folder / "scenario.yaml").classes[0].retry is not None


def test_whoever_waits_for_nothing_does_not_call_for_ever(folder: Path) -> None:
    words = _changed("classes.0.retry", {"share": 1, "after": 1})
    words["classes"][0]["patience"] = {"constant": 0}
    assert "classes[0].retry.share holds 1.0; expected a share below 1" in _complaint(folder, yaml.safe_dump(words))


def test_what_makes_sense_is_read(folder: Path) -> None:
    file = folder / "scenario.yaml"
    words = _changed("classes.0.arrivals", {"trace": "good.csv"})
    words["policy"] = {"preset": "strict-priority", "order": ["two", "one"]}
    words["groups"][1]["service"]["default"] = {"empirical": "times.csv"}
    del words["classes"][0]["requires"]
    file.write_text(yaml.safe_dump(words), "utf-8")
    scenario = scenario_in(file)
    assert scenario.classes[0].trace == (1.0, 3.0)
    assert scenario.classes[0].requires == {}
    assert scenario.groups[1].service["default"][0].mean == 3.0
    assert scenario.service_target == pytest.approx(1 / 3)
    assert scenario.policy.settings == {"order": ("two", "one")}


def test_a_preset_without_its_settings_is_read(folder: Path) -> None:
    (folder / "scenario.yaml").write_text(yaml.safe_dump(_changed("policy", {"preset": "strict-priority"})), "utf-8")
    assert scenario_in(folder / "scenario.yaml").policy.settings == {}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("value\n", "whose column value holds numbers of at least 0"),
        ("value\n1\n\xff\n", "expected a CSV file in UTF-8"),
        ("value\n1e999\n", "line 2 holds '1e999'; expected a number"),
    ],
)
def test_a_csv_file_without_numbers_is_refused(folder: Path, content: str, complaint: str) -> None:
    (folder / "times.csv").write_bytes(content.encode("latin-1"))
    words = _changed("groups.0.service.one", {"empirical": "times.csv"})
    assert complaint in _complaint(folder, yaml.safe_dump(words))
