"""Whether a text message forbids further messages, or allows them again.

The words that carriers honour count only as the whole message. A request in free English counts
when a whole sentence at the start or the end of a short message says so and nothing else:
silencing a customer by mistake is as bad as not hearing her.
"""

from __future__ import annotations

import re
import unicodedata

_STOP_WORDS = frozenset(
    {"stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out"}
)
# YES opts in only where the carrier says so: to everybody else it is an answer.
_START_WORDS = frozenset({"start", "unstop"})

_LONGEST_REQUEST = 200
_LONGEST_KEYWORD = 24
_HINTS = ("stop", "quit", "cease", "text", "messag", "contact", "subscri", "opt", "list", "sms", "spam")
_SENTENCE_END = re.compile(r"[.!?;\n。！？]+")
_NO_WORD = re.compile(r"[^\w']+")

# No possessive quantifiers: Python 3.11.2, which Debian 12 has, overlooks what matches after one of several words.
_COURTESY = (
    r"(?:(?:hi|hello|hey|ok|okay|sorry|no(?! more)|please|pls|plz|just|kindly|now|and|so"
    r"|(?:can|could|would|will) you|you (?:need|have) to|i (?:want|need) you to|(?:i would|i'd) like you to) )*"
)
_ME = r"(?:me|us|this number|this phone|my number|my phone)"
_TEXTS = r"(?:(?:any|all|more|these|those|the|your|such|me|us) )*(?:text messages?|texts?|messages?|sms|smses|spam)"
_REQUESTS = "|".join(
    (
        rf"(?:stop|quit|cease)(?: all)? (?:texting|messaging|contacting|spamming)(?: {_ME})?",
        rf"(?:stop|quit|cease) sending {_TEXTS}(?: to {_ME})?",
        rf"(?:do not|don't|dont|never) (?:text|message|sms|contact) {_ME}",
        rf"(?:do not|don't|dont|never) send {_TEXTS}",
        rf"unsubscribe {_ME}",
        r"opt (?:me|us) out",
        rf"(?:remove|take|delete) {_ME} (?:from|off|off of) (?:your|this|the|all|any)(?: \w+)? lists?",
        rf"(?:remove|take|delete) {_ME} (?:from|off|off of) (?:your|this|the|all|any) lists?",
        r"no more (?:text messages|texts|messages|sms)",
        rf"(?:i (?:want|wish|would like|need)|i'd like) to (?:unsubscribe|opt out|stop (?:receiving|getting) {_TEXTS})",
        rf"i (?:do not|don't|dont|no longer) (?:want|wish)(?: to (?:receive|get))? {_TEXTS}(?: from you)?",
        r"i(?:'m| am)? opt(?:ing)? out",
    )
)
_FAREWELL = (
    r"(?: (?:please|pls|plz|now|right now|immediately|at once|again|any ?more|ever|ever again"
    r"|asap|forever|thanks|thank you))*"
)
_REQUEST = re.compile(rf"{_COURTESY}(?:{_REQUESTS}){_FAREWELL}")


def consent_in(text: str) -> bool | None:
    """False if the message forbids further ones, True if it allows them again, else None."""
    if not 0 < len(text) <= _LONGEST_REQUEST:
        return None
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text).replace("\u2019", "'")
    plain = plain.casefold()
    words = _words(plain) if len(plain) <= _LONGEST_KEYWORD or _hints_at_it(plain) else ""
    if words in _STOP_WORDS:
        return False
    if words in _START_WORDS:
        return True
    return False if words and _asks_to_stop(plain, words) else None


def is_keyword(text: str) -> bool:
    """Whether the message is one of the words that carriers honour, and nothing else."""
    if not 0 < len(text) <= _LONGEST_KEYWORD:
        return False
    return _words(unicodedata.normalize("NFKC", text).casefold()) in _STOP_WORDS | _START_WORDS


def _hints_at_it(plain: str) -> bool:
    """A quick look that spares nearly every message the long one."""
    return any(hint in plain for hint in _HINTS)


def _asks_to_stop(plain: str, words: str) -> bool:
    if _REQUEST.fullmatch(words):
        return True
    sentences = [sentence for part in _SENTENCE_END.split(plain) if (sentence := _words(part))]
    return bool(sentences) and any(_REQUEST.fullmatch(sentences[place]) for place in (0, -1))


def _words(text: str) -> str:
    """The words alone, one space between them."""
    return _NO_WORD.sub(" ", text).strip(" '_")
