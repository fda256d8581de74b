/** The words of an installed console, in 简体中文; they come after the first screen. */
import type { UpdateWords } from "./update.en";

export const updateWords: UpdateWords = {
  newer: "工作台有新版本。您正在写的内容会保留。",
  reload: "重新加载",
  later: "稍后",
};
