/** The words of the lists of conversations, in 简体中文. */
import type { Messages } from "./en";

export const listWords: Messages["lists"] = {
  sort: "排序",
  sortBy: (order) => `排序：${order}`,
  sorts: {
    newest: "最新的在前",
    oldest: "最早的在前",
    longest: "等待最久的在前",
    promise: "最先到期的在前",
    wakes: "最先恢复的在前",
  },
};
