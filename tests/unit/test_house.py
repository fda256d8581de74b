"""The house stays small and plain: each exception has a name and a reason, and goes when nobody needs it."""

import ast
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
MODULE_LINES: Final = 400
FUNCTION_LINES: Final = 40
VAGUE_NAMES: Final = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}

# What may be larger than the rule, each with its reason: "path" for a module, "path:function" for a function.
LARGE_MODULES: Final[Mapping[str, str]] = {
    "client/src/hub_client/calls.py": "generated: one function for each call",
    "client/src/hub_client/records.py": "generated: one class for each record",
}
WORDS_OF_THEIR_OWN: Final = (
    "hub/application/export_floor.py",
    "hub/application/floor_faults.py",
    "hub/domain/identity_provider.py",
)
LARGE_FUNCTIONS: Final[Mapping[str, str]] = {
    "hub/main.py:__init__": "the composition root is one list of parts; taken apart, nobody would see the whole",
}


def modules() -> list[Path]:
    """Every Python file of ours but the migrations, which are never edited once they are published."""
    found = [
        path
        for top in ("channels", "client", "connectors", "hub", "routing", "tests", "tools")
        for path in (ROOT / top).rglob("*.py")
    ]
    return [path for path in found if "migrations" not in path.parts]


def functions(path: Path) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function of a file, named as one would ask for it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name(path)}:{node.name}", node


def name(path: Path) -> str:
    """A path as it is written in the lists above."""
    return path.relative_to(ROOT).as_posix()


def test_no_module_is_longer_than_it_may_be() -> None:
    large = {name(path) for path in modules() if len(path.read_text(encoding="utf-8").splitlines()) > MODULE_LINES}
    assert large == set(LARGE_MODULES), "split it, or give its reason in LARGE_MODULES; take out what is small again"


def test_no_function_is_longer_than_it_may_be() -> None:
    large = {
        place
        for path in modules()
        for place, node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno >= FUNCTION_LINES
    }
    assert large == set(LARGE_FUNCTIONS), (
        "split it, or give its reason in LARGE_FUNCTIONS; take out what is small again"
    )


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = {name(path) for path in modules() if {path.stem, *path.relative_to(ROOT).parts[:-1]} & VAGUE_NAMES}
    assert vague == set(), "name it for what it does"


def test_a_package_says_what_lives_in_it_and_nothing_else() -> None:
    talkative = set()
    for path in modules():
        if path.name == "__init__.py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            if len(tree.body) != 1 or ast.get_docstring(tree) is None:
                talkative.add(name(path))
    assert talkative == set(), "import from where a thing lives; __init__.py holds one docstring"


def test_the_hub_and_the_router_ask_for_features_and_never_for_a_channel() -> None:
    channels = {path.parent.name for path in (ROOT / "channels").glob("*/adapter.py")}
    channels |= {path.parent.name for path in (ROOT / "connectors").glob("*/connector.py")}
    asked = {
        f"{name(path)}:{node.lineno} {node.value}"
        for path in modules()
        if name(path).startswith(("hub/domain/", "hub/application/", "routing/"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in channels
    }
    # The mail address of a person and the kind of a form's question are words of their own.
    asked -= {entry for entry in asked if entry.endswith(" email") and entry.startswith(WORDS_OF_THEIR_OWN)}
    assert asked == set(), "ask what the channel can do (channels.contract.Feature), not what it is called"


def test_no_lock_names_a_registry() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in path.read_text(encoding="utf-8"), path.name
    packages = json.loads((ROOT / "agent_ui" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert not [key for key, package in packages.items() if "://" in package.get("resolved", "")]


def test_every_browser_package_has_a_lock_for_every_platform() -> None:
    packages = json.loads((ROOT / "agent_ui" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = {one for package in packages.values() for one in package.get("optionalDependencies", {})}
    locked = {re.sub(r".*node_modules/", "", key) for key in packages}
    assert wanted <= locked, "`npm ci` fails elsewhere: see tools/lock"


def test_every_decision_has_a_number_of_its_own() -> None:
    titles = {path.name: path.read_text(encoding="utf-8").split(".")[0] for path in (ROOT / "docs/decisions").iterdir()}
    numbers = sorted(int(file[:4]) for file in titles)
    assert numbers == list(range(1, len(titles) + 1)), "number it after the last one"
    assert {file: title for file, title in titles.items() if title != f"# {int(file[:4])}"} == {}
