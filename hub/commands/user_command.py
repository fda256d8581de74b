"""`hub user`: people, without a browser."""

from __future__ import annotations

import sys
from typing import Annotated, Any, Final

import orjson
import typer

from hub.commands.ask import ask
from hub.commands.failure import CommandFailed
from hub.settings import environment, read_settings

WIDEST: Final = 10_000
"""No line of the list is as long."""

app = typer.Typer(no_args_is_help=True, help="Add, list and deactivate people, and set their passwords.")
Email = Annotated[str, typer.Argument(help="The mail address with which she signs in.")]


def _ask(name: str, **arguments: Any) -> Any:  # noqa: ANN401 - plain JSON
    return ask(read_settings(), environment(), name, **arguments)


@app.command()
def add(  # noqa: PLR0913 - the options of the command
    email: Email,
    *,
    name: Annotated[str, typer.Option(help="Her name; the mail address when left out.")] = "",
    role: Annotated[list[str] | None, typer.Option(help="agent, supervisor or administrator; repeats.")] = None,
    team: Annotated[list[str] | None, typer.Option(help="The id of a team of hers; repeats.")] = None,
    language: Annotated[str, typer.Option(help="en, zh-Hans or zh-Hant.")] = "en",
    stdin: Annotated[bool, typer.Option("--stdin", help="Read the password from standard input.")] = False,
) -> None:
    """Let somebody sign in; print a link with which she chooses her password."""
    password = _from_stdin() if stdin else None
    fields = {"name": name or email, "roles": role or ["agent"], "teams": team or [], "language": language}
    _ask("add_user", email=email, fields=fields)
    if password is not None:
        _ask("set_password", email=email, password=password)
        typer.echo(f"{email} can sign in.")
    else:
        typer.echo(f"{email} chooses a password here, once, within a day:\n{_ask('password_link', email=email)}")


@app.command()
def password(
    email: Email,
    *,
    link: Annotated[bool, typer.Option("--link", help="Print a one-time link instead.")] = False,
    stdin: Annotated[bool, typer.Option("--stdin", help="Read the password from standard input.")] = False,
) -> None:
    """Set somebody's password; she is signed out everywhere."""
    if link:
        typer.echo(_ask("password_link", email=email))
        return
    chosen = _from_stdin() if stdin else _from_terminal()
    _ask("set_password", email=email, password=chosen)
    typer.echo(f"{email} has a new password.")


@app.command("reset-second-step")
def reset_second_step(email: Email) -> None:
    """Let somebody in by her password who lost what makes her codes; she is signed out everywhere."""
    _ask("reset_second_step", email=email)
    typer.echo(f"{email} has no second step any more; where one is asked for, she sets it up when she signs in.")


@app.command("list")
def list_users(*, json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False) -> None:
    """Show everybody, the deactivated too."""
    people = _ask("list_users")
    if json:
        sys.stdout.write(orjson.dumps(people, option=orjson.OPT_INDENT_2).decode() + "\n")
        return
    from rich.console import Console  # noqa: PLC0415 - nothing else here needs it, and it takes its time
    from rich.table import Table  # noqa: PLC0415 - see above

    table = Table("Mail address", "Name", "Roles", "Teams", "Capacity", "State", box=None, pad_edge=False)
    for person in people:
        state = "active" if person["is_active"] else "deactivated"
        if person["is_active"] and not person["has_password"]:
            state = "no password yet"
        capacity = ", ".join(f"{channel} {most}" for channel, most in sorted(person["capacity"].items()))
        roles, teams = ", ".join(person["roles"]), ", ".join(person["teams"])
        table.add_row(person["email"], person["name"], roles, teams, capacity, state)
    # A line too long for the terminal goes on in the next one; an address that was cut short is none.
    Console(highlight=False, soft_wrap=True, markup=False, width=WIDEST).print(table)


@app.command()
def deactivate(email: Email) -> None:
    """End somebody's sessions and let others take what she held; her history stays."""
    _ask("deactivate_user", email=email)
    typer.echo(f"{email} is deactivated.")


def _from_stdin() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _from_terminal() -> str:
    if not sys.stdin.isatty():
        raise CommandFailed("There is no terminal to ask for the password; use --stdin or --link.")
    chosen: str = typer.prompt("New password", hide_input=True, confirmation_prompt=True)
    return chosen
