"""What must have become of a burst: as many conversations as arrivals, each taken, answered and closed once."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from typing import Final

from tests.chaos.auditor import Auditor, Findings
from tests.chaos.burst import Answer, Burst

_JOURNEYS: Final = """
    SELECT id, state,
        (SELECT count(*) FROM item WHERE conversation_id = conversation.id AND direction = 'in') AS arrivals,
        (SELECT count(*) FROM offer WHERE conversation_id = conversation.id AND outcome = 'accepted') AS acceptances,
        (SELECT count(*) FROM item WHERE conversation_id = conversation.id AND direction = 'out') AS answers,
        (SELECT count(*) FROM fact WHERE conversation_id = conversation.id AND happening = 'closed') AS closes
    FROM conversation
"""
_ANSWERS: Final = """
    SELECT conversation.account_id AS door, identity.key AS customer, item.text, item.state
    FROM item JOIN conversation ON conversation.id = item.conversation_id
    JOIN identity ON identity.id = conversation.identity_id
    WHERE item.direction = 'out'
"""


def outcome_of(burst: Burst) -> Findings:
    """Everything that is wrong with what came of a burst."""
    found = Auditor(burst.path, burst.told).audit()
    with closing(sqlite3.connect(f"file:{burst.path}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        _conversations(database, burst, found)
        _answers(database, burst, found)
    return found


def _conversations(database: sqlite3.Connection, burst: Burst, found: Findings) -> None:
    rows = database.execute(_JOURNEYS).fetchall()
    arrivals = len(list(burst.told.said))
    if len(rows) != arrivals:
        found.faults.append(f"{arrivals} arrivals have become {len(rows)} conversations")
    for row in rows:
        once = {name: row[name] for name in ("arrivals", "acceptances", "answers", "closes")}
        if row["state"] != "closed" or set(once.values()) != {1}:
            found.faults.append(f"{row['id']} is {row['state']} and has {once}")


def _answers(database: sqlite3.Connection, burst: Burst, found: Findings) -> None:
    """Each answer reached its own customer once, and nobody else."""
    wanted: Counter[Answer] = Counter()
    for row in database.execute(_ANSWERS):
        wanted[row["door"], row["customer"], row["text"]] += 1
        if row["door"] == "texts" and row["state"] != "delivered":
            found.faults.append(f"{row['text']} is {row['state']} although it was reported delivered")
    found.lost += [f"{text} to {customer} over {door}" for door, customer, text in wanted - burst.reached]
    found.doubled += [f"{text} to {customer} over {door}" for door, customer, text in burst.reached - wanted]
