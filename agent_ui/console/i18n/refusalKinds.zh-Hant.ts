import type { Messages } from "./en";

/** What is said in 繁體中文 of a refusal whose sentence is not known, or not here yet. */
export const refusalWords: Messages["refusals"] = {
  sentences: {},
  kinds: {
    "bad-request": "要求無法讀取；請重新載入頁面。",
    "sign-in-needed": "請重新登入。",
    "not-allowed": "您的角色不允許這樣做。",
    "token-missing": "請重新載入頁面後再試。",
    "not-found": "找不到，或您看不到它。",
    "no-such-address": "找不到。",
    conflict: "情況已經變了；請重新檢視後再決定。",
    "edited-meanwhile": "其間有人變更了同一欄位；請比較後再儲存。",
    "sent-before": "這則內容先前已經傳送過；請在對話中查看。",
    "address-taken": "另一位客戶已有這個地址；請比較兩位客戶。",
    "too-old": "所問的內容已不再保留；請重新讀取目前狀態。",
    "too-large": "內容太大；請減少後再試。",
    invalid: "這樣填寫不行；請檢查後再試。",
    "too-many": "太頻繁了；請稍後再試。",
    failed: "系統出錯，已記錄；請再試一次。",
    unavailable: "現在無法使用；請稍後再試。",
  },
  notUnderstood: "系統無法理解這則來訊；檢視內容可以看到原因。",
};
