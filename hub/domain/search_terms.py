"""What somebody looks for: terms that must all be found, each as an index is asked for it and as a text is checked.

The index knows tokens only. That may say less than the term (words side by side, long beginnings, three letters or
more of a language without spaces), so the text itself is checked, by the same rules on every database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from hub.domain.search_text import FEWEST_DIGITS, Number, Piece, Read, Script, pairs_of, read

BEGINS_FROM: Final = 3
"""Letters from which a word finds every longer one that begins so."""
TYPED_BEGINS_FROM: Final = 2
"""The same for the word that is being typed."""

Span: TypeAlias = tuple[int, int]


LONGEST_BEGINNING: Final = 8
"""Letters by which an index knows the beginnings of words; the text itself decides about longer ones."""


class Probe(NamedTuple):
    """One question to an index: a token, or everything that begins with it."""

    token: str
    is_beginning: bool = False


def _probe(token: str, *, is_beginning: bool) -> Probe:
    return Probe(token[:LONGEST_BEGINNING] if is_beginning else token, is_beginning)


Alternatives: TypeAlias = tuple[tuple[Probe, ...], ...]
"""One of these must be there with all its probes."""


class Words(NamedTuple):
    """Pieces that stand side by side; of the last one perhaps only the beginning."""

    pieces: tuple[tuple[str, Script], ...]
    is_beginning: bool

    @property
    def alternatives(self) -> Alternatives:
        """What an index is asked for."""
        return (tuple(self._probes()),)

    def _probes(self) -> Iterator[Probe]:
        last = len(self.pieces) - 1
        for place, (text, script) in enumerate(self.pieces):
            if script is Script.SPACED:
                yield _probe(text, is_beginning=self.is_beginning and place == last)
            elif len(text) == 1:
                yield Probe(text)
            else:
                yield from (Probe(pair) for pair in pairs_of(text))

    def spans(self, text: Read) -> Iterator[Span]:
        """Every place where they stand."""
        if len(self.pieces) == 1 and self.pieces[0][1] is Script.UNSPACED:
            yield from self._spans_within(text)
            return
        many = len(self.pieces)
        for place in range(len(text.pieces) - many + 1):
            if self._stands_at(text.pieces[place : place + many]):
                yield text.pieces[place].start, text.pieces[place + many - 1].end

    def _spans_within(self, text: Read) -> Iterator[Span]:
        wanted = self.pieces[0][0]
        for piece in text.pieces:
            place = piece.text.find(wanted) if piece.script is Script.UNSPACED else -1
            while place >= 0:
                begin = piece.place + place
                yield text.folded.starts[begin], text.folded.ends[begin + len(wanted) - 1]
                place = piece.text.find(wanted, place + len(wanted))

    def _stands_at(self, pieces: list[Piece]) -> bool:
        last = len(pieces) - 1
        for place, (piece, (text, script)) in enumerate(zip(pieces, self.pieces, strict=True)):
            if piece.script is not script:
                return False
            if script is Script.SPACED:
                fits = piece.text.startswith(text) if self.is_beginning and place == last else piece.text == text
            else:
                fits = _fits_beside(piece.text, text, is_first=place == 0, is_last=place == last)
            if not fits:
                return False
        return True


def _fits_beside(run: str, text: str, *, is_first: bool, is_last: bool) -> bool:
    """Letters without spaces touch their neighbours; at the outer sides there may be more of them."""
    if is_first:
        return run.endswith(text)
    return run.startswith(text) if is_last else run == text


class Digits(NamedTuple):
    """A number, or any part of a long one, with or without zeros before it; or its groups as words."""

    digits: str
    otherwise: tuple[Words, ...]

    @property
    def alternatives(self) -> Alternatives:
        """What an index is asked for."""
        whole = (_probe(self.digits, is_beginning=True),)
        groups = tuple(probe for words in self.otherwise for probe in words.alternatives[0])
        return (whole, groups)

    def spans(self, text: Read) -> Iterator[Span]:
        """Every place where it stands."""
        whole = list(self._spans_whole(text))
        if whole:
            yield from whole
            return
        groups = [list(words.spans(text)) for words in self.otherwise]
        if all(groups):
            yield from (span for spans in groups for span in spans)

    def _spans_whole(self, text: Read) -> Iterator[Span]:
        for number in text.numbers:
            if self.digits in number.digits:
                yield number.start, number.end
        for piece in text.pieces:
            if piece.text.startswith(self.digits):
                yield piece.start, piece.end


Term: TypeAlias = Words | Digits


def terms_of(text: str, *, is_typed: bool = False) -> list[Term]:
    """What must be found for words without quotes; `is_typed` where the last one may not be finished."""
    found = read(text)
    terms: list[Term] = []
    group: list[Piece] = []
    numbers = {number.start: number for number in found.numbers}
    last = found.pieces[-1] if found.pieces else None
    pieces = iter(found.pieces)
    for piece in pieces:
        if group and (piece.start in numbers or not _touch(text, group[-1], piece)):
            terms.append(_words(group, is_typed=False))
            group = []
        number = numbers.get(piece.start)
        if number is None:
            group.append(piece)
            continue
        groups = [piece]
        while groups[-1].end < number.end:
            groups.append(next(pieces))
        terms.append(_long_number(number, groups))
    if group:
        terms.append(_words(group, is_typed=is_typed and group[-1] is last))
    return terms


def phrase_of(text: str) -> list[Term]:
    """What must be found for words in quotes: these, side by side."""
    pieces = read(text).pieces
    return [Words(tuple((piece.text, piece.script) for piece in pieces), is_beginning=False)] if pieces else []


def _touch(text: str, before: Piece, after: Piece) -> bool:
    between = text[before.end : after.start]
    return not any(letter.isspace() for letter in between)


def _words(group: list[Piece], *, is_typed: bool) -> Term:
    last = group[-1].text
    fewest = TYPED_BEGINS_FROM if is_typed else BEGINS_FROM
    words = Words(tuple((piece.text, piece.script) for piece in group), is_beginning=len(last) >= fewest)
    plain = last.lstrip("0")
    is_number = len(group) == 1 and last.isascii() and last.isdecimal()
    return Digits(plain, (words,)) if is_number and len(plain) >= FEWEST_DIGITS else words


def _long_number(number: Number, groups: list[Piece]) -> Term:
    words = tuple(Words(((piece.text, piece.script),), is_beginning=len(piece.text) >= BEGINS_FROM) for piece in groups)
    plain = number.digits.lstrip("0")
    return Digits(plain, words) if len(plain) >= FEWEST_DIGITS else words[0]


def has_all(texts: Iterable[str], terms: list[Term]) -> bool:
    """Whether every term is found in one of the texts."""
    read_texts = [read(text) for text in texts]
    return all(any(next(term.spans(text), None) for text in read_texts) for term in terms)


def spans_of(text: str, terms: list[Term]) -> list[Span]:
    """Every place of the text where one of the terms stands, in order, none over another."""
    found = read(text)
    merged: list[Span] = []
    for start, end in sorted(span for term in terms for span in term.spans(found)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
