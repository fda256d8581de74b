"""What a command says when it fails: the sentence of a fault that has one, the kind of any other."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from channels.contract import NotConfigured
from hub.commands.failure import StartError
from hub.commands.last_words import last_words, make_data_folder, opening
from hub.domain.problem import Invalid
from hub.settings import Settings
from hub.storage.seal import read_or_make_key


@pytest.mark.parametrize("fault", [Invalid("Enter the secret again."), NotConfigured("Enter the secret again.")])
def test_a_fault_with_a_sentence_says_just_that(fault: Exception) -> None:
    assert last_words(ExceptionGroup("tasks", [fault])) == "Enter the secret again."


def test_a_fault_nobody_foresaw_says_of_what_kind_it_is() -> None:
    assert last_words(KeyError("colour")) == "The command failed: KeyError: 'colour'"


def _of_system(number: int, name: str | None = "/var/hub/lock") -> OSError:
    return OSError(number, os.strerror(number), name)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (_of_system(errno.ENOSPC), "The disk is full"),
        (_of_system(errno.EMFILE, None), "ulimit -n"),
        (_of_system(errno.EACCES), "/var/hub/lock may not be read and written by this user"),
        (_of_system(errno.EROFS), "choose another folder with HUB_DATA"),
        (_of_system(errno.EISDIR), "/var/hub/lock cannot be used: Is a directory."),
        (sqlite3.OperationalError("database or disk is full"), "The disk is full"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "may not be read and written"),
        (sqlite3.OperationalError("unable to open database file"), "hub.db in the folder HUB_DATA"),
        (sqlite3.OperationalError("database is locked"), "Another program holds hub.db"),
        (sqlite3.DatabaseError("file is not a database"), "restore it from a backup"),
    ],
    ids=str,
)
def test_a_fault_of_the_system_says_what_to_do(fault: Exception, told: str) -> None:
    said = last_words(ExceptionGroup("tasks", [fault]))
    assert told in said
    assert "Error" not in said


def test_a_folder_that_cannot_be_made_is_named_with_its_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below", Path("/proc/nothing/here")):
        with pytest.raises(StartError, match="HUB_DATA") as refused:
            make_data_folder(folder)
        assert str(folder) in str(refused.value)


@pytest.mark.parametrize(
    ("url", "place"), [("a:hush@db.example:5444/hub", "db.example:5444"), ("a:hush@db.example/hub", "db.example:5432")]
)
@pytest.mark.parametrize("fault", [ConnectionRefusedError(111, "Connection refused"), TimeoutError()], ids=str)
def test_a_database_server_that_is_away_is_named_with_its_setting_and_no_password(
    url: str, place: str, fault: Exception
) -> None:
    with pytest.raises(StartError, match="HUB_DATABASE_URL") as refused, opening(Settings(database_url=f"p://{url}")):
        raise fault
    assert f"at {place}, cannot be used" in str(refused.value)
    assert "hush" not in str(refused.value)


def test_a_key_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_bytes(b"")
    with pytest.raises(Invalid, match=r"secret\.key is no key of a hub: it has 32 bytes; bring it back"):
        read_or_make_key("", tmp_path)
