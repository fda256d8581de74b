/** The words of the inbox's lists, in 繁體中文. */
import type { Messages } from "./en";

export const viewWords: Messages["views"] = {
  title: "清單",
  names: {
    mine: "我的",
    team: "我的團隊",
    unassigned: "未指派",
    mentions: "提及我的",
    snoozed: "已延後",
    all: "所有人",
  },
  commands: {
    mine: "我的對話",
    team: "我的團隊的對話",
    unassigned: "未指派的對話",
    mentions: "提及我的對話",
    snoozed: "已延後的對話",
    all: "所有人的對話",
  },
  groups: {
    held: "由同事處理",
    own: "由我處理",
    snoozed: "已延後",
    mentions: "提及我的地方",
  },
  heldBy: (agent) => `${agent} 正在處理`,
  mentionedBy: (author) => `${author} 提到了您`,
  unseen: (value) => `${value} 處您還沒有看過的提及`,
  markUnread: "標為未讀",
  saved: { add: "儲存檢視", edit: "修改此檢視", arrange: "管理檢視" },
  wakes: (when) => `${when}恢復`,
  wakesOnReply: "客戶來訊息時恢復",
  empty: {
    team: "您的團隊沒有對話",
    teamDetail: "您團隊佇列中等候的對話以及同事正在處理的對話會顯示在這裡。",
    mentions: "還沒有人提及您",
    mentionsDetail: "備註中提到您的對話會顯示在這裡。",
    snoozed: "沒有延後的對話",
    snoozedDetail: "您延後的對話會顯示在這裡，並註明何時恢復。",
    all: "沒有進行中的對話",
    allDetail: "您團隊佇列中等候或正在處理的所有對話會顯示在這裡。",
  },
};
