import { frontWords } from "./front.zh-Hant";
import { shellWords } from "./shell.zh-Hant";
import { commandWords } from "./commands.zh-Hant";
import { offerWords } from "./offer.zh-Hant";
import { inboxWords } from "./inbox.zh-Hant";
import { conversationWords } from "./conversation.zh-Hant";
import { eventWords } from "./events.zh-Hant";
import { composerWords } from "./composer.zh-Hant";
import { endingWords } from "./ending.zh-Hant";
import { searchWords } from "./search.zh-Hant";
import { routingWords } from "./routing.zh-Hant";
import { roomWords } from "./room.zh-Hant";
import { customerWords } from "./customer.zh-Hant";
import { fieldWords } from "./fields.zh-Hant";
import { slaWords } from "./sla.zh-Hant";
import { listWords } from "./lists.zh-Hant";
import { viewWords } from "./views.zh-Hant";
import { refusalWords } from "./refusalKinds.zh-Hant";
import { fileWords } from "./files.zh-Hant";
import { letterWords } from "./letters.zh-Hant";
import { outreachWords } from "./outreach.zh-Hant";
import { changingWords } from "./changing.zh-Hant";
import { translatingWords } from "./translating.zh-Hant";
import { sendingWords } from "./sending.zh-Hant";
import { unsentWords } from "./unsent.zh-Hant";
import { writingWords } from "./writing.zh-Hant";
import { offeringWords } from "./offering.zh-Hant";
import { reachWords } from "./reach.zh-Hant";
import type { Messages } from "./en";
import { workWords } from "./work.zh-Hant";

/** 繁體中文 */
export const traditional: Messages = {
  product: "Contact Hub",
  sla: slaWords,
  lists: listWords,
  views: viewWords,
  skip: "跳到主要內容",
  close: "關閉",
  cancel: "取消",
  save: "儲存",
  retry: "重試",
  loading: "載入中…",
  more: "顯示更多",
  language: "語言",
  unnamed: "未知客戶",
  erased: "已刪除",
  visitor: (number) => `訪客 ${number}`,
  ...frontWords,
  ...shellWords,
  verified: "已驗證",
  unverified: "未驗證",
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
  image: (name) => `圖片：${name}`,
};
