/** The words of what an agent holds side by side, in 简体中文. */
import type { Messages } from "./en";

export const roomWords: Messages["room"] = {
  closed: {
    holds_an_exclusive_channel: "您正在处理的会话须独占，暂不派发",
    must_hold_nothing: "须先结束手上的会话才会派发",
    budget_spent: "各渠道共用的额度已用完",
  },
  heldBut: (held, why) => `${held}（${why}）`,
};
