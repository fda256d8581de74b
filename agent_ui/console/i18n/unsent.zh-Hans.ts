/** 无法继续书写时，已写内容的用语。 */
import type { Messages } from "./en";

export const unsentWords: Messages["unsent"] = {
  reply: "您的回复尚未发送",
  note: "您的备注尚未添加",
  why: "您现在无法在此书写。所写内容已保存为草稿。",
  asNote: "添加为备注",
  discard: "丢弃未发送的内容",
};
