"""Rich text of our own: the few forms that an agent may give her words, and nothing else.

What strangers send is a designed document (`channels.toolkit.html`); what we send is paragraphs, bold and italic
words, lists, quotations and links. The list is short, so that every mail program shows it alike.
"""

from __future__ import annotations

import re
from html import escape
from typing import Final

import nh3

LONGEST_RICH: Final = 400_000
_TAGS: Final = frozenset(["a", "b", "blockquote", "br", "div", "em", "i", "li", "ol", "p", "strong", "ul"])
_DROPPED_WHOLE: Final = frozenset(["script", "style", "title", "template", "iframe", "object"])
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_FORM: Final = re.compile(r"<(?:a|b|blockquote|em|i|li|strong)[\s>]")
_BREAK: Final = "<div><br></div>"


def cleaned(html: str) -> str:
    """The part of what an agent wrote that may leave; empty where it is no more than plain text."""
    clean = nh3.clean(
        html.replace("\x00", ""),
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED_WHOLE),
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=set(_SCHEMES),
        url_relative="deny",
        link_rel=None,
        strip_comments=True,
    )
    return clean if _FORM.search(clean) else ""


def paragraphs(text: str) -> str:
    """Plain text in the same form: every line a paragraph, an empty one where nothing stands."""
    lines = text.split("\n")
    return "".join(f"<div>{escape(line, quote=False)}</div>" if line.strip() else _BREAK for line in lines)
