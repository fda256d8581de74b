/** The words of rich text, in 简体中文. */
import type { RichWords } from "./rich.en";

export const richWords: RichWords["rich"] = {
  bar: "格式",
  bold: "加粗",
  italic: "斜体",
  bullets: "项目符号列表",
  numbers: "编号列表",
  quote: "引用",
  link: "链接",
  undo: "撤销",
  redo: "重做",
  address: "链接指向",
  addressHint: "例如 https://example.org 或 help@example.org",
  noAddress: "请输入网址，例如 https://example.org。",
  setLink: "设置链接",
  unlink: "移除链接",
};
