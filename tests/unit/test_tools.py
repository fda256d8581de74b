"""The developers' scripts refuse what they should."""

import runpy
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
complaint: Callable[[str], str | None] = runpy.run_path(str(TOOLS / "hooks" / "commit-msg"))["complaint"]
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
