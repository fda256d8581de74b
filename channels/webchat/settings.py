"""What is set for a chat on a page."""

from __future__ import annotations

from typing import Final

from channels.extras import Setting, SettingKind
from channels.toolkit.setting import holds, one_of, secrets, wording

SIDES: Final = ("right", "left")
LOOKS: Final = ("auto", "light", "dark")
LONGEST_LABEL: Final = 40
LONGEST_TITLE: Final = 80

SETTINGS: Final = (
    Setting(
        "color",
        holds(r"#(?:[0-9a-fA-F]{3}){1,2}", "is a colour such as #1f5f8b, in quotes"),
        kind=SettingKind.COLOUR,
        label={"en": "Colour", "zh-Hans": "颜色", "zh-Hant": "顏色"},
        hint={
            "en": "Shades are chosen so that text stays readable, light and dark.",
            "zh-Hans": "会自动选取深浅，使文字在浅色和深色下都清晰可读。",
            "zh-Hant": "會自動選取深淺，使文字在淺色和深色下都清晰可讀。",
        },
        usual="#2457c5",
    ),
    Setting(
        "side",
        one_of(SIDES),
        kind=SettingKind.CHOICE,
        label={"en": "Corner of the page", "zh-Hans": "页面的哪一角", "zh-Hant": "頁面的哪一角"},
        choices={
            "right": {"en": "Bottom right", "zh-Hans": "右下角", "zh-Hant": "右下角"},
            "left": {"en": "Bottom left", "zh-Hans": "左下角", "zh-Hant": "左下角"},
        },
        usual="right",
    ),
    Setting(
        "look",
        one_of(LOOKS),
        kind=SettingKind.CHOICE,
        label={"en": "Light or dark", "zh-Hans": "浅色或深色", "zh-Hant": "淺色或深色"},
        choices={
            "auto": {"en": "As the visitor's device", "zh-Hans": "跟随访客的设备", "zh-Hant": "跟隨訪客的裝置"},
            "light": {"en": "Always light", "zh-Hans": "始终浅色", "zh-Hant": "一律淺色"},
            "dark": {"en": "Always dark", "zh-Hans": "始终深色", "zh-Hant": "一律深色"},
        },
        usual="auto",
    ),
    Setting(
        "label",
        wording(LONGEST_LABEL),
        kind=SettingKind.WORDING,
        label={"en": "Words on the button", "zh-Hans": "按钮上的文字", "zh-Hant": "按鈕上的文字"},
        hint={
            "en": "Empty: the picture alone.",
            "zh-Hans": "留空：只显示图标。",
            "zh-Hant": "留空：只顯示圖示。",
        },
    ),
    Setting(
        "title",
        wording(LONGEST_TITLE),
        kind=SettingKind.WORDING,
        label={"en": "Title of the chat", "zh-Hans": "聊天窗口的标题", "zh-Hant": "聊天視窗的標題"},
        hint={
            "en": "Empty: the name of the company.",
            "zh-Hans": "留空：显示公司名称。",
            "zh-Hant": "留空：顯示公司名稱。",
        },
    ),
    Setting(
        "identity_secret",
        secrets,
        is_secret=True,
        label={"en": "Secret for signed-in visitors", "zh-Hans": "已登录访客的密钥", "zh-Hant": "已登入訪客的密鑰"},
        hint={
            "en": "Your own server signs with it who a visitor is. 16 characters or more.",
            "zh-Hans": "您自己的服务器用它签名说明访客是谁。至少 16 个字符。",
            "zh-Hant": "您自己的伺服器用它簽章說明訪客是誰。至少 16 個字元。",
        },
        is_rare=True,
    ),
)
