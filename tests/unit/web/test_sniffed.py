"""What an uploaded file is, by its own first bytes."""

from __future__ import annotations

import pytest

from hub.web.files_api import sniffed


@pytest.mark.parametrize(
    ("head", "declared", "kind"),
    [
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "application/octet-stream", "image/webp"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav", "audio/wav"),
        (b"RIFF\x24\x00\x00\x00AVI LIST", "video/x-msvideo", "video/x-msvideo"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "image/webp", "application/octet-stream"),
        (b"RIFF", "image/webp", "application/octet-stream"),
        (b"\x89PNG\r\n\x1a\n", "text/plain", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/png", "image/jpeg"),
        (b"GIF89a", "", "image/gif"),
        (b"<svg", "image/png", "application/octet-stream"),
        (b"%PDF-1.7", "application/pdf", "application/pdf"),
    ],
)
def test_a_file_is_an_image_only_where_its_bytes_say_so(head: bytes, declared: str, kind: str) -> None:
    assert sniffed(head, declared) == kind
