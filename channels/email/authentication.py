"""What our own mail server found out about the sender: `Authentication-Results`, RFC 8601.

Only results under the configured name count; the server must remove any that arrive under its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_RESULT = re.compile(r"\b(spf|dkim|dmarc)\s{0,9}=\s{0,9}([a-z]{1,20})\b", re.IGNORECASE)
_SIGNER = re.compile(r"\bheader\.(?:d|i)\s{0,9}=\s{0,9}\"?(?:[^\s@;\"]{0,100}@)?([^\s;\"]{1,255})", re.IGNORECASE)
_LONGEST_FIELD = 16_384


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What each method said, or None where our server said nothing."""

    spf: str | None = None
    dkim: str | None = None
    dmarc: str | None = None
    signers: tuple[str, ...] = ()
    """The domains whose DKIM signature passed."""

    def proves(self, domain: str) -> bool:
        """Whether the owner of a domain let this mail be sent in its name."""
        if self.dmarc == "pass":
            return True
        if self.dmarc is not None and self.dmarc != "none":
            return False
        domain = domain.lower()
        return any(domain == signer or domain.endswith(f".{signer}") for signer in self.signers if "." in signer)


def read_verdicts(fields: Iterable[str], authserv_id: str | None) -> Verdicts:
    """The verdicts of the named server; of several statements on one method the topmost counts."""
    found: dict[str, str] = {}
    signers: list[str] = []
    if not authserv_id:
        return Verdicts()
    for field in fields:
        name, _, results = without_comments(field[:_LONGEST_FIELD]).partition(";")
        if not name.split() or name.split()[0].lower().rstrip(".") != authserv_id.lower().rstrip("."):
            continue
        here = _one_field(results, signers if "dkim" not in found else [])
        found = here | found
    return Verdicts(found.get("spf"), found.get("dkim"), found.get("dmarc"), tuple(signers))


def _one_field(results: str, signers: list[str]) -> dict[str, str]:
    """The verdicts in one field; one passing signature outweighs others that fail."""
    found: dict[str, str] = {}
    for statement in results.split(";"):
        match = _RESULT.match(statement.strip())
        if match is None:
            continue
        method, verdict = match[1].lower(), match[2].lower()
        if verdict == "pass" and method == "dkim":
            signers.extend(signer.lower().rstrip(".") for signer in _SIGNER.findall(statement))
        if verdict == "pass" or method not in found:
            found[method] = verdict
    return found


def without_comments(text: str) -> str:
    """The text without what stands in parentheses, however deep."""
    out: list[str] = []
    depth = 0
    is_quoted = False
    for char in text:
        if char == '"' and not depth:
            is_quoted = not is_quoted
        if char == "(" and not is_quoted:
            depth += 1
        elif char == ")" and depth:
            depth -= 1
        elif not depth:
            out.append(char)
    return "".join(out)
