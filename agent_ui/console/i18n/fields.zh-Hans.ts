/** 公司自定义字段的用词，简体中文。 */
import type { fieldWords as english } from "./fields.en";

export const fieldWords: typeof english = {
  ofConversation: "此会话",
  none: "无",
  yes: "是",
  no: "否",
  required: "关闭会话前请先填写。",
  faults: {
    text: "最多 10,000 个字符。",
    number: "请填写数字，例如 12 或 12.5。",
    date: "请选择日期。",
    choice: "请从列表中选一项。",
    several: "请从列表中选择。",
    checkbox: "请选择是或否。",
    link: "请填写完整网址，例如 https://shop.example/orders/1。",
  },
  linkHint: "完整网址，以 https:// 开头",
  open: (label) => `在新标签页中打开${label}`,
  edit: "填写会话字段",
  set: (agent, what) => (what === "" ? `${agent} 修改了一个字段` : `${agent} 修改了${what}`),
  overtaken: (who, what) =>
    what === "" ? `其间 ${who} 清空了此项。` : `其间 ${who} 在此填写了“${what}”。再次关闭会保留您的内容。`,
};
