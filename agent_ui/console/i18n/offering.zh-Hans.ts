/** The words of how a queue offers what waits, in 简体中文. */
import type { Messages } from "./en";

export const offeringWords: Messages["offering"] = {
  title: "如何分配",
  ways: {
    automatic: { name: "依次为座席响铃", detail: "按上面的顺序，轮到谁就为谁响铃。" },
    manual: { name: "由座席从列表中领取", detail: "不会自动响铃；指定给某人的仍只为其响铃。" },
  },
  lost: {
    usual: { name: "按惯例", detail: "在线聊天改由他人接手，消息类会话为其保留。" },
    keep: { name: "全部为该座席保留", detail: "客户一直等到座席回来。" },
    requeue: { name: "进行中的改由他人接手", detail: "座席若及时回来，可优先接回。" },
  },
  autoAcceptHint: "只有一声提示和一行文字，不再响铃；既不会错过，也无法谢绝。",
  allowsTakingHint: "不按顺序，从团队列表中领取；主管始终可以。",
  usualMisses: "0：按惯例，客户等着每句回话的渠道为 1，其他为 2。",
  manualOnly: "此队列不会自动响铃；由团队成员从列表中领取。",
  given: (name) => `已直接交给您：${name}`,
};

/** What stands in a conversation's time line. */
export const offeringEvents: Pick<Messages["events"], "given" | "agentLost"> = {
  agentLost: (agent) => `${agent}的工作台失去响应，会话改由其他人接手`,
  given: (agent) => `队列已直接交给${agent}`,
};
