"""A guess at the language of a text from script and frequent words, good enough for entry rules."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from routing.language_words import LETTERS, SIMPLIFIED, TRADITIONAL, WORDS

# The beginning of a text says enough, and bounds what a long one costs.
LOOKED_AT = 2000
LEAST_CONFIDENCE = 0.5
# Doubt that even a perfect match leaves, and what each word nobody knows adds to it.
DOUBT = 0.5
DOUBT_PER_STRANGE_WORD = 0.2
LETTER_WEIGHT = 0.5

NOT_PROSE = re.compile(r"\S*(?:://|@)\S*|\S*\d\S*")
WORD = re.compile(r"[^\W\d_]+")
SCRIPTS = (
    ("kana", 0x3040, 0x30FF),
    ("hangul", 0x1100, 0x11FF),
    ("hangul", 0x3130, 0x318F),
    ("hangul", 0xAC00, 0xD7AF),
    ("han", 0x3400, 0x4DBF),
    ("han", 0x4E00, 0x9FFF),
    ("han", 0xF900, 0xFAFF),
    ("cyrillic", 0x0400, 0x052F),
)
# A syllable or an ideograph says as much as a few letters do.
SCRIPT_WEIGHTS = {"kana": 2, "hangul": 2, "han": 3}
NOT_RUSSIAN = frozenset("іїєґўђћјљњџ")
ONLY_RUSSIAN = frozenset("ыэё")
ONLY_SIMPLIFIED = frozenset(SIMPLIFIED) - frozenset(TRADITIONAL)
ONLY_TRADITIONAL = frozenset(TRADITIONAL) - frozenset(SIMPLIFIED)


class Guess(NamedTuple):
    """A language as its BCP 47 code, and how sure the guess is, from 0 to 1."""

    code: str
    confidence: float


def _shared(clues: Mapping[str, Iterable[str]]) -> dict[str, dict[str, float]]:
    """Return what each clue adds to which language; one of several languages adds less."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for code, of_language in clues.items():
        for clue in sorted(set(of_language)):
            owners[clue].append(code)
    return {clue: dict.fromkeys(codes, 1 / len(codes)) for clue, codes in owners.items()}


WORD_CLUES = _shared({code: words.split() for code, words in WORDS.items()})
LETTER_CLUES = _shared(LETTERS)


def guess_language(text: str) -> Guess | None:
    """Return the language that the text is most likely written in, or None when it is unclear.

    Chinese whose characters look the same in both scripts is plain "zh".
    """
    prose = NOT_PROSE.sub(" ", unicodedata.normalize("NFC", text[:LOOKED_AT])).casefold()
    scripts = Counter(_script(letter) for letter in prose if letter.isalpha())
    if not scripts:
        return None
    weights = {name: count * SCRIPT_WEIGHTS.get(name, 1) for name, count in scripts.items()}
    # Japanese mixes its own syllables with Chinese characters.
    if weights.get("kana", 0):
        weights["kana"] += weights.pop("han", 0)
    script = max(sorted(weights), key=lambda name: weights[name])
    share = weights[script] / sum(weights.values())
    guess = _guess_in(script, prose)
    if guess is None or guess.confidence * share < LEAST_CONFIDENCE:
        return None
    return Guess(guess.code, round(guess.confidence * share, 3))


def _script(letter: str) -> str:
    point = ord(letter)
    for name, first, last in SCRIPTS:
        if first <= point <= last:
            return name
    # Letters of any other script find no words below, and so no language.
    return "latin"


def _guess_in(script: str, prose: str) -> Guess | None:
    match script:
        case "kana":
            return Guess("ja", 0.98)
        case "hangul":
            return Guess("ko", 0.98)
        case "han":
            return _chinese(prose)
        case "cyrillic":
            return _russian(prose)
        case _:
            return _by_words(prose)


def _chinese(prose: str) -> Guess:
    simplified = sum(character in ONLY_SIMPLIFIED for character in prose)
    traditional = sum(character in ONLY_TRADITIONAL for character in prose)
    if simplified == traditional:
        return Guess("zh", 0.7)
    code = "zh-Hans" if simplified > traditional else "zh-Hant"
    return Guess(code, max(simplified, traditional) / (simplified + traditional + 0.1))


def _russian(prose: str) -> Guess | None:
    letters = set(prose)
    if letters & NOT_RUSSIAN:
        return None
    return Guess("ru", 0.95 if letters & ONLY_RUSSIAN else 0.7)


def _by_words(prose: str) -> Guess | None:
    words = WORD.findall(prose)
    known = [word for word in words if word in WORD_CLUES]
    scores: defaultdict[str, float] = defaultdict(float)
    _add(scores, WORD_CLUES, known, 1.0)
    _add(scores, LETTER_CLUES, sorted(set(prose)), LETTER_WEIGHT)
    if not known:
        return None
    best = max(sorted(scores), key=lambda code: scores[code])
    second = max((score for code, score in scores.items() if code != best), default=0.0)
    doubt = DOUBT + DOUBT_PER_STRANGE_WORD * (len(words) - len(known))
    return Guess(best, scores[best] / (scores[best] + second + doubt))


def _add(
    scores: defaultdict[str, float],
    meanings: Mapping[str, Mapping[str, float]],
    clues: Iterable[str],
    weight: float,
) -> None:
    for clue in clues:
        for code, share in meanings.get(clue, {}).items():
            scores[code] += share * weight
