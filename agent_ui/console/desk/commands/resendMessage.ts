import { mayWriteHere } from "../inside";
import { confirmArrival, lastUndelivered, sendItemAgain } from "../resend";
import { present } from "../store";
import type { Command } from "./command";

/** What can be done about the last message that did not arrive, or of which nobody knows. */
export const RESEND: readonly Command[] = [
  {
    name: "send-again",
    group: "conversation",
    label: (messages) => messages.sending.again,
    isPossible: (desk) => mayWriteHere(desk) && lastUndelivered(desk) !== null,
    perform: () => {
      const item = lastUndelivered(present());
      if (item !== null) void sendItemAgain(item);
    },
  },
  {
    name: "confirm-arrival",
    group: "conversation",
    label: (messages) => messages.sending.arrived,
    isPossible: (desk) => mayWriteHere(desk) && lastUndelivered(desk)?.state === "unknown",
    perform: () => {
      const item = lastUndelivered(present());
      if (item !== null) void confirmArrival(item);
    },
  },
];
