"""What a sender wrote now is told apart from what is quoted, in the languages of customers."""

import pytest

from channels.email.html_reply import split_html_reply
from channels.email.reply import split_reply

ANNOUNCEMENTS = [
    "On Mon, Nov 2, 2026 at 10:00 AM Support <support@hub.example> wrote:\n> old",
    "On 2 Nov 2026, at 10:00, Support <support@hub.example>\nwrote:\n\n> old",
    "Am Mo., 2. Nov. 2026 um 10:00 Uhr schrieb Support <support@hub.example>:\n> old",
    "Support <support@hub.example> schrieb am 02.11.2026 um 10:00:\n> old",
    "Le lun. 2 nov. 2026 à 10:00, Support <support@hub.example> a écrit :\n> old",
    "El lun, 2 nov 2026 a las 10:00, Support (<support@hub.example>) escribió:\n> old",
    "Il giorno lun 2 nov 2026 alle ore 10:00 Support <support@hub.example> ha scritto:\n> old",
    "Em seg., 2 de nov. de 2026 às 10:00, Support <support@hub.example> escreveu:\n> old",
    "Op ma 2 nov. 2026 om 10:00 schreef Support <support@hub.example>:\n> old",
    "Den mån 2 nov. 2026 kl 10:00 skrev Support <support@hub.example>:\n> old",
    "Support <support@hub.example> 于2026年11月2日周一 10:00写道：\n> old",
    '在 2026-11-02 10:00:00，"Support" <support@hub.example> 写道：\n> old',
    "2026年11月2日(月) 10:00 Support <support@hub.example>:\n> old",
    "пн, 2 нояб. 2026 г. в 10:00, Support <support@hub.example> написал(а):\n> old",
    "pon., 2 lis 2026 o 10:00 Support <support@hub.example> napisał(a):\n> old",
    "-----Original Message-----\nFrom: Support\nSubject: x\n\nold",
    "-----Ursprüngliche Nachricht-----\nVon: Support\n\nold",
    "________________________________\nFrom: Support <support@hub.example>\nSent: Monday\nTo: Ada\nSubject: x\n\nold",
    "Von: Support <support@hub.example>\nGesendet: Montag, 2. November 2026 10:00\nAn: Ada\nBetreff: x\n\nold",
    "De : Support <support@hub.example>\nEnvoyé : lundi 2 novembre 2026\nÀ : Ada\nObjet : x\n\nold",
    "De: Support <support@hub.example>\nEnviado: lunes\nPara: Ada\nAsunto: x\n\nold",
    "Da: Support <support@hub.example>\nInviato: lunedì\nA: Ada\nOggetto: x\n\nold",
    "------------------ 原始邮件 ------------------\n发件人: Support\n\nold",
    "发件人: Support <support@hub.example>\n发送时间: 2026年11月2日 10:00\n收件人: Ada\n主题: x\n\nold",
    "差出人: Support <support@hub.example>\n送信日時: 2026年11月2日\n宛先: Ada\n件名: x\n\nold",
    "On 2 Nov 2026 at 10:00, Support <support@hub.example> wrote:\n\nold without marks",
]


@pytest.mark.parametrize("announcement", ANNOUNCEMENTS)
def test_the_quotation_below_an_answer_goes(announcement: str) -> None:
    split = split_reply(f"Yes, please.\n\nAda\n\n{announcement}\n")
    assert split.reply == "Yes, please.\n\nAda"
    assert "old" in split.quoted


def test_answers_between_quotations_stay() -> None:
    text = "On 2 Nov 2026 at 10:00 A <a@b.c> wrote:\n> Which colour?\n\nBlue.\n\n> Which size?\n\nLarge.\n"
    assert split_reply(text).reply == "Blue.\n\nLarge."


def test_an_answer_below_the_quotation_stays() -> None:
    assert split_reply("A <a@b.c> wrote on 2026-11-02:\n> Which colour?\n\nBlue.").reply == "Blue."


def test_signatures_and_the_boasts_of_telephones_go() -> None:
    assert split_reply("Yes.\n\n-- \nAda\n+44 1").reply == "Yes."
    assert split_reply("Yes.\n\nSent from my iPhone").reply == "Yes."
    assert split_reply("Ja.\n\nVon meinem iPhone gesendet").reply == "Ja."
    assert split_reply("好的\n\n发自我的iPhone").reply == "好的"


@pytest.mark.parametrize(
    "text",
    [
        "From: Berlin\nTo: Munich\nDate: 5 May\nHow much is the ticket?",
        "He wrote: I will come.\nThen he did not.",
        "On Monday I wrote to you:\nplease answer.",
        "Price > 5 and < 10",
        "---\nnot a signature\nbut a rule above a text\n" + "and more\n" * 40,
    ],
)
def test_what_only_looks_like_a_quotation_stays(text: str) -> None:
    assert split_reply(text).reply == text.strip()


def test_a_mail_that_is_nothing_but_quotation_is_kept_whole() -> None:
    text = "---------- Forwarded message ---------\nFrom: A <a@b.c>\nSubject: x\n\nthe matter"
    assert split_reply(text).reply == text


def test_an_answer_inside_gmails_container_stays() -> None:
    html = (
        '<div>Thanks!</div><div class="gmail_quote"><div class="gmail_attr">On x A wrote:</div>'
        '<blockquote class="gmail_quote">old</blockquote><div>my answer</div><blockquote>old too</blockquote></div>'
    )
    split = split_html_reply(html)
    assert split.reply.split() == ["Thanks!", "my", "answer"]
    assert "old too" in split.quoted


@pytest.mark.parametrize(
    "html",
    [
        '<p>New</p><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: x</div><div>old</div>',
        '<p>New</p><div style="border:none;border-top:solid #E1E1E1 1.0pt">From: x</div><p>old</p>',
        '<p>New</p><blockquote type="cite">old</blockquote>',
        '<p>New</p><div class="yahoo_quoted">old</div>',
    ],
)
def test_the_marks_of_mail_programs_are_known(html: str) -> None:
    split = split_html_reply(html)
    assert split.reply == "New"
    assert "old" in split.quoted


@pytest.mark.parametrize(
    "line", ["> x\n", "On x\n", "On 1 Jan 2026 at 10:00 a@b.c wrote\n", "From: a@b.c\nSent: x\n", ">"]
)
@pytest.mark.timeout(10)
def test_hostile_texts_take_bounded_time(line: str) -> None:
    split_reply(line * 15_000)
