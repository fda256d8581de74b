"""`hub bench NAME --json`: one JSON object on standard output, progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer

from hub.commands.bench.databases import two_databases
from hub.commands.bench.floor_server import serve_floor
from hub.commands.bench.intake import SECRET, bench_intake
from hub.commands.bench.product import RunningHub, serve_product
from hub.commands.bench.routing import bench_routing
from hub.commands.bench.routing_work import Sizes
from hub.commands.bench.webhooks import OLD_ENOUGH
from hub.settings import Settings

Run = Callable[[Awaitable[None]], None]


class Database(StrEnum):
    """What the hub keeps its data in."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


def bench_commands(
    run: Run, make_hub: Callable[[Settings], RunningHub], settings: Callable[[], Settings]
) -> typer.Typer:
    """The commands of `hub bench`; the composition root lends the loop and the hub."""
    app = typer.Typer(no_args_is_help=True, help="Measure this hub on this machine.")
    _add_intake(app, run, settings)
    _add_routing(app)
    _add_servers(app, run, make_hub)
    return app


def _add_intake(app: typer.Typer, run: Run, settings: Callable[[], Settings]) -> None:
    @app.command()
    def intake(
        *,
        as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
        database: Annotated[Database, typer.Option(help="Where the hub keeps its data.")] = Database.SQLITE,
        rounds: Annotated[int, typer.Option(min=1, help="How often each side is measured.")] = 5,
        seconds: Annotated[float, typer.Option(min=0.1, help="How long each measurement takes.")] = 2.5,
        warm_up: Annotated[int, typer.Option(min=1, help="How many write before anything is measured.")] = OLD_ENOUGH,
    ) -> None:
        """From a signed webhook to the event in a browser, beside a floor that does the least."""

        async def work() -> None:
            url = settings().database_url if database is Database.POSTGRESQL else None
            async with two_databases(url) as urls:
                _print(await bench_intake(urls, rounds, seconds, warm_up), as_json=as_json)

        run(work())


def _add_routing(app: typer.Typer) -> None:
    @app.command()
    def routing(  # noqa: PLR0913 - one for each flag
        *,
        as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
        agents: Annotated[int, typer.Option(min=1, help="How many are at work.")] = 10_000,
        skills: Annotated[int, typer.Option(min=1, help="How many skills there are.")] = 200,
        queued: Annotated[int, typer.Option(min=1, help="How many conversations wait.")] = 100_000,
        generalists: Annotated[int, typer.Option(min=0, help="How many of the agents have every skill.")] = 0,
        rounds: Annotated[int, typer.Option(min=1, help="How often each load is measured.")] = 5,
        events: Annotated[int, typer.Option(min=1, help="How many conversations end in one measurement.")] = 20_000,
    ) -> None:
        """How fast the engine decides who takes what, beside a naive scan."""
        _print(bench_routing(Sizes(agents, skills, queued, generalists), rounds, events), as_json=as_json)


def _add_servers(app: typer.Typer, run: Run, make_hub: Callable[[Settings], RunningHub]) -> None:
    @app.command("serve-product", hidden=True)
    def product(
        *,
        port: Annotated[int, typer.Option()],
        data: Annotated[Path, typer.Option()],
        database_url: Annotated[str, typer.Option()] = "",
    ) -> None:
        """A hub under measurement."""
        chosen = Settings(port=port, smtp_port=0, data=data, database_url=database_url)
        run(serve_product(make_hub(chosen), SECRET))

    @app.command("serve-floor", hidden=True)
    def floor(
        *,
        port: Annotated[int, typer.Option()],
        data: Annotated[Path, typer.Option()],
        database_url: Annotated[str, typer.Option()] = "",
    ) -> None:
        """The floor under measurement."""
        run(serve_floor(port, data, database_url))


def _print(figures: Mapping[str, object], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(orjson.dumps(figures).decode() + "\n")
        return
    for name, value in figures.items():
        typer.echo(f"{name:26} {value}")
