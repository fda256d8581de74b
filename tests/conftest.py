"""What holds for every test: which neighbours there are, and who may speak to whom."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = [
    "tests.neighbours.chromium",
    "tests.neighbours.imap",
    "tests.neighbours.postgres",
    "tests.neighbours.redis",
    "tests.neighbours.smtp",
]

HERE = Path(__file__).parent
MARKS = {
    "chaos": "chaos",
    "integration": "integration",
    "journeys": "journey",
    "live": "live",
    "migration": "integration",
}
FOR_TESTS = {"HUB_CHROMIUM", "HUB_FIRST_WALK", "HUB_LIVE", "HUB_REQUIRE_NEIGHBOURS", "HUB_WALKS"}

# Nothing here is about speed: a machine that is busy elsewhere makes no example fail, and pytest ends what hangs.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# A setting left in somebody's shell must not decide whether a test passes.
for name in [name for name in os.environ if name.startswith("HUB_") and not name.startswith("HUB_CHAOS_")]:
    if name in FOR_TESTS:
        continue
    del os.environ[name]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test by its folder; a unit test has no network, and a live one must be asked for."""
    for item in items:
        folder = item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""
        if folder in MARKS:
            item.add_marker(MARKS[folder])
        if folder == "unit":
            item.add_marker("disable_socket")
        if folder == "live" and not os.environ.get("HUB_LIVE"):
            item.add_marker(pytest.mark.skip(reason="asks a real provider; set HUB_LIVE=1 and its account to run it"))
