/** 公司自訂欄位的用詞，繁體中文。 */
import type { fieldWords as english } from "./fields.en";

export const fieldWords: typeof english = {
  ofConversation: "此對話",
  none: "無",
  yes: "是",
  no: "否",
  required: "關閉對話前請先填寫。",
  faults: {
    text: "最多 10,000 個字元。",
    number: "請填寫數字，例如 12 或 12.5。",
    date: "請選擇日期。",
    choice: "請從清單中選一項。",
    several: "請從清單中選擇。",
    checkbox: "請選擇是或否。",
    link: "請填寫完整網址，例如 https://shop.example/orders/1。",
  },
  linkHint: "完整網址，以 https:// 開頭",
  open: (label) => `在新分頁中開啟${label}`,
  edit: "填寫對話欄位",
  set: (agent, what) => (what === "" ? `${agent} 修改了一個欄位` : `${agent} 修改了${what}`),
  overtaken: (who, what) =>
    what === "" ? `其間 ${who} 清空了此欄。` : `其間 ${who} 在此填寫了「${what}」。再次關閉會保留您的內容。`,
};
