"""The tree of parts a message is made of, split without trust: depth, number and header are capped."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, replace

from channels.email.headers import Headers, normalised_lines, split_header
from channels.email.parameters import parse_parameters
from channels.email.words import base64_bytes

DEEPEST = 20
MOST_PARTS = 500

_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}")
_BARE_TYPES = {"text": "text/plain", "plain": "text/plain", "html": "text/html", "multipart": "multipart/mixed"}
_BASE64_LINES = re.compile(rb"[A-Za-z0-9+/=\s]*")
_FIRST_BOUNDARY = re.compile(rb"(?:^|\n)--([^\s][^\r\n]{0,200}?)[ \t]*\r*\n(?=[Cc][Oo][Nn][Tt][Ee][Nn][Tt]-)")


@dataclass(frozen=True, slots=True)
class Part:
    """One node of the tree: a leaf with bytes, or a multipart with children."""

    headers: Headers
    type: str
    parameters: dict[str, str]
    body: bytes
    children: tuple[Part, ...] = ()

    @property
    def disposition(self) -> tuple[str, dict[str, str]]:
        """`inline`, `attachment` or nothing, and the parameters beside it."""
        return parse_parameters(self.headers.text("content-disposition"))

    def content(self) -> bytes:
        """The bytes of a leaf, its transfer encoding undone."""
        return undone(self.body, self.headers.text("content-transfer-encoding"))


@dataclass(slots=True)
class _Budget:
    """How many parts may still be split off, and whether something had to stay whole."""

    parts: int = MOST_PARTS
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Tree:
    """A message as parts; `is_complete` is false when a cap kept something from being looked into."""

    root: Part
    is_complete: bool


def parse_tree(raw: bytes) -> Tree:
    """The tree of a whole message, whatever its bytes."""
    budget = _Budget()
    root = _part(normalised_lines(raw), "text/plain", 0, budget)
    return Tree(root, budget.is_complete and root.headers.is_complete)


def _part(raw: bytes, default: str, depth: int, budget: _Budget) -> Part:
    headers, body = split_header(raw)
    kind, parameters = _type_of(headers, default)
    headers = replace(headers, charset=parameters.get("charset", ""))
    part = Part(headers, kind, parameters, body)
    if not kind.startswith("multipart/"):
        return part
    if depth >= DEEPEST:
        budget.is_complete = False
        return replace(part, type="application/octet-stream")
    pieces = _pieces(body, parameters.get("boundary", ""), budget)
    if pieces is None:
        return _without_boundary(part)
    inner = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    children = tuple(_part(piece, inner, depth + 1, budget) for piece in pieces)
    charset = headers.charset or next((c.headers.charset for c in children if c.headers.charset), "")
    return replace(part, headers=replace(headers, charset=charset), children=children)


def _without_boundary(part: Part) -> Part:
    """A multipart whose parts cannot be found is shown as the text it at least contains."""
    kind = "text/html" if re.match(rb"\s*<(?:!doctype|html|body|div|p)\b", part.body[:500], re.IGNORECASE) else ""
    return replace(part, type=kind or "text/plain")


def _type_of(headers: Headers, default: str) -> tuple[str, dict[str, str]]:
    line = headers.text("content-type")
    kind, parameters = parse_parameters(line)
    kind = _BARE_TYPES.get(kind, kind)
    if _TYPE.fullmatch(kind):
        return kind, parameters
    if "boundary" in parameters:
        return "multipart/mixed", parameters
    return default, parameters


def _pieces(body: bytes, boundary: str, budget: _Budget) -> list[bytes] | None:
    """What stands between the delimiter lines, or None when there is not one of them."""
    found = _between(body, _boundary_bytes(boundary), budget) if boundary else []
    if not found and (guess := _FIRST_BOUNDARY.search(body)):
        found = _between(body, guess[1], budget)
    return found or None


def _boundary_bytes(boundary: str) -> bytes:
    return boundary.rstrip().encode("utf-8", "replace")


def _between(body: bytes, boundary: bytes, budget: _Budget) -> list[bytes]:
    pieces: list[bytes] = []
    start = -1
    for begin, end, is_last in _delimiters(body, b"--" + boundary):
        if start >= 0:
            pieces.append(body[start:begin])
            budget.parts -= 1
        start = -1 if is_last else end
        if budget.parts <= 0:
            budget.is_complete = False
            return pieces
        # What follows the last delimiter is an epilogue, unless the sender closed too early.
    if start >= 0 and body[start:].strip():
        pieces.append(body[start:])
        budget.parts -= 1
    return pieces


def _delimiters(body: bytes, delimiter: bytes) -> list[tuple[int, int, bool]]:
    """Begin, end and finality of every line that is the delimiter."""
    found: list[tuple[int, int, bool]] = []
    position = body.find(delimiter)
    while position >= 0 and len(found) <= MOST_PARTS + 1:
        after = position + len(delimiter)
        feed = body.find(b"\n", after, after + 1000)
        end = len(body) if feed < 0 else feed + 1
        rest = body[after : after + 1000] if feed < 0 else body[after:feed]
        starts_line = position == 0 or body[position - 1] in b"\n"
        if starts_line and rest.strip() in (b"", b"--", b"-") and (feed >= 0 or after + 1000 >= len(body)):
            begin = position - 1 if position else 0
            while begin > 0 and body[begin - 1] == ord("\r"):
                begin -= 1
            found.append((begin, end, rest.strip() == b"--"))
        position = body.find(delimiter, after)
    return found


def undone(body: bytes, encoding: str) -> bytes:
    """The bytes behind a Content-Transfer-Encoding; an unknown one is taken as none."""
    name = re.split(r"[;(]", encoding, maxsplit=1)[0].strip(" \"'").lower().replace("_", "-")
    if name in ("base64", "b64", "base-64"):
        return _undo_base64(body)
    if name in ("quoted-printable", "quotedprintable", "quoted/printable", "qp"):
        # Trailing white space before a soft line break is not content.
        return binascii.a2b_qp(re.sub(rb"=[ \t]{1,200}(?=\r?\n)", b"=", body))
    if name in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return undo_uuencode(body)
    return body


def _undo_base64(body: bytes) -> bytes:
    """The content, without the plain footer that mailing lists append to encoded text."""
    clean = body.strip()
    if not _BASE64_LINES.fullmatch(clean) and (padded := re.search(rb"=\s*\n", clean)):
        head = clean[: padded.end()]
        if _BASE64_LINES.fullmatch(head):
            clean = head
    return base64_bytes(clean)


def undo_uuencode(body: bytes) -> bytes:
    """What uuencoded lines stand for; damaged lines are left out."""
    out = bytearray()
    for line in body.splitlines():
        if line.startswith(b"begin ") or not line.strip():
            continue
        if line.strip() == b"end":
            break
        try:
            out += binascii.a2b_uu(line)
        except binascii.Error:
            # Some encoders count the bytes of the last line wrongly; cut it to what it says.
            wanted = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                out += binascii.a2b_uu(line[:wanted])
            except binascii.Error:
                continue
    return bytes(out)
