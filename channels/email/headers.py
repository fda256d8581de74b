"""A header becomes fields, tolerantly: junk lines are joined or skipped, nothing is refused.

Field values are text: raw eight-bit bytes are decoded by detection, encoded words are left for `words`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from channels.email.charset import decode
from channels.email.words import decode_words

HEADER_LIMIT_BYTES = 256 * 1024
_MOST_FIELDS = 5000
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:(.*)", re.DOTALL)
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*+(\"|)", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ufeff\ufffe\uffff]+")
_LIKELY_FIELDS = re.compile(
    rb"(?:x-|content-|list-|resent-|arc-|auto|authentication-|dkim-|received|return-|delivered|message-id|in-reply"
    rb"|references|mime-|from|to|cc|bcc|subject|date|sender|reply-to|thread-|user-agent|precedence|importance|priority)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Headers:
    """The fields of one header in their order, names in lower case, values as they came."""

    fields: tuple[tuple[str, bytes], ...] = ()
    charset: str = ""
    """The charset the body declares: the best guess for raw eight-bit bytes in a field."""
    is_complete: bool = True

    def raw(self, name: str) -> bytes | None:
        """The bytes of the first field of this name."""
        return next((value for key, value in self.fields if key == name), None)

    def text(self, name: str) -> str:
        """The first field of this name as one line of text, encoded words left alone; empty without one."""
        raw = self.raw(name)
        return "" if raw is None else self._line(raw)

    def every(self, name: str) -> tuple[str, ...]:
        """All fields of this name as lines of text, the topmost first."""
        return tuple(self._line(value) for key, value in self.fields if key == name)

    def decoded(self, name: str) -> str:
        """The first field of this name as a person reads it."""
        return one_line(decode_words(self.text(name)))

    def __contains__(self, name: str) -> bool:
        return any(key == name for key, _ in self.fields)

    def _line(self, raw: bytes) -> str:
        return _CONTROLS.sub(" ", decode(raw, self.charset)).strip()


def one_line(text: str) -> str:
    """The text without control characters, line breaks or space at its ends."""
    return _CONTROLS.sub(" ", text).strip()


def closed_quotes(text: str) -> str:
    """The text without a quotation mark that is never closed, nor any after it: they would mean nothing."""
    for match in _QUOTED.finditer(text):
        if not match[1]:
            return text[: match.start()] + text[match.start() :].replace('"', "")
    return text


def split_header(raw: bytes, limit: int = HEADER_LIMIT_BYTES) -> tuple[Headers, bytes]:
    """The fields at the beginning of a message or part, and the body after them."""
    fields: list[tuple[str, bytearray]] = []
    position, is_complete = 0, True
    while position < len(raw):
        end, after = _line_at(raw, position)
        line = raw[position:end]
        if not line.strip(b"\r"):
            position = after
            break
        if position > limit or len(fields) > _MOST_FIELDS:
            is_complete, position = False, _after_blank_line(raw, position)
            break
        if not _take(fields, line, raw[after : after + 200]):
            break
        position = after
    kept = tuple((name, bytes(value)) for name, value in fields)
    return Headers(kept, is_complete=is_complete), raw[position:]


def _line_at(raw: bytes, position: int) -> tuple[int, int]:
    """Where the line at this position ends, and where the next one begins."""
    feed = raw.find(b"\n", position)
    if feed < 0:
        return len(raw), len(raw)
    end = feed
    while end > position and raw[end - 1] == ord("\r"):
        end -= 1
    return end, feed + 1


def _after_blank_line(raw: bytes, position: int) -> int:
    match = re.compile(rb"\n\r*\n").search(raw, position)
    return match.end() if match else len(raw)


def _take(fields: list[tuple[str, bytearray]], line: bytes, following: bytes) -> bool:
    """Add a line to the fields; false when it does not belong to a header any more."""
    if line[:1] in b" \t" and line[:1]:
        if fields:
            fields[-1][1].extend(b" " + line.strip())
        return True
    if match := _FIELD.fullmatch(line):
        fields.append((match[1].decode("ascii").lower(), bytearray(match[2].strip())))
        return True
    if line.startswith((b"From ", b">From ")):
        return True
    if not fields:
        return False
    # A folded field whose second line lost its indent is common; a body without an empty line is rarer.
    if _LIKELY_FIELDS.match(following):
        fields[-1][1].extend(b" " + line.strip())
        return True
    return False


def normalised_lines(raw: bytes) -> bytes:
    """The message with something to split lines at, and without a mark or blank lines before its header."""
    if b"\n" not in raw and b"\r" in raw:
        raw = raw.replace(b"\r", b"\n")
    return raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
