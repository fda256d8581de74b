import type { FirstLetterWords } from "./firstLetters.en";

/** The words of whom one writes to first, and of what was not sent, in 简体中文. */
export const firstLetterWords: FirstLetterWords = {
  titleWith: (name) => `与 ${name} 发起会话`,
  nameOrAddress: "姓名、邮箱地址或电话号码",
  nameHint: "请从列表中选择客户，或继续输入地址。",
  found: (count) => `下方找到 ${count} 位客户`,
  customers: "找到的客户",
  notSent: "尚未发送",
  notSentTo: (whom, text) => `尚未发给 ${whom}：“${text}”`,
  goOn: "继续写",
  goOnTo: (whom) => `继续写给 ${whom}`,
  discard: "丢弃",
  discardTo: (whom) => `丢弃写给 ${whom} 的内容`,
  held: "正在服务该客户的同事",
  heldBy: (owner, place) => `${owner} 正在与该客户进行会话（${place}）。`,
  ask: (owner) => `向 ${owner} 请求转交`,
  askNote: "我想联系这位客户。能把这个会话转给我，或者替我转告吗？",
  asked: (owner) => `已在该会话中用备注通知 ${owner}。`,
  open: "打开",
  openOf: (owner) => `打开 ${owner} 的会话`,
};
