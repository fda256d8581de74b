/** The words of an installed console, in 繁體中文; they come after the first screen. */
import type { UpdateWords } from "./update.en";

export const updateWords: UpdateWords = {
  newer: "工作台有新版本。您正在撰寫的內容會保留。",
  reload: "重新載入",
  later: "稍後",
};
