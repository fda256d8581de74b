/** The words of what an agent holds side by side, in 繁體中文. */
import type { Messages } from "./en";

export const roomWords: Messages["room"] = {
  closed: {
    holds_an_exclusive_channel: "您正在處理的對話須獨佔，暫不派送",
    must_hold_nothing: "須先結束手邊的對話才會派送",
    budget_spent: "各管道共用的額度已用盡",
  },
  heldBut: (held, why) => `${held}（${why}）`,
};
