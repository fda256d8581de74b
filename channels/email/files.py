"""The files that came with a message: named safely, labelled, those inside winmail.dat unpacked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from channels.email.headers import one_line, split_header
from channels.email.mime import Part
from channels.email.tnef import unpack_tnef

_SUFFIXES = {
    "text/plain": ".txt", "text/html": ".html", "text/calendar": ".ics", "text/csv": ".csv", "text/vcard": ".vcf",
    "text/x-vcard": ".vcf", "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp",
    "image/tiff": ".tiff", "image/bmp": ".bmp", "image/svg+xml": ".svg", "application/pdf": ".pdf",
    "application/zip": ".zip", "application/msword": ".doc", "application/json": ".json", "application/xml": ".xml",
    "application/pgp-signature": ".asc", "application/pkcs7-signature": ".p7s", "application/x-pkcs7-signature": ".p7s",
    "application/pkcs7-mime": ".p7m", "application/x-pkcs7-mime": ".p7m", "message/rfc822": ".eml",
    "message/delivery-status": ".txt", "message/disposition-notification": ".txt", "text/rfc822-headers": ".txt",
    "audio/mpeg": ".mp3", "audio/wav": ".wav", "audio/amr": ".amr", "audio/ogg": ".ogg", "video/mp4": ".mp4",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}  # fmt: skip
_BASES = {"text/calendar": "invite", "message/delivery-status": "delivery-status", "text/rfc822-headers": "headers"}
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:\"|?*]")
_TNEF_TYPES = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_LONGEST_NAME_BYTES = 200
_LONGEST_SUFFIX = 12


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a message."""

    name: str
    type: str
    content: bytes
    is_inline: bool = False
    content_id: str | None = None


def safe_name(name: str) -> str:
    """A file name without folders, invisible or reserved characters, short enough for any disk; maybe empty."""
    name = re.split(r"[/\\]", one_line(name))[-1]
    name = _UNSAFE.sub("", name).strip(" .")
    encoded = name.encode("utf-8", "replace")
    if len(encoded) <= _LONGEST_NAME_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > _LONGEST_SUFFIX:
        return encoded[:_LONGEST_NAME_BYTES].decode("utf-8", "ignore")
    room = _LONGEST_NAME_BYTES - len(suffix.encode()) - 1
    return stem.encode("utf-8", "replace")[:room].decode("utf-8", "ignore") + dot + suffix


_TYPES = {suffix: kind for kind, suffix in reversed(_SUFFIXES.items())}


def file_of(name: str, kind: str, content: bytes) -> File:
    """A file that was found inside a text or a container."""
    name = safe_name(name) or "attachment"
    if kind == "application/octet-stream":
        kind = _TYPES.get("." + name.rpartition(".")[2].lower(), kind)
    return File(name, kind, content)


def files_in(part: Part, count_before: int) -> list[File]:
    """The files a leaf stands for: itself, or what its container holds."""
    content = part.content()
    disposition, parameters = part.disposition
    given = parameters.get("filename") or part.parameters.get("name") or ""
    if part.type in _TNEF_TYPES or given.lower() == "winmail.dat":
        inner = unpack_tnef(content)
        if inner:
            return [file_of(file.name, file.type, file.content) for file in inner]
    content_id = part.headers.text("content-id").strip("<> \t") or None
    is_inline = disposition == "inline" or (disposition != "attachment" and content_id is not None)
    name = safe_name(given) or _invented_name(part, content, count_before)
    return [File(name, part.type, content, is_inline, content_id)]


def _invented_name(part: Part, content: bytes, count_before: int) -> str:
    """A telling name for a part that brought none."""
    suffix = _SUFFIXES.get(part.type, ".bin")
    if part.type == "message/rfc822":
        subject = split_header(content.lstrip(b"\r\n"))[0].decoded("subject")
        return (safe_name(subject[:120]) or "message") + suffix
    base = _BASES.get(part.type) or f"attachment-{count_before + 1}"
    return base + suffix
