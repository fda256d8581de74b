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
CUSTOMER: Final = "customer"
KIND: Final = "kind"
AT: Final = "at"
AS_OF: Final = "as_of"
AMOUNT: Final = "amount"
CURRENCY: Final = "currency"
DETAIL: Final = "detail"
OF_EVENTS: Final = frozenset({RecordOf.ORDER, RecordOf.EVENT})
_PLAIN_ID: Final = "id,external id,number,no,编号,编码,識別碼,編號,編碼"
_HER_ID: Final = (
    "customer id,customer number,customer no,client id,account number,kundennummer,kunden nr,客户编号,客户号,会员编号,"
    "会员号,客戶編號,客戶號,會員編號,會員號"
)
_ITS_ID: Final = (
    "order id,order number,order no,order,invoice number,event id,reference,bestellnummer,订单号,订单编号,单号,流水号,"
    "訂單號,訂單編號,單號,流水號"
)
_ID_WORDS: Final[Mapping[RecordOf, str]] = {
    RecordOf.CUSTOMER: f"id,{_HER_ID},{_PLAIN_ID}",
    RecordOf.ORGANISATION: f"id,{_HER_ID},{_PLAIN_ID}",
    RecordOf.ORDER: f"{_ITS_ID},{_PLAIN_ID}",
    RecordOf.EVENT: f"{_ITS_ID},{_PLAIN_ID}",
}
_ADDRESSES: Final = {
    MAIL: "email,e mail,mail,email address,mail address,e mail address,电子邮件,电子邮箱,邮箱,邮件,邮件地址,"
    "電子郵件,電郵,郵箱,電子信箱,信箱,電郵地址",
    PHONE: "phone,telephone,tel,mobile,cell,cell phone,phone number,mobile number,telephone number,电话,手机,"
    "手机号,电话号码,手机号码,联系电话,電話,手機,手提電話,電話號碼,手機號碼,聯絡電話,行動電話",
}
_OF_ORDER: Final[Mapping[str, str]] = {
    CUSTOMER: f"{_HER_ID},customer,customer reference,客户,客戶",
    **_ADDRESSES,
    AT: "at,date,time,date and time,order date,ordered at,created,created at,date created,placed at,日期,时间,"
    "下单时间,订单日期,创建时间,時間,下單時間,訂單日期,建立時間",
    "title": "title,name,subject,description,what,product,标题,名称,说明,商品,標題,名稱,說明,品名",
    AMOUNT: "amount,total,order total,sum,price,grand total,value,金额,总额,总价,订单金额,金額,總額,總價,訂單金額",
    CURRENCY: "currency,currency code,币种,货币,幣別,貨幣",
    "link": "link,url,web address,链接,网址,連結,網址",
    AS_OF: "updated,updated at,last modified,modified,date modified,更新时间,修改时间,更新時間,修改時間",
    DETAIL: "status,state,financial status,fulfillment status,items,quantity,payment method,payment,shipping,"
    "shipping method,tracking,tracking number,状态,订单状态,数量,支付方式,付款方式,配送方式,快递单号,物流单号,狀態,"
    "訂單狀態,數量,付款方法,運送方式,物流單號",
}
_WORDS: Final[Mapping[RecordOf, Mapping[str, str]]] = {
    RecordOf.CUSTOMER: {
        "name": "name,full name,customer,customer name,display name,contact,姓名,名称,名字,客户,客户名称,客户姓名,"
        "联系人,名稱,客戶,客戶名稱,客戶姓名,聯絡人",
        **_ADDRESSES,
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
    RecordOf.ORDER: _OF_ORDER,
    RecordOf.EVENT: {**_OF_ORDER, KIND: "kind,type,category,event,种类,类型,类别,種類,類型,類別"},
}
_FIELD_OF: Final = {RecordOf.CUSTOMER: FieldOf.CUSTOMER, RecordOf.ORGANISATION: FieldOf.ORGANISATION}
_PREFIX: Final = {RecordOf.CUSTOMER: "attributes.", RecordOf.ORGANISATION: "fields."}
SEVERAL: Final = frozenset({MAIL, PHONE, TAGS, DOMAINS, DETAIL})
"""What more than one column may tell."""


def targets_of(of: RecordOf, fields: Mapping[str, CustomField]) -> tuple[str, ...]:
    """Everything that a column may tell."""
    own = sorted(one.id for one in fields.values() if one.of is _FIELD_OF.get(of))
    return (*_WORDS[of], *(f"{_PREFIX[of]}{key}" for key in own))


def suggested(
    of: RecordOf, headings: Sequence[str], fields: Mapping[str, CustomField]
) -> tuple[int | None, tuple[str, ...]]:
    """Which column is the id, and what each tells, as far as its heading says."""
    meaning = _meaning(of, fields)
    plain = [_plain(heading) for heading in headings]
    ids = [_plain(word) for word in _ID_WORDS[of].split(",")]
    id_column = next((plain.index(word) for word in ids if word in plain), None)
    found: list[str] = []
    for place, heading in enumerate(plain):
        target = "" if place == id_column else meaning.get(heading, "")
        found.append("" if target in found and target not in SEVERAL else target)
    if id_column is None and MAIL in found and of is RecordOf.CUSTOMER:
        # Whoever has no ids is known by the address of her mail.
        id_column = found.index(MAIL)
    return id_column, tuple(found)


def _meaning(of: RecordOf, fields: Mapping[str, CustomField]) -> dict[str, str]:
    known = {_plain(word): target for target, words in _WORDS[of].items() for word in words.split(",")}
    for one in fields.values():
        if one.of is _FIELD_OF.get(of):
            for word in (one.id, one.name, *_labels(one)):
                known[_plain(word)] = f"{_PREFIX[of]}{one.id}"
    return known


def _labels(one: CustomField) -> Iterable[str]:
    return [one.label] if isinstance(one.label, str) else one.label.values()


def _plain(heading: str) -> str:
    """Neither case, width, spaces nor marks make another heading."""
    folded = normalize("NFKC", heading).casefold()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded).split())
