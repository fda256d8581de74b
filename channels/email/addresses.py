"""Address lists as people and machines really write them, read in one pass without recursion."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from channels.email.headers import closed_quotes, one_line
from channels.email.words import decode_words

_MOST_ADDRESSES = 5000
_MOST_CHARACTERS = 262_144
_MOST_COMMENTS = 100
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|<[^<>]*>?|[(),;:]|[^\s\"(),;:<>]+|\s+|.", re.DOTALL)
_ANYWHERE = re.compile(r"[^\s<>()\",;:@\[\]]{1,100}@[^\s<>()\",;:\[\]@]{1,255}")
_LOOKS_LIKE_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address and the name written beside it."""

    address: str
    name: str = ""

    @property
    def key(self) -> str:
        """The address as an identity: case and a trailing dot make no difference."""
        return normalised(self.address)

    @property
    def domain(self) -> str:
        """What follows the last @, in lower case."""
        return self.key.rpartition("@")[2]


def normalised(address: str) -> str:
    """The one form of an address by which it is compared and kept."""
    local, at, domain = address.strip().strip("<>").lower().rpartition("@")
    return f"{local}{at}{domain.rstrip('.')}"


@dataclass(slots=True)
class _Item:
    """One address under construction."""

    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    angle: str | None = None
    is_quoted: bool = False

    def is_empty(self) -> bool:
        return not self.words and self.angle is None and not self.comments


@dataclass(slots=True)
class _Reader:
    """The addresses found so far, the one being read, and how deep in a comment the reader is."""

    found: list[Address] = field(default_factory=list)
    item: _Item = field(default_factory=_Item)
    pending: str = ""
    depth: int = 0
    has_group: bool = False

    def finish(self) -> None:
        """End the current address; a lone name waits, because `Doe, John <j@x>` is one address."""
        item, self.item = self.item, _Item()
        if item.is_empty():
            return
        address = _address_of(item)
        if item.angle is None and "@" not in address:
            self.pending = ", ".join(filter(None, [self.pending, _name_of(item.words)]))
            return
        name = _name_of(item.words) or _name_of(item.comments)
        if self.pending and item.angle is not None and not item.is_quoted:
            name = f"{self.pending}, {name}".rstrip(", ")
        self.pending = ""
        if not address and not name:
            return
        self.found.append(Address(address, "" if name.lower() == address.lower() else name))

    def comment(self, piece: str) -> None:
        """Take a piece inside parentheses, which may be nested as deep as it likes."""
        self.depth += {"(": 1, ")": -1}.get(piece, 0)
        if self.depth > 0 and len(self.item.comments) < _MOST_COMMENTS:
            self.item.comments.append(piece)

    def word(self, piece: str) -> None:
        """Take a piece outside parentheses."""
        if piece in ",;":
            self.finish()
        elif piece == "(":
            self.depth = 1
        elif piece == ":":
            self.colon()
        elif piece.startswith("<") and len(piece) > 1:
            if self.item.angle is not None:
                self.finish()
            self.item.angle = piece.strip("<>")
        elif piece not in ('"', "<", ">", ")"):
            self.item.is_quoted |= piece.startswith('"')
            self.item.words.append(piece)

    def colon(self) -> None:
        """A colon ends the name of a group, or is a character in a careless name."""
        if self.has_group or "".join(self.item.words[-2:]).strip().lower() == "mailto":
            self.item = _Item()
        else:
            self.item.words.append(":")


def parse_addresses(line: str) -> tuple[Address, ...]:
    """Every address of a From, To, Cc or Reply-To field, in order, names decoded."""
    line = closed_quotes(line[:_MOST_CHARACTERS])
    reader = _Reader(has_group=";" in line)
    for match in _TOKEN.finditer(line):
        if reader.depth:
            reader.comment(match[0])
        else:
            reader.word(match[0])
        if len(reader.found) >= _MOST_ADDRESSES:
            break
    reader.finish()
    return tuple(reader.found) or _rescued(line, reader.pending)


def _rescued(line: str, pending: str) -> tuple[Address, ...]:
    """What can be saved from a field in which no address was found by the rules."""
    decoded = decode_words(line) if "=?" in line else line
    if (match := _ANYWHERE.search(decoded)) is not None:
        before = one_line(decoded[: match.start()]).strip("\"'<( ")[:200]
        return (Address(_cleaned(match[0]), "" if set(before) & set("()") else before),)
    if pending and " " not in pending and "," not in pending and pending.isprintable():
        return (Address(pending),)
    return ()


def _address_of(item: _Item) -> str:
    if item.angle is not None:
        return _cleaned(item.angle)
    joined = re.sub(r"\s*@\s*", "@", "".join(item.words).strip())
    for number, word in enumerate(joined.split()):
        if _LOOKS_LIKE_ADDRESS.fullmatch(word) and "=?" not in word:
            item.words = [" ".join(part for place, part in enumerate(joined.split()) if place != number)]
            return _cleaned(word)
    return ""


def _cleaned(address: str) -> str:
    """The address without route, quotes, `mailto:`, white space and trailing dot."""
    if "=?" in address:
        address = decode_words(address)
    address = re.sub(r"\s+", "", one_line(address)).strip("'`,;")
    if address[:7].lower() == "mailto:":
        address = address[7:]
    if address.startswith("@") and ":" in address:
        address = address.rpartition(":")[2]
    if address.startswith('"') and address.endswith('"'):
        address = address[1:-1]
    return address.rstrip(".")


def _name_of(tokens: list[str]) -> str:
    """The display name these tokens spell, quotes taken off and encoded words decoded."""
    plain = [re.sub(r"\\(.)", r"\1", t[1:-1]) if len(t) > 1 and t[0] == t[-1] == '"' else t for t in tokens]
    name = one_line(re.sub(r"\s+", " ", decode_words("".join(plain))))
    if len(name) > 1 and name[0] == name[-1] == "'":
        name = name[1:-1]
    return name.strip('" ')[:1000]
