"""The benchmarks run and say what their contract says; how fast a machine is, no test knows."""

import json
import subprocess
import sys

import pytest

KEYS = {
    "webhooks_per_second",
    "floor_webhooks_per_second",
    "ratio",
    "p50_ms",
    "p99_ms",
    "floor_p50_ms",
    "floor_p99_ms",
    "cpu_us_per_webhook",
    "floor_cpu_us_per_webhook",
    "database",
}


@pytest.mark.integration
@pytest.mark.timeout(180)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_intake_prints_its_figures_as_one_json_object(database: str, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("postgres_url") if database == "postgresql" else ""
    command = [sys.executable, "-c", "from hub.cli import main; main()", "bench", "intake", "--json"]
    ended = subprocess.run(
        [*command, "--database", database, "--rounds", "1", "--seconds", "1"],
        env={"HUB_DATABASE_URL": url},
        capture_output=True,
        check=False,
        timeout=170,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    figures = json.loads(ended.stdout)
    assert figures.keys() == KEYS
    assert figures.pop("database") == database
    assert all(value > 0 for value in figures.values())
