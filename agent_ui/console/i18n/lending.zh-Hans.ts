/** The words of lending agents between queues, in 简体中文. */
import type { Messages } from "./en";

export const lendingWords: Messages["lending"] = {
  title: "借用",
  lead: "多个队列共用座席时，为稀缺的工作留出最后几位能做的人，损失的时间更少。系统根据最近的繁忙日建议谁借给谁；在您采用之前不会生效。",
  inForce: "生效中",
  noneInForce: "没有为任何工作留人：谁有空，谁接下一个会话。",
  proposed: "建议",
  noneProposed: "目前没有建议。",
  sameInForce: "最近的建议已在生效。",
  and: "和",
  or: "，或",
  lends: (pool, queue, conditions) => `服务${pool}的人在以下情况帮助${queue}：${conditions}。`,
  free: (value, beside) => `其中至少 ${value} 人空闲${beside && `（含服务${beside}的人）`}`,
  waiting: (value) => `那里至少有 ${value} 个会话在等`,
  oldest: (span) => `那里排在最前的已等待 ${span}`,
  nobodyLends: "没有人借出：各自只服务自己的队列。",
  gain: (mean, low, high) => `模拟该日时，比没有借用少损失 ${mean}% 的时间（95% 区间：${low}% 至 ${high}%）。`,
  madeOn: (date) => `根据${date}得出`,
  adopt: "采用此建议",
  end: "结束借用",
  search: "立即建议",
  searching: "正在最近的繁忙日上搜索",
  isSearching: "正在搜索…",
  found: "搜索已完成，结果见上。",
  nothingFound: "没有新的建议。",
};
