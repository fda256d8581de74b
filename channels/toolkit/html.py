"""HTML from strangers: made harmless for a browser, and read as plain text.

Nothing a mail or message shows may be fetched without a click: images from the network keep their
address in `data-remote-src`, so that a screen can offer to load them. Of names and classes only those stay
by which mail programs mark what they quote, so that a screen can fold it.
"""

from __future__ import annotations

import re
from html import escape, unescape

import nh3
from inscriptis import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml.etree import LxmlError
from lxml.html import HtmlElement, document_fromstring

LONGEST_HTML = 2_000_000
_MOST_TAGS = 60_000
_DEEPEST = 240
# What a start tag adds to the depth of the tree: a table brings body, row and cell, the rest closes itself.
_LEVELS = dict.fromkeys(["p", "li", "td", "th", "tr", "tbody", "thead", "dt", "dd", "option"], 0)
_LEVELS |= {"table": 4, "ul": 2, "ol": 2, "dl": 2}
_LONGEST_DATA_ADDRESS = 200_000

_TAGS = frozenset(
    [
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center",
        "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption",
        "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li",
        "main", "mark", "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span",
        "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt",
        "u", "ul", "var", "wbr",
    ]
)  # fmt: skip
_DROPPED_WHOLE = frozenset(
    [
        "script", "style", "title", "head", "noscript", "template", "iframe", "object", "embed", "applet", "svg",
        "math", "select", "textarea", "audio", "video",
    ]
)  # fmt: skip
_ATTRIBUTES = {
    "*": frozenset({"dir", "lang", "title", "style", "align", "valign", "width", "height", "class", "id"}),
    "a": frozenset({"href", "name"}),
    "img": frozenset({"src", "alt"}),
    "blockquote": frozenset({"type"}),
    "font": frozenset({"color", "face", "size"}),
    "table": frozenset({"border", "cellpadding", "cellspacing", "bgcolor"}),
    "td": frozenset({"colspan", "rowspan", "bgcolor"}),
    "th": frozenset({"colspan", "rowspan", "bgcolor"}),
    "tr": frozenset({"bgcolor"}),
    "ol": frozenset({"start", "type"}),
    "li": frozenset({"value"}),
}
_STYLES = frozenset(
    [
        "color", "background-color", "font", "font-family", "font-size", "font-style", "font-weight", "line-height",
        "text-align", "text-decoration", "text-indent", "vertical-align", "white-space", "margin", "margin-top",
        "margin-right", "margin-bottom", "margin-left", "padding", "padding-top", "padding-right", "padding-bottom",
        "padding-left", "border", "border-top", "border-right", "border-bottom", "border-left", "border-color",
        "border-style", "border-width", "border-collapse", "border-spacing", "border-radius", "width", "max-width",
        "height", "list-style-type", "direction", "word-break", "overflow-wrap",
    ]
)  # fmt: skip
_QUOTE_MARKS = frozenset(
    [
        "gmail_quote", "gmail_quote_container", "gmail_attr", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote",
        "tutanota_quote", "zmail_extra", "ntes-mailmaster-quote", "OLK_SRC_BODY_SECTION", "isReplyContent",
        "divRplyFwdMsg", "x_divRplyFwdMsg", "appendonsend", "mail-editor-reference-message-container", "reply-intro",
    ]
)  # fmt: skip
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "cid", "data", "hub-remote"})
_LINK = re.compile(r"(?:https?://|mailto:|tel:)[\x21-\uffff]", re.IGNORECASE)
_PICTURE_DATA = re.compile(r"data:image/(?:png|gif|jpe?g|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "o:p",
    ]
)  # fmt: skip
_TAG_OR_COMMENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^>]*>?", re.DOTALL | re.IGNORECASE
)
_BREAKS = re.compile(r"<(?:br|/?p|/?div|/?tr|/?li|/?h[1-6]|/?table|/?blockquote)\b[^>]*>", re.IGNORECASE)


def sanitised(html: str) -> str:
    """The part of an HTML document that is safe to show, with nothing in it that loads by itself."""
    html = html.replace("\x00", "")
    if len(html) > LONGEST_HTML or is_too_deep(html):
        return html_from_text(plain_text(html[:LONGEST_HTML]))
    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED_WHOLE),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_filtered,
        url_schemes=set(_SCHEMES),
        url_relative="deny",
        filter_style_properties=set(_STYLES),
        link_rel="noopener noreferrer",
    )
    return clean.replace('<img src="hub-remote:', '<img data-remote-src="').replace(
        ' src="hub-remote:', ' data-remote-src="'
    )


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    """The value an attribute may keep, or None to drop it."""
    if attribute == "href":
        address = re.sub(r"^[\s\x00-\x20\u00a0]+", "", value)
        return address if _LINK.match(address) else None
    if attribute == "src" and tag == "img":
        return _picture(value.strip())
    if attribute in ("class", "id"):
        return " ".join(name for name in value[:1000].split() if name in _QUOTE_MARKS) or None
    if attribute == "style" and re.search(r"url|expression|@import|\\", value, re.IGNORECASE):
        return None
    return value


def _picture(address: str) -> str | None:
    """Stored pictures and small embedded ones stay; the rest waits for a click."""
    kind = address[:12].lower()
    if kind.startswith("cid:"):
        return address
    if kind.startswith("data:"):
        is_fine = len(address) <= _LONGEST_DATA_ADDRESS and _PICTURE_DATA.fullmatch(address)
        return address if is_fine else None
    if kind.startswith(("http://", "https://")):
        return f"hub-remote:{address}"
    return f"hub-remote:https:{address}" if kind.startswith("//") else None


def is_too_deep(html: str) -> bool:
    """Whether elements nest deeper than any person's mail: parsers take quadratic time over those."""
    depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _VOID:
            continue
        levels = _LEVELS.get(match[2].lower(), 1)
        depth = max(depth - levels, 0) if match[1] else depth + levels
        if depth > _DEEPEST:
            return True
    return False


def html_from_text(text: str) -> str:
    """Plain text as HTML that looks the same."""
    return "<br>\n".join(escape(line, quote=False) for line in text.split("\n"))


def parsed(html: str) -> HtmlElement | None:
    """The document as a tree, or None when it is empty, too deep or too big for one."""
    # A stray declaration of another encoding would make lxml refuse text that is decoded already.
    html = re.sub(r"^\s*<\?xml[^>]*>", "", html.replace("\x00", ""), count=1)
    if not html.strip() or len(html) > LONGEST_HTML or html.count("<") > _MOST_TAGS or is_too_deep(html):
        return None
    try:
        return document_fromstring(html)
    except (LxmlError, ValueError, AssertionError):
        return None


def text_of(tree: HtmlElement) -> str:
    """What a person reads in a document, without layout."""
    config = ParserConfig(display_images=False, display_links=False)
    text = str(Inscriptis(tree, config).get_text())
    text = re.sub(r"[ \t\xa0]{1,1000}+\n", "\n", text.replace("\xa0", " "))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n").rstrip()


def text_from_html(html: str) -> str:
    """What a person reads in an HTML text, whatever its state."""
    tree = parsed(html)
    if tree is None:
        return plain_text(html[:LONGEST_HTML])
    try:
        return text_of(tree)
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        # The renderer trips over some broken tables and attributes; the words are what matters.
        return plain_text(html)


def plain_text(html: str) -> str:
    """The words of an HTML text in one pass, for documents that a real parser should not see."""
    text = _TAG_OR_COMMENT.sub(" ", _BREAKS.sub("\n", html))
    text = re.sub(r"[ \t]{2,}", " ", unescape(text))
    return re.sub(r"(?:[ \t]{0,9}\n){3,}", "\n\n", text).strip()
