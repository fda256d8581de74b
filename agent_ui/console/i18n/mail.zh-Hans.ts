import type { MailWords } from "./mail.en";

/** The words around a mail that is read, in 简体中文. */
export const mailWords: MailWords = {
  pictures: (count) => `${count} 张图片未加载：加载会让发件人知道邮件已被阅读。`,
  show: "显示图片",
  always: (sender) => `始终显示 ${sender} 的图片`,
  picturesAlways: (sender) => `始终显示来自 ${sender} 的图片。`,
  never: "不再始终显示",
};
