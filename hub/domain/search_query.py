"""What somebody typed into a search field: words, phrases in quotes, and filters such as `channel:sms`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from hub.domain.problem import Invalid
from hub.domain.search_terms import Term, phrase_of, terms_of
from hub.domain.value import dataclass

LONGEST_QUERY: Final = 200
MOST_TERMS: Final = 12
FILTERS: Final = ("channel", "queue", "agent", "state", "tag", "field", "from", "to")
_QUOTES: Final = str.maketrans("“”„「」：", '""""":')
_FILTER: Final = re.compile(
    rf'(?<!\S)(?P<name>{"|".join(FILTERS)}):(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))', re.IGNORECASE
)
_PHRASE: Final = re.compile(r'"([^"]*)"?')


@dataclass(frozen=True, slots=True)
class Query:
    """What must be found, and where only."""

    terms: list[Term]
    filters: Mapping[str, tuple[str, ...]]
    """By name, what was written behind it; of several for one name any may hold."""


def parse_query(text: str) -> Query:
    """What was meant; raises Invalid where it is too much."""
    if len(text) > LONGEST_QUERY:
        raise Invalid(f"A search may have {LONGEST_QUERY} characters; leave out words that are not rare.")
    plain = text.translate(_QUOTES)
    filters: dict[str, tuple[str, ...]] = {}
    for found in _FILTER.finditer(plain):
        name = found["name"].lower()
        value = (found["quoted"] if found["quoted"] is not None else found["plain"]).strip()
        filters[name] = (*filters.get(name, ()), value)
    terms = _terms(_FILTER.sub(" ", plain), is_typed=not plain[-1:].isspace())
    if len(terms) > MOST_TERMS:
        raise Invalid(f"A search may have {MOST_TERMS} words; leave out those that are not rare.")
    return Query(terms, filters)


def _terms(text: str, *, is_typed: bool) -> list[Term]:
    terms: list[Term] = []
    place = 0
    for found in _PHRASE.finditer(text):
        terms += terms_of(text[place : found.start()])
        terms += phrase_of(found[1])
        place = found.end()
    return terms + terms_of(text[place:], is_typed=is_typed)
