import type { MailWords } from "./mail.en";

/** The words around a mail that is read, in 繁體中文. */
export const mailWords: MailWords = {
  pictures: (count) => `${count} 張圖片未載入：載入會讓寄件者知道郵件已被閱讀。`,
  show: "顯示圖片",
  always: (sender) => `一律顯示 ${sender} 的圖片`,
  picturesAlways: (sender) => `一律顯示來自 ${sender} 的圖片。`,
  never: "不再一律顯示",
};
