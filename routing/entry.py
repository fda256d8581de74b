"""Entry rules: which queue an arrival joins, with which skills; the first rule that fits decides."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from routing.demand import NOTHING_DEMANDED, Demand, both, check_levels
from routing.floor import check_strict_level, check_times

# The beginning of a text says enough, and bounds what a long one costs.
LOOKED_AT = 20_000
# Scripts from here on are written without spaces, so that a word has no edges to look for.
FIRST_UNSPACED = 0x2E80
# Thai and Lao, Burmese, Khmer: the same further down.
UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF))
# Apostrophes, however they are typed; and the dot that only a capital of Turkish leaves behind.
ALIKE = (("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("i\u0307", "i"))


class Part(StrEnum):
    """One part of a condition, named in the trace when it did not hold."""

    CHANNEL = "channel"
    LANGUAGE = "language"
    SUBJECT = "subject"
    KEYWORD = "keyword"
    HOURS = "hours"
    TIER = "tier"
    CUSTOMER = "customer"
    VALUE = "value"
    PAGE = "page"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is known of an arrival when its queue is chosen.

    `attributes` is whatever its channel tells: the page it came from, fields of a form,
    the number dialled. `customer_attributes` is what is known of its customer.
    """

    channel: str
    text: str = ""
    subject: str = ""
    language: str | None = None
    language_skill: str | None = None
    """The skill that speaking it is, where its name is not that of the language."""
    is_open: bool = True
    customer_tier: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    customer_attributes: Mapping[str, str] = field(default_factory=dict)
    customer_value: float | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when every part that is given holds; a part holds when any of its values fits.

    A language fits its own variants (zh fits zh-Hant). A keyword is whole words in text
    or subject, in any case; a trailing * lets the last word go on; those of `subjects` are
    looked for in the subject alone. An attribute's value may contain * and ?, and so may a
    page; one that begins with / is compared with the path, whatever the site and the query.
    """

    channels: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    subjects: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    is_open: bool | None = None
    tiers: frozenset[str] = frozenset()
    customer: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    least_value: float | None = None
    pages: tuple[str, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class EntryRule:
    """Where arrivals go that meet the condition, and what they ask of an agent there.

    With a `language_level` the arrival's own language, where it is known, becomes one more
    skill that is demanded at this level.
    """

    rule_id: str
    queue_id: str
    when: Condition = ALWAYS
    demand: Demand = NOTHING_DEMANDED
    language_level: int | None = None
    head_start_seconds: float = 0.0
    level: int = 0

    def __post_init__(self) -> None:
        """Refuse levels outside their scales and a head start that is no number."""
        check_times(head_start_seconds=self.head_start_seconds)
        check_strict_level(self.level)
        if self.language_level is not None:
            check_levels({"language_level": self.language_level})


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A rule that came earlier and did not fit, with every part that did not hold."""

    rule_id: str
    failed: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an arrival goes and why: the rule that fitted (None: the fallback), those before it."""

    queue_id: str
    demand: Demand
    head_start_seconds: float
    rule_id: str | None
    passed_over: tuple[PassedOver, ...]
    level: int = 0


def choose_entry(rules: Sequence[EntryRule], fallback_queue_id: str, arrival: Arrival) -> Entry:
    """Return the entry of the first rule whose condition holds, or else of the fallback queue."""
    subject = _plain(arrival.subject[:LOOKED_AT])
    text = f"{subject} {_plain(arrival.text[:LOOKED_AT])}"
    passed_over: list[PassedOver] = []
    for rule in rules:
        failed = _failed(rule.when, arrival, subject, text)
        if not failed:
            demand, head_start = _demand(rule, arrival), rule.head_start_seconds
            return Entry(rule.queue_id, demand, head_start, rule.rule_id, tuple(passed_over), rule.level)
        passed_over.append(PassedOver(rule.rule_id, failed))
    return Entry(fallback_queue_id, Demand(), 0.0, None, tuple(passed_over))


def _demand(rule: EntryRule, arrival: Arrival) -> Demand:
    language = arrival.language_skill or arrival.language
    if rule.language_level is None or language is None:
        return rule.demand
    skills = both(rule.demand.skills, {language: rule.language_level})
    return replace(rule.demand, skills=skills)


def _failed(when: Condition, arrival: Arrival, subject: str, text: str) -> tuple[Part, ...]:
    holds = {
        Part.CHANNEL: not when.channels or arrival.channel in when.channels,
        Part.LANGUAGE: not when.languages or _speaks(when.languages, arrival.language),
        Part.SUBJECT: not when.subjects or any(_mentions(subject, each) for each in when.subjects),
        Part.KEYWORD: not when.keywords or any(_mentions(text, each) for each in when.keywords),
        Part.HOURS: when.is_open is None or when.is_open == arrival.is_open,
        Part.TIER: not when.tiers or arrival.customer_tier in when.tiers,
        Part.CUSTOMER: _all_fit(when.customer, arrival.customer_attributes),
        Part.VALUE: when.least_value is None or (arrival.customer_value or 0.0) >= when.least_value,
        Part.PAGE: not when.pages or _is_on(when.pages, arrival.attributes.get("page")),
        Part.ATTRIBUTE: _all_fit(when.attributes, arrival.attributes),
    }
    return tuple(part for part, is_met in holds.items() if not is_met)


def _all_fit(wanted: Mapping[str, tuple[str, ...]], known: Mapping[str, str]) -> bool:
    return all(_fits(patterns, known.get(name)) for name, patterns in wanted.items())


def _is_on(patterns: Iterable[str], page: str | None) -> bool:
    if not page:
        return False
    path = _path(page)
    return any(_fits([pattern], path if pattern.startswith("/") else page) for pattern in patterns)


def _path(page: str) -> str:
    try:
        return urlsplit(page).path.rstrip("/") or "/"
    except ValueError:
        return page


def _speaks(ranges: Iterable[str], language: str | None) -> bool:
    tag = f"{language or ''}-".casefold()
    return any(tag.startswith(f"{each}-".casefold()) for each in ranges)


def _fits(patterns: Iterable[str], value: str | None) -> bool:
    if value is None:
        return False
    plain = _plain(value[:LOOKED_AT])
    # Brackets are not ours to explain to an administrator: they stand for themselves.
    return any(fnmatchcase(plain, _plain(pattern).replace("[", "[[]")) for pattern in patterns)


def _plain(text: str) -> str:
    """Return the text as it is compared: one form for each letter, no case, single spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    for written, letter in ALIKE:
        plain = plain.replace(written, letter)
    return " ".join(plain.split())


def _mentions(text: str, keyword: str) -> bool:
    wanted = _plain(keyword.removesuffix("*"))
    goes_on = keyword.endswith("*")
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        if _is_edge(text, start) and (goes_on or _is_edge(text, end)):
            return True
        start = text.find(wanted, start + 1)
    return False


def _is_edge(text: str, index: int) -> bool:
    """Tell whether a word may begin or end between these two characters."""
    if not 0 < index < len(text):
        return True
    before, after = text[index - 1], text[index]
    if _is_mark(after):
        # It belongs to the letter before it, in whatever script.
        return not _is_spelled(before)
    return not (_is_spelled(before) and _is_spelled(after)) or _is_unspaced(before) or _is_unspaced(after)


def _is_spelled(character: str) -> bool:
    return character.isalnum() or _is_mark(character)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _is_unspaced(character: str) -> bool:
    point = ord(character)
    return point >= FIRST_UNSPACED or any(first <= point <= last for first, last in UNSPACED)
