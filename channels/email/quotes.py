"""How mail programs announce that older text follows: attributions, separators, header blocks, footers.

Twenty languages; a pattern is here because a program writes it, not because a person might.
"""

from __future__ import annotations

import re

LONGEST_LINE = 500
_ATTRIBUTION_LINES = 4

_QUOTED = re.compile(r"\s{0,3}(?:[>＞]|&gt;)")
_VERBS = re.compile(
    r"\b(?:wrote|writes|schrieb|schreibt|a écrit|écrit|ecrit|escribió|escribio|escribiste|ha scritto|scritto|escreveu"
    r"|schreef|geschreven|skrev|kirjoitti|napsal(?:\(a\)|a)?|napísal(?:a)?|pisze|napisał(?:\(a\)|a)?"
    r"|написал(?:\(а\)|а)?"
    r"|пишет|писал(?:\(а\)|а)?|έγραψε|yazdı|írta|a scris|đã viết|menulis|napisao|napisala|rašė|kirjutas)\b"
    r"|写道|寫道|写到|书写|書きました|書いた|のメール|のメッセージ|작성|썼습니다|כתב|كتب",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"[\s*_]{0,4}(?:(?:on|am|på|le|el|il|em|op|in data|den|dne|dnia|w dniu|pe|pada|vào|at|a|за|on the)\s|в\s|στις|el\s|"
    r"\d{1,4}[-./年]|在\s{0,2}\d|於\s{0,2}\d|\w{2,4}\.?,? \d{1,2}|[\"'“]?[^<>\n]{1,80}[\"'”]?\s{0,2}[<(\[]|<)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,255}")
_TIME = re.compile(r"\d{1,2}\s?[:.h时時点]\s?\d{2}|\d\s?[ap]\.?m\b", re.IGNORECASE)
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d{1,4}[-./年]\s?\d{1,2}[-./月]|\d{1,2}\.? \w{3,12}|\w{3,12}\.? \d{1,2}\b")
_DATED_ADDRESS = re.compile(
    r"\s{0,3}(?:\w{0,12},? )?\d{4}[-/年]\d{1,2}[-/月]\d{1,2}.{0,120}[<＜(][^<>]{1,100}@[^<>]{1,100}[>＞)]"
)
_SEPARATOR = re.compile(
    r"[\s*_>]{0,4}[-_=－—─]{2,60}[\s*]{0,4}(?:on [^\n]{10,300} wrote:?\s?-{2}"
    r"|original(?: e-?mail)? message|original mail|original e-?mail"
    r"|original appointment"
    r"|ursprüngliche (?:nachricht|mail|e-mail)|original-?nachricht|originalnachricht|message d['’]origine"
    r"|message (?:original|initial|transféré|transmis)|mail original|mensaje (?:original|reenviado)|correo original"
    r"|messaggio (?:originale|inoltrato)|messaggio di origine|mensagem (?:original|encaminhada)"
    r"|(?:oorspronkelijk|doorgestuurd) bericht|original(?:t)? ?meddelande|ursprungligt meddelande|vidarebefordrat"
    r"|opprinnelig melding|oprindelig meddelelse|alkuperäinen viesti|původní (?:zpráva|e-mail)|oryginalna wiadomość"
    r"|wiadomość oryginalna|исходное сообщение|оригинальное (?:сообщение|письмо)|пересылаемое сообщение"
    r"|orijinal (?:mesaj|ileti)|özgün ileti|eredeti üzenet|mesaj original|forwarded (?:message|mail|by)"
    r"|weitergeleitete (?:nachricht|mail)|原始邮件|原始郵件|原始信件|原邮件|原郵件|原始消息|转发邮件|轉寄郵件"
    r"|转发的邮件|转发信息|回复的(?:原)?邮件"
    r"|元のメッセージ|オリジナルメッセージ|転送メッセージ|転送されたメッセージ|원본 메(?:시|세)지|원본 메일"
    r"|전달된 메(?:시|세)지)",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"[\s*_]{0,4}(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)"
    r"|début du message (?:réexpédié|transféré)"
    r"|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem (?:re)?encaminhada"
    r"|begin doorgestuurd bericht|转发的邮件|下面是被转发的邮件|開始轉寄郵件|以下は、?転送されたメッセージ)\s?[:：]",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s{0,3}[_\-─]{20,200}\s{0,3}$")
_LABELS = {
    "from": "from|von|de|da|van|från|fra|lähettäjä|od|от|kimden|gönderen|feladó|de la|发件人|寄件者|寄件人"
    "|發件人|差出人|送信者|送信元"
    "|보낸 ?사람|מאת|από",
    "date": "sent|date|gesendet|datum|envoyé(?: le)?|enviado(?: el| em)?|fecha|data|inviato|verzonden|skickat|sendt"
    "|dato|lähetetty|päivämäärä"
    "|odesláno|wysłano|data wysłania|отправлено|дата|gönderildi|tarih|elküldve|发送时间|发送日期|日期|时间"
    "|寄件日期|傳送時間|送信日時|日時|日付"
    "|보낸 ?날짜|날짜",
    "to": "to|an|à|a|para|per|aan|till|til|vastaanottaja|komu|do|кому|kime|címzett|收件人|收件者|宛先|받는 ?사람",
    "subject": "subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|předmět|temat|тема|konu|tárgy"
    "|主题|主旨|主題|件名|제목|θέμα",
    "cc": "cc|kopie|copie|抄送|副本|копия|kopia|dw",
}  # fmt: skip
_LABEL = re.compile(
    r"[\s*_>|]{0,6}(?:"
    + ""
    r"|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items())
    + r")[\s*_]{0,4}[:：][\s*_]{0,6}(?P<rest>.{0,200})",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"\s{0,3}(?:(?:sent|envoyé|enviado|inviato|verzonden|gesendet|von meinem|skickat|sendt|wysłane|odesláno"
    r"|отправлено)\s"
    r"(?:from|depuis|desde|da|do|de|vanaf|via|mit|aus|von|från|fra|z|ze|с|из|\w{0,12}gesendet|iphone"
    r"|ipad)\b[^.!?]{0,80}\.?"
    r"|von meinem [\w ]{1,40} gesendet\.?|get outlook for \w{1,20}.{0,60}|holen sie sich outlook.{0,60}"
    r"|téléchargez outlook.{0,60}|obtener outlook.{0,60}|发自我的.{1,40}|從我的.{1,40}傳送|发自.{1,30}(?:iphone"
    r"|手机|mail|邮箱)"
    r"|(?:iphone|ipad|android)から送信|.{0,20}スマートフォンから送信|나의 (?:iphone|ipad)에서 보냄)\s{0,3}",
    re.IGNORECASE,
)


def is_quoted(line: str) -> bool:
    """Whether a line is marked as somebody else's words."""
    return _QUOTED.match(line) is not None


def is_separator(line: str) -> bool:
    """Whether a program wrote this line to say that the original or forwarded message follows."""
    head = line[:LONGEST_LINE]
    return _SEPARATOR.match(head) is not None or _FORWARD.match(head) is not None


def is_rule(line: str) -> bool:
    """Whether a line is nothing but a long stroke."""
    return _RULE.match(line[:LONGEST_LINE]) is not None


def is_footer(line: str) -> bool:
    """Whether a telephone or program added this line to praise itself."""
    return _FOOTER.fullmatch(line[:LONGEST_LINE]) is not None


def attribution_length(lines: list[str], start: int) -> int:
    """How many lines the attribution that begins here has (`On …, Ada wrote:`), or 0 when none begins."""
    first = lines[start][:LONGEST_LINE]
    if not first.strip() or is_quoted(first) or not _STARTS.match(first):
        return 0
    joined = ""
    for count in range(1, _ATTRIBUTION_LINES + 1):
        if start + count > len(lines) or not lines[start + count - 1].strip():
            return 0
        joined = f"{joined} {lines[start + count - 1].strip()}".strip()[:LONGEST_LINE]
        if joined.rstrip("* _").endswith((":", "：")):
            return count if _is_attribution(joined) else 0
        if _DATED_ADDRESS.fullmatch(joined) and any(
            is_quoted(line) for line in lines[start + count : start + count + 3]
        ):
            return count
    return 0


def _is_attribution(joined: str) -> bool:
    if _DATED_ADDRESS.match(joined):
        return True
    if not _VERBS.search(joined):
        return False
    return _ADDRESS.search(joined) is not None or (_DATE.search(joined) is not None)


def is_certain_attribution(joined: str) -> bool:
    """Whether an attribution is so complete that quoted text follows even without quote marks."""
    has_address = _ADDRESS.search(joined) is not None
    has_date = _DATE.search(joined) is not None
    return (has_address and has_date) or (has_date and _TIME.search(joined) is not None)


def starts_header_block(lines: list[str], start: int) -> bool:
    """Whether a printed header begins here: From, and below it a subject, or a date with an address."""
    first = _LABEL.match(lines[start][:LONGEST_LINE])
    if first is None or first.lastgroup is None or not (first["from"] or first["date"]):
        return False
    kinds = set()
    text = ""
    for line in lines[start : start + 9]:
        match = _LABEL.match(line[:LONGEST_LINE])
        if match is not None:
            kinds |= {kind for kind in _LABELS if match[kind]}
            text += match["rest"]
    if "from" not in kinds:
        return False
    return ("subject" in kinds and len(kinds) >= 3) or ({"date"} < kinds and "@" in text and len(kinds) >= 3)
