"""What tests on the stage ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.stage.stage import Story, make_template, play


@pytest.fixture(scope="session")
def stage_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the floor in it."""
    return make_template(tmp_path_factory.mktemp("stage"))


def staged(story: Story[None]) -> Callable[[Path], None]:
    """A test that plays its story on the held clock."""

    def test(stage_template: Path) -> None:
        play(story, stage_template)

    name: Any = getattr(story, "__name__", "test")
    test.__name__ = test.__qualname__ = name
    test.__doc__ = story.__doc__
    return test
