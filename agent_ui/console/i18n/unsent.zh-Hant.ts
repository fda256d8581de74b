/** 無法繼續書寫時，已寫內容的用語。 */
import type { Messages } from "./en";

export const unsentWords: Messages["unsent"] = {
  reply: "您的回覆尚未傳送",
  note: "您的備註尚未新增",
  why: "您現在無法在此書寫。所寫內容已存為草稿。",
  asNote: "新增為備註",
  discard: "捨棄未傳送的內容",
};
