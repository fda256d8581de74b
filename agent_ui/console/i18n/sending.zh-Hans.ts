/** 发送的用语。 */
import type { Messages } from "./en";

export const sendingWords: Messages["sending"] = {
  sendingTo: (name) => `正在发送给 ${name}…`,
  sending: "正在发送…",
  withFiles: (count) => `附 ${count} 个文件`,
  undo: "撤销发送",
  now: "立即发送",
  takenBack: "尚未发出，内容已放回编辑框。",
  notSent: (why) => `这条消息没有发出。${why}`,
  notSentTo: (name, why) => `发给 ${name} 的消息没有发出。${why}内容已保存为草稿。`,
  choose: "撤销发送：等待时间",
  chooseLead: "您发送的内容会先在服务器上等待这么久，其间可以撤销。关闭浏览器不影响发送。",
  written: "邮件和短信",
  live: "在线聊天",
  liveHint: "客户正等着您的每一句话：不等待，回复会立刻送达。",
  never: "立即发送",
  seconds: (count) => `${count} 秒`,
  saved: "已保存撤销发送的等待时间。",
  again: "重新发送",
  arrived: "已送达",
  unknownLead: "重新发送前，请先向客户确认是否收到。",
  againTitle: "重新发送？",
  againLead: "无法确定这条消息是否送达。如果已经送达，客户会收到两次。",
  againAnyway: "仍要发送",
};
