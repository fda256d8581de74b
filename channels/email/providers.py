"""Where the servers of the well-known mail providers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from channels.extras import Suggestion, Words

_APP_PASSWORD: Final[Words] = {
    "en": "This provider wants an app password made for this purpose, not the one you sign in with.",
    "zh-Hans": "该服务商需要专门生成的应用专用密码（授权码），而不是平时的登录密码。",
    "zh-Hant": "此服務商需要專門產生的應用程式密碼（授權碼），而不是平時的登入密碼。",
}
_NO_PASSWORDS: Final[Words] = {
    "en": "Microsoft 365 lets programs in with a password only where its administrator allows that; where it refuses, "
    "forward the mail to the hub's own SMTP listener instead.",
    "zh-Hans": "只有管理员允许时，Microsoft 365 才接受程序用密码登录；"
    "若被拒绝，请改为把邮件转发到系统自己的 SMTP 端口。",
    "zh-Hant": "只有管理員允許時，Microsoft 365 才接受程式用密碼登入；"
    "若被拒絕，請改為把郵件轉寄到系統自己的 SMTP 連接埠。",
}
_GUESSED: Final[Words] = {
    "en": "A guess from the address. Correct it where your provider names other servers, and test it.",
    "zh-Hans": "这是根据地址的猜测。若服务商给出其他服务器，请更正，然后测试。",
    "zh-Hant": "這是根據地址的猜測。若服務商提供其他伺服器，請更正，然後測試。",
}


@dataclass(frozen=True, slots=True)
class _Provider:
    """Where one provider's servers are, `host:port` each."""

    imap: str
    smtp: str
    is_smtp_tls: bool = True
    remark: Words | None = None


_GMAIL: Final = _Provider("imap.gmail.com:993", "smtp.gmail.com:465", remark=_APP_PASSWORD)
_MICROSOFT: Final = _Provider(
    "outlook.office365.com:993", "smtp.office365.com:587", is_smtp_tls=False, remark=_NO_PASSWORDS
)
_YAHOO: Final = _Provider("imap.mail.yahoo.com:993", "smtp.mail.yahoo.com:465", remark=_APP_PASSWORD)
_ICLOUD: Final = _Provider("imap.mail.me.com:993", "smtp.mail.me.com:587", is_smtp_tls=False, remark=_APP_PASSWORD)
_GMX: Final = _Provider("imap.gmx.net:993", "mail.gmx.net:465")
_QQ: Final = _Provider("imap.qq.com:993", "smtp.qq.com:465", remark=_APP_PASSWORD)
_PROVIDERS: Final[Mapping[str, _Provider]] = {
    "gmail.com": _GMAIL,
    "googlemail.com": _GMAIL,
    "outlook.com": _MICROSOFT,
    "hotmail.com": _MICROSOFT,
    "live.com": _MICROSOFT,
    "msn.com": _MICROSOFT,
    "onmicrosoft.com": _MICROSOFT,
    "yahoo.com": _YAHOO,
    "yahoo.co.uk": _YAHOO,
    "yahoo.de": _YAHOO,
    "aol.com": _Provider("imap.aol.com:993", "smtp.aol.com:465", remark=_APP_PASSWORD),
    "icloud.com": _ICLOUD,
    "me.com": _ICLOUD,
    "mac.com": _ICLOUD,
    "gmx.de": _GMX,
    "gmx.net": _GMX,
    "gmx.at": _GMX,
    "web.de": _Provider("imap.web.de:993", "smtp.web.de:465"),
    "t-online.de": _Provider("secureimap.t-online.de:993", "securesmtp.t-online.de:465"),
    "fastmail.com": _Provider("imap.fastmail.com:993", "smtp.fastmail.com:465", remark=_APP_PASSWORD),
    "zoho.com": _Provider("imap.zoho.com:993", "smtp.zoho.com:465", remark=_APP_PASSWORD),
    "yandex.com": _Provider("imap.yandex.com:993", "smtp.yandex.com:465", remark=_APP_PASSWORD),
    "qq.com": _QQ,
    "foxmail.com": _QQ,
    "163.com": _Provider("imap.163.com:993", "smtp.163.com:465", remark=_APP_PASSWORD),
    "126.com": _Provider("imap.126.com:993", "smtp.126.com:465", remark=_APP_PASSWORD),
    "sina.com": _Provider("imap.sina.com:993", "smtp.sina.com:465", remark=_APP_PASSWORD),
    "aliyun.com": _Provider("imap.aliyun.com:993", "smtp.aliyun.com:465"),
}


def suggestion_for(address: str) -> Suggestion | None:
    """The servers of the address's provider, or those that a domain of one's own usually has; None for no address."""
    local, _, domain = address.strip().lower().rpartition("@")
    if not local or "." not in domain or not domain.strip(".").replace("-", "").replace(".", "").isalnum():
        return None
    known = _PROVIDERS.get(domain) or (_MICROSOFT if domain.endswith(".onmicrosoft.com") else None)
    found = known or _Provider(f"imap.{domain}:993", f"smtp.{domain}:465", remark=_GUESSED)
    user = quote(address.strip(), safe="")
    settings = {
        "imap_url": f"imaps://{user}@{found.imap}",
        "smtp_url": f"{'smtps' if found.is_smtp_tls else 'smtp'}://{user}@{found.smtp}",
    }
    return Suggestion(settings, found.remark or {})
