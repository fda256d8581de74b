/** The words of rich text, in 繁體中文. */
import type { RichWords } from "./rich.en";

export const richWords: RichWords["rich"] = {
  bar: "格式",
  bold: "粗體",
  italic: "斜體",
  bullets: "項目符號清單",
  numbers: "編號清單",
  quote: "引文",
  link: "連結",
  undo: "復原",
  redo: "重做",
  address: "連結前往",
  addressHint: "例如 https://example.org 或 help@example.org",
  noAddress: "請輸入網址，例如 https://example.org。",
  setLink: "設定連結",
  unlink: "移除連結",
};
