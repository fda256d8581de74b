import type { Language } from "../../contract.ts";

/** The sentences of what can be done to messages: they come with the views that offer it. */
export interface DeedWords {
  deeds: string;
  answer: string;
  edit: string;
  withdraw: string;
  withdrawQuestion: string;
  keep: string;
  answering(name: string): string;
  answeringHer: string;
  answerNone: string;
  inAnswerTo(name: string): string;
  inAnswerToHer: string;
  notHere: string;
  file: string;
  edited: string;
  withdrawn: string;
  rewriting: string;
  empty: string;
  save: string;
  leave: string;
  you: string;
  reactions: string;
  reacted(emoji: string, names: string): string;
  refused: string;
}

export const DEED_WORDS: Record<Language, DeedWords> = {
  en: {
    deeds: "What you can do with this message",
    answer: "Answer",
    edit: "Change",
    withdraw: "Take back",
    withdrawQuestion: "Take this message back?",
    keep: "Keep it",
    answering: (name) => `Answering ${name}`,
    answeringHer: "Answering yourself",
    answerNone: "Answer no certain message",
    inAnswerTo: (name) => `In answer to ${name}`,
    inAnswerToHer: "In answer to you",
    notHere: "An earlier message",
    file: "A file",
    edited: "Edited",
    withdrawn: "Taken back",
    rewriting: "New text of your message",
    empty: "Write something, or take the message back",
    save: "Save",
    leave: "Leave as it was",
    you: "You",
    reactions: "Reactions",
    reacted: (emoji, names) => `${emoji}: ${names}`,
    refused: "That did not work. Try once more; it may also be too late for this message.",
  },
  "zh-Hans": {
    deeds: "对此消息的操作",
    answer: "回复",
    edit: "修改",
    withdraw: "撤回",
    withdrawQuestion: "要撤回这条消息吗？",
    keep: "保留",
    answering: (name) => `正在回复 ${name}`,
    answeringHer: "正在回复自己",
    answerNone: "不回复特定消息",
    inAnswerTo: (name) => `回复 ${name}`,
    inAnswerToHer: "回复您",
    notHere: "较早的消息",
    file: "文件",
    edited: "已修改",
    withdrawn: "已撤回",
    rewriting: "消息的新内容",
    empty: "请输入内容，或撤回这条消息",
    save: "保存",
    leave: "保持原样",
    you: "您",
    reactions: "表情回应",
    reacted: (emoji, names) => `${emoji}：${names}`,
    refused: "操作未成功。请再试一次；也可能已超过可更改的时间。",
  },
  "zh-Hant": {
    deeds: "對此訊息的操作",
    answer: "回覆",
    edit: "修改",
    withdraw: "收回",
    withdrawQuestion: "要收回這則訊息嗎？",
    keep: "保留",
    answering: (name) => `正在回覆 ${name}`,
    answeringHer: "正在回覆自己",
    answerNone: "不回覆特定訊息",
    inAnswerTo: (name) => `回覆 ${name}`,
    inAnswerToHer: "回覆您",
    notHere: "較早的訊息",
    file: "檔案",
    edited: "已修改",
    withdrawn: "已收回",
    rewriting: "訊息的新內容",
    empty: "請輸入內容，或收回這則訊息",
    save: "儲存",
    leave: "保持原樣",
    you: "您",
    reactions: "表情回應",
    reacted: (emoji, names) => `${emoji}：${names}`,
    refused: "操作未成功。請再試一次；也可能已超過可更改的時間。",
  },
};
