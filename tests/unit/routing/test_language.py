"""Short messages as customers write them: the right language, or none rather than a wrong one."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from routing.language import Guess, guess_language
from routing.language_words import SIMPLIFIED, TRADITIONAL

CLEAR = (
    ("en", "Hello, my order has not arrived yet. Can you help?"),
    ("en", "I want a refund"),
    ("en", "When do you open tomorrow?"),
    ("en", "password reset please"),
    ("en", "The invoice you sent me is wrong, I was charged twice."),
    ("en", "Where is my parcel"),
    ("de", "Hallo, meine Bestellung ist noch nicht angekommen."),
    ("de", "Ich möchte mein Geld zurück"),
    ("de", "Wann öffnen Sie morgen?"),
    ("de", "Passwort vergessen"),
    ("de", "Guten Tag, ich habe eine Frage zu meiner Rechnung"),
    ("de", "wo bleibt mein paket"),
    ("fr", "Bonjour, ma commande n'est pas encore arrivée."),
    ("fr", "Je veux être remboursé"),
    ("fr", "À quelle heure ouvrez-vous demain ?"),
    ("fr", "mot de passe oublié"),
    ("fr", "Où est mon colis"),
    ("fr", "La facture que vous m'avez envoyée est fausse"),
    ("es", "Hola, mi pedido todavía no ha llegado."),
    ("es", "Quiero un reembolso"),
    ("es", "¿A qué hora abren mañana?"),
    ("es", "he olvidado mi contraseña"),
    ("es", "dónde está mi paquete"),
    ("es", "La factura que me enviaron está equivocada"),
    ("it", "Buongiorno, il mio ordine non è ancora arrivato."),
    ("it", "Vorrei un rimborso"),
    ("it", "A che ora aprite domani?"),
    ("it", "ho dimenticato la password"),
    ("it", "dove è il mio pacco"),
    ("it", "La fattura che mi avete inviato è sbagliata"),
    ("pt", "Olá, meu pedido ainda não chegou."),
    ("pt", "Quero um reembolso"),
    ("pt", "A que horas vocês abrem amanhã?"),
    ("pt", "esqueci minha senha"),
    ("pt", "onde está a minha encomenda"),
    ("pt", "A fatura que me enviaram está errada"),
    ("nl", "Hallo, mijn bestelling is nog niet aangekomen."),
    ("nl", "Ik wil mijn geld terug"),
    ("nl", "Hoe laat gaan jullie morgen open?"),
    ("nl", "wachtwoord vergeten"),
    ("nl", "waar is mijn pakket"),
    ("nl", "De factuur die u mij stuurde klopt niet"),
    ("ja", "注文した商品がまだ届きません。"),
    ("ja", "返金してください"),
    ("ja", "パスワードを忘れました"),
    ("ko", "주문한 상품이 아직 도착하지 않았습니다."),
    ("ko", "환불해 주세요"),
    ("ru", "Здравствуйте, мой заказ ещё не пришёл."),
    ("ru", "Верните мне деньги"),
    ("ru", "я забыл пароль"),
    ("zh-Hans", "你好，我的订单还没有到。"),
    ("zh-Hans", "我想退款，请问怎么办"),
    ("zh-Hans", "密码忘记了，无法登录账号"),
    ("zh-Hant", "你好，我的訂單還沒有到。"),
    ("zh-Hant", "我想退款，請問怎麼辦"),
    ("zh-Hant", "密碼忘記了，無法登入帳號"),
    ("en", "My card was declined three times today"),
    ("en", "Is anybody there?"),
    ("en", "The app keeps crashing when I open it"),
    ("en", "Please call me back tomorrow morning"),
    ("de", "Meine Karte wurde heute dreimal abgelehnt"),
    ("de", "Ist da jemand?"),
    ("de", "Die App stürzt beim Öffnen immer ab"),
    ("de", "Bitte rufen Sie mich morgen früh zurück"),
    ("fr", "Ma carte a été refusée trois fois aujourd'hui"),
    ("fr", "Il y a quelqu'un ?"),
    ("fr", "L'application plante quand je l'ouvre"),
    ("fr", "Rappelez-moi demain matin"),
    ("es", "Mi tarjeta fue rechazada tres veces hoy"),
    ("es", "¿Hay alguien ahí?"),
    ("es", "La aplicación se cierra cuando la abro"),
    ("es", "Por favor llámeme mañana por la mañana"),
    ("it", "La mia carta è stata rifiutata tre volte oggi"),
    ("it", "C'è qualcuno?"),
    ("it", "Richiamatemi domani mattina per favore"),
    ("pt", "Meu cartão foi recusado três vezes hoje"),
    ("pt", "Tem alguém aí?"),
    ("pt", "Por favor me ligue amanhã de manhã"),
    ("nl", "Mijn kaart is vandaag drie keer geweigerd"),
    ("nl", "Is daar iemand?"),
    ("nl", "Bel mij morgenochtend terug alstublieft"),
    ("zh-Hant", "請明天早上回電給我"),
    ("zh-Hans", "请明天早上给我回电话"),
    ("ja", "明日の朝に電話してください"),
)
# Other languages, nothing written at all, and sentences with too little to go by.
UNCLEAR = (
    "Cześć, moje zamówienie jeszcze nie dotarło",
    "Hej, jag har inte fått min beställning",
    "Merhaba, siparişim henüz gelmedi",
    "12345",
    "ok",
    "???",
    "Xin chào, đơn hàng của tôi chưa đến",
    "Доброго дня, моє замовлення ще не прийшло",
    "https://example.com/a",
    "Moja karta została dziś trzy razy odrzucona",
    "Mitt kort nekades tre gånger idag",
    "Cardul meu a fost respins de trei ori azi",
    "Korttini hylättiin tänään kolme kertaa",
    "Kartım bugün üç kez reddedildi",
    "asdf qwer",
    "Mit kort blev afvist tre gange i dag",
    "",
    "anna@example.com",
    "L'app si blocca quando la apro",
    "payment received платёж получен",
)


@pytest.mark.parametrize(("code", "text"), CLEAR, ids=[text for _, text in CLEAR])
def test_a_clear_message_is_recognised(code: str, text: str) -> None:
    guess = guess_language(text)
    assert guess is not None
    assert guess.code == code


@pytest.mark.parametrize("text", UNCLEAR, ids=range(len(UNCLEAR)))
def test_an_unclear_message_gets_no_language(text: str) -> None:
    assert guess_language(text) is None


def test_chinese_that_both_scripts_share_is_chinese() -> None:
    assert guess_language("你好") == Guess("zh", 0.7)


def test_russian_without_its_own_letters_is_less_sure() -> None:
    plain, sure = guess_language("где мой заказ"), guess_language("где мой заказ, вы мне не ответили")
    assert plain is not None
    assert sure is not None
    assert plain.confidence < sure.confidence


def test_addresses_and_numbers_are_not_read() -> None:
    assert guess_language("Where is my parcel? https://example.com/wo/ist/das") == guess_language("Where is my parcel?")


def test_both_scripts_list_the_same_words() -> None:
    assert len(SIMPLIFIED) == len(TRADITIONAL)
    assert all(mine != other for mine, other in zip(SIMPLIFIED, TRADITIONAL, strict=True))


@given(st.text())
def test_any_text_gets_a_confident_guess_or_none(text: str) -> None:
    guess = guess_language(text)
    assert guess is None or 0.5 <= guess.confidence <= 1
