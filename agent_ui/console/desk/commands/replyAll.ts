import { currentId } from "../derived";
import { answerAll, hasOthers } from "../letters";
import { present } from "../store";
import { compose } from "../view";
import type { Command } from "./command";
import { currentIs } from "./current";
import { focusComposer } from "./focusComposer";

export const replyAll: Command = {
  name: "reply-all",
  group: "conversation",
  label: (messages) => messages.letters.replyAll,
  shortcut: { key: "a" },
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed") && hasOthers(desk),
  perform: () => {
    const id = currentId(present());
    if (id === null) return;
    compose("reply");
    answerAll(id, true);
    focusComposer();
  },
};
