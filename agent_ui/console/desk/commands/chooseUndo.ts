import { may } from "../derived";
import { openDialog } from "../view";
import type { Command } from "./command";

export const chooseUndo: Command = {
  name: "choose-undo",
  group: "me",
  label: (messages) => messages.sending.choose,
  isPossible: (desk) => may(desk, "desk.work"),
  perform: () => openDialog("undo"),
};
