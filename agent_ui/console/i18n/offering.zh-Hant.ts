/** The words of how a queue offers what waits, in 繁體中文. */
import type { Messages } from "./en";

export const offeringWords: Messages["offering"] = {
  title: "如何派送",
  ways: {
    automatic: { name: "依序為客服人員響鈴", detail: "依上面的順序，輪到誰就為誰響鈴。" },
    manual: { name: "由客服人員從清單自行領取", detail: "不會自動響鈴；指定給某人的仍只為對方響鈴。" },
  },
  lost: {
    usual: { name: "依慣例", detail: "線上聊天改由他人接手，訊息類對話為其保留。" },
    keep: { name: "全部為該客服人員保留", detail: "客戶會一直等到客服人員回來。" },
    requeue: { name: "進行中的改由他人接手", detail: "客服人員若及時回來，可優先接回。" },
  },
  autoAcceptHint: "只有一聲提示與一行文字，不再響鈴；不會漏接，也不能婉拒。",
  allowsTakingHint: "不按順序，從團隊清單領取；主管一律可以。",
  usualMisses: "0：依慣例，客戶等著每句回覆的管道為 1，其他為 2。",
  manualOnly: "此佇列不會自動響鈴；由團隊成員從清單領取。",
  given: (name) => `已直接交給您：${name}`,
};

/** What stands in a conversation's time line. */
export const offeringEvents: Pick<Messages["events"], "given" | "agentLost"> = {
  agentLost: (agent) => `${agent}的工作台沒有回應，對話改由其他人接手`,
  given: (agent) => `佇列已直接交給${agent}`,
};
