"""What a sender wrote now, apart from what is quoted below, above or between.

Where it is not certain that text is a quotation it stays: a lost answer is worse than a long message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from channels.email.quotes import (
    attribution_length,
    is_certain_attribution,
    is_footer,
    is_quoted,
    is_rule,
    is_separator,
    starts_header_block,
)

_SIGNATURE = re.compile(r"(?:--|—|– ?–|__)\s?$")
_LIST_FOOTER = re.compile(r"_{30,}$")
_LONGEST_SIGNATURE = 25
_MOST_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Split:
    """A text in two: the new part, and everything else in its order."""

    reply: str
    quoted: str


def split_reply(text: str) -> Split:
    """The new part of a plain text and the rest; all of it is the new part when nothing else would be."""
    lines = text.split("\n")
    if len(lines) > _MOST_LINES:
        return Split(text.strip(), "")
    kept = _kept(lines)
    _drop_signatures(lines, kept)
    reply = _joined(lines, kept)
    if not reply:
        return Split(text.strip(), "")
    rest = "\n".join(line for line, is_kept in zip(lines, kept, strict=True) if not is_kept)
    return Split(reply, rest.strip("\n"))


def _kept(lines: list[str]) -> list[bool]:
    """For every line whether the sender wrote it now."""
    kept = [not is_quoted(line) for line in lines]
    if kept.count(False) == 1 and "".join(lines[kept.index(False) + 1 :]).strip():
        # A lone line that begins with `>` amid a text is an arrow or a number, not a quotation.
        kept = [True] * len(lines) if not _is_announced(lines, kept.index(False)) else kept
    for number in range(len(lines)):
        if not kept[number]:
            continue
        if _opens_the_rest(lines, number):
            begin = _with_rule_above(lines, number)
            kept[begin:] = [False] * (len(lines) - begin)
            break
        if count := attribution_length(lines, number):
            kept[number : number + count] = _judged(lines, number, count)
            if not kept[number] and not _quotes_follow(lines, number + count):
                kept[number:] = [False] * (len(lines) - number)
                break
    return kept


def _is_announced(lines: list[str], number: int) -> bool:
    """Whether an attribution stands just above a line."""
    return any(attribution_length(lines, above) for above in range(max(number - 5, 0), number))


def _opens_the_rest(lines: list[str], number: int) -> bool:
    return is_separator(lines[number]) or starts_header_block(lines, number)


def _with_rule_above(lines: list[str], number: int) -> int:
    """The stroke that Outlook draws above a printed header belongs to it."""
    above = number - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    return above if above >= 0 and is_rule(lines[above]) else number


def _judged(lines: list[str], number: int, count: int) -> list[bool]:
    """An attribution goes when marked quotes follow it, or when it is complete enough to be certain."""
    joined = " ".join(lines[number : number + count])
    goes = _quotes_follow(lines, number + count) or is_certain_attribution(joined)
    return [not goes] * count


def _quotes_follow(lines: list[str], start: int) -> bool:
    for line in lines[start : start + 3]:
        if line.strip():
            return is_quoted(line)
    return False


def _drop_signatures(lines: list[str], kept: list[bool]) -> None:
    """Take signatures and footers off the end of every run of new lines."""
    end = len(lines)
    while end > 0:
        while end > 0 and not kept[end - 1]:
            end -= 1
        start = end
        while start > 0 and kept[start - 1]:
            start -= 1
        _drop_signature(lines, kept, start, end)
        end = start


def _drop_signature(lines: list[str], kept: list[bool], start: int, end: int) -> None:
    for number in range(max(start, end - _LONGEST_SIGNATURE - 1), end):
        if _SIGNATURE.match(lines[number]) or _is_list_footer(lines, number, end):
            kept[number:end] = [False] * (end - number)
            end = number
            break
    while end > start and (not lines[end - 1].strip() or is_footer(lines[end - 1])):
        kept[end - 1] = not lines[end - 1].strip()
        end -= 1


def _is_list_footer(lines: list[str], number: int, end: int) -> bool:
    """A stroke with the address of a mailing list below it."""
    below = "\n".join(lines[number + 1 : end]).lower()
    return bool(_LIST_FOOTER.match(lines[number])) and ("mailing list" in below or "listinfo" in below)


def _joined(lines: list[str], kept: list[bool]) -> str:
    """The kept lines, with one empty line where quotes stood between them."""
    out: list[str] = []
    for line, is_kept in zip(lines, kept, strict=True):
        if is_kept:
            out.append(line)
        elif out and out[-1].strip():
            out.append("")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip()
