"""The benchmarks run and say what their contract says; how fast a machine is, no test knows."""

import json
import subprocess
import sys
from typing import Any

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
ROUTING_KEYS = {
    "decisions_per_second",
    "p50_us",
    "p99_us",
    "p999_us",
    "naive_decisions_per_second",
    "ratio_to_naive",
    "memory_mb",
    "light_decisions_per_second",
    "light_p50_us",
    "light_p99_us",
    "light_p999_us",
}


def bench(*arguments: str, url: str = "") -> dict[str, Any]:
    ended = subprocess.run(
        [sys.executable, "-c", "from hub.cli import main; main()", "bench", *arguments, "--json"],
        env={"HUB_DATABASE_URL": url},
        capture_output=True,
        check=False,
        timeout=170,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    figures: dict[str, Any] = json.loads(ended.stdout)
    return figures


@pytest.mark.integration
@pytest.mark.timeout(180)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_intake_prints_its_figures_as_one_json_object(database: str, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("postgres_url") if database == "postgresql" else ""
    short = ["--rounds", "1", "--seconds", "0.2", "--warm-up", "50"]
    figures = bench("intake", "--database", database, *short, url=url)
    assert figures.keys() == KEYS
    assert figures.pop("database") == database
    assert all(value > 0 for value in figures.values())


@pytest.mark.integration
@pytest.mark.timeout(60)
@pytest.mark.parametrize("generalists", [0, 50])
def test_routing_prints_its_figures_as_one_json_object(generalists: int) -> None:
    sizes = {"agents": 100, "skills": 24, "queued": 10_000, "generalists": generalists}
    flags = [text for name, size in sizes.items() for text in (f"--{name}", str(size))]
    figures = bench("routing", *flags, "--rounds", "1", "--events", "100")
    assert {name: figures.pop(name) for name in sizes} == sizes
    scaling = figures.pop("scaling")
    assert [point["queued"] for point in scaling] == [1_000, 10_000]
    assert scaling[-1]["decisions_per_second"] == figures["decisions_per_second"]
    assert figures.keys() == ROUTING_KEYS
    assert all(value > 0 for value in figures.values())
