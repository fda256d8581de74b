"""Parameters of Content-Type and Content-Disposition: RFC 2231, RFC 2047, raw, and anything between."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from channels.email.charset import decode
from channels.email.headers import closed_quotes, one_line
from channels.email.words import decode_words

_PARAMETER = re.compile(
    # Possessive quantifiers and an anchor before the name keep hostile lines linear.
    r"(?:(?<=[\s;\"])|^)([^\s=;\"]{1,80}+)\s{0,80}+=\s{0,80}+(\"(?:[^\"\\]|\\.)*+\"|[^;]*)",
    re.DOTALL,
)
_SECTION = re.compile(r"([^*]+)\*(\d{1,5})?(\*?)")
_MOST_PARAMETERS = 10_000


@dataclass(slots=True)
class _Continued:
    """The sections of one parameter that RFC 2231 spread over several."""

    sections: dict[int, tuple[str, bool]] = field(default_factory=dict)

    def text(self) -> str:
        charset, out = "", bytearray()
        for number, (index, (value, is_encoded)) in enumerate(sorted(self.sections.items())):
            if number == 0 and is_encoded and value.count("'") >= 2:
                charset, _, value = value.split("'", 2)  # noqa: PLW2901 - the label is no part of the value
            out += unquote_to_bytes(value) if is_encoded else value.encode("utf-8", "replace")
            del index
        return one_line(decode(bytes(out), charset))


def parse_parameters(line: str) -> tuple[str, dict[str, str]]:
    """The value before the first parameter in lower case, and the parameters decoded, the first of a name."""
    line = closed_quotes(line)
    main = re.match(r"[^\s;]*", line)
    value = main[0] if main else ""
    plain: dict[str, str] = {}
    continued: dict[str, _Continued] = {}
    for count, match in enumerate(_PARAMETER.finditer(line, len(value) if "=" not in value else 0)):
        if count >= _MOST_PARAMETERS:
            break
        _take(match[1].lower(), _unquoted(match[2]), plain, continued)
    found = {name: _plain_text(text) for name, text in plain.items()}
    # A value in RFC 2231 is the better one; senders put a plain twin beside it for old readers.
    return value.lower().strip("\"'"), found | {name: spread.text() for name, spread in continued.items()}


def _take(name: str, value: str, plain: dict[str, str], continued: dict[str, _Continued]) -> None:
    section = _SECTION.fullmatch(name)
    if section is None:
        plain.setdefault(name, value)
        return
    index = int(section[2]) if section[2] else 0
    is_encoded = bool(section[3]) or section[2] is None
    continued.setdefault(section[1], _Continued()).sections.setdefault(index, (value, is_encoded))


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return re.sub(r"\\([\"\\])", r"\1", value[1:-1])
    return value.strip('"')


def _plain_text(value: str) -> str:
    """A parameter as senders write it who never read RFC 2231: an encoded word, or per cent signs."""
    text = one_line(decode_words(value))
    if "%" in text and text.isascii():
        unquoted = unquote_to_bytes(text)
        if not unquoted.isascii():
            return one_line(decode(unquoted, "utf-8"))
    return text
