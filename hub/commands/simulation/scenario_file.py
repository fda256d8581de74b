"""Scenario files: YAML or JSON in, with the CSV files they name."""

from __future__ import annotations

import csv
import re
from math import isfinite
from pathlib import Path
from typing import Any, Final

import yaml

from hub.commands.failure import WRONG_CALL, CommandFailed
from hub.commands.floor_file import UniqueKeys
from routing.simulation.field import ScenarioFault
from routing.simulation.reading import read_scenario
from routing.simulation.scenario import Scenario

LARGEST_FILE_BYTES: Final = 16_000_000
LARGEST_COLUMN_BYTES: Final = 400_000_000


class _Loader(UniqueKeys):
    """Reads numbers, truths and nothing as such; everything else stays text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name for it


_NUMBER: Final = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+$|-?(?:[0-9]+\.[0-9]*|\.[0-9]+)$")
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|)$"), ["~", "n", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", _NUMBER, list("-.0123456789"))
_Loader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def scenario_in(file: Path) -> Scenario:
    """The scenario of a file; raises CommandFailed with the place of the fault, and what was expected there."""
    words = words_in(file)

    def column(name: str, wanted: str) -> list[float]:
        return read_column(file.parent / name, wanted)

    try:
        return read_scenario(words, column)
    except ScenarioFault as error:
        raise CommandFailed(f"{file}: {error}.", WRONG_CALL) from None


def words_in(file: Path) -> Any:  # noqa: ANN401 - whatever stands in the file
    """What a YAML or JSON file says; raises CommandFailed with a sentence."""
    try:
        if file.stat().st_size > LARGEST_FILE_BYTES:
            raise CommandFailed(f"{file} is larger than any scenario; name a CSV file for long lists.", WRONG_CALL)
        return yaml.load(file.read_text("utf-8-sig"), Loader=_Loader)  # noqa: S506 - a safe loader of our own
    except OSError as error:
        raise CommandFailed(f"{file} cannot be read: {error.strerror}.", WRONG_CALL) from None
    except UnicodeDecodeError:
        raise CommandFailed(f"{file} is not UTF-8.", WRONG_CALL) from None
    except RecursionError:
        raise CommandFailed(f"{file} is nested too deeply.", WRONG_CALL) from None
    except (yaml.YAMLError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise CommandFailed(f"{file} is no YAML: {_problem(error)}.", WRONG_CALL) from None


def _problem(error: Exception) -> str:
    """What is wrong, and where."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem and error.problem_mark:
        return f"line {error.problem_mark.line + 1}, column {error.problem_mark.column + 1}: {error.problem}"
    return " ".join(str(error).split())


def read_column(file: Path, wanted: str) -> list[float]:
    """The numbers in a column of a CSV file; raises ValueError with a sentence."""
    try:
        if file.stat().st_size > LARGEST_COLUMN_BYTES:
            raise ValueError("expected a smaller file")
        with file.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if wanted not in (reader.fieldnames or ()):
                raise ValueError(f"expected a CSV file with a column {wanted}")
            return [_number(row[wanted], line) for line, row in enumerate(reader, start=2)]
    except OSError as error:
        raise ValueError(f"expected a CSV file that can be read: {error.strerror}") from None
    except (UnicodeDecodeError, csv.Error):
        raise ValueError("expected a CSV file in UTF-8") from None


def _number(text: str | None, line: int) -> float:
    try:
        value = float(text or "")
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise ValueError(f"line {line} holds {text!r}; expected a number")
    return value
