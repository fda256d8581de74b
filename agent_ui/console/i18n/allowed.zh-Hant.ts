/** 管道限制的用語。 */
import type { AllowedWords } from "./allowed.en";

export const allowedWords: AllowedWords = {
  left: (count) => `還可輸入 ${count} 個字元`,
  textTooLong: (limit, length) => `此管道每則訊息最多 ${limit} 個字元，此則有 ${length} 個。請精簡，或分成幾則傳送。`,
  kindForbidden: (file) => `此管道無法傳送「${file}」這類檔案。請改用其他方式傳送。`,
  fileTooLarge: (file, limit) => `「${file}」太大：此管道這類檔案不能超過 ${limit}。請改為傳送連結。`,
  tooManyFiles: (file, limit) => `「${file}」超出了數量：此管道每則訊息最多 ${limit} 個檔案。請另傳一則。`,
  filesTooLarge: (file, limit) =>
    `加上「${file}」後，檔案總大小超過此管道每則訊息的上限 ${limit}。請另傳一則，或改為傳送連結。`,
  openUntil: (when) => `您可在 ${when} 之前回覆；客戶再次來訊後會順延。`,
  shut: (span) => `此管道只能在客戶來訊後 ${span}內傳送訊息，現在無法傳送。`,
  shutRemedy: "客戶來訊後即可傳送。",
};
