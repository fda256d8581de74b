"""What tests on the stage ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from channels.contract import Feature
from channels.limits import Limits
from tests.stage.floor import FEATURES, LIMITS
from tests.stage.stage import Story, make_template, play


@pytest.fixture(scope="session")
def stage_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the floor in it."""
    return make_template(tmp_path_factory.mktemp("stage"))


def staged(story: Story[None]) -> Callable[[Path], None]:
    """A test that plays its story on the held clock."""
    return _test(story, LIMITS)


def staged_within(limits: Mapping[str, Limits]) -> Callable[[Story[None]], Callable[[Path], None]]:
    """The same on a floor some of whose channels take something else as one message."""
    return lambda story: _test(story, {**LIMITS, **limits})


def staged_with(
    features: Mapping[str, frozenset[Feature]], limits: Mapping[str, Limits]
) -> Callable[[Story[None]], Callable[[Path], None]]:
    """The same on a floor some of whose channels can do more."""
    return lambda story: _test(story, {**LIMITS, **limits}, {**FEATURES, **features})


def _test(
    story: Story[None], limits: Mapping[str, Limits], features: Mapping[str, frozenset[Feature]] = FEATURES
) -> Callable[[Path], None]:
    def test(stage_template: Path) -> None:
        play(story, stage_template, limits=limits, features=features)

    name: Any = getattr(story, "__name__", "test")
    test.__name__ = test.__qualname__ = name
    test.__doc__ = story.__doc__
    return test
