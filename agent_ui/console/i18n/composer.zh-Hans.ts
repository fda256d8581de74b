/** The words of the field in which one writes, in 简体中文. */
import type { Messages } from "./en";

export const composerWords: Messages["composer"] = {
  reply: "回复",
  note: "备注",
  mode: "文本类型",
  optedOut: (customer) => `${customer} 要求不再通过此渠道接收消息，因此无法在此发送。`,
  optsIn: "客户用自己的手机发送 START 即可重新允许。",
  otherWays: (addresses) => `其他联系方式：${addresses}。`,
  replyPlaceholder: (customer) => `回复 ${customer}…`,
  notePlaceholder: "给团队的备注…",
  send: "发送",
  addNote: "添加备注",
  attach: "添加附件",
  emoji: "插入表情符号",
  tooBig: (name, limit) => `${name} 超过 ${limit}。`,
  removeFile: (name) => `移除 ${name}`,
  uploading: (name) => `正在上传 ${name}`,
  uploadFailed: (name) => `${name} 上传失败。`,
  enterSends: "Enter 发送",
  sendKeys: "发送键",
  ctrlEnterSends: (control) => `${control}+Enter 发送，Enter 换行`,
  segments: (segments, left) => `${segments} 条短信 · 剩余 ${left} 个字符`,
  unicode: (characters) => `每条可容字数因 ${characters || "特殊字符"} 而减少`,
};
