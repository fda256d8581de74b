"""What somebody is called who never said her name: the reader's word for her, and a number of her own.

The number tells people without a name apart at a glance. It follows from the customer's id alone, so that every
reader sees the same one; the console counts it in the same way (`agent_ui/console/desk/called.ts`).
"""

from __future__ import annotations

from typing import Final

from hub.domain.erasure import ERASED_NAME
from hub.domain.ids import CustomerId
from hub.domain.wording import said_in

LEAST: Final = 1000
DIFFERENT: Final = 9000
"""Numbers of four digits: short enough to say aloud."""
_NAMELESS: Final = {"en": "Visitor {number}", "zh-Hans": "访客 {number}", "zh-Hant": "訪客 {number}"}
_ERASED: Final = {"en": "Erased", "zh-Hans": "已删除", "zh-Hant": "已刪除"}
# FNV-1a of 32 bits: a few lines in every language, and ids that differ by little give numbers that differ by much.
_BASIS: Final = 2166136261
_PRIME: Final = 16777619
_BITS: Final = 0xFFFFFFFF


def number_of(id_: CustomerId) -> int:
    """Her number, the same for ever."""
    mixed = _BASIS
    for byte in id_.encode():
        mixed = (mixed ^ byte) * _PRIME & _BITS
    return LEAST + mixed % DIFFERENT


def called(name: str, id_: CustomerId, language: str) -> str:
    """Her name; where she has none, what a reader of this language calls her."""
    if name == ERASED_NAME:
        return said_in(_ERASED, language)
    return name or said_in(_NAMELESS, language).format(number=number_of(id_))


def called_anywhere(id_: CustomerId) -> str:
    """What she is called without a name, in every language: by this the search finds her."""
    return " ".join(wording.format(number=number_of(id_)) for wording in _NAMELESS.values())
