import { applyChange, type Change, type Chat, NEW_CHAT } from "./chat.ts";

export interface Store {
  readonly chat: Chat;
  readonly change: (change: Change) => void;
}

/** Hold the one chat and tell `onChange` what it was and what it became. */
export function createStore(onChange: (before: Chat, after: Chat) => void): Store {
  let chat = NEW_CHAT;
  return {
    get chat() {
      return chat;
    },
    change(change) {
      const before = chat;
      chat = applyChange(before, change);
      if (chat !== before) onChange(before, chat);
    },
  };
}
