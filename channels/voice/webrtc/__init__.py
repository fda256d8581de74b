"""Calls of browsers: one UDP port for all of them, ICE lite, DTLS, SRTP (RFC 8825 and what it names)."""
