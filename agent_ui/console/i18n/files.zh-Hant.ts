/** The words of files that are looked at, in 繁體中文. */
import type { Messages } from "./en";

export const fileWords: Messages["files"] = {
  viewLast: "檢視最後一個圖片或檔案",
  view: (name, size) => `檢視 ${name}，${size}`,
  open: (name, size) => `在新分頁中開啟 ${name}，${size}`,
  download: "下載",
  runs: "可在您的電腦上執行程式",
  runsAsk: "只有在您知道是誰傳送的、有何作用時才下載。",
  runsKeep: "仍要下載",
  previous: "上一個",
  next: "下一個",
  place: (place, all) => `第 ${place} 個，共 ${all} 個`,
  natural: "原始大小",
  fit: "符合視窗",
  unreachable: "暫時無法取得該檔案。請重試，或下載檢視。",
  cut: (size) => `僅顯示前 ${size}。如需閱讀全部，請下載。`,
};
