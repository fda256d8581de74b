/** The words of the inbox's lists, in 简体中文. */
import type { Messages } from "./en";

export const viewWords: Messages["views"] = {
  title: "列表",
  names: {
    mine: "我的",
    team: "我的团队",
    unassigned: "未分配",
    mentions: "提及我的",
    snoozed: "已暂缓",
    all: "所有人",
  },
  commands: {
    mine: "我的会话",
    team: "我的团队的会话",
    unassigned: "未分配的会话",
    mentions: "提及我的会话",
    snoozed: "已暂缓的会话",
    all: "所有人的会话",
  },
  groups: {
    held: "由同事处理",
    own: "由我处理",
    snoozed: "已暂缓",
    mentions: "提及我的地方",
  },
  heldBy: (agent) => `${agent} 正在处理`,
  mentionedBy: (author) => `${author} 提到了您`,
  unseen: (value) => `${value} 处您还没有看过的提及`,
  markUnread: "标为未读",
  saved: { add: "保存视图", edit: "修改此视图", arrange: "管理视图" },
  wakes: (when) => `${when}恢复`,
  wakesOnReply: "客户来消息时恢复",
  empty: {
    team: "您的团队没有会话",
    teamDetail: "您团队队列中等待的会话以及同事正在处理的会话会显示在这里。",
    mentions: "还没有人提及您",
    mentionsDetail: "备注中提到您的会话会显示在这里。",
    snoozed: "没有暂缓的会话",
    snoozedDetail: "您暂缓的会话会显示在这里，并注明何时恢复。",
    all: "没有进行中的会话",
    allDetail: "您团队队列中等待或正在处理的所有会话会显示在这里。",
  },
};
