"""What the widget's script is told of its account before it shows the button: nothing more need be asked for then."""

from __future__ import annotations

import json
from typing import Final
from urllib.parse import urlsplit

from channels.contract import Feature
from hub.domain.floor import Account
from hub.domain.ids import AccountId
from hub.domain.widget import button_of, widget_wording
from hub.web.services import Services

LONGEST_ORIGIN: Final = 200
# Attributes that the page wrote itself stay; the label is the one of the first language that has one.
_OPENING: Final = (
    "((d,a,l)=>{"
    "for(const k in a)k in d||(d[k]=a[k]);"
    "if(l&&!('label'in d)){let s='';"
    "for(let t of[d.language,...navigator.languages]){"
    "t=(t||'').toLowerCase().replace(/^zh-(tw|hk|mo)/,'zh-hant').replace(/^zh(?!-hant)/,'zh-hans');"
    "for(;t&&!s;t=t.slice(0,Math.max(0,t.lastIndexOf('-'))))s=l[t]||''}"
    "d.label=s||l.en||Object.values(l)[0]||''}"
    "})(document.currentScript.dataset,"
)


def hosted_account(services: Services, id_: str) -> Account | None:
    """The account of a chat on a page; None for any other."""
    floor = services.store.floor
    account = floor.accounts.get(AccountId(id_))
    if account is None or Feature.HOSTED not in floor.features_of(account.channel):
        return None
    return account


def opening(account: Account | None) -> bytes:
    """What the script begins with: colour, corner and words of the button, where the account says any."""
    if account is None:
        return b""
    wording = widget_wording(account, "label")
    labels = {"en": wording} if isinstance(wording, str) else {tag.lower(): text for tag, text in wording.items()}
    labels = {tag: text for tag, text in labels.items() if text}
    told = button_of(account)
    if not told and not labels:
        return b""
    return f"{_OPENING}{_literal(dict(told))},{_literal(labels) if labels else 0});\n".encode()


def _literal(value: dict[str, str]) -> str:
    """The value as a script reads it; in older ones two of JSON's characters end a line."""
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def origin_of(referrer: str) -> str:
    """Where a page lives, without what of it was looked at; nothing where that is not told."""
    try:
        parts = urlsplit(referrer)
    except ValueError:
        return ""
    is_web = parts.scheme in {"http", "https"} and parts.netloc != "" and "@" not in parts.netloc
    return f"{parts.scheme}://{parts.netloc}"[:LONGEST_ORIGIN] if is_web else ""
