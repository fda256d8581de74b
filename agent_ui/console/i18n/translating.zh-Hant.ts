/** 翻譯相關命令的用語。 */
import type { Messages } from "./en";

export const translatingWords: Messages["translating"] = {
  message: "翻譯某則訊息",
  reply: "將我的回覆譯成客戶的語言",
  back: "恢復我的原文",
  byItself: "自動翻譯此客戶的語言，或停止自動翻譯",
  always: (language) => `一律翻譯${language}`,
  never: (language) => `不再自動翻譯${language}`,
  writtenMeanwhile: "翻譯期間您又寫了內容，因此沒有取代。請重新翻譯。",
};
