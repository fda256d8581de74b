import type { Language } from "../../contract.ts";

/** The sentences of what is asked of the visitor: they come with the views that ask. */
export interface AskedWords {
  endQuestion: string;
  goOn: string;
  rateQuestion: string;
  rates: readonly [string, string, string, string, string];
  rateComment: string;
  rateSend: string;
  rateThanks: string;
  again: string;
  formStart: string;
  optional: string;
  pleaseFill: string;
  pleaseMail: string;
  pleaseChoose: string;
  offlineIntro: string;
  offlineHere: string;
  offlineWhen(when: string): string;
  name: string;
  mail: string;
  text: string;
  offlineSend: string;
  offlineThanks(mail: string): string;
}

export const ASKED: Record<Language, AskedWords> = {
  en: {
    endQuestion: "End this chat?",
    goOn: "Go on",
    rateQuestion: "How did we do?",
    rates: ["Very poor", "Poor", "Fair", "Good", "Very good"],
    rateComment: "Anything to add?",
    rateSend: "Send rating",
    rateThanks: "Thank you for telling us.",
    again: "Start a new chat",
    formStart: "Start chat",
    optional: "optional",
    pleaseFill: "Please fill this in.",
    pleaseMail: "Please write a whole mail address, such as name@example.com.",
    pleaseChoose: "Please choose one.",
    offlineIntro: "Leave us a message and we will answer by mail.",
    offlineHere: "The answer will be here when you come back.",
    offlineWhen: (when) => `Somebody answers again ${when}.`,
    name: "Your name",
    mail: "Your mail address",
    text: "Your message",
    offlineSend: "Send message",
    offlineThanks: (mail) => `Thank you. We will answer to ${mail}.`,
  },
  "zh-Hans": {
    endQuestion: "要结束本次聊天吗？",
    goOn: "继续聊天",
    rateQuestion: "您对这次服务满意吗？",
    rates: ["非常不满意", "不满意", "一般", "满意", "非常满意"],
    rateComment: "还有什么想说的？",
    rateSend: "提交评价",
    rateThanks: "感谢您的评价。",
    again: "开始新的聊天",
    formStart: "开始聊天",
    optional: "选填",
    pleaseFill: "请填写此项。",
    pleaseMail: "请填写完整的邮箱地址，例如 name@example.com。",
    pleaseChoose: "请选择一项。",
    offlineIntro: "请给我们留言，我们会通过邮件回复您。",
    offlineHere: "下次再来即可看到回复。",
    offlineWhen: (when) => `客服将于${when}恢复服务。`,
    name: "您的姓名",
    mail: "您的邮箱",
    text: "留言内容",
    offlineSend: "提交留言",
    offlineThanks: (mail) => `谢谢！我们会回复到 ${mail}。`,
  },
  "zh-Hant": {
    endQuestion: "要結束本次聊天嗎？",
    goOn: "繼續聊天",
    rateQuestion: "您對這次服務滿意嗎？",
    rates: ["非常不滿意", "不滿意", "普通", "滿意", "非常滿意"],
    rateComment: "還有什麼想說的？",
    rateSend: "送出評分",
    rateThanks: "感謝您的評分。",
    again: "開始新的聊天",
    formStart: "開始聊天",
    optional: "選填",
    pleaseFill: "請填寫此欄。",
    pleaseMail: "請填寫完整的電子郵件地址，例如 name@example.com。",
    pleaseChoose: "請選擇一項。",
    offlineIntro: "請留言給我們，我們會以電子郵件回覆您。",
    offlineHere: "下次再來即可看到回覆。",
    offlineWhen: (when) => `客服人員將於${when}恢復服務。`,
    name: "您的姓名",
    mail: "您的電子郵件",
    text: "留言內容",
    offlineSend: "送出留言",
    offlineThanks: (mail) => `謝謝！我們會回覆到 ${mail}。`,
  },
};
