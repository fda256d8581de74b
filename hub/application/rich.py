"""What an agent writes in rich form: beside its plain text, cleaned, and only where the channel carries it."""

from __future__ import annotations

from channels.contract import Feature
from channels.toolkit.html import is_too_deep, text_from_html
from channels.toolkit.rich import LONGEST_RICH, cleaned, paragraphs
from hub.application.transaction import Transaction
from hub.domain.conversation import Conversation
from hub.domain.item import Item
from hub.domain.problem import Invalid
from hub.domain.text import storable


def in_both_forms(tx: Transaction, conversation: Conversation, text: str, html: str) -> tuple[str, str]:
    """The plain text, and the rich one as it may leave; that one is empty where it would say nothing more.

    Raises Invalid where the channel carries no rich text, or the text is none that a person wrote.
    """
    if not html:
        return storable(text), ""
    if Feature.HTML not in tx.floor.features_of(conversation.channel):
        raise Invalid("This channel carries plain text only; leave html out.")
    if len(html) > LONGEST_RICH:
        raise Invalid(
            f"Rich text may have {LONGEST_RICH:,} characters; this one has {len(html):,}. Attach it as a file."
        )
    if is_too_deep(html):
        raise Invalid("The rich text nests too deeply; write it with fewer lists and quotations inside each other.")
    clean = cleaned(storable(html))
    # What only programs send: people's plain text comes with it, as their console shows it.
    plain = text if text.strip() else text_from_html(clean or html)
    # Full texts begin with a line that says something; what stands under a text is found by where that text ends.
    return storable(plain).lstrip("\n"), clean


def rich_as_sent(item: Item) -> str:
    """The rich form of a whole message of ours, with whatever stands under its text; empty where it is plain."""
    if not item.html:
        return ""
    below = item.full_text.removeprefix(item.text.rstrip())
    return item.html + paragraphs(below.removeprefix("\n")) if below else item.html


def joined(first: tuple[str, str], second: tuple[str, str]) -> str:
    """The rich form of two texts in one, each given as its plain and its rich form; empty where both are plain."""
    if not (first[1] or second[1]):
        return ""
    parts = [html or paragraphs(text) for text, html in (first, second) if text or html]
    return paragraphs("").join(parts)
