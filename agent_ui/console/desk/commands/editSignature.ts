import { may } from "../derived";
import { openDialog } from "../view";
import type { Command } from "./command";

export const editSignature: Command = {
  name: "edit-signature",
  group: "me",
  label: (messages) => messages.letters.signature,
  isPossible: (desk) => may(desk, "desk.work"),
  perform: () => openDialog("signature"),
};
