/** 对某条消息进行操作的命令用语。 */
import type { Messages } from "./en";

export const changingWords: Messages["changing"] = {
  answer: "引用某条消息回复",
  react: "用表情回应消息",
  edit: "修改我的上一条消息（输入框为空时按 ↑）",
  withdraw: "撤回我的上一条消息",
  withdrawn: "已撤回",
};
