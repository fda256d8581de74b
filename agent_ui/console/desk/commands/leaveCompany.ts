import { api } from "../api";
import { currentId } from "../derived";
import { isJoined } from "../inside";
import { attempt } from "../notices";
import { present } from "../store";
import { leaveConversation } from "../view";
import type { Command } from "./command";

export const leaveCompany: Command = {
  name: "leave",
  group: "conversation",
  label: (messages) => messages.work.commands.leave,
  isPossible: (desk) => {
    const id = currentId(desk);
    return id !== null && isJoined(desk, id);
  },
  perform: () => {
    const { desk } = present();
    const id = currentId(present());
    if (id === null || desk === null) return;
    void attempt(async () => {
      await api.letLeave(id, desk.me.id);
      leaveConversation();
    });
  },
};
