"""Bytes become text here: by their label where it is plausible, by what they look like where it is not.

Nothing in this module raises, whatever the bytes and whatever the label.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from channels.email.language import CANDIDATES, SINGLE_BYTE, plausibility

_ALIASES = {
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "gb18030-2000": "gb18030", "cp936": "gb18030",
    "x-gbk": "gb18030", "chinese": "gb18030", "gb": "gb18030", "euc-cn": "gb18030", "ms936": "gb18030",
    "hz": "hz", "hz-gb-2312": "hz",
    "big5": "cp950", "big-5": "cp950", "x-big5": "cp950", "cn-big5": "cp950", "big5-eten": "cp950",
    "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "ksc5601": "cp949", "euc-kr": "cp949", "euckr": "cp949",
    "ks_c_5601-1989": "cp949", "korean": "cp949", "uhc": "cp949", "windows-949": "cp949", "x-windows-949": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932",
    "windows-31j": "cp932", "cp943c": "cp932",
    "iso-2022-jp": "iso2022_jp_ext", "iso2022jp": "iso2022_jp_ext", "csiso2022jp": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext", "cp50221": "iso2022_jp_ext", "iso-2022-jp-ms": "iso2022_jp_ext",
    "x-euc-jp": "euc_jp", "eucjp": "euc_jp",
    "us-ascii": "cp1252", "ascii": "cp1252", "ansi_x3.4-1968": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "latin-1": "cp1252", "iso-8859-1-windows-3.1-latin-1": "cp1252",
    "x-ansi": "cp1252", "ansi": "cp1252", "iso-8859-9": "cp1254", "latin5": "cp1254",
    "tis-620": "cp874", "iso-8859-11": "cp874", "windows-874": "cp874",
    "iso-8859-8-i": "cp1255", "iso-8859-8-e": "cp1255", "iso-8859-8": "cp1255", "logical": "cp1255",
    "unicode-1-1-utf-8": "utf-8", "utf8mb4": "utf-8", "utf-8-mac": "utf-8", "unicode": "utf-16",
    "cskoi8r": "koi8-r", "koi8": "koi8-r", "koi": "koi8-r", "koi8-ru": "koi8-u", "x-cp1251": "cp1251",
    "win-1251": "cp1251", "win1251": "cp1251", "x-cp1252": "cp1252", "x-cp1250": "cp1250",
    "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-ce": "mac_latin2", "x-mac-centraleurroman": "mac_latin2",
}  # fmt: skip

# Turned into text by these, an attacker's bytes would change their meaning; they are read as plain ASCII.
_NOT_FOR_MAIL = {"utf-7", "utf7", "unicode-1-1-utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode"}
_STATEFUL = ("iso2022", "hz", "utf-16", "utf-32")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JAPANESE_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\(J|\$\(D|\(I)")
_KOREAN_ESCAPE = re.compile(rb"\x1b\$\)C")
_HIGH_RUN = re.compile(rb"[^\n]{0,40}[\x80-\xff][^\n]{0,80}")
_SAMPLE_BYTES = 4096
_LONGEST_LABEL = 60
_CLEARLY_RIGHT = 0.6
_MARGIN = 0.25


@lru_cache(maxsize=512)
def codec_of(label: str) -> str | None:
    """The Python codec a charset label stands for, or None when nobody knows it or it is unsafe."""
    name = label.strip().strip("\"'<>").lower().split("*", 1)[0].removeprefix("charset=").strip("\"' ")
    if not name or len(name) > _LONGEST_LABEL or not name.isascii() or name in _NOT_FOR_MAIL:
        return None
    if known := _ALIASES.get(name.replace(" ", "-")):
        return known
    windows = re.fullmatch(r"(?:x-)?(?:windows|win|cp|ibm|ms)[-_ ]?(\d{3,5})", name)
    for candidate in ([f"cp{windows[1]}"] if windows else []) + [name, name.removeprefix("x-")]:
        try:
            info = codecs.lookup(candidate)
        except (LookupError, ValueError):
            continue
        # Codecs such as rot13 or zlib are no charsets.
        if getattr(info, "_is_text_encoding", True) and info.name not in _NOT_FOR_MAIL:
            return _ALIASES.get(info.name, info.name)
    return None


def decode(raw: bytes, label: str = "") -> str:
    """The text of these bytes, read as labelled where that makes sense and as detected where it does not."""
    codec = codec_of(label) if label and not _is_ascii_label(label) else None
    if (marked := _by_mark(raw)) is not None:
        return marked
    if raw.isascii():
        return _ascii(raw, codec)
    if codec is not None and codec.startswith(_STATEFUL) and (text := _strictly(raw, codec)) is not None:
        return text
    return _eight_bit(raw, codec)


def _is_ascii_label(label: str) -> bool:
    """Whether the label promises what eight-bit text has just broken, so that it says nothing."""
    return label.strip("\"' ").lower() in ("us-ascii", "ascii", "ansi_x3.4-1968", "7bit", "8bit")


def _by_mark(raw: bytes) -> str | None:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return raw.decode(codec, "replace")
    return None


def _ascii(raw: bytes, codec: str | None) -> str:
    """Seven-bit text, which may still hide Japanese, Korean or Chinese behind escapes."""
    if b"\x1b" in raw:
        for escape, name in ((_JAPANESE_ESCAPE, "iso2022_jp_ext"), (_KOREAN_ESCAPE, "iso2022_kr")):
            if escape.search(raw):
                return raw.decode(name, "replace")
    if codec == "hz":
        return raw.decode("hz", "replace")
    if codec is not None and codec.startswith(("utf-16", "utf-32")) and b"\0" in raw:
        return raw.decode(codec, "replace")
    return raw.decode("ascii")


def _strictly(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except (UnicodeError, ValueError):
        return None


def _eight_bit(raw: bytes, codec: str | None) -> str:
    is_single = codec is None or codec in SINGLE_BYTE or codec == "utf-8"
    if is_single and (text := _strictly(raw, "utf-8")) is not None:
        return text
    if is_single and _is_mostly_utf8(raw):
        return raw.decode("utf-8", "hub-latin")
    sample = _sample(raw)
    if codec is not None and (text := _strictly(raw, codec)) is not None and _is_plausible(sample, codec):
        return text
    for candidate in _ranked(sample, codec):
        if (text := _strictly(raw, candidate)) is not None:
            return text
    return _repaired(raw, codec)


def _sample(raw: bytes) -> bytes:
    """A bounded part of the bytes, whole lines as far as possible, with what is not ASCII in it."""
    if len(raw) <= _SAMPLE_BYTES:
        return raw
    found = bytearray()
    for match in _HIGH_RUN.finditer(raw[: 64 * _SAMPLE_BYTES]):
        found += match[0] + b"\n"
        if len(found) > _SAMPLE_BYTES:
            break
    return bytes(found)


def _is_plausible(sample: bytes, codec: str) -> bool:
    return plausibility(sample.decode(codec, "replace"), codec) >= _CLEARLY_RIGHT or not _better(sample, codec)


def _better(sample: bytes, codec: str) -> bool:
    """Whether another reading is so much more likely that the label must be wrong."""
    own = plausibility(sample.decode(codec, "replace"), codec)
    best = max((plausibility(sample.decode(c, "replace"), c) for c in CANDIDATES), default=own)
    return best > own + _MARGIN


def _ranked(sample: bytes, codec: str | None) -> list[str]:
    """The readings worth trying, the most plausible first, the label's own ahead of its equals."""
    scored = [(plausibility(sample.decode(name, "replace"), name), name) for name in CANDIDATES]
    if codec is not None and codec not in CANDIDATES:
        scored.append((plausibility(sample.decode(codec, "replace"), codec), codec))
    # sorted() is stable: among equals the order of CANDIDATES decides.
    scored = [(score + (0.1 if name == codec else 0.0), name) for score, name in scored]
    return [name for score, name in sorted(scored, key=lambda pair: -pair[0]) if score > 0]


def _is_mostly_utf8(raw: bytes) -> bool:
    """Whether so much of the text is UTF-8 that the rest must be damage."""
    text = raw.decode("utf-8", "replace")
    return len(re.findall(r"[^\x00-\x7f\ufffd]", text)) >= 3 * text.count("\ufffd")


def _repaired(raw: bytes, codec: str | None) -> str:
    """A reading of bytes that no charset explains whole: the damaged ones are read one by one."""
    sample = _sample(raw)
    names = [codec] if codec else []
    best = max([*names, *CANDIDATES], key=lambda name: plausibility(sample.decode(name, "ignore"), name))
    text = raw.decode(best, "replace")
    if text.count("\ufffd") * 20 > len(text):
        return raw.decode("cp1252", "hub-latin")
    return text


def _read_as_latin(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes a codec stumbled over as Windows-1252, which nearly always is what they are."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_LATIN.get(byte, chr(byte)) for byte in lost), error.end


_LATIN = {
    byte: text for byte in range(0x80, 0x100) if (text := bytes([byte]).decode("cp1252", "ignore"))
}  # the five bytes that Windows-1252 leaves open stay what they are in Latin-1
codecs.register_error("hub-latin", _read_as_latin)
