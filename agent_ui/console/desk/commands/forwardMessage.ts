import { currentId } from "../derived";
import { forward, lastForwardable } from "../letters";
import { present } from "../store";
import { compose } from "../view";
import type { Command } from "./command";
import { currentIs } from "./current";

export const forwardMessage: Command = {
  name: "forward",
  group: "conversation",
  label: (messages) => messages.letters.forwardLast,
  shortcut: { key: "f" },
  isPossible: (desk) => currentIs(desk, "open", "waiting", "snoozed") && lastForwardable(desk) !== null,
  perform: () => {
    const id = currentId(present());
    const item = lastForwardable(present());
    if (id === null || item === null) return;
    compose("reply");
    forward(id, item);
  },
};
