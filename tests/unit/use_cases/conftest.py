"""Use cases on a floor of their own, in memory, on a clock that the test holds."""

from tests.stage.fixtures import stage_template

__all__ = ["stage_template"]
