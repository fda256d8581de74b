"""`hub apply`: the floor as a file, what it would change, and what it changed."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, TypeAlias

import orjson
import typer

from hub.commands.ask import ask
from hub.commands.failure import WRONG_CALL, CommandFailed
from hub.commands.floor_file import EXAMPLE, read_floor_file, written
from hub.settings import Settings, environment, read_settings

SIGNS = {"created": "+", "changed": "~", "removed": "-"}
MOST_NAMED: Final = 10
"""Of people without a password, and of remarks."""
Prune: TypeAlias = Annotated[
    bool, typer.Option("--prune", help="Deactivate what the sections of the file do not name.")
]
Unfinished: TypeAlias = Annotated[
    bool, typer.Option("--unfinished", help="Take a floor with a queue or a rule that nobody could serve, too.")
]


def apply(  # noqa: PLR0913 - the options of the command
    file: Annotated[str, typer.Argument(help="A floor file, YAML or JSON; - reads standard input.")] = "",
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what would change, and change nothing.")] = False,
    prune: Prune = False,
    unfinished: Unfinished = False,
    example: Annotated[bool, typer.Option("--example", help="Print a whole floor file with every field.")] = False,
    export: Annotated[bool, typer.Option("--export", help="Print the floor as it is.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")] = False,
) -> None:
    """Make the floor what FILE says."""
    if bool(file) + example + export != 1:
        raise CommandFailed("Give a FILE, or --example, or --export.", WRONG_CALL)
    if example:
        sys.stdout.write(EXAMPLE.read_text("utf-8"))
        return
    settings = read_settings()
    if export:
        sys.stdout.write(written(ask(settings, environment(), "export")))
        return
    floor = read_floor_file(file)
    document = floor.document
    with floor.lines_told():
        if not unfinished:
            _refuse_unserved(settings, document, prune=prune)
        changes = ask(settings, environment(), "apply", document=document, dry_run=dry_run, prune=prune)
    as_if = {"document": document, "prune": prune} if dry_run else {}
    remarks = ask(settings, environment(), "remarks", **as_if)
    if json:
        told = {"changes": changes, "remarks": remarks}
        sys.stdout.write(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode() + "\n")
    else:
        _print(changes, is_dry_run=dry_run)
        _tell_remarks(remarks)
        if dry_run:
            _tell_what_moves(ask(settings, environment(), "try_rules", document=document, prune=prune))
        else:
            _tell_how_they_sign_in(document, ask(settings, environment(), "list_users"))


def _print(changes: Sequence[Mapping[str, Any]], *, is_dry_run: bool) -> None:
    from rich.console import Console  # noqa: PLC0415 - nothing else here needs it, and it takes its time
    from rich.text import Text  # noqa: PLC0415 - see above

    console = Console(highlight=False, soft_wrap=True)
    if not changes:
        console.print("The floor is as the file says; nothing to change.")
        return
    for change in changes:
        sign = SIGNS[change["action"]]
        colour = {"+": "green", "~": "yellow", "-": "red"}[sign]
        console.print(Text(f"{sign} {change['kind']} {change['id']}", style=colour))
        if change["action"] == "changed":
            for name, (before, after) in change["fields"].items():
                console.print(Text(f"    {name}: {_short(before)} → {_short(after)}"))
    console.print(f"{len(changes)} changes {'would be made' if is_dry_run else 'made'}.")


def _refuse_unserved(settings: Settings, document: object, *, prune: bool) -> None:
    """What nobody could serve, and is so by this file alone, is a fault of it."""
    before = ask(settings, environment(), "remarks")
    after = ask(settings, environment(), "remarks", document=document, prune=prune)
    faults = "\n".join(f"{remark['path']}: {remark['text']}." for remark in after if remark not in before)
    if faults:
        raise CommandFailed(f"Nothing was changed:\n{faults}\nTo go on building it later, give --unfinished.")


def _tell_remarks(remarks: Sequence[Mapping[str, str]]) -> None:
    """What holds nothing up, and yet serves nobody."""
    for remark in remarks[:MOST_NAMED]:
        typer.echo(f"Remark: {remark['path']}: {remark['text']}.")
    if len(remarks) > MOST_NAMED:
        typer.echo(f"{len(remarks) - MOST_NAMED} more remarks; --json prints them all.")


def _tell_what_moves(trials: Mapping[str, Mapping[str, Any]]) -> None:
    """What new entry rules would have done to last week's arrivals."""
    for id_, trial in trials.items():
        if not trial["tried"]:
            continue
        newest = "" if trial["done"] == 1 else "the newest "
        ways = ", ".join(f"{count} from {old} to {new}" for old, new, count in trial["moves"])
        typer.echo(f"accounts.{id_}: of {newest}{trial['tried']} arrivals of last week, {ways or 'none'} would move.")
        if trial["never"] and trial["done"] == 1:
            typer.echo(f"    none of them fits: {', '.join(trial['never'])}")


def _tell_how_they_sign_in(document: Any, users: Sequence[Mapping[str, Any]]) -> None:  # noqa: ANN401 - a floor document
    """Name whomever the file names and who has no password yet, and what gives her one."""
    people = document.get("people") if isinstance(document, Mapping) else None
    named = {str(email).strip().lower() for email in people or ()}
    without = [
        user["email"] for user in users if user["email"] in named and user["is_active"] and not user["has_password"]
    ]
    if without:
        more = f" and {len(without) - MOST_NAMED} more" if len(without) > MOST_NAMED else ""
        typer.echo(
            f"Without a password, and so not able to sign in yet: {', '.join(without[:MOST_NAMED])}{more}.\n"
            "`hub user password ADDRESS --link` prints a link with which she chooses one."
        )


def _short(value: object) -> str:
    return orjson.dumps(value).decode()
