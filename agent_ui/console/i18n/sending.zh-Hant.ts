/** 傳送的用語。 */
import type { Messages } from "./en";

export const sendingWords: Messages["sending"] = {
  sendingTo: (name) => `正在傳送給 ${name}…`,
  sending: "正在傳送…",
  withFiles: (count) => `附 ${count} 個檔案`,
  undo: "收回傳送",
  now: "立即傳送",
  takenBack: "尚未送出，內容已放回編輯區。",
  notSent: (why) => `這則訊息沒有送出。${why}`,
  notSentTo: (name, why) => `傳給 ${name} 的訊息沒有送出。${why}內容已存為草稿。`,
  choose: "收回傳送：等待時間",
  chooseLead: "您傳送的內容會先在伺服器上等待這麼久，期間可以收回。關閉瀏覽器不影響傳送。",
  written: "電子郵件和簡訊",
  live: "線上聊天",
  liveHint: "客戶正等著您的每一句話：不等待，回覆會立刻送達。",
  never: "立即傳送",
  seconds: (count) => `${count} 秒`,
  saved: "已儲存收回傳送的等待時間。",
  again: "重新傳送",
  arrived: "已送達",
  unknownLead: "重新傳送前，請先向客戶確認是否收到。",
  againTitle: "重新傳送？",
  againLead: "無法確定這則訊息是否送達。如果已經送達，客戶會收到兩次。",
  againAnyway: "仍要傳送",
};
