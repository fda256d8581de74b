import { richField } from "../richField";
import type { Command } from "./command";

/** Its buttons have keys of their own, which work where one writes. */
export const formatText: Command = {
  name: "format",
  group: "conversation",
  label: (messages) => messages.writing.formatText,
  isPossible: () => richField() !== null,
  perform: () => richField()?.format(),
};
