import { answer, askWhetherToWithdraw, beginRewriting, meantFor } from "../changing";
import { currentId } from "../derived";
import { present, set } from "../store";
import type { Command } from "./command";
import { focusComposer } from "./focusComposer";

export const answerMessage: Command = {
  name: "answer-message",
  group: "conversation",
  label: (messages) => messages.changing.answer,
  shortcut: { key: "q" },
  isPossible: (desk) => meantFor(desk, "answer") !== null,
  perform: () => {
    const item = meantFor(present(), "answer");
    const id = currentId(present());
    if (item === null || id === null) return;
    answer(id, item);
    focusComposer();
  },
};

export const reactToMessage: Command = {
  name: "react",
  group: "conversation",
  label: (messages) => messages.changing.react,
  shortcut: { key: "+" },
  isPossible: (desk) => meantFor(desk, "react") !== null,
  perform: () => {
    const item = meantFor(present(), "react");
    if (item !== null) set({ chosenItem: item.id, reacting: item.id });
  },
};

/** What can be done to a message that is there: the one that was walked to, else the last. */
export const CHANGE_MESSAGE: readonly Command[] = [
  answerMessage,
  reactToMessage,
  {
    name: "edit-message",
    group: "conversation",
    label: (messages) => messages.changing.edit,
    isPossible: (desk) => meantFor(desk, "edit") !== null,
    perform: () => {
      const item = meantFor(present(), "edit");
      if (item !== null) beginRewriting(item);
    },
  },
  {
    name: "withdraw-message",
    group: "conversation",
    label: (messages) => messages.changing.withdraw,
    isPossible: (desk) => meantFor(desk, "withdraw") !== null,
    perform: () => {
      const item = meantFor(present(), "withdraw");
      if (item !== null) askWhetherToWithdraw(item);
    },
  },
];
