"""The commands as a user types them: what they print, how they end, and that no traceback ever shows."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.integration.running import Place, Running, free_port, running

PASSWORD = {"ADA_FIRST_PASSWORD": "correct horse battery"}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place.new(tmp_path)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(Place.new(tmp_path_factory.mktemp("cli")), **PASSWORD) as found:
        yield found


def _ended(
    place: Place, status: int, *arguments: str, given: bytes = b"", more: Mapping[str, str] | None = None
) -> tuple[str, str]:
    ended = place.command(*arguments, given=given, more=more)
    out, error = ended.stdout.decode(), ended.stderr.decode()
    assert "Traceback" not in out + error
    assert ended.returncode == status, out + error
    return out, error


# Six commands, each a process of its own.
@pytest.mark.timeout(180)
def test_the_example_applies_and_its_export_changes_nothing(place: Place) -> None:
    example, _ = _ended(place, 0, "apply", "--example")
    (place.folder / "floor.yaml").write_text(example, "utf-8")
    out, _ = _ended(place, 0, "apply", "floor.yaml", "--dry-run", more=PASSWORD)
    assert "+ queues general" in out
    assert "would be made" in out
    _ended(place, 0, "apply", "floor.yaml", more=PASSWORD)
    again, _ = _ended(place, 0, "apply", "floor.yaml", more=PASSWORD)
    assert "nothing to change" in again
    exported, _ = _ended(place, 0, "apply", "--export")
    out, _ = _ended(place, 0, "apply", "-", "--prune", "--json", given=exported.encode())
    assert json.loads(out)["changes"] == []


LATE = b"teams: {night: {name: Night}}\nqueues: {late: {name: Late, team: night}}"


def test_a_queue_that_nobody_could_serve_is_refused(place: Place) -> None:
    for options in (("--dry-run",), ()):
        _, error = _ended(place, 1, "apply", "-", *options, given=LATE)
        assert "Nothing was changed" in error
        assert "queues.late.team: nobody who works is of the team “night”" in error
        assert "give somebody under people `teams: [night]`" in error
    exported, _ = _ended(place, 0, "apply", "--export")
    assert "queues: {}" in exported


def test_a_floor_that_is_still_being_built_is_taken_with_a_remark_and_holds_up_no_other_file(place: Place) -> None:
    for options in (("--dry-run",), ()):
        out, _ = _ended(place, 0, "apply", "-", "--unfinished", *options, given=LATE)
        assert "+ queues late" in out
        assert "Remark: queues.late.team: nobody who works is of the team “night”" in out
    out, _ = _ended(place, 0, "apply", "-", given=b"teams: {day: {name: Day}}")
    assert "+ teams day" in out
    assert "Remark: queues.late.team" in out


def test_a_floor_file_with_faults_tells_all_of_them_with_their_lines_and_changes_nothing(place: Place) -> None:
    given = b"""
teams: {t: {colour: red}}
queues: {general: {team: nobody, hours: never}}
accounts: {sms: {channel: sms, address: "+14155550100", queue: general, settings: {api_url: "api.twilio.com"}}}
people: {ada@lantern.example: {roles: [king]}, bo@lantern.example: {password: "env:SHORT"}}
"""
    _, error = _ended(place, 1, "apply", "-", given=given, more={"SHORT": "short"})
    assert "teams.t.colour: there is no such field" in error
    assert "accounts.sms.settings.api_url: is https://host" in error
    assert "people.ada@lantern.example.roles.0: " in error
    assert "people.bo@lantern.example.password: A password has 10 to 1000 characters." in error
    assert "queues.general.team: there is no team" in error
    assert "queues.general.hours: there are no opening hours “never”" in error
    lines = [line.split(":")[0] for line in error.strip().splitlines()]
    assert lines == ["line 2", "line 3", "line 3", "line 4", "line 5", "line 5"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (b"\xff\xfe", "is not UTF-8"),
        (b"a: [", "is no YAML"),
        (b"a: 1\na: 2\n", "comes twice"),
        (b"- a\n", "mapping of sections"),
        (b"", "mapping of sections"),
        (b"[" * 5000, "nested too deeply"),
        (b"!!python/object/apply:os.system [ls]", "is no YAML"),
    ],
    ids=["bytes", "broken", "twice", "list", "empty", "deep", "code"],
)
def test_a_file_that_is_no_floor_is_refused_in_one_sentence(place: Place, given: bytes, sentence: str) -> None:
    _, error = _ended(place, 1, "apply", "-", given=given)
    assert sentence in error


def test_a_wrong_call_ends_with_status_two(place: Place) -> None:
    for call in (
        ["apply"],
        ["apply", "x", "--example"],
        ["nonsense"],
        ["inspect"],
        ["inspect", "telex", "x"],
        ["inspect", "sms", "--secret", "novalue", "x"],
        ["inspect", "sms", "--at", "noon", "x"],
    ):
        _, error = _ended(place, 2, *call)
        assert error.strip()


def test_a_wrong_setting_is_told_in_one_sentence(place: Place) -> None:
    _, error = _ended(
        place,
        2,
        "user",
        "list",
        more={
            "HUB_PORT": "many",
            "HUB_PUBLIC_URL": "ftp://x",
            "HUB_LOG_LEVEL": "loud",
            "HUB_SMTP_URL": "smtp://ada:hush@mail.example:none",
            "HUB_TWILIO_API_URL": "https://[api",
        },
    )
    assert "HUB_SMTP_URL begins with smtp:// or smtps:// and names a host" in error
    assert "hush" not in error
    assert "HUB_TWILIO_API_URL is “https://[api”, but it begins with https:// or http:// and names a host" in error
    assert "HUB_PORT is “many”" in error
    assert "HUB_LOG_LEVEL is “loud”" in error
    assert "HUB_PUBLIC_URL" in error


def test_a_settings_file_that_cannot_be_used_says_what_is_needed(place: Place) -> None:
    file = place.folder / "hub.toml"
    file.write_text("data = 5\nport = [1]\ntrusted_proxies = 5\n")
    bare = {"HUB_DATA": "", "HUB_PORT": ""}
    _, error = _ended(place, 2, "user", "list", more=bare)
    assert error.splitlines()[1:] == [
        "  - HUB_DATA is “5”, but a text is needed",
        "  - HUB_PORT is “[1]”, but a whole number is needed",
        "  - HUB_TRUSTED_PROXIES is “5”, but a list of texts is needed",
    ]
    file.unlink()
    file.mkdir()
    _, error = _ended(place, 2, "user", "list", more=bare)
    assert error.splitlines()[1:] == ["  - hub.toml cannot be read: Is a directory"]


@pytest.mark.parametrize("call", [["serve"], ["user", "list"], ["apply", "--export"], ["migrate"], ["audit", "verify"]])
def test_data_that_cannot_be_opened_are_told_with_their_setting(place: Place, call: list[str]) -> None:
    (place.folder / "file").write_text("")
    for folder in ("file", "file/below"):
        _, error = _ended(place, 2, *call, more={"HUB_DATA": folder})
        assert "HUB_DATA" in error
        assert len(error.splitlines()) == 1
    gone = {"HUB_DATABASE_URL": f"postgresql+asyncpg://ada:hush@127.0.0.1:{free_port()}/hub"}
    _, error = _ended(place, 2, *call, more=gone)
    assert "HUB_DATABASE_URL" in error
    assert "hush" not in error
    assert len(error.splitlines()) == 1


def test_a_database_that_is_none_is_told(place: Place) -> None:
    (place.folder / "var").mkdir()
    (place.folder / "var" / "hub.db").write_bytes(b"no database at all" * 1000)
    for call in (["user", "list"], ["serve"]):
        _, error = _ended(place, 1, *call)
        assert error == "hub.db in the folder HUB_DATA is no database: restore it from a backup, or move it away.\n"


def test_a_second_hub_on_the_same_data_says_so(hub: Running) -> None:
    other = Place(hub.place.folder, free_port(), free_port())
    _, error = _ended(other, 2, "serve")
    assert "Another hub (process" in error
    assert len(error.splitlines()) == 1


def test_a_busy_port_is_told_in_one_sentence(hub: Running, tmp_path: Path) -> None:
    _, error = _ended(Place(tmp_path, hub.place.port, free_port()), 2, "serve")
    assert f"Port {hub.place.port} on 127.0.0.1 cannot be used" in error
    assert len(error.splitlines()) == 1


def test_commands_reach_the_running_hub_over_a_socket_of_its_owner(hub: Running) -> None:
    socket = hub.place.folder / "var" / "hub.sock"
    assert socket.stat().st_mode & 0o777 == 0o600
    given = b"teams: {support: {name: Support}}\n"
    out, _ = _ended(hub.place, 0, "apply", "-", given=given)
    assert "+ teams support" in out
    out, _ = _ended(hub.place, 0, "user", "add", "bo@lantern.example", "--name", "Bo", "--team", "support")
    assert "/password?token=" in out
    _, error = _ended(hub.place, 1, "user", "add", "bo@lantern.example")
    assert "is there already" in error
    _, error = _ended(hub.place, 1, "user", "add", "cy@lantern.example", "--role", "king")
    assert "people.cy@lantern.example.roles.0" in error
    _ended(hub.place, 0, "user", "password", "bo@lantern.example", "--stdin", given=b"another password\n")
    out, _ = _ended(hub.place, 0, "user", "list")
    assert "email 5, sms 5, webchat 3" in out
    assert "active" in out
    _ended(hub.place, 0, "user", "deactivate", "bo@lantern.example")
    people = json.loads(_ended(hub.place, 0, "user", "list", "--json")[0])
    assert [person["is_active"] for person in people if person["email"] == "bo@lantern.example"] == [False]
    _, error = _ended(hub.place, 1, "user", "deactivate", "nobody@lantern.example")
    assert "There is no nobody@lantern.example" in error


def test_a_person_without_a_mail_address_is_refused(place: Place) -> None:
    _, error = _ended(place, 1, "user", "add", "notanaddress")
    assert "“notanaddress” is no mail address" in error
    _, error = _ended(place, 1, "user", "password", "notanaddress", "--link")
    assert "“notanaddress” is neither a mail address nor the id of anybody" in error


@pytest.mark.parametrize("columns", ["", "40"])
def test_the_list_of_people_cuts_no_address(hub: Running, columns: str) -> None:
    more = {"COLUMNS": columns} if columns else {}
    email = f"somebody.with.a.very.long.address{columns}@a-department-with-a-long-name.lantern.example"
    _ended(hub.place, 0, "user", "add", email, "--name", "Somebody whose name is no short one", "--role", "supervisor")
    out, _ = _ended(hub.place, 0, "user", "list", more=more)
    (line,) = [line for line in out.splitlines() if email in line]
    assert "Somebody whose name is no short one" in line
    assert "no password yet" in line


def test_the_doctor_finds_what_is_wrong(place: Place) -> None:
    out, _ = _ended(place, 0, "migrate")
    assert "newest schema" in out
    out, _ = _ended(place, 0, "doctor")
    assert "BAD" not in out
    floor = b"""
teams: {t: {}}
queues: {q: {team: t}}
hooks: {h: {channel: sms, settings: {auth_token: "env:NOT_SET"}}}
accounts: {m: {channel: email, address: a@b.example, queue: q, settings: {smtp_url: "smtp://127.0.0.1:9"}}}
"""
    _ended(place, 0, "apply", "-", "--unfinished", given=floor)
    out, _ = _ended(place, 1, "doctor")
    assert "BAD hooks.h: auth_token leads to nothing: env:NOT_SET" in out
    assert "BAD accounts.m smtp_url: 127.0.0.1:9 does not answer" in out


def test_the_doctor_names_every_setting_that_makes_no_sense_and_tries_none(place: Place) -> None:
    floor = b"""
teams: {t: {}}
queues: {q: {team: t}}
hooks: {h: {channel: sms, settings: {api_url: "env:API", auth_token: "env:TOKEN"}}}
accounts:
  m: {channel: email, address: a@b.example, queue: q, settings: {imap_url: "env:IMAP", smtp_url: "env:SMTP"}}
  s: {channel: sms, address: "+14155550100", queue: q, hook: h, settings: {messaging_service_sid: "env:SERVICE"}}
"""
    _ended(place, 0, "apply", "-", "--unfinished", given=floor)
    more = {
        "API": "api.twilio.com",
        "TOKEN": "hush",
        "IMAP": "imaps:///INBOX",
        "SMTP": "smtp://[ada:hush@x",
        "SERVICE": "mine",
    }
    out, _ = _ended(place, 1, "doctor", more=more)
    assert {line for line in out.splitlines() if line.startswith("BAD")} == {
        "BAD hooks.h: api_url is https://host, or https://host/path; correct what env:API leads to",
        "BAD accounts.m: imap_url is imaps://user:password@host:port/folder; correct what env:IMAP leads to",
        "BAD accounts.m: smtp_url is smtp://user:password@host:port, or smtps://…; correct what env:SMTP leads to",
        (
            "BAD accounts.s: messaging_service_sid is MG and 32 characters, as Twilio shows it; "
            "correct what env:SERVICE leads to"
        ),
        (
            "BAD hooks.h: auth_token is too short for a secret; it has 16 characters or more; "
            "correct what env:TOKEN leads to"
        ),
    }
    assert "hush" not in out


def test_where_there_is_no_demonstration_none_is_removed(place: Place) -> None:
    out, _ = _ended(place, 0, "demo", "remove")
    assert out == "There is no demonstration here; nothing was changed.\n"
    out, _ = _ended(place, 0, "audit", "verify")
    assert out.startswith("All 0 lines")


def test_a_changed_audit_is_found_out(place: Place) -> None:
    for name in (b"one", b"two", b"three"):
        _ended(place, 0, "apply", "-", given=b"reasons: {" + name + b": {}}")
    assert "All 3 lines" in _ended(place, 0, "audit", "verify")[0]
    connection = sqlite3.connect(place.folder / "var" / "hub.db")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
    for (name,) in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE audit SET subject = 'four' WHERE number = 2")
    connection.commit()
    connection.close()
    _, error = _ended(place, 1, "audit", "verify")
    assert "line 2 does not follow" in error


def test_a_hub_on_one_file_loads_nothing_of_a_database_server(place: Place) -> None:
    unwanted = ("asyncpg", "sqlalchemy.ext.asyncio", "sqlalchemy.orm", "alembic", "twilio.rest")
    said = f"import sys, hub.cli, hub.main, hub.commands.demo.stage; print(sys.modules.keys() & {unwanted})"
    ended = subprocess.run(
        [sys.executable, "-c", said], cwd=place.folder, env=place.environment(), capture_output=True, check=True
    )
    assert ended.stdout.decode().strip() == "set()"
