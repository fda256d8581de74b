"""What a person reads in a message and what files came with it, chosen from the tree of its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from channels.email.charset import decode
from channels.email.files import File, file_of, files_in
from channels.email.flowed import clean_lines, unflowed, uuencoded_files
from channels.email.mime import Part, undo_uuencode
from channels.toolkit.html import html_from_text, text_from_html

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_STUB = re.compile(
    r"\s*(?:this (?:is a(?:n)?|message (?:is|was|contains)|e-?mail (?:is|contains)).{0,120}(?:html|multi-?part"
    r"|mime).{0,200}"
    r"|.{0,80}(?:html[- ](?:capable|compatible|enabled)|does not support html|view(?:ed)? (?:it "
    r"|this message )?in html).{0,200}"
    r"|.{0,60}(?:please )?view (?:this|it) (?:e-?mail )?in (?:a|your) browser.{0,100})\s*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_STUB = 400
_WATCH_TYPES = frozenset({"text/x-amp-html", "text/watch-html", "text/x-watch-html"})


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the message in one or two forms."""

    plain: str | None = None
    html: str | None = None

    def as_text(self) -> str:
        """The stretch as plain text, made from HTML where no plain form says anything."""
        if self.plain is not None and (self.html is None or not _says_nothing(self.plain)):
            return self.plain
        return text_from_html(self.html) if self.html is not None else ""


@dataclass(frozen=True, slots=True)
class Body:
    """The readable content of a message; `html` is as it came, not yet sanitised."""

    text: str
    html: str | None
    is_only_html: bool
    files: tuple[File, ...]


@dataclass(slots=True)
class _Found:
    """The files found so far while walking through the parts."""

    files: list[File] = field(default_factory=list)


def read_body(root: Part) -> Body:
    """The text, the HTML and the files of a message."""
    found = _Found()
    blocks = _paired([block for block in _blocks(root, found, is_root=True) if block.plain or block.html])
    text = "\n".join(filter(None, (block.as_text().strip("\n") for block in blocks)))
    htmls = [block.html if block.html is not None else html_from_text(block.plain or "") for block in blocks]
    has_html = any(block.html is not None for block in blocks)
    is_only_html = has_html and all(block.html is not None and _says_nothing(block.plain or "") for block in blocks)
    return Body(text, "\n".join(htmls) if has_html else None, is_only_html, tuple(found.files))


def _paired(blocks: list[Block]) -> list[Block]:
    """Two neighbours that say the same, one plain and one HTML, are one: some senders forget to say so."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else Block()
        if _is_pair(last, block):
            out[-1] = Block(last.plain, block.html)
        else:
            out.append(block)
    return out


def _is_pair(first: Block, second: Block) -> bool:
    if first.plain is None or first.html is not None or second.plain is not None or second.html is None:
        return False
    return _words(first.plain) == _words(text_from_html(second.html))


def _words(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _says_nothing(plain: str) -> bool:
    return not plain.strip() or (len(plain) < _LONGEST_STUB and _STUB.fullmatch(plain) is not None)


def _blocks(part: Part, found: _Found, *, is_root: bool = False) -> list[Block]:
    if part.type == "multipart/alternative":
        return [_alternative(part, found)]
    if part.children:
        return [block for child in part.children for block in _blocks(child, found)]
    if part.type.startswith("multipart/"):
        return []
    if not _is_for_reading(part, is_root=is_root):
        found.files.extend(files_in(part, len(found.files)))
        return []
    return [_leaf(part, found)]


def _alternative(part: Part, found: _Found) -> Block:
    """The same content in several forms: the first plain one and the last HTML one that say something."""
    forms = [block for child in part.children if child.type not in _WATCH_TYPES for block in [_merged(child, found)]]
    plain = next((form.plain for form in forms if form.plain and form.html is None), None)
    html = next((form.html for form in reversed(forms) if form.html), None)
    if plain is None:
        plain = next((form.plain for form in forms if form.plain), None)
    return Block(plain, html)


def _merged(part: Part, found: _Found) -> Block:
    blocks = _blocks(part, found)
    htmls = [block.html for block in blocks if block.html]
    if not htmls:
        return Block("\n".join(block.plain or "" for block in blocks) if blocks else None)
    html = "\n".join(block.html or html_from_text(block.plain or "") for block in blocks)
    plains = [block.plain for block in blocks if block.plain]
    return Block("\n".join(plains) if len(plains) == len(blocks) else None, html)


def _is_for_reading(part: Part, *, is_root: bool) -> bool:
    if part.type not in ("text/plain", "text/html", "text/enriched", "text/richtext"):
        return False
    disposition, parameters = part.disposition
    if disposition == "attachment":
        return is_root and not parameters.get("filename")
    is_named = bool(parameters.get("filename")) or bool(disposition and part.parameters.get("name"))
    return is_root or not is_named


def _leaf(part: Part, found: _Found) -> Block:
    raw = part.content()
    if part.type == "text/html":
        return Block(html=html_text(raw, part.headers.charset))
    text = clean_lines(decode(raw, part.headers.charset))
    if part.type != "text/plain":
        return Block(_without_commands(text))
    if part.parameters.get("format", "").lower() == "flowed":
        text = unflowed(text, deletes_space=part.parameters.get("delsp", "").lower() == "yes")
    text, encoded = uuencoded_files(text)
    for name, content in encoded:
        found.files.append(file_of(name, "application/octet-stream", undo_uuencode(content)))
    return Block(text)


def html_text(raw: bytes, charset: str) -> str:
    """The text of an HTML part; where the mail names no charset the document itself may."""
    if not charset and (meta := _META_CHARSET.search(raw[:4096])):
        charset = meta[1].decode("ascii", "replace")
    return clean_lines(decode(raw, charset))


def _without_commands(text: str) -> str:
    """Enriched text (RFC 1896) without its commands."""
    text = re.sub(r"<param>.{0,200}?</param>", "", text, flags=re.IGNORECASE | re.DOTALL)
    return re.sub(r"</?[A-Za-z-]{1,60}>", "", text).replace("<<", "<")
