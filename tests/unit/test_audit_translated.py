"""Whatever the audit tells has words at the console, and no reader meets the name that a program gave it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
WORDS: Final = ROOT / "agent_ui/console/i18n"
ACTION: Final = re.compile(r"[a-z_]+\.[a-z_]+")


def told() -> Iterator[str]:
    """Every deed that is written into the audit by a name of its own."""
    for path in (ROOT / "hub").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "audit":
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and ACTION.fullmatch(str(argument.value)):
                        yield str(argument.value)


def test_every_deed_has_words_in_every_language() -> None:
    deeds = set(told())
    assert {"import.done", "session.opened", "keys.revoked"} <= deeds
    for language in ("en", "zh-Hans", "zh-Hant"):
        files = [*WORDS.glob(f"audit*.{language}.ts"), WORDS / f"outside.{language}.ts"]
        known = set(re.findall(r'^ +"?([a-z_.]+)"?:', "".join(one.read_text("utf-8") for one in files), re.MULTILINE))
        # A verb that says the same of several kinds is told once.
        missing = {one for one in deeds if one not in known and one.split(".")[1] not in known}
        missing |= {one for one in deeds if one.split(".")[0] not in known}
        assert missing == set(), f"say it in audit.{language}.ts or in a catalogue of its part"
