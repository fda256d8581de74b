import { meantFor } from "../changing";
import { currentId } from "../derived";
import { draftOf } from "../drafts";
import { mayWriteHere } from "../inside";
import { ORIGINAL } from "../originals";
import type { ConsoleState } from "../state";
import { present } from "../store";
import { backToOwnWords, translateDraft, usualTarget } from "../translatedDraft";
import { foreignLanguage, toggleByItself, toggleTranslation } from "../translations";
import type { Command } from "./command";
import { focusComposer } from "./focusComposer";

const isOn = ({ floor }: ConsoleState) => floor.translates;
const isTranslated = (desk: ConsoleState) => draftOf(currentId(desk) ?? "", "reply").fields[ORIGINAL] !== undefined;
const isReplying = (desk: ConsoleState) => desk.composer === "reply" && mayWriteHere(desk);

/** Shows the message that was walked to in my language, else the customer's last. */
export const translateMessage: Command = {
  name: "translate",
  group: "conversation",
  label: (messages) => messages.translating.message,
  shortcut: { key: "g" },
  isMine: isOn,
  isPossible: (desk) => meantFor(desk, "translate") !== null,
  perform: () => {
    const item = meantFor(present(), "translate");
    if (item !== null) void toggleTranslation(item);
  },
};

export const translateReply: Command = {
  name: "translate-reply",
  group: "conversation",
  label: (messages) => messages.translating.reply,
  shortcut: { key: "g", with: "alt" },
  isMine: isOn,
  isPossible: (desk) => isReplying(desk) && usualTarget(desk) !== "" && !isTranslated(desk),
  perform: () => {
    const id = currentId(present());
    if (id !== null) void translateDraft(id, usualTarget(present()));
  },
};

/** What can be done with translations. */
export const TRANSLATE: readonly Command[] = [
  translateMessage,
  translateReply,
  {
    name: "own-words",
    group: "conversation",
    label: (messages) => messages.translating.back,
    isMine: isOn,
    isPossible: (desk) => isReplying(desk) && isTranslated(desk),
    perform: () => {
      const id = currentId(present());
      if (id === null) return;
      backToOwnWords(id);
      focusComposer();
    },
  },
  {
    name: "translate-by-itself",
    group: "conversation",
    label: (messages) => messages.translating.byItself,
    isMine: isOn,
    isPossible: (desk) => desk.translator !== null && foreignLanguage(desk, currentId(desk)) !== "",
    perform: () => void toggleByItself(),
  },
];
