"""A report of a simulation as one page: no script, nothing from elsewhere, every drawing beside its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil
from pathlib import Path
from typing import Any, Final

from hub.commands.failure import CommandFailed
from hub.commands.simulation.page_numbers import clock_of, plain, shown, shown_share
from hub.commands.simulation.page_sections import (
    agents_section,
    comparisons_section,
    level_section,
    periods_section,
    served_section,
    waits_section,
)
from hub.commands.simulation.page_tuning import tuning_section
from hub.commands.simulation.page_words import Words

MOST_CARDS: Final = 5
"""In a row."""
STYLE: Final = Path(__file__).parent / "page.css"
NOTHING_FROM_ELSEWHERE: Final = "default-src 'none'; style-src 'unsafe-inline'"


def write_page(file: Path, report: Mapping[str, Any], language: str = "en") -> None:
    """Write the report as a page; raises CommandFailed where that cannot be."""
    page = page_of(report, Words(language))
    try:
        file.write_text(page, "utf-8")
    except OSError as error:
        raise CommandFailed(f"{file} cannot be written: {error.strerror}.") from None


def page_of(report: Mapping[str, Any], words: Words) -> str:
    """The whole page."""
    clock = clock_of(report, words)
    sections = [
        _key_figures(report, words),
        comparisons_section(report, words, clock),
        waits_section(report, words, clock),
        level_section(report, words),
        agents_section(report, words),
        served_section(report, words),
        periods_section(report, words),
        tuning_section(report, words),
    ]
    title = escape(report["scenario"])
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_FROM_ELSEWHERE}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>\n<style>\n{STYLE.read_text('utf-8')}</style>\n</head>\n<body>",
            f"<header><h1>{title}</h1>{_setting(report, words)}</header>\n<main>",
            *(section for section in sections if section),
            f"</main>\n<footer>{_footer(report, words)}</footer>\n</body>\n</html>\n",
        ]
    )


def _setting(report: Mapping[str, Any], words: Words) -> str:
    policy = f"<b>{escape(report['policy'])}</b>"
    if report["replications"] == 1:
        text = words("Policy {policy}, played once with seed {seed}.", policy=policy, seed=report["seed"])
    else:
        text = words(
            "Policy {policy}, played {number} times with seed {seed}.",
            policy=policy,
            number=plain(report["replications"]),
            seed=report["seed"],
        )
    return f'<p class="setting">{text}</p>'


def _key_figures(report: Mapping[str, Any], words: Words) -> str:
    total, clock = report["total"], clock_of(report, words)
    cards: list[tuple[str, str]] = [
        (words("Service level"), shown_share(total["service_level"]["of_offered"])),
        (words("Mean wait of the served"), clock.shown(total["asa"])),
        (words("95 % waited less than"), clock.shown(total["wait_p95"])),
        (words("Arrived"), shown(total["arrived"])),
        (words("Served"), shown(total["served"])),
        (words("Gave up"), shown(total["abandoned"])),
        (words("Time lost, in the mean"), clock.shown(report["lost_time"]["total"])),
        (words("Occupancy"), shown_share(total["occupancy"])),
    ]
    optional: Sequence[tuple[str, str]] = (
        ("retried", words("Called again")),
        ("blocked", words("Found no line")),
        ("left", words("Left waiting")),
        ("cost_rate", words("Cost of a unit of time")),
    )
    cards += [(label, shown(total[name])) for name, label in optional if total[name]["mean"]]
    items = "".join(f"<div><dt>{label}</dt><dd>{figure}</dd></div>" for label, figure in cards)
    columns = ceil(len(cards) / ceil(len(cards) / MOST_CARDS))
    figures = f'<dl class="cards" style="--columns: {columns}">{items}</dl>'
    return f'<section><h2 class="unseen">{words("Key figures")}</h2>{figures}</section>'


def _footer(report: Mapping[str, Any], words: Words) -> str:
    if report["replications"] == 1:
        return words("One replication says nothing of how far chance moves the figures: play more to see intervals.")
    return words(
        "± is half the width of a 95 % interval over the replications: of a hundred such reports about 95 hold the true"
        " figure inside. Two figures whose intervals overlap may still differ; policies that are compared here met the"
        " same customers."
    )
