"""Plain text becomes lines as the sender saw them: line ends, stray bytes and format=flowed undone."""

from __future__ import annotations

import re

_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_UUENCODED = re.compile(
    r"^begin [0-7]{3,4} ([^\n]{1,255})\n((?:[!-`][ -`]{0,90}\n){1,200000}+)(?:[` ]\n)?end[ \t]*$", re.MULTILINE
)


def clean_lines(text: str) -> str:
    """The text with one line feed for every line end and without characters that nobody can see."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    return _UNWANTED.sub("", text)


def unflowed(text: str, *, deletes_space: bool) -> str:
    """Paragraphs in one line again, where format=flowed (RFC 3676) broke them softly."""
    out: list[list[str]] = []
    open_depth = -1
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        is_signature = content == "-- "
        if open_depth == depth and not is_signature:
            out[-1].append(content)
        else:
            out.append([">" * depth + (" " if depth else "") + content])
        is_soft = content.endswith(" ") and not is_signature
        open_depth = depth if is_soft else -1
        if is_soft and deletes_space:
            out[-1][-1] = out[-1][-1][:-1]
    return "\n".join("".join(pieces) for pieces in out)


def uuencoded_files(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text without the files that old mailers put between its lines, and those files."""
    files: list[tuple[str, bytes]] = []
    if "begin " not in text:
        return text, files

    def take(match: re.Match[str]) -> str:
        files.append((match[1].strip(), match[2].encode("latin-1", "replace")))
        return ""

    return _UUENCODED.sub(take, text), files
