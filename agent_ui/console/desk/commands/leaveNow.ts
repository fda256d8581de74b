import { present } from "../store";
import type { Command } from "./command";
import { setPresence } from "./setPresence";

/** Be at once what I chose for after my customers. */
export const leaveNow: Command = {
  name: "leave-now",
  group: "me",
  label: (messages) => messages.reach.leaveNow,
  isPossible: (desk) => desk.desk !== null && desk.desk.me.next_presence !== null,
  perform: () => {
    const me = present().desk?.me;
    if (me && me.next_presence !== null) setPresence(me.next_presence, me.next_reason ?? undefined, true);
  },
};
