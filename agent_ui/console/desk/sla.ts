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

interface Clocked {
  readonly sla: Promised | null;
  readonly missed: readonly string[];
}

/** What the clock of a conversation shows; null where it has none. */
export function shownStage({ sla, missed }: Clocked, now: number): SlaStage | null {
  if (sla !== null) return stageOf(sla, now);
  return missed.length > 0 ? "late" : null;
}

/** The name of a target; one that is new here still reads as words. */
export function targetWord({ sla }: Messages, target: string): string {
  const words: Readonly<Record<string, string>> = sla.targets;
  return words[target] ?? target.replaceAll("_", " ");
}

/** How long is left, or since when it is late. */
const spanOf = (sla: Promised, now: number): string => span(Math.abs(Date.parse(sla.due_at) - now));

/** What the clock says: how long is left, or since when it is late. */
export function slaSentence(messages: Messages, sla: Promised, now: number): string {
  return messages.sla[stageOf(sla, now)](targetWord(messages, sla.target), spanOf(sla, now));
}

/** The same without the name of the target. */
export function briefSentence({ sla: words }: Messages, sla: Promised, now: number): string {
  return words.brief[stageOf(sla, now)](spanOf(sla, now));
}

export interface SlaWords {
  readonly stage: SlaStage;
  /** What is seen. */
  readonly text: string;
  /** The same whole, for who hears it. */
  readonly whole: string;
}

export interface SlaMark extends SlaWords {
  /** What was missed before; empty where nothing was. */
  readonly past: string;
  readonly title: string;
  /** Where something is missed: what can still be kept. */
  readonly next: SlaWords | null;
}

/** The words of one promise as time goes on; null where there is none. */
function useWords(sla: Promised | null, isBrief: boolean): SlaWords | null {
  const messages = useMessages();
  const stage = useOverTime(() => (sla === null ? null : stageOf(sla, hubNow())));
  const whole = useOverTime(() => (sla === null ? "" : slaSentence(messages, sla, hubNow())));
  const brief = useOverTime(() => (sla === null ? "" : briefSentence(messages, sla, hubNow())));
  return stage && { stage, text: isBrief ? brief : whole, whole };
}

/** The clock of what is promised next, and what was missed before; null where neither is. */
export function useSlaMark(sla: SlaDue | null, missed: readonly string[], isBrief = false): SlaMark | null {
  const messages = useMessages();
  const now = useWords(sla, isBrief);
  const next = useWords(sla?.keepable ?? null, isBrief);
  const before = missed.filter((target) => now?.stage !== "late" || target !== sla?.target);
  const past = before.length > 0 ? messages.sla.missed(before.map((one) => targetWord(messages, one)).join(", ")) : "";
  const due = [sla, sla?.keepable ?? null].map((one) =>
    one === null ? "" : messages.sla.dueAt(targetWord(messages, one.target), moment(one.due_at)),
  );
  const title = [...due, past].filter(Boolean).join("\n");
  if (now !== null) return { ...now, past, title, next };
  return past === ""
    ? null
    : { stage: "late", text: isBrief ? messages.sla.brief.missed : past, whole: past, past: "", title, next };
}
