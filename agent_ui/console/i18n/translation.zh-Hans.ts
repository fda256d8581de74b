/** 翻译的用语。 */
import type { TranslationWords } from "./translation.en";

export const translationWords: TranslationWords = {
  asked: "正在翻译…",
  from: (language) => `由机器从${language}翻译`,
  made: "由机器翻译",
  same: (language) => `这条消息本来就是${language}。`,
  show: "显示译文",
  hide: "隐藏",
  again: "重试",
  original: "已翻译；显示原文",
  originalHide: "隐藏原文",
  originalOf: "翻译前所写的内容",
  into: (language) => `译成${language}`,
  other: "译成其他语言",
  review: "由机器翻译：请在发送前检查。您写的是：",
};
