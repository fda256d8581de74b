"""`hub staff`: how many agents a target needs."""

from __future__ import annotations

import sys
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias

import orjson
import typer

from hub.commands.failure import WRONG_CALL, CommandFailed

if TYPE_CHECKING:
    from routing.simulation.field import Field
    from routing.staffing import Target, Work

File: TypeAlias = Annotated[
    Path | None, typer.Argument(help="A forecast (CSV or YAML), or a scenario of `hub simulate`.")
]
Level: TypeAlias = Annotated[float, typer.Option(help="The share to be served in time, of all who arrive.")]
Within: TypeAlias = Annotated[
    float | None, typer.Option(help="So many seconds are in time; 20, or as a scenario says.")
]
Calls: TypeAlias = Annotated[float | None, typer.Option(help="Calls an hour, where there is no file.")]
Handle: TypeAlias = Annotated[float | None, typer.Option(help="Seconds that a call takes, work afterwards included.")]
Patience: TypeAlias = Annotated[
    float | None, typer.Option(help="Mean seconds until a caller gives up; else nobody does.")
]
Busy: TypeAlias = Annotated[float, typer.Option(help="The share of their time that agents may be busy.")]
Abandon: TypeAlias = Annotated[float, typer.Option(help="The share of callers who may give up.")]
Shrinkage: TypeAlias = Annotated[float, typer.Option(help="The share of paid time that is not spent at the desk.")]
Minutes: TypeAlias = Annotated[float, typer.Option(help="How long each interval of a forecast is.")]
Policy: TypeAlias = Annotated[str, typer.Option(help="A preset instead of the scenario's own policy.")]
Replications: TypeAlias = Annotated[int, typer.Option(min=2, help="How often each staffing of a scenario is played.")]
Seed: TypeAlias = Annotated[int, typer.Option(min=0, help="The chance that every staffing meets.")]
AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]

DEFAULT_WITHIN: Final = 20.0


def staff(  # noqa: PLR0913 - the options of the command
    file: File = None,
    *,
    service_level: Level = 0.8,
    within: Within = None,
    calls: Calls = None,
    handle: Handle = None,
    patience: Patience = None,
    occupancy_at_most: Busy = 1.0,
    abandon_at_most: Abandon = 1.0,
    shrinkage: Shrinkage = 0.0,
    interval_minutes: Minutes = 30.0,
    policy: Policy = "",
    replications: Replications = 10,
    seed: Seed = 1,
    json: AsJson = False,
) -> None:
    """Find the least agents for a forecast, by formula, or for a scenario with skills, by simulation."""
    _check_shares(service_level, occupancy_at_most, abandon_at_most, shrinkage)
    _check_amounts(calls=calls, handle=handle, patience=patience, within=within, interval_minutes=interval_minutes)
    _check_together(file, calls, handle)
    # Nobody else should wait for numpy.
    from hub.commands.simulation.staff_reports import add_paid, forecast_report, scenario_report  # noqa: PLC0415 - see above
    from routing.staffing import Target  # noqa: PLC0415 - see above

    target = Target(service_level, DEFAULT_WITHIN if within is None else within, occupancy_at_most, abandon_at_most)
    work = _work(file, (calls or 0.0, handle or 0.0, patience), interval_minutes)
    if work is not None:
        report = forecast_report(work, target, shrinkage, 60.0 if file is None else interval_minutes)
    else:
        _check_scenario(target, patience)
        chance = (replications, seed)
        report = scenario_report(file or Path(), policy, target, chance, is_within_given=within is not None)
        add_paid(report, shrinkage)
    _tell(report, is_json=json)


def _check_shares(service_level: float, occupancy: float, abandon: float, shrinkage: float) -> None:
    _check("service-level", service_level, "a share above 0 and below 1", is_right=0 < service_level < 1)
    _check("occupancy-at-most", occupancy, "a share above 0, at most 1", is_right=0 < occupancy <= 1)
    _check("abandon-at-most", abandon, "a share above 0, at most 1", is_right=0 < abandon <= 1)
    _check("shrinkage", shrinkage, "a share of at least 0 and below 1", is_right=0 <= shrinkage < 1)


def _check(option: str, value: float | None, expected: str, *, is_right: bool) -> None:
    if not is_right or (value is not None and not isfinite(value)):
        raise CommandFailed(f"--{option} is {value:g}; expected {expected}.", WRONG_CALL)


def _check_together(file: Path | None, calls: float | None, handle: float | None) -> None:
    if file is None and (calls is None or handle is None):
        raise CommandFailed("Give a forecast or a scenario, or both --calls and --handle.", WRONG_CALL)
    if file is not None and (calls is not None or handle is not None):
        raise CommandFailed("Give either a file or --calls and --handle; a file says both itself.", WRONG_CALL)


def _check_amounts(**amounts: float | None) -> None:
    for name, value in amounts.items():
        may_be_nothing = name in {"calls", "within"}
        is_right = value is None or value > 0 or (may_be_nothing and value == 0)
        expected = "a number of at least 0" if may_be_nothing else "a number above 0"
        _check(name.replace("_", "-"), value, expected, is_right=is_right)


def _check_scenario(target: Target, patience: float | None) -> None:
    if patience is not None or target.occupancy_at_most < 1 or target.abandon_at_most < 1:
        raise CommandFailed(
            "--patience, --occupancy-at-most and --abandon-at-most go with a forecast; "
            "a scenario says how patient its classes are.",
            WRONG_CALL,
        )


def _work(file: Path | None, call: tuple[float, float, float | None], minutes: float) -> list[tuple[str, Work]] | None:
    """The work of each interval; None where the file is a scenario."""
    from hub.commands.simulation.forecast_file import read_forecast  # noqa: PLC0415 - see staff
    from routing.staffing import Work  # noqa: PLC0415 - see staff

    if file is None:
        return [("hour", Work(*call))]
    rows = _rows(file)
    return None if rows is None else read_forecast(file, rows, minutes, call[2])


def _rows(file: Path) -> list[Field] | None:
    """The intervals of a forecast; None where the file is a scenario."""
    from hub.commands.simulation.forecast_file import forecast_rows  # noqa: PLC0415 - see staff
    from hub.commands.simulation.scenario_file import words_in  # noqa: PLC0415 - see staff
    from routing.simulation.field import Field  # noqa: PLC0415 - see staff

    if file.suffix.lower() == ".csv":
        return forecast_rows(file)
    words = words_in(file)
    return [Field(row, f"[{place}]") for place, row in enumerate(words)] if isinstance(words, list) else None


def _tell(report: dict[str, Any], *, is_json: bool) -> None:
    from hub.commands.simulation.staff_printed import print_search, print_staffing  # noqa: PLC0415 - see staff

    if is_json:
        sys.stdout.write(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode() + "\n")
    elif "intervals" in report:
        print_staffing(report)
    else:
        print_search(report)
