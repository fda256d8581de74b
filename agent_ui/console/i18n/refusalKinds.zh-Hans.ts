import type { Messages } from "./en";

/** What is said in 简体中文 of a refusal whose sentence is not known, or not here yet. */
export const refusalWords: Messages["refusals"] = {
  sentences: {},
  kinds: {
    "bad-request": "请求无法读取；请重新加载页面。",
    "sign-in-needed": "请重新登录。",
    "not-allowed": "您的角色不允许这样做。",
    "token-missing": "请重新加载页面后再试。",
    "not-found": "没有找到，或您看不到它。",
    "no-such-address": "没有找到。",
    conflict: "情况已经变了；请重新查看后再决定。",
    "edited-meanwhile": "其间有人更改了同一字段；请比较后再保存。",
    "sent-before": "这条内容之前已经发送过；请在会话中查看。",
    "address-taken": "另一位客户已有这个地址；请比较两位客户。",
    "too-old": "所问的内容已不再保留；请重新读取当前状态。",
    "too-large": "内容太大；请减少后再试。",
    invalid: "这样填写不行；请检查后再试。",
    "too-many": "太频繁了；请稍后再试。",
    failed: "系统出错，已记录；请再试一次。",
    unavailable: "现在无法使用；请稍后再试。",
  },
  notUnderstood: "系统无法理解这条来信；查看内容可以看到原因。",
};
