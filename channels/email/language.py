"""How much a text looks like something people write, which is how a wrong charset is found out."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

SINGLE_BYTE = frozenset(
    {"cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "koi8-r"}
    | {"koi8-u", "iso8859-2", "iso8859-5", "iso8859-15", "iso8859-7", "cp866", "cp437", "cp850", "mac_roman"}
    | {"iso8859-3", "iso8859-4", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-16", "iso8859-6", "cp852"}
    | {"mac-roman", "mac-cyrillic", "mac_cyrillic", "mac_latin2", "mac-latin2"}
)
CANDIDATES = (
    "utf-8", "cp1252", "gb18030", "cp1251", "cp932", "cp950", "euc_jp", "cp949", "koi8-r", "cp1250", "cp1253",
    "cp1254", "cp1256", "cp1255", "cp874", "iso8859-5", "cp866", "iso8859-2", "cp1257", "mac_roman", "cp850",
)  # fmt: skip

_COMMON = {
    "gb18030": "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自"
    "以会家可下而过天去能对小多然于心学"
    "么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长"
    "儿回位分爱老因很给名"
    "法间知世什两次使身者被高已亲其进此话常与活正感您请问谢订单客户服务公司邮件附报价产品电联系收信号码息"
    "网站付款物流货运费退换"
    "点周月星部门表格单价通知会议安排尊敬先生女士工作北京上海广州深圳有限责任今明早晚加快查件退需求帮助关于测试",
    "cp950": "的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要她出也得裡後自以會"
    "家可下而過天去能對小多然於心學"
    "麼之都好看起發當沒成只如事把還用第樣道想作種開美總從無情己面最女但現前些所同日手又行意動方期它頭經長"
    "兒回位分愛老因很給名"
    "法間知世什兩次使身者被高已親其進此話常與活正感您請問謝訂單客戶服務公司郵件附報價產品電聯繫收信號碼息"
    "網站付款物流貨運費退換"
    "點週月星部門表格單價通知會議安排敬先生女士工作臺台灣香港有限責任今明早晚加快查需求幫助關於測試",
    "japanese": "のにはをたがでてとしれさあるいなもこよりまんうらっおつくそきわかどみせろえけちじめやすだ"
    "ントスルイリアラクドレジシタコテプフロマカサバメムビデウニオサチツトナハホモユワンッャュョー",
    "cp949": "이다는을의에가하고지기로어사리나한시정도스인자대해서은그아일원전부수보있니요안습녕"
    "까상문게만과라주제세장여것"
    "신동구입니답변감합드메경우연조회비계선내공유생",
    "cyrillic": "оеаинтсрвлкмдпуяыьгзбчй",
    "greek": "αοιετσνηυρπκμλωόςήίάέύώςδγθ",
    "hebrew": "יוהלאתרבמשןםנכדע",
    "arabic": "النيمرتوبةعدسفهكقأحج",
    "thai": "านรอกเงวยมลทสตคดปหขพบไใ่้ีิัุะาำ็์ูึื",
}
_LATIN = {
    "cp1252": "äöüßéèêàçñóíáúâôîïëœæøåãõÄÖÜÉÀÇÑÅØ¿¡€ìòùÓÍÁÚ",
    "cp1250": "ąćęłńóśźżěščřžýáíéúůďťňőűăâîșţşöüäŠČŘŽŁŚŻÓ",
    "iso8859-2": "ąćęłńóśźżěščřžýáíéúůďťňőűăâîţşöüäŠČŘŽŁŚŻÓ",
    "cp1254": "ğışçöüİŞÇÖÜâîû",
    "cp1257": "āčēģīķļņšūžėįųąęõäöüÄÖÜŠŽ",
    "mac_roman": "äöüßéèêàçñóíáúâôîïëåãõÄÖÜÉ",
    "cp850": "äöüßéèêàçñóíáúâôîïëåãõÄÖÜÉ",
}
_SCRIPT_OF = {
    "cp1251": "cyrillic", "koi8-r": "cyrillic", "koi8-u": "cyrillic", "iso8859-5": "cyrillic", "cp866": "cyrillic",
    "mac_cyrillic": "cyrillic", "mac-cyrillic": "cyrillic", "cp1253": "greek", "iso8859-7": "greek",
    "cp1255": "hebrew", "cp1256": "arabic", "iso8859-6": "arabic", "cp874": "thai", "cp932": "japanese",
    "euc_jp": "japanese", "gb18030": "gb18030", "cp950": "cp950", "big5hkscs": "cp950", "cp949": "cp949",
}  # fmt: skip
_SETS = {name: frozenset(letters) for name, letters in (_COMMON | _LATIN).items()}
_WORLD = frozenset().union(*_SETS.values())
_PUNCTUATION = frozenset("’‘“”„«»–—…•·°©®™§№€£¥\xa0、。，！？：；（）「」『』【】《》〈〉～\u3000％＊＋－／＝")
_DOUBLE_BYTE = frozenset({"gb18030", "cp950", "cp932", "euc_jp", "cp949", "big5hkscs"})
_BLOCKS = {
    "cyrillic": (0x400, 0x4FF), "greek": (0x370, 0x3FF), "hebrew": (0x590, 0x5FF), "arabic": (0x600, 0x6FF),
    "thai": (0xE00, 0xE7F),
}  # fmt: skip
_MOST_CHARACTERS = 1500
_HANGUL_LEAD = 0xB0  # of the Korean standard proper; its extensions begin lower


def plausibility(text: str, codec: str) -> float:
    """From below zero (nonsense) to about one (certainly writing): how well a codec explains a text."""
    high = [char for char in text if char > "\x7f"][:_MOST_CHARACTERS]
    if not high:
        return 1.0 if text else 0.0
    weights = sum(_weight(char, codec) for char in high)
    bad = _disorder(text[: 4 * _MOST_CHARACTERS], is_latin=codec not in _SCRIPT_OF and codec != "utf-8")
    if codec in _DOUBLE_BYTE:
        bad -= 0.1 * len(high)  # that every second byte fits is evidence in itself
    elif codec in _SCRIPT_OF:
        bad += 1.0  # one or two foreign letters alone are more likely an accent or a currency sign
    return (weights - bad) / len(high)


def _disorder(text: str, *, is_latin: bool) -> float:
    """What no orthography does: capitals inside words, symbols and foreign letters between letters."""
    bad = 0.0
    for before, after in pairwise(text):
        if before <= "\x7f" and after <= "\x7f":
            continue
        if before.islower() and after.isupper():
            bad += 0.7
        elif before.isalpha() and after.isdigit():
            bad += 0.5
        elif before.isalpha() != after.isalpha():
            bad += 0.7 if _is_odd_symbol(after if before.isalpha() else before) else 0.0
        elif before.isalpha() and _is_other_script(before, after):
            bad += 0.5
        elif is_latin and before > "\x7f" and after > "\x7f" and before.isalpha():
            bad += 0.4  # accented letters seldom stand side by side
    return bad


def _is_odd_symbol(char: str) -> bool:
    return char > "\x7f" and char not in _PUNCTUATION and unicodedata.category(char) not in ("Mn", "Mc", "Nd")


def _is_other_script(before: str, after: str) -> bool:
    """Latin beside Cyrillic, Greek or a Semitic letter; Latin beside Han or kana is common."""
    first, second = sorted((before, after))
    return first < "\u0250" and "\u0370" <= second < "\u0e80"


@lru_cache(maxsize=65536)
def _weight(char: str, codec: str) -> float:
    """How much one character speaks for a codec."""
    if char == "\ufffd" or "\x80" <= char < "\xa0":
        return -4.0
    if unicodedata.category(char) in ("Co", "Cn", "Cs", "Cc"):
        return -3.0
    if char in _PUNCTUATION:
        return 0.6 if char in "£€" else 0.4
    if codec == "utf-8":
        return 1.0
    script = _SCRIPT_OF.get(codec)
    if script is None:
        return _latin_weight(char, codec)
    if char in _SETS[script]:
        return 1.0
    return _east_weight(char, codec) if codec in _DOUBLE_BYTE else _block_weight(char, script)


def _latin_weight(char: str, codec: str) -> float:
    known = _SETS.get(codec, _SETS["cp1252"])
    if char in known:
        return 0.95 if codec == "cp1254" and char in "ışğİ" else 0.9
    if char.isalpha() and char < "\u0250":
        return 0.2
    return -0.4


def _block_weight(char: str, script: str) -> float:
    first, last = _BLOCKS[script]
    if first <= ord(char) <= last:
        return 0.8 if char.lower() in _SETS[script] else 0.25
    return -0.2 if not char.isalpha() else 0.0


def _east_weight(char: str, codec: str) -> float:
    """Characters of the first level of a national standard are ordinary, the others are rare."""
    if "\uff61" <= char <= "\uff9f":
        return -0.1  # half-width katakana: what Chinese and Korean look like when read as Japanese
    if codec == "cp949":
        return 0.05 if not "\uac00" <= char <= "\ud7a3" else 0.65 if _lead_byte(char, "euc_kr") >= _HANGUL_LEAD else 0.2
    lead = _lead_byte(char, {"gb18030": "gb2312", "cp950": "big5", "cp932": "cp932", "euc_jp": "euc_jp"}[codec])
    ordinary = {"gb18030": (0xB0, 0xD7), "cp950": (0xA4, 0xC6), "cp932": (0x88, 0x97), "euc_jp": (0xB0, 0xCF)}
    first, last = ordinary[codec]
    if "\u3040" <= char <= "\u30ff":
        return 0.5 if codec in ("cp932", "euc_jp") else 0.1
    return 0.7 if first <= lead <= last and char >= "\u4e00" else 0.1


def _lead_byte(char: str, codec: str) -> int:
    try:
        return char.encode(codec)[0]
    except UnicodeError:
        return 0
