"""What gives a written language away: frequent words, letters of its own, forms of characters."""

# The words people write most, first of all to a company; a word of several languages
# counts for each of them in part.
WORDS: dict[str, str] = {
    "en": (
        "the and to of is in it you that for on have with this my be not are was but can i we "
        "your me at do please hello hi dear thanks thank how what when why where would could "
        "need help order from has been will want get am did does still there any or if an "
        "were today tomorrow morning call card times somebody anybody payment "
        "message email phone website about they their our when open more than them then "
        "account password cancel refund delivery received working kind regards yes sorry"
    ),
    "de": (
        "der die das und ist ich nicht ein eine einen einem mit zu den von auf für es sie wir "
        "mein meine meinen kann hat habe haben bitte hallo guten tag danke wie was wann warum "
        "wo noch auch aber oder wenn im am dem des sich war bin sehr geehrte damen herren "
        "ihre ihr ihnen vielen heute morgen jemand karte da beim mal uns werden wurde meiner "
        "nach vor über schon immer nur als damit sind seit zurück geld telefon "
        "vielen dank bestellung rechnung konto passwort hilfe grüße kein keine"
    ),
    "fr": (
        "le la les de des du et est je ne pas un une que qui dans pour sur avec mon ma mes vous "
        "nous il elle au aux ce cette ai suis bonjour merci comment quand pourquoi où mais ou "
        "si plus très votre vos notre j l d n c s qu aujourd hui demain matin quelqu carte été a y "
        "il était sont être faire depuis fois téléphone "
        "commande facture compte mot "
        "passe aide colis plaît cordialement toujours reçu avez être oui salut"
    ),
    "es": (
        "el la los las de del y es yo no un una que en por para con mi mis su sus se lo al me "
        "le he ha está estoy hola gracias cómo cuándo qué dónde pero o si más muy por favor "
        "buenos buenas días tardes quiero puedo tengo necesito ayuda pedido factura cuenta "
        "hoy mañana alguien tarjeta fue hay veces llamar ha hasta muchas "
        "contraseña usted todavía desde cuando como este esta ustedes recibido sí saludos"
    ),
    "it": (
        "il lo la i gli le di del della e è io non un una che in per con mio mia miei si al "
        "ho ha sono ciao grazie buongiorno come quando perché dove ma o se più molto vorrei "
        "oggi domani qualcuno carta stata stato volte c l un è chiamare mattina favore "
        "posso aiuto ordine fattura conto password ancora questo questa nel sul dal alla dei "
        "delle ricevuto pacco salve saluti cordiali gentile anche mi sì vostro avete"
    ),
    "pt": (
        "o a os as de do da dos das e é eu não um uma que em no na por para com meu minha "
        "seu sua se ao foi está estou tenho olá oi obrigado obrigada bom boa dia tarde como "
        "quando porque onde mas ou mais muito quero posso preciso ajuda pedido fatura conta "
        "hoje amanhã alguém cartão foi tem vezes ligar manhã favor eles elas qual "
        "senha ainda isso este esta você vocês recebi encomenda sim fazer meus minhas pelo"
    ),
    "nl": (
        "de het een en is ik niet van in op te dat die voor met mijn kan heb heeft zijn "
        "wij jullie u uw hallo hoi dag bedankt dank hoe wat wanneer waarom waar maar of als "
        "nog ook aan bij naar om er ben was graag goedemorgen goedemiddag bestelling factuur "
        "vandaag morgen iemand kaart werd daar keer bellen terug geld wordt naar "
        "wachtwoord hulp geen deze dit mij me geachte vriendelijke groet ontvangen wel je"
    ),
}

LETTERS: dict[str, str] = {
    "de": "äöüß",
    "fr": "éèêëàâçœùûîï",
    "es": "ñáéíóú¿¡",
    "it": "àèéìòù",
    "pt": "ãõçáâéêíóôú",
    "nl": "ëï",
}

# The same words in both scripts, character under character.
SIMPLIFIED = (
    "这个们来时说国对会为么没过还问题请谢话开关东车门见长发电网订单货买卖钱账号办处应让给进远"
    "选实现间机价费银误诉学习听写读爱乐图书报线级结约红经统绝络维护软输转较轻运连迟适邮点难"
    "错认识记录设备试语调谁边动务员岁万与业专丢两严几从优价传伤体余儿兑册农冲决况减划"
)
TRADITIONAL = (
    "這個們來時說國對會為麼沒過還問題請謝話開關東車門見長發電網訂單貨買賣錢賬號辦處應讓給進遠"
    "選實現間機價費銀誤訴學習聽寫讀愛樂圖書報線級結約紅經統絕絡維護軟輸轉較輕運連遲適郵點難"
    "錯認識記錄設備試語調誰邊動務員歲萬與業專丟兩嚴幾從優價傳傷體餘兒兌冊農衝決況減劃"
)
