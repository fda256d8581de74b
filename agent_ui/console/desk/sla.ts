/** What is promised to a customer next, as a clock that moves by itself. */
import type { SlaDue } from "@contact-hub/shared/wire.gen";
import { moment, span } from "../i18n/format";
import { useMessages } from "../i18n/language";
import type { Messages } from "../i18n/en";
import { hubNow, useOverTime } from "./clock";

export type SlaStage = "due" | "near" | "late";

type Promised = Pick<SlaDue, "target" | "due_at" | "warn_at">;

export function stageOf(sla: Promised, now: number): SlaStage {
  if (Date.parse(sla.due_at) <= now) return "late";
  return sla.warn_at !== null && Date.parse(sla.warn_at) <= now ? "near" : "due";
}

/** The name of a target; one that is new here still reads as words. */
export function targetWord({ sla }: Messages, target: string): string {
  const words: Readonly<Record<string, string>> = sla.targets;
  return words[target] ?? target.replaceAll("_", " ");
}

/** What the clock says: how long is left, or since when it is late. */
export function slaSentence(messages: Messages, sla: Promised, now: number): string {
  const left = span(Math.abs(Date.parse(sla.due_at) - now));
  return messages.sla[stageOf(sla, now)](targetWord(messages, sla.target), left);
}

export interface SlaMark {
  readonly stage: SlaStage;
  readonly text: string;
  /** What was missed before; empty where nothing was. */
  readonly past: string;
  readonly title: string;
  /** Where something is missed: what can still be kept. */
  readonly next: { readonly stage: SlaStage; readonly text: string } | null;
}

/** The clock of what is promised next, and what was missed before; null where neither is. */
export function useSlaMark(sla: SlaDue | null, missed: readonly string[]): SlaMark | null {
  const messages = useMessages();
  const stage = useOverTime(() => (sla === null ? null : stageOf(sla, hubNow())));
  const sentence = useOverTime(() => (sla === null ? "" : slaSentence(messages, sla, hubNow())));
  const can = sla?.keepable ?? null;
  const nextStage = useOverTime(() => (can === null ? null : stageOf(can, hubNow())));
  const nextText = useOverTime(() => (can === null ? "" : slaSentence(messages, can, hubNow())));
  const before = missed.filter((target) => stage !== "late" || target !== sla?.target);
  if (stage === null && before.length === 0) return null;
  const past = before.length > 0 ? messages.sla.missed(before.map((one) => targetWord(messages, one)).join(", ")) : "";
  const due = [sla, can].map((one) =>
    one === null ? "" : messages.sla.dueAt(targetWord(messages, one.target), moment(one.due_at)),
  );
  const title = [...due, past].filter(Boolean).join("\n");
  const next = nextStage === null ? null : { stage: nextStage, text: nextText };
  return { stage: stage ?? "late", text: sentence || past, past: sentence === "" ? "" : past, title, next };
}
