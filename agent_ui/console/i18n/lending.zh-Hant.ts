/** The words of lending agents between queues, in 繁體中文. */
import type { Messages } from "./en";

export const lendingWords: Messages["lending"] = {
  title: "借用",
  lead: "多個佇列共用客服時，為稀缺的工作保留最後幾位能做的人，損失的時間較少。系統根據最近的繁忙日建議誰借給誰；在您採用之前不會生效。",
  inForce: "生效中",
  noneInForce: "沒有為任何工作留人：誰有空，誰接下一個對話。",
  proposed: "建議",
  noneProposed: "目前沒有建議。",
  sameInForce: "最近的建議已在生效。",
  and: "和",
  or: "，或",
  lends: (pool, queue, conditions) => `服務${pool}的人在以下情況協助${queue}：${conditions}。`,
  free: (value, beside) => `其中至少 ${value} 人有空${beside && `（含服務${beside}的人）`}`,
  waiting: (value) => `那裡至少有 ${value} 個對話在等`,
  oldest: (span) => `那裡排在最前的已等候 ${span}`,
  nobodyLends: "沒有人借出：各自只服務自己的佇列。",
  gain: (mean, low, high) => `模擬該日時，比沒有借用少損失 ${mean}% 的時間（95% 區間：${low}% 至 ${high}%）。`,
  madeOn: (date) => `根據${date}得出`,
  adopt: "採用此建議",
  end: "結束借用",
  search: "立即建議",
  searching: "正在最近的繁忙日上搜尋",
  isSearching: "正在搜尋…",
  found: "搜尋已完成，結果見上。",
  nothingFound: "沒有新的建議。",
};
