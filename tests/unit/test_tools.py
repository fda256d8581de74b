"""The developers' scripts refuse what they should."""

import json
import runpy
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
complaint: Callable[[str], str | None] = runpy.run_path(str(TOOLS / "hooks" / "commit-msg"))["complaint"]
second_look: Callable[..., int] = runpy.run_path(str(TOOLS / "second_look.py"))["main"]
complaints: Callable[[Mapping[str, Any]], list[str]] = runpy.run_path(str(TOOLS / "coverage_gates.py"))["complaints"]


@pytest.mark.parametrize(
    "message",
    [
        "routing: Prefer the agent who spoke last.",
        "agent_ui: Say where the line broke.\n\nChecked: the journey.",
        "Merge branch 'main'",
    ],
)
def test_a_message_that_says_where_and_what_is_taken(message: str) -> None:
    assert complaint(message) is None


@pytest.mark.parametrize(
    "message",
    [
        "",
        "fixed it",
        "routing: prefer the agent who spoke last.",
        "routing: Prefer the agent who spoke last",
        f"routing: {'A' * 72}.",
        "routing: Prefer the agent who spoke last.\nBecause.",
    ],
)
def test_a_message_without_form_is_refused(message: str) -> None:
    assert complaint(message)


def report(**percents: float) -> dict[str, Any]:
    return {
        path.replace("__", "/") + ".py": {"summary": {"percent_covered": percent}} for path, percent in percents.items()
    }


def test_a_decision_needs_every_branch_and_the_rest_nine_in_ten() -> None:
    assert complaints(report(hub__domain__queue=99.9, hub__web__desk=90)) == [
        "hub/domain/queue.py: 99.9 % reached, 100 % needed"
    ]


@pytest.mark.parametrize("status", [0, 1])
def test_what_failed_among_others_is_judged_by_how_it_does_alone(
    status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = tmp_path / "lastfailed"
    failed.write_text(json.dumps({"tests/a.py::test_b": True, "tests/a.py::test_a": True}), "utf-8")
    commands: list[list[str]] = []

    def run(command: list[str]) -> int:
        commands.append(command)
        return status

    assert second_look(failed, run) == status
    assert [command[-2:] for command in commands] == [["tests/a.py::test_a", "tests/a.py::test_b"]]
    assert ("PASSED ALONE" in capsys.readouterr().out) == (status == 0)


@pytest.mark.parametrize("count", [0, 16])
def test_what_is_no_matter_of_chance_is_not_run_again(count: int, tmp_path: Path) -> None:
    failed = tmp_path / "lastfailed"
    if count:
        failed.write_text(json.dumps({f"tests/a.py::test_{number}": True for number in range(count)}), "utf-8")
    assert second_look(failed, pytest.fail) == 1
