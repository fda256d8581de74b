import { frontWords } from "./front.zh-Hans";
import { shellWords } from "./shell.zh-Hans";
import { commandWords } from "./commands.zh-Hans";
import { offerWords } from "./offer.zh-Hans";
import { inboxWords } from "./inbox.zh-Hans";
import { conversationWords } from "./conversation.zh-Hans";
import { eventWords } from "./events.zh-Hans";
import { composerWords } from "./composer.zh-Hans";
import { endingWords } from "./ending.zh-Hans";
import { searchWords } from "./search.zh-Hans";
import { routingWords } from "./routing.zh-Hans";
import { roomWords } from "./room.zh-Hans";
import { customerWords } from "./customer.zh-Hans";
import { fieldWords } from "./fields.zh-Hans";
import { slaWords } from "./sla.zh-Hans";
import { listWords } from "./lists.zh-Hans";
import { viewWords } from "./views.zh-Hans";
import { refusalWords } from "./refusalKinds.zh-Hans";
import { fileWords } from "./files.zh-Hans";
import { letterWords } from "./letters.zh-Hans";
import { outreachWords } from "./outreach.zh-Hans";
import { changingWords } from "./changing.zh-Hans";
import { translatingWords } from "./translating.zh-Hans";
import { sendingWords } from "./sending.zh-Hans";
import { unsentWords } from "./unsent.zh-Hans";
import { writingWords } from "./writing.zh-Hans";
import { offeringWords } from "./offering.zh-Hans";
import { reachWords } from "./reach.zh-Hans";
import type { Messages } from "./en";
import { workWords } from "./work.zh-Hans";

/** 简体中文 */
export const simplified: Messages = {
  product: "Contact Hub",
  sla: slaWords,
  lists: listWords,
  views: viewWords,
  skip: "跳到主要内容",
  close: "关闭",
  cancel: "取消",
  save: "保存",
  retry: "重试",
  loading: "正在加载…",
  more: "显示更多",
  language: "语言",
  unnamed: "未知客户",
  erased: "已删除",
  visitor: (number) => `访客 ${number}`,
  ...frontWords,
  ...shellWords,
  verified: "已验证",
  unverified: "未验证",
  ...offerWords,
  ...inboxWords,
  ...conversationWords,
  events: eventWords,
  composer: composerWords,
  ...endingWords,
  routing: routingWords,
  room: roomWords,
  customer: customerWords,
  fields: fieldWords,
  refusals: refusalWords,
  work: workWords,
  outreach: outreachWords,
  letters: letterWords,
  files: fileWords,
  writing: writingWords,
  changing: changingWords,
  translating: translatingWords,
  sending: sendingWords,
  unsent: unsentWords,
  reach: reachWords,
  offering: offeringWords,
  search: searchWords,
  commands: commandWords,
  image: (name) => `图片：${name}`,
};
