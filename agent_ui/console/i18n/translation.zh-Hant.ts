/** 翻譯的用語。 */
import type { TranslationWords } from "./translation.en";

export const translationWords: TranslationWords = {
  asked: "正在翻譯…",
  from: (language) => `由機器從${language}翻譯`,
  made: "由機器翻譯",
  same: (language) => `這則訊息本來就是${language}。`,
  show: "顯示譯文",
  hide: "隱藏",
  again: "重試",
  original: "已翻譯；顯示原文",
  originalHide: "隱藏原文",
  originalOf: "翻譯前所寫的內容",
  into: (language) => `譯成${language}`,
  other: "譯成其他語言",
  review: "由機器翻譯：請在傳送前檢查。您寫的是：",
};
