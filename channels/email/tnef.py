"""The container that Outlook sends as winmail.dat, opened: the files inside, no more."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

_SIGNATURE = b"\x78\x9f\x3e\x22"
_ATTACH_START = 0x9002  # attAttachRenddata: the next attachment begins
_ATTACH_TITLE = 0x8010
_ATTACH_DATA = 0x800F
_ATTACH_PROPERTIES = 0x9005
_CODE_PAGE = 0x9007
_LONG_NAME = 0x3707
_SHORT_NAME = 0x3704
_MIME_TAG = 0x370E
_DATA = 0x3701
_MOST_FILES = 500
_FIXED_SIZES = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}


@dataclass(slots=True)
class TnefFile:
    """A file inside the container."""

    name: str = ""
    type: str = "application/octet-stream"
    content: bytes = b""


@dataclass(slots=True)
class _Reading:
    files: list[TnefFile] = field(default_factory=list)
    code_page: str = "cp1252"

    def current(self) -> TnefFile:
        if not self.files:
            self.files.append(TnefFile())
        return self.files[-1]


def unpack_tnef(raw: bytes) -> list[TnefFile]:
    """The files in a TNEF container; empty when it is none or too damaged to tell."""
    if not raw.startswith(_SIGNATURE):
        return []
    reading = _Reading()
    try:
        for name, data in _attributes(raw):
            _take(reading, name, data)
            if len(reading.files) > _MOST_FILES:
                break
    except (struct.error, ValueError, IndexError, LookupError):
        # What was read before the damage is still worth showing.
        pass
    return [file for file in reading.files if file.content or file.name]


def _attributes(raw: bytes) -> Iterator[tuple[int, bytes]]:
    position = 6
    while position + 9 <= len(raw):
        (name, _kind, length) = struct.unpack_from("<HHI", raw, position + 1)
        position += 9
        if position + length > len(raw):
            yield name, raw[position:]
            return
        yield name, raw[position : position + length]
        position += length + 2  # a checksum that nobody needs


def _take(reading: _Reading, name: int, data: bytes) -> None:
    if name == _CODE_PAGE and len(data) >= 4:
        reading.code_page = f"cp{struct.unpack_from('<I', data)[0]}"
    elif name == _ATTACH_START:
        reading.files.append(TnefFile())
    elif name == _ATTACH_TITLE:
        reading.current().name = reading.current().name or _text(data, reading.code_page)
    elif name == _ATTACH_DATA:
        reading.current().content = data
    elif name == _ATTACH_PROPERTIES:
        _take_properties(reading.current(), data, reading.code_page)


def _take_properties(file: TnefFile, data: bytes, code_page: str) -> None:
    for key, kind, value in _properties(data):
        if key == _LONG_NAME or (key == _SHORT_NAME and not file.name):
            file.name = _text(value, "utf-16-le" if kind == 31 else code_page) or file.name
        elif key == _MIME_TAG:
            file.type = _text(value, "utf-16-le" if kind == 31 else "ascii").lower() or file.type
        elif key == _DATA and kind == 258 and not file.content:
            file.content = value


def _text(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "replace").split("\0", 1)[0]
    except LookupError:
        return data.decode("cp1252", "replace").split("\0", 1)[0]


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Key, type and first value of every MAPI property."""
    (count,) = struct.unpack_from("<I", data, 0)
    position = 4
    for _ in range(min(count, 1000)):
        kind, key = struct.unpack_from("<HH", data, position)
        position += 4
        if key >= 0x8000:
            position = _after_name(data, position)
        is_many, kind = bool(kind & 0x1000), kind & 0x0FFF
        value, position = _value(data, position, kind, is_many=is_many)
        yield key, kind, value


def _after_name(data: bytes, position: int) -> int:
    """Skip the GUID and the number or name of a named property."""
    (id_kind,) = struct.unpack_from("<I", data, position + 16)
    if id_kind == 0:
        return position + 24
    length = int(struct.unpack_from("<I", data, position + 20)[0])
    return position + 24 + length + (-length % 4)


def _value(data: bytes, position: int, kind: int, *, is_many: bool) -> tuple[bytes, int]:
    if kind in _FIXED_SIZES:
        count = 1
        if is_many:
            (count,) = struct.unpack_from("<I", data, position)
            position += 4
        size = _FIXED_SIZES[kind] * min(count, 1_000_000)
        return data[position : position + size], position + size
    (count,) = struct.unpack_from("<I", data, position)
    position += 4
    first = b""
    for number in range(min(count, 1000)):
        (length,) = struct.unpack_from("<I", data, position)
        if number == 0:
            first = data[position + 4 : position + 4 + length]
        position += 4 + length + (-length % 4)
    return first, position
