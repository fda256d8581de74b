"""Text is read as it was meant, whatever its label says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email.charset import codec_of, decode

TEXTS = [
    ("gb18030", "您好，我的订单还没有收到，请帮忙查询一下，谢谢！"),
    ("gb18030", "发票问题"),
    ("cp950", "您好，我的訂單還沒有收到，請幫忙查詢一下，謝謝！"),
    ("cp950", "發票問題"),
    ("cp932", "お問い合わせありがとうございます。"),
    ("cp932", "請求書について"),
    ("euc_jp", "お問い合わせありがとうございます。"),
    ("cp949", "안녕하세요 주문한 상품이 아직 도착하지 않았습니다."),
    ("cp1251", "Здравствуйте, мой заказ не пришёл"),
    ("koi8-r", "Здравствуйте, мой заказ не пришёл"),
    ("koi8-r", "Привет"),
    ("iso8859-5", "Здравствуйте, мой заказ не пришёл"),
    ("cp1252", "Grüße aus München"),
    ("cp1252", "Où est ma commande ? J’attends"),
    ("cp1252", "¿Dónde está mi pedido?"),
    ("cp1250", "Dobrý den, objednávka nepřišla, příliš žluťoučký kůň"),
    ("cp1253", "Καλημέρα, η παραγγελία μου δεν έφτασε"),
    ("cp1254", "Siparişim hâlâ gelmedi, yardımcı olur musunuz"),
    ("cp1255", "שלום, ההזמנה שלי לא הגיעה"),
    ("cp1256", "مرحبا، لم يصل طلبي حتى الآن"),
    ("cp874", "สวัสดีครับ ยังไม่ได้รับสินค้า"),
]


@pytest.mark.parametrize("label", ["", "unknown-8bit", "us-ascii", "iso-8859-1", "own"])
@pytest.mark.parametrize(("codec", "text"), TEXTS)
def test_a_wrong_or_missing_label_does_not_matter(codec: str, text: str, label: str) -> None:
    assert decode(text.encode(codec), codec if label == "own" else label) == text


@pytest.mark.parametrize(("codec", "text"), TEXTS)
def test_utf8_under_any_other_label_is_still_utf8(codec: str, text: str) -> None:
    assert decode(text.encode(), codec) == text


def test_japanese_behind_escapes_is_found_without_a_label() -> None:
    assert decode("ご注文の件".encode("iso2022_jp")) == "ご注文の件"


def test_a_few_damaged_bytes_do_not_spoil_the_rest() -> None:
    assert decode("Grüße und viele Grüße".encode() + b"\xe4!", "utf-8") == "Grüße und viele Grüßeä!"


@pytest.mark.parametrize("label", ["utf-7", "idna", "rot13", "zlib", "unicode_escape", "x" * 100, "", "ü"])
def test_labels_that_are_no_charsets_are_unknown(label: str) -> None:
    assert codec_of(label) is None


def test_utf7_stays_as_it_is_written() -> None:
    assert decode(b"+ADw-script+AD4-", "utf-7") == "+ADw-script+AD4-"


@given(
    st.binary(max_size=300), st.sampled_from(["", "utf-8", "gb2312", "hz", "utf-16", "iso-2022-jp", "big5", "nonsense"])
)
def test_any_bytes_become_text_that_can_be_stored(raw: bytes, label: str) -> None:
    decode(raw, label).encode("utf-8")
