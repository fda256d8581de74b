"""What is documented exists, and what exists is documented."""

import re
from dataclasses import fields
from pathlib import Path

from hub.application.floor_record import PersonEntry
from hub.domain import problem
from hub.domain.floor import KINDS, Account, EntryRule, FormQuestion, Queue
from hub.domain.overflow import OverflowRule
from hub.domain.sla_policy import SlaPolicy, SlaStep
from hub.settings import Settings
from hub.web import problem_kinds

ROOT = Path(__file__).parents[2]


def test_every_setting_is_in_the_table_of_deployment() -> None:
    text = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    assert [one.name for one in fields(Settings) if f"`HUB_{one.name.upper()}`" not in text] == []


def test_every_field_of_the_floor_is_explained_and_in_the_example() -> None:
    explained = (ROOT / "docs" / "administration.md").read_text("utf-8")
    example = (ROOT / "hub" / "commands" / "floor_example.yaml").read_text("utf-8")
    shapes = [*KINDS.values(), EntryRule, FormQuestion, OverflowRule, PersonEntry, SlaPolicy, SlaStep]
    names = {one.name for shape in shapes for one in fields(shape)} - {"id"}
    assert sorted(name for name in names if f"`{name}`" not in explained) == []
    assert sorted(name for name in names if f"{name}:" not in example) == []


def test_every_number_that_the_floor_has_by_default_is_the_one_that_is_told() -> None:
    lines = (ROOT / "docs" / "administration.md").read_text("utf-8").splitlines()
    kept = {one.name: one.default for shape in (Queue, Account) for one in fields(shape) if type(one.default) is int}
    told = {
        name: line.rpartition("|")[0].rpartition("|")[2].strip()
        for line in lines
        for name in kept
        if line.startswith(f"| `{name}` ")
    }
    assert told == {name: str(default) for name, default in kept.items()}


def test_every_kind_of_problem_is_explained_once_and_listed_in_the_page_of_the_api() -> None:
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    rows = [f"| `{kind.type}` | {kind.status} | {kind.meaning} |" for kind in problem_kinds.KINDS]
    assert [row for row in rows if row not in text] == []
    kinds = [one for one in vars(problem).values() if isinstance(one, type) and issubclass(one, problem.Problem)]
    refusals = [kind for kind in kinds if kind is not problem.Problem]
    named = {refusal.kind: refusal.title for refusal in refusals}
    assert len(named) == len(refusals)
    assert {name: problem_kinds.BY_NAME[name].title for name in named} == named


def test_every_figure_is_in_the_table_of_deployment() -> None:
    text = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    source = (ROOT / "hub" / "worker" / "meters.py").read_text("utf-8")
    names = set(re.findall(r'"(hub_\w+)"', source))
    assert len(names) == 15
    told = set(re.findall(r"(?m)^\| `(hub_\w+?)(?:_total)?` \|", text))
    assert told == names
