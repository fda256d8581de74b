"""What a scenario may say and what a report tells is explained, and nothing else is."""

import re
from pathlib import Path
from typing import Any

from routing.simulation.presets import PRESETS
from routing.simulation.reading import CLASS, DISTRIBUTIONS, GROUP, SCENARIO
from tests.stage.simulated import small_report

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "simulation.md").read_text("utf-8")


def _table(after: str) -> list[str]:
    """The words in the first column of the table that follows a text."""
    rows = TEXT.split(after, 1)[1].split("\n\n|", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row.split(" | ")[0])]


def test_every_field_of_a_scenario_has_a_row() -> None:
    assert tuple(_table("## The scenario")) == SCENARIO
    assert tuple(_table("A class:")) == CLASS
    assert tuple(_table("A group:")) == GROUP
    assert [name for name in DISTRIBUTIONS if f"`{name}: " not in TEXT] == []


def test_every_preset_has_a_row() -> None:
    assert _table("Each preset says") == list(PRESETS)


def test_every_scenario_is_in_the_list() -> None:
    files = {file.name for file in (DOCS / "scenarios").glob("*.yaml")}
    assert set(_table("## Scenarios to start from")) - {"docs/scenarios/"} == files


def test_every_key_of_a_report_is_explained() -> None:
    def keys(part: Any) -> set[str]:
        if isinstance(part, list):
            return {key for one in part for key in keys(one)}
        return {*part, *(key for one in part.values() for key in keys(one))} if isinstance(part, dict) else set()

    report = small_report(1)
    whole = report | {"tuning": {}, "classes": list(report["classes"].values())}
    whole["lost_time"] = report["lost_time"] | {"classes": list(report["lost_time"]["classes"].values())}
    whole["groups"] = [one | {"served_by_class": {}} for one in report["groups"].values()]
    assert sorted(key for key in keys(whole) if f"`{key}`" not in TEXT and f'"{key}"' not in TEXT) == []
