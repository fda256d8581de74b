import { called } from "./called";
import type { HubEvent } from "./applyEvent";
import { rowOf } from "./derived";
import { notify } from "./notices";
import { targetWord } from "./sla";
import { present } from "./store";
import { messages } from "../i18n/language";

const KINDS: Readonly<Record<string, "near" | "missed">> = { sla_near: "near", sla_missed: "missed" };

/** Whoever holds a conversation hears when something promised of it comes near or is late, where its queue wants that. */
export function tellPromises(events: readonly HubEvent[]): void {
  for (const event of events) {
    if (event.type !== "item_added") continue;
    const kind = KINDS[event.item.event ?? ""];
    const row = rowOf(present(), event.conversation_id);
    if (kind === undefined || row === null || event.item.details["tells"] !== "owner") continue;
    const words = messages();
    const target = targetWord(words, event.item.details["target"] ?? "");
    notify(
      words.sla.notices[kind](called(words, row.customer), target),
      kind === "missed" ? "problem" : "plain",
      row.id,
    );
  }
}
