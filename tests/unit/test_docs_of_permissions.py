"""Whoever makes a role reads in the documentation what each permission allows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from hub.domain.permission import INCLUDES, NEEDS, OF_THE_HOUSE, Permission

PAGE: Final = (Path(__file__).parents[2] / "docs/administration.md").read_text("utf-8")
ROWS: Final = re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \| to .+ \| (.*)\|$", PAGE, re.MULTILINE)


def test_every_permission_and_what_it_brings_along_is_documented() -> None:
    listed = {name: set(re.findall(r"`([^`]+)`", along)) for name, along in ROWS}
    brought = {one: {NEEDS[one]} if one in NEEDS else set(INCLUDES.get(one, ())) for one in Permission}
    assert listed == {one.value: {each.value for each in brought[one]} for one in Permission}


def test_what_cannot_be_given_for_one_team_is_named() -> None:
    (said,) = re.findall(r"What concerns the whole hub \(([^)]+)\)", PAGE)
    assert set(re.findall(r"`([^`]+)`", said)) == {one.value for one in OF_THE_HOUSE}
