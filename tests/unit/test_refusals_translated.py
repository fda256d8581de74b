"""What the hub refuses an agent or a supervisor, the console tells in every language that it speaks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
CATALOGUES: Final = {
    name: tuple((ROOT / "agent_ui/console/i18n").glob(f"refusals*.{name}.ts")) for name in ("zh-Hans", "zh-Hant")
}
REFUSALS: Final = frozenset(
    {"NotFound", "NotAllowed", "Conflict", "SentBefore", "Invalid", "TooLarge", "TooMany", "SignInNeeded", "Fault"}
)
SPOKEN: Final = (
    "hub/application",
    "hub/domain",
    "hub/worker/queue_trials.py",
    "hub/worker/lending_search.py",
    "hub/worker/translations.py",
    "hub/worker/csv_rows.py",
    "hub/worker/imports.py",
    "hub/web/guesses.py",
    "hub/web/passwords.py",
    "hub/web/session_api.py",
    "hub/web/second_factor_api.py",
    "hub/web/second_step_api.py",
    "hub/web/passkey_api.py",
    "hub/worker/passkeys.py",
    "hub/worker/proofs.py",
    "hub/web/queue_trial_api.py",
)
"""Where refusals are worded that people at the console meet."""
TO_VISITORS: Final = frozenset({"callback.py", "intake.py", "leave.py", "visitor.py", "visitor_change.py"})
OF_DOCUMENTS: Final = frozenset({"floor_document.py", "floor_faults.py", "setting_faults.py", "custom_field_faults.py"})
"""Whoever applies a file reads its faults in English."""
OF_SYSTEMS: Final = frozenset({"customer_event.py", "tell_batch.py"})
"""Met by other systems of the company, which send what no console does."""
OF_PROGRAMS: Final = frozenset(
    {
        "A rating is a number from 1 to 5.",
        "This conversation is rated already; thank you.",
        "A conversation can be rated once somebody has answered it and it is over.",
        "zone is a name such as Europe/Berlin; leave it out for UTC.",
        "A consent is {0}, for one of: {1}.",
        "there {0} “{1}”",
    }
)
"""The console never asks for these, or says what they say by itself."""
"""So many may wait for a translation: until then the console tells their kind."""


def worded(node: ast.expr | None) -> str | None:
    """The sentence with `{0}`, `{1}` … for what differs."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts, holes = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append(f"{{{holes}}}")
            holes += 1
    return "".join(parts)


def said_in(function: ast.AST) -> Iterator[str]:
    """Every sentence with which this function refuses, where it is worded there."""
    named: dict[str, list[tuple[int, str]]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            text = worded(node.value)
            if text is not None:
                named.setdefault(node.targets[0].id, []).append((node.lineno, text))
    for node in ast.walk(function):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSALS):
            continue
        place = 1 if node.func.id == "Fault" else 0
        given = node.args[place] if len(node.args) > place else None
        text = worded(given)
        if text is None and isinstance(given, ast.Name):
            before = [found for line, found in named.get(given.id, ()) if line < node.lineno]
            text = before[-1] if before else None
        if text is not None:
            yield text


def said() -> set[str]:
    """Every sentence with which the console's people are refused."""
    files = [found for one in SPOKEN for found in ([ROOT / one] if one.endswith(".py") else (ROOT / one).glob("*.py"))]
    return {
        sentence
        for file in files
        if file.name not in TO_VISITORS | OF_DOCUMENTS | OF_SYSTEMS
        for function in ast.walk(ast.parse(file.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for sentence in said_in(function)
    }


def test_no_refusal_waits_for_its_translation() -> None:
    for name, catalogues in CATALOGUES.items():
        text = "".join(catalogue.read_text() for catalogue in catalogues)
        known = set(re.findall(r'^ {2}"((?:[^"\\]|\\.)*)":', text, re.MULTILINE))
        missing = sorted(said() - known - OF_PROGRAMS)
        assert not missing, f"say it in refusals.{name}.ts, or name it in OF_PROGRAMS: {missing}"


def test_the_sentences_are_found_however_they_are_given() -> None:
    found = said()
    assert "This conversation is closed." in found
    assert "{0} holds this conversation already." in found
    assert "is a whole number from {0} to {1}" in found
    assert found >= OF_PROGRAMS, "take out what is said no more"
