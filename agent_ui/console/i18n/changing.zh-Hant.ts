/** 對某則訊息進行操作的指令用語。 */
import type { Messages } from "./en";

export const changingWords: Messages["changing"] = {
  answer: "引用某則訊息回覆",
  react: "用表情回應訊息",
  edit: "修改我的上一則訊息（輸入欄為空時按 ↑）",
  withdraw: "收回我的上一則訊息",
  withdrawn: "已收回",
};
