"""`hub simulate`: what a floor would do, before it does it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from hub.commands.failure import WRONG_CALL, CommandFailed

if TYPE_CHECKING:
    from routing.simulation.report import Report
    from routing.simulation.scenario import Scenario


def simulate(  # noqa: PLR0913 - the options of the command
    file: Annotated[Path, typer.Argument(help="A scenario, YAML or JSON.")],
    *,
    replications: Annotated[int, typer.Option(min=1, help="How often it is played.")] = 20,
    seed: Annotated[int, typer.Option(min=0, help="The chance it meets; the same seed gives the same report.")] = 1,
    policy: Annotated[str, typer.Option(help="A preset instead of the scenario's own policy.")] = "",
    compare: Annotated[
        list[str] | None, typer.Option(help="Another preset under the same chance; may be given again.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write the report as a page with charts.")] = None,
    language: Annotated[str, typer.Option(help="Of the page: en, zh-Hans or zh-Hant.")] = "en",
    estimates: Annotated[
        bool, typer.Option("--estimates", help="Judge promised waits instead, by how they end.")
    ] = False,
) -> None:
    """Play a scenario with the router of live traffic on a virtual clock, and report."""
    # Nobody else should wait for numpy.
    from hub.commands.simulation.printed import print_report  # noqa: PLC0415 - see above
    from hub.commands.simulation.progress import shown_progress  # noqa: PLC0415 - see above
    from hub.commands.simulation.scenario_file import scenario_in  # noqa: PLC0415 - see above
    from hub.commands.simulation.spread import spread  # noqa: PLC0415 - see above
    from routing.simulation.running import simulate as simulated  # noqa: PLC0415 - see above
    from routing.simulation.scenario import PolicyChoice  # noqa: PLC0415 - see above

    _check_presets(policy, compare or [])
    _check_page(html, language)
    scenario = scenario_in(file)
    if policy and policy != scenario.policy.preset:
        scenario = replace(scenario, policy=PolicyChoice(policy))
    if estimates:
        _judge(scenario, replications, seed)
        return
    with shown_progress() as shown, spread() as spreading:
        report = simulated(scenario, compare or [], replications, seed, spreading, shown)
    if json:
        sys.stdout.write(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode() + "\n")
    else:
        print_report(report)
    _write_page(html, report, language)


def _check_presets(policy: str, compare: list[str]) -> None:
    from routing.simulation.presets import PRESETS  # noqa: PLC0415 - see above

    for option, name in (("--policy", policy), *(("--compare", one) for one in compare)):
        if name and name not in PRESETS:
            raise CommandFailed(f"{option} is {name}; there are {', '.join(PRESETS)}.", WRONG_CALL)


def _judge(scenario: Scenario, replications: int, seed: int) -> None:
    """Tell everybody who waits how long, and print how that was kept."""
    from hub.commands.simulation.estimates_printed import print_estimates  # noqa: PLC0415 - numpy, see above
    from hub.commands.simulation.progress import shown_progress  # noqa: PLC0415 - see above
    from routing.simulation.customers import Chance  # noqa: PLC0415 - see above
    from routing.simulation.estimating import judged  # noqa: PLC0415 - see above
    from routing.simulation.running import Replication, policies_of  # noqa: PLC0415 - see above

    with shown_progress() as shown:
        policies = policies_of(scenario, scenario.policy, shown)
        tasks = [Replication(scenario, policies, Chance(seed, number, replications)) for number in range(replications)]
        found = judged(tasks, lambda done: shown("estimating", done / replications))
    print_estimates(scenario.unit, *found)


def _write_page(html: Path | None, report: Report, language: str) -> None:
    if html is not None:
        from hub.commands.simulation.page import write_page  # noqa: PLC0415 - only for whoever wants a page

        write_page(html, report, language)


def _check_page(html: Path | None, language: str) -> None:
    """A page that could not be written is refused before anything is played."""
    from hub.commands.simulation.page_words import LANGUAGES  # noqa: PLC0415 - see above

    if language not in LANGUAGES:
        raise CommandFailed(f"--language is {language}; there are {', '.join(LANGUAGES)}.", WRONG_CALL)
    if html is not None and (html.is_dir() or not html.parent.is_dir()):
        raise CommandFailed(f"--html is {html}; expected a file in a folder that is there.", WRONG_CALL)
