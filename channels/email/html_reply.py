"""The same division for mails that are only HTML: programs mark their quotations with elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import iterwalk, strip_elements

from channels.email.reply import Split, split_reply
from channels.toolkit.html import parsed, text_from_html, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A quotation that ends where its element ends, and the programs that draw one around whole answers.
_QUOTE_CLASSES = ("gmail_attr", "moz-cite-prefix", "yahoo_quoted")
_QUOTE_IDS = ("OLK_SRC_BODY_SECTION", "isReplyContent")
_BLOCKQUOTE_CLASSES = ("gmail_quote", "protonmail_quote")
# Inside one of these every blockquote is a quotation; what stands between them may be an answer.
_CONTAINERS = ("gmail_quote", "protonmail_quote", "tutanota_quote", "zmail_extra", "ntes-mailmaster-quote")
# A mark after which everything is quotation.
_OPENER_IDS = (
    "divRplyFwdMsg", "x_divRplyFwdMsg", "appendonsend", "mail-editor-reference-message-container", "reply-intro",
)  # fmt: skip
_OPENER_STYLES = (
    "border-top:solid#e1e1e11.0pt", "border-top:solid#b5c4df1.0pt", "border-top:1ptsolidrgb(181,196,223)",
)  # fmt: skip
_SIGNATURE_CLASSES = ("gmail_signature", "moz-signature", "protonmail_signature")
_SIGNATURE_IDS = ("Signature", "ms-outlook-mobile-signature")


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
    strip_elements(tree, "script", "style", "title", with_tail=False)
    opener = _opener(tree)
    removed = _dropped_after(opener) if opener is not None else []
    removed = [_dropped(node) for node in _quotations(tree)] + removed
    return [text for text in removed if text.strip()]


def _opener(tree: HtmlElement) -> HtmlElement | None:
    """The first element after which nothing is new."""
    for node in tree.iter("div", "span", "p", "td"):
        style = (node.get("style") or "")[:1000].lower().replace(" ", "")
        if node.get("id") in _OPENER_IDS or any(mark in style for mark in _OPENER_STYLES):
            return node if _is_inside(node, tree) else None
    return None


def _quotations(tree: HtmlElement) -> list[HtmlElement]:
    """The outermost elements that hold quotations or signatures, found in one walk."""
    found: list[HtmlElement] = []
    depth = 0
    walk = iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        is_container = isinstance(node.tag, str) and any(name in (node.get("class") or "") for name in _CONTAINERS)
        if event == "end":
            depth -= is_container
            continue
        if _is_quotation(node, is_in_container=depth > 0) and _is_inside(node, tree):
            found.append(node)
            walk.skip_subtree()
        depth += is_container
    return found


def _is_quotation(node: HtmlElement, *, is_in_container: bool) -> bool:
    if not isinstance(node.tag, str):
        return False
    classes, name = node.get("class") or "", node.get("id") or ""
    if node.tag == "blockquote":
        is_marked = any(mark in classes for mark in _BLOCKQUOTE_CLASSES)
        return is_in_container or is_marked or node.get("type") == "cite"
    if name in _QUOTE_IDS or name in _SIGNATURE_IDS:
        return True
    return any(mark in classes for mark in (*_QUOTE_CLASSES, *_SIGNATURE_CLASSES))


def _is_inside(node: HtmlElement, tree: HtmlElement) -> bool:
    """Whether a node may be taken away: not the whole document."""
    return node is not tree and node.tag not in ("html", "body")


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
