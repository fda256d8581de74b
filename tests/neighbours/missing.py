"""What happens when a neighbour is not there: a failure where everything must be tried, elsewhere a listed skip."""

import os
from typing import NoReturn

import pytest


def must_be_here() -> bool:
    """Whether a missing neighbour fails the tests, as it does in continuous integration."""
    return bool(os.environ.get("HUB_REQUIRE_NEIGHBOURS")) or os.environ.get("CI") == "true"


def missing(sentence: str) -> NoReturn:
    """Skip the test, or fail it where nothing may be skipped."""
    if must_be_here():
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
