/** The words of the end of a conversation, and of passing it on, in 简体中文. */
import type { Messages } from "./en";

export const endingWords: Pick<Messages, "wrapUp" | "end" | "transfer"> = {
  wrapUp: {
    title: "整理",
    lead: "结果如何？选择结果后关闭。",
    disposition: "结果",
    choose: "选择结果",
    note: "结束备注",
    noteHint: "选填；团队可在历史中看到。",
    submit: "关闭会话",
    left: (clock) => `剩余 ${clock}`,
    missing: "请先选择结果。",
  },
  end: {
    title: "结束此会话？",
    lead: (customer) => `与 ${customer} 的会话将结束，随后进入整理。`,
    unanswered: "对方的问题尚未得到回复。",
    unsent: "您在这里写了内容但尚未发送。它会留作草稿；如要发给客户，请先发送。",
    sending: "有一条给客户的消息仍在发送。现在结束，它可能无法送达。",
    notSent: "有一条给客户的消息未能发送。它在会话中：请重新发送或丢弃。",
    goOn: "继续写",
    submit: "结束会话",
  },
  transfer: {
    title: "转接会话",
    to: "转给",
    placeholder: "人员或队列",
    people: "人员",
    queues: "队列",
    note: "给接手者的备注",
    submit: "转接",
    none: "没有匹配项",
    missing: "请选择人员或队列。",
    notThere: "目前不在",
    offline: (name) => `${name} 离线，请选择其他人员或队列。`,
    holding: (value) => `接待 ${value} 个会话`,
    done: "已转接",
  },
};
