"""The keys of a call: a handshake of DTLS in which each side shows the certificate it named (RFC 5763, RFC 5764)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from OpenSSL import SSL
from pylibsrtp import Policy, Session

FIRST_BYTES: Final = range(20, 64)
"""What a packet of DTLS begins with (RFC 7983)."""
PACKET_BYTES: Final = 1_200
"""Fits every way through the internet without being cut in pieces."""
LIVES_DAYS: Final = 30
LABEL: Final = b"EXTRACTOR-dtls_srtp"
PROFILES: Final = {
    b"SRTP_AEAD_AES_128_GCM": (Policy.SRTP_PROFILE_AEAD_AES_128_GCM, 16, 12),
    b"SRTP_AES128_CM_SHA1_80": (Policy.SRTP_PROFILE_AES128_CM_SHA1_80, 16, 14),
}
"""By name: the profile, and how many bytes key and salt have; the cheaper first."""
DIGESTS: Final = {"sha-256": hashlib.sha256, "sha-384": hashlib.sha384, "sha-512": hashlib.sha512}


class NotProved(Exception):
    """The other side showed another certificate than it had named, or none of our profiles."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The certificate that a side will show: `value` as `AB:CD:…`."""

    algorithm: str
    value: str

    @property
    def is_known(self) -> bool:
        """Whether certificates can be held against it here."""
        return self.algorithm in DIGESTS and bool(self.value)

    def fits(self, certificate: bytes) -> bool:
        """Tell whether this is the certificate, in DER."""
        digest = DIGESTS.get(self.algorithm)
        return digest is not None and _in_pairs(digest(certificate).digest()) == self.value.upper()


class Certificate:
    """A key of this process with a certificate that says nothing of anybody."""

    def __init__(self, now: datetime) -> None:
        """Make one that holds for a month from now."""
        self.key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "WebRTC")])
        builder = x509.CertificateBuilder(name, name, self.key.public_key(), x509.random_serial_number())
        builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=LIVES_DAYS))
        self.certificate = builder.sign(self.key, hashes.SHA256())
        shown = self.certificate.public_bytes(serialization.Encoding.DER)
        self.fingerprint = Fingerprint("sha-256", _in_pairs(hashlib.sha256(shown).digest()))


@dataclass(frozen=True, slots=True)
class Keys:
    """Both directions of a leg."""

    to_us: Session
    to_them: Session


class Handshake:
    """The server's side of one handshake: packets in, packets out."""

    def __init__(self, certificate: Certificate, theirs: Fingerprint) -> None:
        """Wait for the other side to begin."""
        context = SSL.Context(SSL.DTLS_METHOD)
        # Certificates are made for the call: what counts is that it is the one that was named.
        context.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, lambda *_: True)
        context.set_tlsext_use_srtp(b":".join(PROFILES))
        context.use_certificate(certificate.certificate)
        context.use_privatekey(certificate.key)
        self._connection = SSL.Connection(context)
        self._connection.set_accept_state()
        self._connection.set_ciphertext_mtu(PACKET_BYTES)
        self._theirs = theirs
        self.keys: Keys | None = None
        self.is_over = False
        """Whether the other side said good-bye."""

    def took(self, data: bytes) -> list[bytes]:
        """What to send after this packet; `keys` are there once it is over. Raises NotProved."""
        self._connection.bio_write(data)
        return self._went_on()

    def waited(self) -> list[bytes]:
        """What to send again, where nothing came in time."""
        if self.keys is None:
            self._connection.DTLSv1_handle_timeout()
        return self._drained()

    def due_in_seconds(self) -> float | None:
        """When to call `waited`; none while there is nothing to send again."""
        left = self._connection.DTLSv1_get_timeout() if self.keys is None else None
        return None if left is None else float(left)

    def _went_on(self) -> list[bytes]:
        if self.keys is None:
            try:
                self._connection.do_handshake()
            except SSL.WantReadError:
                return self._drained()
            except SSL.Error as error:
                raise NotProved("The handshake of the call's keys failed.") from error
            self.keys = self._proved()
        else:
            self._hear_out()
        return self._drained()

    def _hear_out(self) -> None:
        """Nothing but a good-bye is expected once the keys are there."""
        try:
            self._connection.recv(PACKET_BYTES)
        except SSL.ZeroReturnError:
            self.is_over = True
        except SSL.Error:
            # Nothing yet, or nothing that means anything.
            return

    def _drained(self) -> list[bytes]:
        packets = []
        while True:
            try:
                packets.append(self._connection.bio_read(PACKET_BYTES + 300))
            except SSL.WantReadError:
                return packets

    def _proved(self) -> Keys:
        shown = self._connection.get_peer_certificate(as_cryptography=True)
        if shown is None or not self._theirs.fits(shown.public_bytes(serialization.Encoding.DER)):
            raise NotProved("The browser showed another certificate than it had named.")
        name = self._connection.get_selected_srtp_profile()
        if name not in PROFILES:
            raise NotProved("The browser knows no way to protect sound that the hub knows.")
        profile, key, salt = PROFILES[name]
        material = self._connection.export_keying_material(LABEL, 2 * (key + salt))
        # Client's key, server's key, client's salt, server's salt (RFC 5764, section 4.2).
        theirs, ours, rest = material[:key], material[key : 2 * key], material[2 * key :]
        return Keys(
            to_us=Session(Policy(theirs + rest[:salt], ssrc_type=Policy.SSRC_ANY_INBOUND, srtp_profile=profile)),
            to_them=Session(Policy(ours + rest[salt:], ssrc_type=Policy.SSRC_ANY_OUTBOUND, srtp_profile=profile)),
        )


def is_dtls(data: bytes) -> bool:
    """Tell a packet of a handshake from all else that comes to the port."""
    return bool(data) and data[0] in FIRST_BYTES


def _in_pairs(digest: bytes) -> str:
    return digest.hex(":").upper()
