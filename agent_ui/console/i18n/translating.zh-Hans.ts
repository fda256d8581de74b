/** 翻译相关命令的用语。 */
import type { Messages } from "./en";

export const translatingWords: Messages["translating"] = {
  message: "翻译某条消息",
  reply: "把我的回复译成客户的语言",
  back: "恢复我的原文",
  byItself: "自动翻译此客户的语言，或停止自动翻译",
  always: (language) => `始终翻译${language}`,
  never: (language) => `不再自动翻译${language}`,
  writtenMeanwhile: "翻译期间您又写了内容，因此没有替换。请重新翻译。",
};
