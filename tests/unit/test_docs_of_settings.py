"""What is documented exists, and what exists is documented."""

from dataclasses import fields
from pathlib import Path

from hub.application.floor_record import PersonEntry
from hub.domain.floor import KINDS, EntryRule, FormQuestion
from hub.settings import Settings

ROOT = Path(__file__).parents[2]


def test_every_setting_is_in_the_table_of_deployment() -> None:
    text = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    assert [one.name for one in fields(Settings) if f"`HUB_{one.name.upper()}`" not in text] == []


def test_every_field_of_the_floor_is_explained_and_in_the_example() -> None:
    explained = (ROOT / "docs" / "administration.md").read_text("utf-8")
    example = (ROOT / "hub" / "commands" / "floor_example.yaml").read_text("utf-8")
    shapes = [*KINDS.values(), EntryRule, FormQuestion, PersonEntry]
    names = {one.name for shape in shapes for one in fields(shape)} - {"id"}
    assert sorted(name for name in names if f"`{name}`" not in explained) == []
    assert sorted(name for name in names if f"{name}:" not in example) == []
