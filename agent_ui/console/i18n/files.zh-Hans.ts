/** The words of files that are looked at, in 简体中文. */
import type { Messages } from "./en";

export const fileWords: Messages["files"] = {
  viewLast: "查看最后一个图片或文件",
  view: (name, size) => `查看 ${name}，${size}`,
  open: (name, size) => `在新标签页中打开 ${name}，${size}`,
  download: "下载",
  runs: "可在您的电脑上运行程序",
  runsAsk: "只有在您知道是谁发送的、有何作用时才下载。",
  runsKeep: "仍然下载",
  previous: "上一个",
  next: "下一个",
  place: (place, all) => `第 ${place} 个，共 ${all} 个`,
  natural: "原始大小",
  fit: "适合窗口",
  unreachable: "暂时无法获取该文件。请重试，或下载查看。",
  cut: (size) => `仅显示前 ${size}。如需阅读全部，请下载。`,
};
