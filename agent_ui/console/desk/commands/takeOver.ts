import { api } from "../api";
import { attempt } from "../notices";
import { set } from "../store";
import type { Command } from "./command";

/** Be signed in here and nowhere else, so that only this place rings. */
export const takeOver: Command = {
  name: "take-over",
  group: "me",
  label: (messages) => messages.reach.takeOver,
  isPossible: ({ hasOlder }) => hasOlder,
  perform: () =>
    void attempt(async () => {
      await api.signOutElsewhere();
      set({ hasOlder: false });
    }),
};
