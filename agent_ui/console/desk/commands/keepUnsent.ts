import { present } from "../store";
import { canBeNote, forgetUnsent, noteUnsent, unsentHere } from "../unsent";
import type { Command } from "./command";

/** What becomes of a text whose writer may send it no longer. */
export const KEEP_UNSENT: readonly Command[] = [
  {
    name: "note-unsent",
    group: "conversation",
    label: (messages) => messages.unsent.asNote,
    isPossible: (desk) => {
      const found = unsentHere(desk);
      return found !== null && canBeNote(desk, found.id, found.mode);
    },
    perform: () => {
      const found = unsentHere(present());
      if (found !== null) noteUnsent(found.id, found.mode);
    },
  },
  {
    name: "discard-unsent",
    group: "conversation",
    label: (messages) => messages.unsent.discard,
    isPossible: (desk) => unsentHere(desk) !== null,
    perform: () => {
      const found = unsentHere(present());
      if (found !== null) forgetUnsent(found.id, found.mode);
    },
  },
];
