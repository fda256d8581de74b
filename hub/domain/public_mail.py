"""Mail domains at which everybody may have an address, so that they say nothing of an organisation."""

from __future__ import annotations

from typing import Final

_NAMES: Final = frozenset(
    "aol fastmail gmail gmx googlemail hotmail icloud live msn outlook proton protonmail rocketmail tuta tutamail "
    "tutanota yahoo yandex ymail zoho".split()
)
"""Under whichever short ending: `gmx.de`, `yahoo.co.jp`."""
_DOMAINS: Final = frozenset(
    "126.com 139.com 163.com 188.com 189.cn aliyun.com arcor.de att.net bigpond.com bluewin.ch bol.com.br "
    "btinternet.com centrum.cz charter.net comcast.net cox.net daum.net earthlink.net foxmail.com free.fr "
    "freenet.de gmx.net hanmail.net hey.com hinet.net hispeed.ch hushmail.com inbox.lv inbox.ru interia.pl "
    "kpnmail.nl laposte.net libero.it list.ru mac.com mail.com mail.de mail.ru mailbox.org me.com nate.com "
    "naver.com ntlworld.com o2.pl onet.pl optonline.net optusnet.com.au orange.fr pchome.com.tw pm.me posteo.de "
    "posteo.net qq.com rambler.ru rediffmail.com rogers.com sbcglobal.net seznam.cz sfr.fr shaw.ca sina.cn "
    "sina.com sky.com skynet.be sohu.com sympatico.ca t-online.de talktalk.net telenet.be telia.com terra.com.br "
    "tiscali.it tom.com uol.com.br verizon.net vip.163.com vip.qq.com vip.sina.com virgilio.it virginmedia.com "
    "wanadoo.fr web.de wp.pl xs4all.nl xtra.co.nz yeah.net ziggo.nl".split()
)
_SHARED: Final = frozenset("ac co com edu go gov ne net or org".split())
"""Under these, followed by a country, everybody has a domain: `co.uk`."""
_COUNTRY_LETTERS: Final = 2
_ENDING_LETTERS: Final = 3


def is_public(domain: str) -> bool:
    """Whether everybody may have an address there, or a domain, as under `co.uk`."""
    name, _, ending = domain.partition(".")
    return domain in _DOMAINS or _is_shared(domain) or (name in _NAMES and _is_ending(ending))


def _is_ending(text: str) -> bool:
    return len(text) <= _ENDING_LETTERS or _is_shared(text)


def _is_shared(text: str) -> bool:
    name, _, country = text.partition(".")
    return name in _SHARED and len(country) == _COUNTRY_LETTERS
