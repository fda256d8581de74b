import { nextMention } from "../mentions";
import { present } from "../store";
import { openFound } from "../view";
import type { Command } from "./command";

export const goMention: Command = {
  name: "go-mention",
  group: "navigate",
  label: (messages) => messages.writing.goMention,
  shortcut: { key: "@" },
  isPossible: (desk) => nextMention(desk) !== null,
  perform: () => {
    const mention = nextMention(present());
    if (mention !== null) openFound(mention.conversation_id, mention.item_id);
  },
};
