/** The words of what holds for the whole company, in 繁體中文. */
import { houseProof } from "./houseProof.zh-Hant";
import type { HouseWords } from "./house.en";

export const houseWords: HouseWords = {
  lead: "對整個公司生效的設定。",
  company: "公司名稱",
  companyHint: "客戶和客服都會看到。",
  tooLong: (most) => `最多 ${most} 個字元。`,
  idleClock: "客服閒置時間的起點",
  idleClocks: {
    latest: { name: "最近一次變化", detail: "上線，或者收到、接受、結束對話時重新計時。" },
    last_ended: { name: "上一個對話結束", detail: "對話關閉或轉出時重新計時；休息和收到請求不影響。" },
    last_offered: { name: "上一次收到請求", detail: "收到請求時重新計時；對話結束和休息不影響。" },
    available: { name: "上線", detail: "處理對話不會重新計時。" },
    capacity_freed: { name: "可以再接對話", detail: "手中的對話結束、轉出或等待客戶時重新計時。" },
  },
  alertText: "通知中顯示",
  alertTexts: {
    customer: { name: "誰寫了什麼", detail: "除非客服自己不想顯示；其他人可能看到螢幕。" },
    none: { name: "不顯示客戶內容", detail: "只顯示類型、管道和佇列，不論個人如何選擇。" },
  },
  ...houseProof,
  sharing: "同時處理",
  sharingHint: "除各管道自己的上限外，一位客服可以同時處理哪些對話。",
  alone: "需要客服專心處理",
  aloneOf: { usual: "預設：通話", named: "以下管道" },
  aloneHint: "其中之一向她發出請求或正在進行時，不再分配其他對話給她。",
  aloneChannels: "專心處理",
  interrupts: "手中有對話時仍可接入",
  interruptsOf: { usual: "預設：可與無人即時等待的對話並行，例如郵件", named: "可與以下管道並行" },
  beside: (channel) => `${channel} 可與以下管道並行`,
  budgets: "多個管道共用的額度",
  budgetsHint: "每位客服都有這麼多額度，每個對話會佔用一部分。個人或團隊可在其上限中設定更多或更少。",
  sameName: "每個額度都要有自己的名稱。",
};
