"""The same division for mails that are only HTML: programs mark their quotations with elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from channels.email.reply import Split, split_reply
from channels.toolkit.html import parsed, text_from_html, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A quotation that ends where its element ends.
_QUOTES = (
    "//blockquote[@type='cite' or contains(@class,'gmail_quote') or contains(@class,'protonmail_quote')]",
    (
        "//*[contains(@class,'gmail_quote') or contains(@class,'yahoo_quoted') or contains(@class,'protonmail_quote')"
        " or contains(@class,'tutanota_quote') or contains(@class,'zmail_extra') or @id='isReplyContent'"
        " or @id='OLK_SRC_BODY_SECTION' or contains(@class,'ntes-mailmaster-quote')]//blockquote"
    ),
    "//*[contains(@class,'gmail_attr') or contains(@class,'moz-cite-prefix')]",
    "//*[@id='OLK_SRC_BODY_SECTION' or @id='isReplyContent' or contains(@class,'yahoo_quoted')]",
)
# A mark after which everything is quotation.
_OPENERS = (
    (
        "//*[@id='divRplyFwdMsg' or @id='appendonsend' or @id='mail-editor-reference-message-container'"
        " or @id='x_divRplyFwdMsg' or @id='reply-intro']"
    ),
    (
        "//*[contains(translate(@style,' ABCDEF','abcdef'),'border-top:solid#e1e1e11.0pt')"
        " or contains(translate(@style,' ABCDEF','abcdef'),'border-top:solid#b5c4df1.0pt')"
        " or contains(translate(@style,' ABCDEF','abcdef'),'border-top:1ptsolidrgb(181,196,223)')]"
    ),
)
_SIGNATURES = (
    (
        "//*[contains(@class,'gmail_signature') or contains(@class,'moz-signature') or @id='Signature'"
        " or @id='ms-outlook-mobile-signature' or contains(@class,'protonmail_signature')]"
    ),
)


def split_html_reply(html: str) -> Split:
    """The new part of an HTML mail and the rest, as text."""
    tree = parsed(html)
    if tree is None:
        return split_reply(text_from_html(html))
    try:
        removed = _remove(tree)
        split = split_reply(text_of(tree))
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        return split_reply(text_from_html(html))
    if not split.reply:
        return Split(text_from_html(html), "")
    return Split(split.reply, "\n".join(filter(None, [split.quoted, *removed])))


def _remove(tree: HtmlElement) -> list[str]:
    """Take quotations and signatures out of the tree and return what they said."""
    removed: list[str] = []
    for path in (*_QUOTES, *_SIGNATURES):
        removed.extend(_dropped(node) for node in tree.xpath(path) if _is_inside(node, tree))
    for path in _OPENERS:
        for node in tree.xpath(path)[:1]:
            if _is_inside(node, tree):
                removed.extend(_dropped_after(node))
    return [text for text in removed if text.strip()]


def _is_inside(node: HtmlElement, tree: HtmlElement) -> bool:
    """Whether a node still hangs in the tree and is not the tree itself."""
    return node is not tree and node.tag != "body" and any(above is tree for above in node.iterancestors())


def _dropped(node: HtmlElement) -> str:
    text = " ".join(str(piece) for piece in node.itertext())
    node.drop_tree()
    return text.strip()


def _dropped_after(node: HtmlElement) -> list[str]:
    """Remove a node with everything that follows it in the document."""
    texts: list[str] = []
    above: HtmlElement | None = node
    while above is not None and above.tag not in ("body", "html"):
        texts.extend(_dropped(sibling) for sibling in list(above.itersiblings()))
        above.tail = None
        above = above.getparent()
    return [_dropped(node), *texts]
