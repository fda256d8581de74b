import type { Language } from "../contract.ts";

interface Words {
  open: string;
  close: string;
  unread: string;
  failed: string;
}

export const WORDS: Record<Language, Words> = {
  en: {
    open: "Chat with us",
    close: "Close chat",
    unread: "unread",
    failed: "The chat is not available.",
  },
  "zh-Hans": { open: "在线咨询", close: "关闭聊天", unread: "条未读", failed: "聊天暂不可用。" },
  "zh-Hant": { open: "線上諮詢", close: "關閉聊天", unread: "則未讀", failed: "聊天暫不可用。" },
};
