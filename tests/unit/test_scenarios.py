"""Every scenario that comes with the hub can be read and played, and says first what it is and what to expect."""

from dataclasses import replace
from pathlib import Path

import pytest

from hub.commands.simulation.scenario_file import scenario_in
from routing.simulation.customers import Chance
from routing.simulation.presets import PRESETS
from routing.simulation.running import Replication, play
from routing.simulation.scenario import PolicyChoice

FOLDER = Path(__file__).parents[2] / "docs" / "scenarios"
FILES = sorted(FOLDER.glob("*.yaml"))
SHORT = 20.0


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_scenario_can_be_read_and_played(file: Path) -> None:
    scenario = replace(scenario_in(file), warmup=0.0, horizon=SHORT)
    # Tuning would take longer than a unit test may, and has tests of its own.
    choice = scenario.policy if scenario.policy.preset != "default" else PolicyChoice("fifo-longest-idle")
    build = PRESETS[choice.preset].build
    assert build is not None
    figures = play(Replication(scenario, (build(scenario, choice.settings),), Chance(1)))
    assert figures[".arrived"] > 0
    assert figures[".served"] > 0


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_scenario_begins_with_what_it_is(file: Path) -> None:
    comment = [line for line in file.read_text("utf-8").split("name:")[0].splitlines() if line]
    assert len(comment) >= 3
    assert all(line.startswith("# ") for line in comment)
    assert any(word in " ".join(comment) for word in ("Source:", "Measured"))


def test_the_published_instances_are_there() -> None:
    assert {
        "a1-one-queue",
        "a2-impatient",
        "a3-two-groups",
        "a5-bilingual",
        "n-model",
        "x-model",
        "chat-h1",
        "chat-h2",
    } < {file.stem for file in FILES}
