"""Whatever the audit tells has words at the console, and no reader meets the name that a program gave it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from hub.application.floor_record import PersonEntry
from hub.domain.data_import import Counts
from hub.domain.floor import KINDS
from hub.domain.sharing import SaidSharing

ROOT: Final = Path(__file__).parents[2]
WORDS: Final = ROOT / "agent_ui/console/i18n"
LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant")
ACTION: Final = re.compile(r"[a-z_]+\.[a-z_]+")
COUNTED: Final = {field.name for field in fields(Counts)}
OF_RECORDS: Final = {"tier", "language", "notes", "value", "tags", "organisation", "consents", "attributes", "domains"}
"""Fields of customers and organisations, which lines name in lists; of those with a dot what stands before it."""
ELSEWHERE: Final = {"import_rows.py": COUNTED}
"""Where details are built of what a module tells of itself."""


def calls_in(text: str) -> Iterator[tuple[ast.Module, ast.AST, ast.Call]]:
    """Every call that writes into the audit, with its module and the function in which it stands."""
    module = ast.parse(text)
    for function in ast.walk(module):
        for node in ast.walk(function) if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "audit":
                yield module, function, node


@cache
def lines() -> tuple[tuple[str, ast.Module, ast.AST, ast.Call], ...]:
    """Those of the whole hub, each with the name of its file."""
    files = ((path.name, path.read_text("utf-8")) for path in (ROOT / "hub").rglob("*.py"))
    return tuple((name, *call) for name, text in files if ".audit(" in text for call in calls_in(text))


def told() -> Iterator[str]:
    """Every deed that is written into the audit by a name of its own."""
    for _, _, _, node in lines():
        for argument in node.args:
            if isinstance(argument, ast.Constant) and ACTION.fullmatch(str(argument.value)):
                yield str(argument.value)


def keys_in(node: ast.AST) -> set[str]:
    """The keys of every mapping that is written there."""
    return {
        str(key.value)
        for one in ast.walk(node)
        if isinstance(one, ast.Dict)
        for key in one.keys
        if isinstance(key, ast.Constant)
    }


def keys_of(module: ast.Module, function: ast.AST, details: ast.expr) -> set[str]:
    """The fields of these details, also where they were named before, or by a function of the module."""
    found = keys_in(details)
    for name in {one.id for one in ast.walk(details) if isinstance(one, ast.Name)}:
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and any(isinstance(it, ast.Name) and it.id == name for it in node.targets):
                found |= keys_in(node.value)
        for node in module.body:
            if isinstance(node, ast.FunctionDef) and node.name == name:
                found |= keys_in(node)
    return found


def fields_told() -> set[str]:
    """Every field that a line of the audit can name."""
    found = set(OF_RECORDS) | {"settings", "preferred", "demand", "level", "queue"}
    for path, module, function, node in lines():
        if len(node.args) == 4:
            keys = keys_of(module, function, node.args[3]) | ELSEWHERE.get(path, set())
            is_empty = isinstance(node.args[3], ast.Dict) and not node.args[3].keys
            assert keys or is_empty, f"what {path} tells in line {node.lineno} cannot be read"
            found |= keys
    return found


def known_in(language: str, *patterns: str) -> set[str]:
    """The keys of these catalogues."""
    files = [one for pattern in patterns for one in WORDS.glob(f"{pattern}.{language}.ts")]
    text = "".join(one.read_text("utf-8") for one in files)
    return set(re.findall(r'^ +"?([a-z_.]+)"?:', text, re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deed_has_words(language: str) -> None:
    deeds = set(told())
    assert {"import.done", "session.opened", "keys.revoked"} <= deeds
    known = known_in(language, "audit*", "outside")
    # A verb that says the same of several kinds is told once.
    missing = {one for one in deeds if one not in known and one.split(".")[1] not in known}
    missing |= {one for one in deeds if one.split(".")[0] not in known}
    assert missing == set(), f"say it in audit.{language}.ts or in a catalogue of its part"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_a_line_can_name_has_words(language: str) -> None:
    wanted = fields_told()
    assert {"is_vouched", "rows", "quiet_until", "kinds", "with_notes"} <= wanted
    assert wanted - known_in(language, "auditFields") == set(), f"say it in auditFields.{language}.ts"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_what_is_configured_has_words(language: str) -> None:
    known = known_in(language, "auditFields")
    labels = known_in(language, "records", "accounts", "systems", "providers")
    of_queues = known_in(language, "queueEditor")
    for kind, shape in {**KINDS, "people": PersonEntry, "sharing": SaidSharing}.items():
        names = {one.name for one in fields(shape)} - {"id", "is_active"}
        missing = {
            name
            for name in names
            if f"{kind}.{name}" not in labels and name not in known and (kind != "queues" or name not in of_queues)
        }
        assert missing == set(), f"say of {kind} in auditFields.{language}.ts"
