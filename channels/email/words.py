"""Encoded words (RFC 2047) become text, also the broken ones that mail is full of."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

from channels.email.charset import codec_of, decode

# An encoded text may contain single question marks, though it should not; eight bound the search.
# The last word of a line may have been cut off before its end.
_WORD = re.compile(r"=\?([^?\s=]{1,60})\?([bBqQ])\?([^?]*(?:\?(?!=)[^?]*){0,8})(?:\?=|\??\Z)")
_ESCAPED = re.compile(rb"=([0-9A-Fa-f]{2})")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(slots=True)
class _Word:
    """Encoded bytes that wait for their neighbours of the same charset."""

    charset: str
    parts: list[bytes]

    def text(self) -> str:
        """Decode the parts as one, because careless senders split in mid-character."""
        joined = b"".join(self.parts)
        codec = codec_of(self.charset)
        if len(self.parts) > 1 and codec is not None and codec.startswith("iso2022"):
            return "".join(decode(part, self.charset) for part in self.parts)
        return decode(joined, self.charset)


def decode_words(text: str) -> str:
    """The text with every encoded word decoded; what cannot be decoded stays as it is."""
    if "=?" not in text:
        return text
    out: list[str] = []
    waiting: _Word | None = None
    position = 0
    for match in _WORD.finditer(text):
        gap = text[position : match.start()]
        if gap.strip() or (waiting is None and gap):
            _flush(out, waiting)
            waiting = None
            out.append(gap)
        raw = _payload(match[2], match[3])
        if waiting is not None and waiting.charset == match[1].lower():
            waiting.parts.append(raw)
        else:
            _flush(out, waiting)
            waiting = _Word(match[1].lower(), [raw])
        position = match.end()
    _flush(out, waiting)
    out.append(text[position:])
    return "".join(out)


def _flush(out: list[str], waiting: _Word | None) -> None:
    if waiting is not None:
        out.append(waiting.text())


def _payload(encoding: str, text: str) -> bytes:
    # What is not ASCII inside an encoded word was decoded with its line already; keep it readable.
    raw = text.encode("utf-8", "replace")
    if encoding in "bB":
        return base64_bytes(raw)
    return _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), raw.replace(b"_", b" "))


def base64_bytes(raw: bytes) -> bytes:
    """What base64 text stands for, whatever is missing at its end or strewn between."""
    whole = raw.rstrip(b"=\r\n\t -")
    if b"=" not in whole:
        # The ordinary case in one go: the library skips what is not base64 by itself.
        try:
            return base64.b64decode(whole + b"==")
        except binascii.Error:
            pass  # a lone character at the end; cut off below
    out = bytearray()
    # Padding in the middle means that several encoded pieces were put together.
    for piece in re.split(rb"=+", raw):
        clean = _NOT_BASE64.sub(b"", piece)
        clean = clean[: len(clean) - 1] if len(clean) % 4 == 1 else clean
        try:
            out += base64.b64decode(clean + b"=" * (-len(clean) % 4))
        except binascii.Error:
            continue
    return bytes(out)
