"""What a person reads of her copy: plain pages without anything that runs or is fetched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

from hub.domain.wording import said_in

_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "title": {"en": "Everything about {name}", "zh-Hans": "关于{name}的全部资料", "zh-Hant": "關於{name}的全部資料"},
    "addresses": {"en": "Addresses", "zh-Hans": "地址", "zh-Hant": "地址"},
    "record": {"en": "Record", "zh-Hans": "记录", "zh-Hant": "記錄"},
    "events": {"en": "From other systems", "zh-Hans": "来自其他系统", "zh-Hant": "來自其他系統"},
    "conversations": {"en": "Conversations", "zh-Hans": "会话", "zh-Hant": "對話"},
    "note": {"en": "Note", "zh-Hans": "备注", "zh-Hant": "備註"},
    "files": {"en": "Files", "zh-Hans": "文件", "zh-Hant": "檔案"},
}
_HEAD: Final = (
    '<!doctype html><html lang="{language}"><meta charset="utf-8">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    "<title>{title}</title><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;"
    "padding:0 1rem}}pre{{white-space:pre-wrap;font:inherit;margin:.2rem 0 1rem}}small{{color:#555}}</style>"
)


def word(name: str, language: str) -> str:
    """One word of the page, in this language."""
    return said_in(_WORDS[name], language)


def first_page(name: str, rows: Mapping[str, list[dict[str, Any]]], language: str, pages: Sequence[str]) -> str:
    """Who she is, and the way to each conversation."""
    title = word("title", language).format(name=name)
    parts = [_HEAD.format(language=escape(language), title=escape(title)), f"<h1>{escape(title)}</h1>"]
    parts += [f"<h2>{word('addresses', language)}</h2><ul>"]
    parts += [f"<li>{escape(one['address'] or one['key'])}</li>" for one in rows.get("identity", ())]
    parts += [f"</ul><h2>{word('record', language)}</h2><dl>"]
    for record in rows.get("customer", ()):
        parts += [f"<dt>{escape(key)}</dt><dd>{escape(str(value))}</dd>" for key, value in record.items() if value]
    parts += [f"</dl><h2>{word('events', language)}</h2><ul>"]
    parts += [f"<li>{escape(str(one['at']))} {escape(one['title'])}</li>" for one in rows.get("customer_event", ())]
    parts += [f"</ul><h2>{word('conversations', language)}</h2><ul>"]
    parts += [f'<li><a href="{escape(page)}">{escape(page)}</a></li>' for page in pages]
    return "".join([*parts, "</ul></html>"])


def conversation_page(rows: Mapping[str, list[dict[str, Any]]], language: str) -> str:
    """What was said, in its order."""
    (conversation,) = rows["conversation"]
    title = conversation["subject"] or conversation["id"]
    parts = [_HEAD.format(language=escape(language), title=escape(title)), f"<h1>{escape(title)}</h1>"]
    for item in rows["item"]:
        kind = f" · {word('note', language)}" if item["kind"] == "note" else ""
        head = f"{escape(str(item['at']))} · {escape(item['author_name'])}{kind}"
        text = escape(item["full_text"] or item["text"] or item["event"] or "")
        parts.append(f"<p><small>{head}</small></p><pre>{text}</pre>")
        parts += [f"<p><small>{word('files', language)}: {escape(file['name'])}</small></p>" for file in item["files"]]
    return "".join([*parts, "</html>"])
