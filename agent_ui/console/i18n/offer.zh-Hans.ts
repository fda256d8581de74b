/** The words of offers and of waits, in 简体中文. */
import type { Messages } from "./en";

export const offerWords: Pick<Messages, "offer" | "wait"> = {
  offer: {
    region: "新会话请求",
    title: (customer) => `新会话：${customer}`,
    announce: (customer, channel, queue) => `新会话请求：${customer}，${channel}，${queue}。按 Alt A 接受。`,
    ended: {
      timed_out: "请求已超时，会话重新排队等待。",
      withdrawn: "请求已撤回。",
      customer_gone: "客户在您应答前已离开。",
    },
    waited: (span) => `已等待 ${span}`,
    whyMe: "为何是我",
    why: {
      named: "此会话指定给您：您熟悉这位客户。",
      chosen: (by) => `${by} 选择由您处理。`,
      only: (idle) => `目前只有您可以接手，您已空闲 ${idle}。`,
      longest: (eligible, idle) => `可接手的 ${eligible} 人中，您空闲最久：${idle}。`,
      first: "您熟悉这位客户，且现在空闲。",
      order: (eligible, order) => `可接手的 ${eligible} 人中，您排在最前。排序：${order}。`,
      tie: "其他人条件相同，按负载和姓名决定。",
      lacking: (value) => `${value} 人缺少所需技能。`,
    },
    accept: "接受",
    decline: "拒绝",
    passed: "时间已过",
    declineTitle: "拒绝此会话",
    declineLead: "它会回到队列，等待其他人接手。",
    declineToNext: "它会回到队列，并转给下一位可接手的客服。",
    declineOnly: "目前只有您可以接手，拒绝后它会继续等待。",
    noteBy: (author) => `${author} 的备注`,
    declineReason: "原因",
    noReason: "无原因",
    declines: {
      busy: "正忙于其他客户",
      "not-my-subject": "不是我的业务范围",
      language: "语言不合适",
      "technical-problem": "技术问题",
      other: "其他",
    },
    secondsLeft: (seconds) => `剩余 ${seconds} 秒`,
  },
  wait: {
    expected: "预计等待",
    about: (span, range) => `约 ${span}（${range}）`,
    none: "无需等待",
    unknown: "暂无预计",
    meaning: "从现在起到有人应答的时间；十次等待中有八次在此范围内结束",
  },
};
