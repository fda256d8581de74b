/** 渠道限制的用语。 */
import type { AllowedWords } from "./allowed.en";

export const allowedWords: AllowedWords = {
  left: (count) => `还可输入 ${count} 个字符`,
  textTooLong: (limit, length) => `此渠道每条消息最多 ${limit} 个字符，此条有 ${length} 个。请精简，或分成几条发送。`,
  kindForbidden: (file) => `此渠道不能发送“${file}”这类文件。请换其他方式发送。`,
  fileTooLarge: (file, limit) => `“${file}”太大：此渠道这类文件不能超过 ${limit}。请改为发送链接。`,
  tooManyFiles: (file, limit) => `“${file}”超出了数量：此渠道每条消息最多 ${limit} 个文件。请另发一条。`,
  filesTooLarge: (file, limit) =>
    `加上“${file}”后，文件总大小超过此渠道每条消息的上限 ${limit}。请另发一条，或改为发送链接。`,
  openUntil: (when) => `您可在 ${when} 之前回复；客户再次来信后会顺延。`,
  shut: (span) => `此渠道只能在客户来信后 ${span}内发送消息，现在无法发送。`,
  shutRemedy: "客户来信后即可发送。",
};
