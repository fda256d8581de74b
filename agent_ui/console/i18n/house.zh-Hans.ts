/** The words of what holds for the whole company, in 简体中文. */
import { houseProof } from "./houseProof.zh-Hans";
import type { HouseWords } from "./house.en";

export const houseWords: HouseWords = {
  lead: "对整个公司生效的设置。",
  company: "公司名称",
  companyHint: "客户和客服都会看到。",
  tooLong: (most) => `最多 ${most} 个字符。`,
  idleClock: "客服空闲时间的起点",
  idleClocks: {
    latest: { name: "最近一次变化", detail: "上线，或者收到、接受、结束会话时重新计时。" },
    last_ended: { name: "上一个会话结束", detail: "会话关闭或转出时重新计时；休息和收到请求不影响。" },
    last_offered: { name: "上一次收到请求", detail: "收到请求时重新计时；会话结束和休息不影响。" },
    available: { name: "上线", detail: "处理会话不会重新计时。" },
    capacity_freed: { name: "可以再接会话", detail: "手中的会话结束、转出或等待客户时重新计时。" },
  },
  alertText: "通知中显示",
  alertTexts: {
    customer: { name: "谁写了什么", detail: "除非客服自己不想显示；其他人可能看到屏幕。" },
    none: { name: "不显示客户内容", detail: "只显示类型、渠道和队列，不论个人如何选择。" },
  },
  ...houseProof,
  sharing: "同时处理",
  sharingHint: "除各渠道自己的上限外，一位客服可以同时处理哪些会话。",
  alone: "需要客服专心处理",
  aloneOf: { usual: "默认：通话", named: "以下渠道" },
  aloneHint: "其中之一向她发出请求或正在进行时，不再分配其他会话给她。",
  aloneChannels: "专心处理",
  interrupts: "手中有会话时仍可接入",
  interruptsOf: { usual: "默认：可与无人实时等待的会话并行，例如邮件", named: "可与以下渠道并行" },
  beside: (channel) => `${channel} 可与以下渠道并行`,
  budgets: "多个渠道共用的额度",
  budgetsHint: "每位客服都有这么多额度，每个会话会占用一部分。个人或团队可在其上限中设置更多或更少。",
  sameName: "每个额度都要有自己的名称。",
};
