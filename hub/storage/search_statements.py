"""The two questions to the search's index, written out for both databases from the same words.

What has every token is read from the highest rank down and no further than asked: a word that stands everywhere
costs no more than one that is rare. Filters and rights are looked at for those alone.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from sqlalchemy import text

from hub.domain.search_document import Area
from hub.storage.statement import Statement

_SHOWN: Final = {
    Area.CONVERSATIONS: """
        (:channel = '[]' OR c.channel IN ({each_channel}))
        AND (:queue_id = '[]' OR c.queue_id IN ({each_queue_id}))
        AND (:agent_id = '[]' OR c.agent_id IN ({each_agent_id}))
        AND (:state = '[]' OR c.state IN ({each_state}))
        AND (:tags = '[]' OR EXISTS ({each_of_it} INTERSECT {each_tag}))
        AND (:fields = '[]' OR EXISTS ({each_mark} INTERSECT {each_field}))
        AND (
            c.agent_id = :me
            OR c.team_id IN ({each_team})
            OR (
                c.queue_id NOT IN ({each_restricted})
                AND EXISTS (
                    SELECT 1 FROM conversation AS other
                    WHERE other.customer_id = c.customer_id AND other.team_id IN ({each_team})
                )
            )
        )""",
    Area.CUSTOMERS: """
        EXISTS (
            SELECT 1 FROM conversation AS other WHERE other.customer_id = found.about
            AND (other.team_id IN ({each_team}) OR (other.agent_id = :me AND other.closed_at IS NULL))
        )""",
}
_LISTS: Final = {
    "each_channel": ":channel",
    "each_queue_id": ":queue_id",
    "each_agent_id": ":agent_id",
    "each_state": ":state",
    "each_tag": ":tags",
    "each_of_it": "c.tags",
    "each_field": ":fields",
    "each_team": ":teams",
    "each_restricted": ":restricted",
}
_EACH: Final = {
    "sqlite": "SELECT value FROM json_each({})",
    "postgresql": "SELECT jsonb_array_elements_text(CAST({} AS jsonb))",
}
_EACH_MARK: Final = {
    "sqlite": "SELECT mark.value FROM json_each(c.fields) AS said, json_each(said.value, '$.marks') AS mark",
    "postgresql": """
        SELECT jsonb_array_elements_text(said.value -> 'marks') FROM jsonb_each(CAST(c.fields AS jsonb)) AS said""",
}
_PERIOD: Final = "d.at >= CAST(:since AS bigint) AND d.at < CAST(:until AS bigint)"
_RANGE: Final = "{number} < CAST(:below AS bigint) AND {number} >= CAST(:lowest AS bigint)"
_FOUND: Final = {
    # CROSS JOIN keeps SQLite from looking for another order: the full text gives rows from the highest rank down.
    ("sqlite", True): f"""
        SELECT d.number, d.place, d.id, d.about FROM search_words CROSS JOIN search_document AS d
        ON d.number = search_words.rowid WHERE search_words MATCH :words
        AND {_RANGE.format(number="search_words.rowid")} AND {_PERIOD} ORDER BY search_words.rowid DESC""",
    ("postgresql", True): f"""
        SELECT d.number, d.place, d.id, d.about FROM search_document AS d WHERE d.tokens @@ CAST(:words AS tsquery)
        AND {_RANGE.format(number="d.number")} AND {_PERIOD} ORDER BY d.number DESC""",
}
_WITHOUT_WORDS: Final = f"""
        SELECT d.number, d.place, d.id, d.about FROM search_document AS d WHERE d.place = 'subject'
        AND {_RANGE.format(number="d.number")} AND {_PERIOD} ORDER BY d.number DESC"""
_JOIN: Final = {
    Area.CONVERSATIONS: "LEFT JOIN conversation AS c ON c.id = found.about",
    Area.CUSTOMERS: "",
}


@cache
def sought_statement(area: Area, *, has_words: bool) -> Statement:
    """The highest documents that have every token, and whether each may be shown."""

    def sql(dialect: str) -> str:
        found = _FOUND[dialect, True] if has_words else _WITHOUT_WORDS
        lists = {name: _EACH[dialect].format(values) for name, values in _LISTS.items()}
        lists["each_mark"] = _EACH_MARK[dialect]
        return f"""
            WITH found AS ({found} LIMIT CAST(:most AS bigint))
            SELECT found.number, found.place, found.id, found.about, {_SHOWN[area].format(**lists)} AS is_shown
            FROM found {_JOIN[area]} ORDER BY found.number DESC"""

    return Statement(text(sql("sqlite")), postgresql=text(sql("postgresql")))


@cache
def about_statement(*, has_words: bool) -> Statement:
    """The highest documents about one thing, from a rank on, that have every token."""
    highest = "ORDER BY d.number DESC LIMIT CAST(:most AS bigint)"
    about = f"""
        SELECT d.number, d.place, d.id, d.about FROM search_document AS d
        WHERE d.about = :about AND d.number >= CAST(:above AS bigint) AND {_PERIOD}"""
    if not has_words:
        return Statement(text(f"{about} AND d.place = 'subject' {highest}"))
    found = "EXISTS (SELECT 1 FROM search_words WHERE search_words MATCH :words AND search_words.rowid = d.number)"
    return Statement(
        text(f"{about} AND {found} {highest}"),
        postgresql=text(f"{about} AND d.tokens @@ CAST(:words AS tsquery) {highest}"),
    )
