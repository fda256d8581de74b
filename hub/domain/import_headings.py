"""What the columns of a file are called in the three languages, so that their meaning need not be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from unicodedata import normalize

from hub.domain.custom_field import CustomField, FieldOf
from hub.domain.external import RecordOf

ID: Final = "id"
MAIL: Final = "mail"
PHONE: Final = "phone"
TAGS: Final = "tags"
DOMAINS: Final = "domains"
_ID_WORDS: Final = (
    "id,customer id,customer number,customer no,client id,account number,external id,number,no,kundennummer,kunden nr,"
    "编号,客户编号,客户号,会员编号,会员号,编码,識別碼,編號,客戶編號,客戶號,會員編號,會員號,編碼"
)
_WORDS: Final[Mapping[RecordOf, Mapping[str, str]]] = {
    RecordOf.CUSTOMER: {
        "name": "name,full name,customer,customer name,display name,contact,姓名,名称,名字,客户,客户名称,客户姓名,"
        "联系人,名稱,客戶,客戶名稱,客戶姓名,聯絡人",
        MAIL: "email,e mail,mail,email address,mail address,e mail address,电子邮件,电子邮箱,邮箱,邮件,邮件地址,"
        "電子郵件,電郵,郵箱,電子信箱,信箱,電郵地址",
        PHONE: "phone,telephone,tel,mobile,cell,cell phone,phone number,mobile number,telephone number,电话,手机,"
        "手机号,电话号码,手机号码,联系电话,電話,手機,手提電話,電話號碼,手機號碼,聯絡電話,行動電話",
        "organisation": "organisation,organization,company,company name,employer,firm,公司,单位,组织,公司名称,"
        "單位,組織,公司名稱,機構",
        "tier": "tier,segment,level,customer group,客户等级,等级,级别,客户分组,客戶等級,等級,級別,客戶分組",
        "language": "language,lang,locale,语言,語言,語系",
        "notes": "notes,note,comment,comments,remarks,备注,说明,備註,備注,說明,附註",
        "value": "value,customer value,revenue,turnover,total spent,客户价值,价值,营业额,消费总额,客戶價值,價值,"
        "營業額,消費總額",
        TAGS: "tags,tag,labels,标签,標籤,標簽",
        "consents.marketing": "marketing,marketing consent,newsletter,accepts marketing,营销同意,行銷同意",
        "consents.recording": "recording,recording consent,录音同意,錄音同意",
        "consents.surveys": "surveys,survey consent,调查同意,調查同意",
    },
    RecordOf.ORGANISATION: {
        "name": "name,organisation,organization,company,company name,名称,公司,公司名称,单位,组织,名稱,公司名稱,單位,"
        "組織,機構",
        DOMAINS: "domains,domain,mail domain,mail domains,email domain,域名,邮箱域名,網域,郵件網域,網域名稱",
    },
}
_FIELD_OF: Final = {RecordOf.CUSTOMER: FieldOf.CUSTOMER, RecordOf.ORGANISATION: FieldOf.ORGANISATION}
_PREFIX: Final = {RecordOf.CUSTOMER: "attributes.", RecordOf.ORGANISATION: "fields."}
SEVERAL: Final = frozenset({MAIL, PHONE, TAGS, DOMAINS})
"""What more than one column may tell."""


def targets_of(of: RecordOf, fields: Mapping[str, CustomField]) -> tuple[str, ...]:
    """Everything that a column may tell."""
    own = sorted(one.id for one in fields.values() if one.of is _FIELD_OF[of])
    return (*_WORDS[of], *(f"{_PREFIX[of]}{key}" for key in own))


def suggested(
    of: RecordOf, headings: Sequence[str], fields: Mapping[str, CustomField]
) -> tuple[int | None, tuple[str, ...]]:
    """Which column is the id, and what each tells, as far as its heading says."""
    meaning = _meaning(of, fields)
    plain = [_plain(heading) for heading in headings]
    ids = [_plain(word) for word in _ID_WORDS.split(",")]
    id_column = next((plain.index(word) for word in ids if word in plain), None)
    found: list[str] = []
    for place, heading in enumerate(plain):
        target = "" if place == id_column else meaning.get(heading, "")
        found.append("" if target in found and target not in SEVERAL else target)
    if id_column is None and MAIL in found:
        # Whoever has no ids is known by the address of her mail.
        id_column = found.index(MAIL)
    return id_column, tuple(found)


def _meaning(of: RecordOf, fields: Mapping[str, CustomField]) -> dict[str, str]:
    known = {_plain(word): target for target, words in _WORDS[of].items() for word in words.split(",")}
    for one in fields.values():
        if one.of is _FIELD_OF[of]:
            for word in (one.id, one.name, *_labels(one)):
                known[_plain(word)] = f"{_PREFIX[of]}{one.id}"
    return known


def _labels(one: CustomField) -> Iterable[str]:
    return [one.label] if isinstance(one.label, str) else one.label.values()


def _plain(heading: str) -> str:
    """Neither case, width, spaces nor marks make another heading."""
    folded = normalize("NFKC", heading).casefold()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded).split())
