"""The options of `hub inspect`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from hub import clock
from hub.commands.failure import REFUSED, WRONG_CALL, CommandFailed
from hub.commands.inspect import INSPECTORS, inspected, inspector_of, line_of, recorded_from


def inspect(  # noqa: PLR0913 - the options of the command
    channel: Annotated[str, typer.Argument(help="The channel, as --list names it.")] = "",
    files: Annotated[list[str] | None, typer.Argument(help="Recorded arrivals; - reads standard input.")] = None,
    *,
    names: Annotated[bool, typer.Option("--list", help="Name all channels that can be inspected.")] = False,
    pretty: Annotated[bool, typer.Option("--pretty", help="Several lines, for people.")] = False,
    method: Annotated[str, typer.Option(help="The method the provider used.")] = "POST",
    url: Annotated[str, typer.Option(help="The address as the provider called it, query included.")] = "",
    header: Annotated[list[str] | None, typer.Option(help="'Name: value'; repeats.")] = None,
    at: Annotated[str, typer.Option(help="The clock, for signatures with a time stamp.")] = "",
    secret: Annotated[list[str] | None, typer.Option(help="name=value, as in the channel's settings; repeats.")] = None,
    authserv_id: Annotated[
        str | None, typer.Option("--authserv-id", help="The host whose Authentication-Results are believed.")
    ] = None,
) -> None:
    """Print what a channel makes of recorded arrivals, one JSON object per line."""
    if names:
        typer.echo("\n".join(sorted(INSPECTORS)))
        return
    if not channel or not files:
        raise CommandFailed("Give a CHANNEL and at least one FILE; --list names the channels.", WRONG_CALL)
    inspector_of(channel)
    options = {"at": at, "method": method, "url": url, "authserv_id": authserv_id}
    recorded = recorded_from(options, header or [], secret or [], clock.now())
    has_failed = False
    for described in inspected(channel, files, recorded):
        has_failed = has_failed or set(described) == {"error"}
        sys.stdout.buffer.write(line_of(described, is_pretty=pretty))
        sys.stdout.buffer.flush()
    if has_failed:
        raise typer.Exit(REFUSED)
