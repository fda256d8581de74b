/** Saying what the company wants to know, and showing at once what the hub made of it. */
import { api } from "./api";
import { load } from "./conversations";
import type { FieldValues } from "./customFields";
import { Problem } from "./http";
import { explain, notify } from "./notices";
import { update } from "./store";
import type { Saved } from "./customers";

/** Say one field of a conversation; what somebody else wrote after `base` is not overwritten, and shown. */
export async function sayField(conversation: string, key: string, text: string, base: number): Promise<Saved> {
  try {
    showFields(conversation, await api.sayFields(conversation, base, { [key]: text }));
    return "saved";
  } catch (error) {
    const isOvertaken = error instanceof Problem && error.kind === "edited-meanwhile";
    if (isOvertaken) await load(conversation);
    else notify(explain(error), "problem");
    return isOvertaken ? "overtaken" : "refused";
  }
}

/** Show of an open conversation what its fields say now. */
export function showFields(conversation: string, fields: FieldValues): void {
  update((state) => {
    const log = state.logs[conversation];
    if (log === undefined || log.fields.version > fields.version) return state;
    return { ...state, logs: { ...state.logs, [conversation]: { ...log, fields } } };
  });
}
