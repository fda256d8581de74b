"""500 customers at the same instant, everything said twice: each is taken, answered and closed once."""

from __future__ import annotations

import os
import secrets
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from tests.chaos.auditor import Findings
from tests.chaos.burst import Burst, burst
from tests.chaos.harness import CAPACITY
from tests.chaos.outcome import outcome_of

SEED: Final = int(os.environ.get("HUB_CHAOS_SEED", secrets.randbelow(1_000_000)))
COPY: Final = """
    CREATE TEMP TABLE copied AS SELECT * FROM {table} WHERE {which} LIMIT 1;
    UPDATE copied SET id = id || 'again';
    INSERT INTO {table} SELECT * FROM copied;
"""
DOCTORED: Final[dict[str, tuple[str, str, str]]] = {
    "an arrival that is not there": (
        "DELETE FROM item WHERE id = (SELECT min(id) FROM item WHERE direction = 'in')",
        "lost",
        "",
    ),
    "an arrival that is there twice": (COPY.format(table="item", which="account_id = 'texts'"), "doubled", "× 2"),
    "an acceptance that is not there": ("UPDATE offer SET outcome = 'withdrawn'", "lost", "the acceptance"),
    "a conversation taken twice": (COPY.format(table="offer", which="true"), "faults", "'acceptances': 2"),
    "a conversation left open": ("UPDATE conversation SET closed_at = NULL, state = 'open'", "faults", "still open"),
    "an agent with too much at one moment": (
        "UPDATE fact SET agent_id = (SELECT max(agent_id) FROM fact) WHERE agent_id IS NOT NULL",
        "faults",
        f"held {CAPACITY['sms'] + 1} of {CAPACITY['sms']} sms",
    ),
}
"""What is done to the database of a good run, and where the auditor must say what about it."""


def doctored(thrown: Burst, sql: str, path: Path) -> Findings:
    """What the auditor finds after its database has been tampered with."""
    with closing(sqlite3.connect(thrown.path)) as real, closing(sqlite3.connect(path)) as copy:
        real.backup(copy)
        copy.executescript(sql)
    return outcome_of(replace(thrown, path=path))


@pytest.mark.timeout(240)
async def test_five_hundred_arrivals_at_once_are_each_taken_answered_and_closed_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with burst(SEED, texts=200, mails=150, visitors=150) as thrown:
        with capsys.disabled():
            sys.stderr.write(f"seed {SEED}: {thrown}\n")
        found = outcome_of(thrown)
        assert not found, f"{found}\nrun it again with HUB_CHAOS_SEED={SEED}"
        assert found.stored == thrown.repeats == thrown.reached.total() == 500
        assert found.unknown == 0
        assert found.fullest == max(CAPACITY.values()), "nobody was ever full, so nobody could be too full"


@pytest.mark.timeout(120)
async def test_a_burst_that_loses_doubles_or_overloads_is_caught(tmp_path: Path) -> None:
    async with burst(SEED, texts=12, mails=6, visitors=6) as thrown:
        assert not outcome_of(thrown)
        for number, (what, (sql, kind, words)) in enumerate(DOCTORED.items()):
            found = doctored(thrown, sql, tmp_path / f"{number}.db")
            assert [said for said in getattr(found, kind) if words in said], f"{what} is not caught: {found}"
        for door in ("texts", "mails", "chat"):
            one = Counter([next(answer for answer in thrown.reached if answer[0] == door)])
            assert outcome_of(replace(thrown, reached=thrown.reached - one)).lost, one
            assert outcome_of(replace(thrown, reached=thrown.reached + one)).doubled, one
