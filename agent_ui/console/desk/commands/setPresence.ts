import { messages } from "../../i18n/language";
import { api } from "../api";
import { attempt, notify } from "../notices";
import { liveCustomers } from "../derived";
import { present } from "../store";
import { presenceWord } from "../words";

/** Be there, or away, for one of my channels. */
export function setChannelPresence(channel: string, isAvailable: boolean): void {
  void attempt(() => api.setChannelPresence(channel, isAvailable));
}

/** Say how I can be reached; the hub's own event then shows it. Whoever leaves a customer does so after her. */
export function setPresence(state: string, reason?: string, atOnce = false): void {
  void attempt(async () => {
    const now = await api.setPresence(state, reason, atOnce);
    const words = messages();
    if (now.next_presence !== null)
      notify(words.reach.pending(presenceWord(words, present(), now.next_presence, now.next_reason)));
    else if (atOnce) tellWhoWaits();
  });
}

/** Whoever left at once still holds her customers; none of them was told. */
function tellWhoWaits(): void {
  const waiting = liveCustomers(present());
  if (waiting > 0) notify(messages().reach.stillWaiting(waiting));
}
