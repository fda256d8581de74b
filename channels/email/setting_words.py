"""In which words an administrator is asked for the settings of a mail account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from channels.extras import Words

LABELS: Final[Mapping[str, Words]] = {
    "imap_url": {"en": "Mailbox (IMAP)", "zh-Hans": "收信服务器（IMAP）", "zh-Hant": "收信伺服器（IMAP）"},
    "smtp_url": {
        "en": "Server for outgoing mail (SMTP)",
        "zh-Hans": "发信服务器（SMTP）",
        "zh-Hant": "寄信伺服器（SMTP）",
    },
    "imap_start": {
        "en": "Taken over at the very first start",
        "zh-Hans": "首次启动时接收",
        "zh-Hant": "首次啟動時接收",
    },
    "imap_mark_seen": {
        "en": "Mark as read in the mailbox what the hub has",
        "zh-Hans": "把已接收的邮件在邮箱中标为已读",
        "zh-Hant": "把已接收的郵件在信箱中標為已讀",
    },
    "plus_addressing": {
        "en": "Answers come to an address with a plus",
        "zh-Hans": "回信使用带加号的地址",
        "zh-Hant": "回信使用帶加號的地址",
    },
    "own_addresses": {"en": "Further addresses of yours", "zh-Hans": "您的其他地址", "zh-Hant": "您的其他地址"},
    "imap_password": {
        "en": "Password of the mailbox, apart",
        "zh-Hans": "单独填写的邮箱密码",
        "zh-Hant": "單獨填寫的信箱密碼",
    },
    "smtp_starttls": {"en": "STARTTLS when sending", "zh-Hans": "发信时的 STARTTLS", "zh-Hant": "寄信時的 STARTTLS"},
    "imap_starttls": {
        "en": "STARTTLS at the mailbox",
        "zh-Hans": "收信时使用 STARTTLS",
        "zh-Hant": "收信時使用 STARTTLS",
    },
    "authserv_id": {
        "en": "Name of your server in Authentication-Results",
        "zh-Hans": "您的服务器在 Authentication-Results 中的名称",
        "zh-Hant": "您的伺服器在 Authentication-Results 中的名稱",
    },
    "message_id_domain": {
        "en": "Domain of Message-IDs",
        "zh-Hans": "Message-ID 的域名",
        "zh-Hant": "Message-ID 的網域",
    },
    "smtp_hello": {
        "en": "Name with which the hub greets",
        "zh-Hans": "问候时使用的主机名",
        "zh-Hant": "問候時使用的主機名稱",
    },
    "smtp_timeout_seconds": {
        "en": "Time for each step of sending, in seconds",
        "zh-Hans": "发信每一步的时限（秒）",
        "zh-Hant": "寄信每一步的時限（秒）",
    },
    "imap_poll_seconds": {
        "en": "Looks into the folder every so many seconds, without IDLE",
        "zh-Hans": "不支持 IDLE 时每隔多少秒查看一次",
        "zh-Hant": "不支援 IDLE 時每隔多少秒查看一次",
    },
    "imap_idle_seconds": {
        "en": "Renews IDLE every so many seconds",
        "zh-Hans": "每隔多少秒重新进入 IDLE",
        "zh-Hant": "每隔多少秒重新進入 IDLE",
    },
}
HINTS: Final[Mapping[str, Words]] = {
    "imap_url": {
        "en": "Where the hub fetches mail. Empty: your mail server hands it to the hub's own SMTP listener.",
        "zh-Hans": "系统从这里收取邮件。留空：由您的邮件服务器投递到系统自己的 SMTP 端口。",
        "zh-Hant": "系統從這裡收取郵件。留空：由您的郵件伺服器投遞到系統自己的 SMTP 連接埠。",
    },
    "smtp_url": {
        "en": "Empty: the hub's own server, where its operator named one.",
        "zh-Hans": "留空：使用运维人员为系统指定的服务器（如有）。",
        "zh-Hant": "留空：使用維運人員為系統指定的伺服器（如有）。",
    },
    "plus_addressing": {
        "en": "support+…@example.com: answers find their thread whatever a mail program loses. Off where your server "
        "does not know such addresses.",
        "zh-Hans": "例如 support+…@example.com：无论邮件程序丢失什么，回信都能归入原会话。"
        "服务器不支持这类地址时请关闭。",
        "zh-Hant": "例如 support+…@example.com：無論郵件程式遺失什麼，回信都能歸入原對話。"
        "伺服器不支援這類地址時請關閉。",
    },
    "own_addresses": {
        "en": "Separated by commas. Mail from them is never taken for a customer's.",
        "zh-Hans": "用逗号分隔。来自这些地址的邮件不会被当作客户来信。",
        "zh-Hant": "用逗號分隔。來自這些地址的郵件不會被當作客戶來信。",
    },
    "imap_password": {
        "en": "Instead of the one in the address.",
        "zh-Hans": "代替地址中的密码。",
        "zh-Hant": "代替地址中的密碼。",
    },
    "authserv_id": {
        "en": "Whose word is believed on who wrote. Empty: nobody's.",
        "zh-Hans": "相信哪台服务器对发件人的验证结果。留空：都不相信。",
        "zh-Hant": "相信哪台伺服器對寄件人的驗證結果。留空：都不相信。",
    },
    "message_id_domain": {
        "en": "Empty: that of the address.",
        "zh-Hans": "留空：使用地址的域名。",
        "zh-Hant": "留空：使用地址的網域。",
    },
}
CHOICES: Final[Mapping[str, Mapping[str, Words]]] = {
    "imap_url": {
        "imaps": {
            "en": "TLS (usual, port 993)",
            "zh-Hans": "TLS（常用，端口 993）",
            "zh-Hant": "TLS（常用，連接埠 993）",
        },
        "imap": {
            "en": "Without TLS (port 143)",
            "zh-Hans": "不使用 TLS（端口 143）",
            "zh-Hant": "不使用 TLS（連接埠 143）",
        },
    },
    "smtp_url": {
        "smtps": {"en": "TLS (port 465)", "zh-Hans": "TLS（端口 465）", "zh-Hant": "TLS（連接埠 465）"},
        "smtp": {
            "en": "STARTTLS where offered (port 587)",
            "zh-Hans": "服务器支持时使用 STARTTLS（端口 587）",
            "zh-Hant": "伺服器支援時使用 STARTTLS（連接埠 587）",
        },
    },
    "imap_start": {
        "unseen": {"en": "Unread mail", "zh-Hans": "未读邮件", "zh-Hant": "未讀郵件"},
        "all": {"en": "All mail", "zh-Hans": "全部邮件", "zh-Hant": "全部郵件"},
        "new": {"en": "Only what comes from then on", "zh-Hans": "只接收之后的新邮件", "zh-Hant": "只接收之後的新郵件"},
    },
    "smtp_starttls": {
        "auto": {"en": "Where the server offers it", "zh-Hans": "服务器支持时使用", "zh-Hant": "伺服器支援時使用"},
        "required": {
            "en": "Always: send only over TLS",
            "zh-Hans": "必须：只通过 TLS 发送",
            "zh-Hant": "必須：只透過 TLS 寄送",
        },
        "off": {"en": "Never", "zh-Hans": "从不使用", "zh-Hant": "從不使用"},
    },
}
