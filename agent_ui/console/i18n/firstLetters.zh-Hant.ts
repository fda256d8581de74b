import type { FirstLetterWords } from "./firstLetters.en";

/** The words of whom one writes to first, and of what was not sent, in 繁體中文. */
export const firstLetterWords: FirstLetterWords = {
  titleWith: (name) => `與 ${name} 開始對話`,
  nameOrAddress: "姓名、電子郵件地址或電話號碼",
  nameHint: "請從清單中選擇客戶，或繼續輸入地址。",
  found: (count) => `下方找到 ${count} 位客戶`,
  customers: "找到的客戶",
  notSent: "尚未傳送",
  notSentTo: (whom, text) => `尚未傳給 ${whom}：「${text}」`,
  goOn: "繼續寫",
  goOnTo: (whom) => `繼續寫給 ${whom}`,
  discard: "捨棄",
  discardTo: (whom) => `捨棄寫給 ${whom} 的內容`,
  held: "正在服務這位客戶的同事",
  heldBy: (owner, place) => `${owner} 正在與這位客戶對話（${place}）。`,
  ask: (owner) => `向 ${owner} 請求轉交`,
  askNote: "我想聯絡這位客戶。能把這個對話轉給我，或替我轉告嗎？",
  asked: (owner) => `已在該對話中以備註通知 ${owner}。`,
  open: "開啟",
  openOf: (owner) => `開啟 ${owner} 的對話`,
};
