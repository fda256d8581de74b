/** The words of what other systems know of a customer, in 繁體中文; they come with her history. */
import type { StoryWords } from "./story.en";

export const storyWords: StoryWords = {
  show: "顯示",
  everything: "全部",
  conversations: "對話",
  events: "所有訂單與動態",
  kinds: {
    order: "訂單",
    invoice: "發票",
    payment: "付款",
    delivery: "配送",
    return: "退貨",
    subscription: "訂閱",
    appointment: "預約",
    other: "動態",
  },
  only: {
    order: "僅訂單",
    invoice: "僅發票",
    payment: "僅付款",
    delivery: "僅配送",
    return: "僅退貨",
    subscription: "僅訂閱",
    appointment: "僅預約",
    other: "其他動態",
  },
  open: (source) => `在 ${source} 開啟`,
};
