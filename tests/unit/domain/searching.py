"""Texts as customers write them: several scripts, accents, emoji, numbers, and what is no word at all."""

from __future__ import annotations

from hypothesis import strategies as st

from hub.domain.search_terms import Probe, Term
from hub.domain.search_text import tokens_of

SCRIPTS = "abceÅßñ ziİ退款单單订訂货的がカﾊﾞ한국ไทยمرحباहिन्दी👍🏽👩\u200d👧🇩🇪"
SIGNS = "0123456789٣４ \n.,-_@+/()'\"¤\u0301\u00ad\ufe0f\u20e3"
mixed = st.text(st.sampled_from(SCRIPTS + SIGNS), max_size=40)
any_text = st.text(max_size=30) | mixed


def satisfies(tokens: set[str], probe: Probe) -> bool:
    """Whether an index that knows these tokens says yes."""
    if probe.is_beginning:
        return any(token.startswith(probe.token) for token in tokens)
    return probe.token in tokens


def index_says_yes(text: str, terms: list[Term]) -> bool:
    """Whether an index of this one text finds it."""
    tokens = tokens_of(text)
    return all(any(all(satisfies(tokens, probe) for probe in probes) for probes in term.alternatives) for term in terms)
