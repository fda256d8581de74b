/** The words of links to other systems, and of shops that report by themselves, in 繁體中文. */
import type { AdministrationWords } from "./administration.en";
import { number } from "./format";

export const systemLabels = {
  "links.address": "地址",
  "links.source": "編號來源",
  "links.label": "客服看到的文字",
  "links.place": "排列位置",
  "shops.connector": "種類",
  "shops.source": "編號來源",
  "shops.address": "商店網址",
  "shops.settings": "Webhook 密鑰",
} as const;

export const retained = {
  content: "對話內容",
  notes: "備註",
  files: "檔案",
  quarantine: "隔離區",
  drafts: "擱置的草稿",
  events: "訂單和其他事件",
};

export const systemHints = {
  "retention.what":
    "對話內容指所說的一切，包括備註和檔案；與誰的對話則保留。草稿從最後一次修改算起，訂單和其他事件從發生之時算起。",
  "links.address":
    "例如 https://crm.example/customers/{external_id}。還可使用 {customer_id}、{name}、{mail}、{phone}、{organisation} 和 {field.鍵}。如果客戶缺少其中某項，則不顯示此連結。",
  "links.source": "匯入和 API 所用的來源，例如 crm。留空：最先提供該客戶的來源。",
  "links.label": "留空：使用名稱。",
  "links.place": "數字小的在前。",
  "shops.source": "與匯入和 API 中的名稱一致，例如 shop。留空：使用其編號。",
  "shops.address": "例如 https://shop.example：可從訂單開啟該頁面。留空：不提供連結。",
  "shops.settings": "更換期間可填寫兩個，用空格分隔。",
} as const;

export const systemWords: AdministrationWords["systems"] = {
  standing: "運作情況",
  paste: "Webhook 位址",
  copy: "複製 Webhook 位址",
  arrived: (when) => `最近推送：${when}`,
  never: "尚未收到推送。",
  error: (when, what) => `${when}：${what}`,
  topics: "推送內容",
  topic: (name, count, when) => `${name}：${number(count)} 次，最近 ${when}`,
  unknown: "在此不作處理",
  wanted: "請在商店中啟用：",
  requests: "來自商店的請求",
  requestsLead: "有客戶透過商店索取個人資料或要求抹除。系統不會自動處理：請在期限內逐一答覆。",
  what: { copy: "個人資料副本", erasure: "抹除客戶", shop_erasure: "抹除來自此商店的全部資料" },
  who: (shop, due) => `${shop}，須於 ${due} 前答覆`,
  nobody: (id) => `此處沒有編號為 ${id} 的客戶。`,
  open: "查看其資料",
  done: "已答覆",
  doneOf: (what, shop) => `已答覆：${what}，${shop}`,
  waiting: (count) => `有 ${number(count)} 個個人資料請求等待答覆。`,
  look: "查看",
};
