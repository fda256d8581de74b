/** The words of what other systems know of a customer, in 简体中文; they come with her history. */
import type { StoryWords } from "./story.en";

export const storyWords: StoryWords = {
  show: "显示",
  everything: "全部",
  conversations: "会话",
  events: "所有订单和动态",
  kinds: {
    order: "订单",
    invoice: "发票",
    payment: "付款",
    delivery: "配送",
    return: "退货",
    subscription: "订阅",
    appointment: "预约",
    other: "动态",
  },
  only: {
    order: "仅订单",
    invoice: "仅发票",
    payment: "仅付款",
    delivery: "仅配送",
    return: "仅退货",
    subscription: "仅订阅",
    appointment: "仅预约",
    other: "其他动态",
  },
  open: (source) => `在 ${source} 中打开`,
};
