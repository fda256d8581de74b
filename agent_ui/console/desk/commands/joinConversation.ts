import { currentId, may } from "../derived";
import { joinHere, mayJoin } from "../inside";
import { attempt } from "../notices";
import { present } from "../store";
import type { Command } from "./command";

export const joinConversation: Command = {
  name: "join",
  group: "conversation",
  label: (messages) => messages.work.commands.join,
  shortcut: { key: "j", with: "alt" },
  isMine: (desk) => may(desk, "floor.steer"),
  isPossible: (desk) => {
    const id = currentId(desk);
    return id !== null && mayJoin(desk, id);
  },
  perform: () => {
    const id = currentId(present());
    if (id !== null) void attempt(() => joinHere(id));
  },
};
