/** The words of the field in which one writes, in 繁體中文. */
import type { Messages } from "./en";

export const composerWords: Messages["composer"] = {
  reply: "回覆",
  note: "備註",
  mode: "文字類型",
  optedOut: (customer) => `${customer} 要求不再透過此管道接收訊息，因此無法在此傳送。`,
  optsIn: "客戶用自己的手機傳送 START 即可重新允許。",
  otherWays: (addresses) => `其他聯絡方式：${addresses}。`,
  replyPlaceholder: (customer) => `回覆 ${customer}…`,
  notePlaceholder: "給團隊的備註…",
  send: "傳送",
  addNote: "新增備註",
  attach: "附加檔案",
  emoji: "插入表情符號",
  tooBig: (name, limit) => `${name} 超過 ${limit}。`,
  removeFile: (name) => `移除 ${name}`,
  uploading: (name) => `正在上傳 ${name}`,
  uploadFailed: (name) => `${name} 上傳失敗。`,
  enterSends: "Enter 傳送",
  sendKeys: "傳送鍵",
  ctrlEnterSends: (control) => `${control}+Enter 傳送，Enter 換行`,
  segments: (segments, left) => `${segments} 則簡訊 · 剩餘 ${left} 個字元`,
  unicode: (characters) => `每則可容字數因 ${characters || "特殊字元"} 而減少`,
};
