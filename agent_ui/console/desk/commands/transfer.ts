import { currentId, heldOf, may } from "../derived";
import type { ConsoleState } from "../state";
import { openDialog } from "../view";
import type { Command } from "./command";
import { currentIs } from "./current";

const HANDED = ["open", "waiting", "snoozed"] as const;

/** Whether a supervisor may hand on what a colleague holds, who has gone home ill. */
export function mayHandOn(desk: ConsoleState): boolean {
  const held = heldOf(desk, currentId(desk) ?? "");
  return held !== null && may(desk, "floor.steer") && HANDED.some((state) => state === held.state);
}

export const transfer: Command = {
  name: "transfer",
  group: "conversation",
  label: (messages) => messages.commands.transfer,
  shortcut: { key: "t" },
  isPossible: (desk) => currentIs(desk, ...HANDED) || mayHandOn(desk),
  perform: () => openDialog("transfer"),
};
