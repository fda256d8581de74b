"""Forecast files: CSV or YAML in, the work of each interval out."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Final

from hub.commands.failure import WRONG_CALL, CommandFailed
from routing.simulation.field import Field, ScenarioFault
from routing.staffing import HEAVIEST_LOAD, Work

NEEDED: Final = ("interval", "calls", "handle_seconds")
FIELDS: Final = (*NEEDED, "patience_seconds")
MINUTES_IN_HOUR: Final = 60.0
LARGEST_FILE_BYTES: Final = 16_000_000


def forecast_rows(file: Path) -> list[Field]:
    """The lines of a CSV file as fields; raises CommandFailed with a sentence."""
    try:
        if file.stat().st_size > LARGEST_FILE_BYTES:
            raise CommandFailed(f"{file} is larger than any forecast.", WRONG_CALL)
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
            if missing:
                raise CommandFailed(f"{file} has no column {missing[0]}; expected {', '.join(FIELDS)}.", WRONG_CALL)
            return [_row(row, reader.line_num) for row in reader]
    except OSError as error:
        raise CommandFailed(f"{file} cannot be read: {error.strerror}.", WRONG_CALL) from None
    except (UnicodeDecodeError, csv.Error):
        raise CommandFailed(f"{file} is no CSV file in UTF-8.", WRONG_CALL) from None


def read_forecast(file: Path, rows: list[Field], minutes: float, patience: float | None) -> list[tuple[str, Work]]:
    """The name and the work of each interval; whose callers' patience is not told are as patient as `patience` says."""
    try:
        found = [_work(row, minutes, patience) for row in rows]
    except ScenarioFault as error:
        raise CommandFailed(f"{file}: {error}.", WRONG_CALL) from None
    if not found:
        raise CommandFailed(f"{file} holds no interval; expected {', '.join(FIELDS)} of at least one.", WRONG_CALL)
    return found


def _row(row: dict[str, Any], line: int) -> Field:
    """Texts become numbers where they are; an empty cell is not there."""
    known = {name: row[name] for name in FIELDS if row.get(name) not in {None, ""}}
    return Field(
        {name: value if name == "interval" else _number(value) for name, value in known.items()}, f"line {line}"
    )


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _work(row: Field, minutes: float, patience: float | None) -> tuple[str, Work]:
    row.known(*FIELDS)
    name = row["interval"]
    label = str(name.value) if isinstance(name.value, int | float) else name.text()
    work = Work(
        calls_per_hour=row["calls"].number() * MINUTES_IN_HOUR / minutes,
        handle_seconds=row["handle_seconds"].number("a number above 0", is_open=True),
        patience_seconds=(
            row["patience_seconds"].number("a number above 0", is_open=True)
            if row["patience_seconds"].is_there
            else patience
        ),
    )
    if work.erlangs > HEAVIEST_LOAD:
        raise row["calls"].fault(f"a load of at most {HEAVIEST_LOAD:g} erlangs")
    return label, work
