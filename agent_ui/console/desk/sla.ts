/** What is promised to a customer next, as a clock that moves by itself. */
import type { SlaDue } from "@contact-hub/shared/wire.gen";
import { useMemo } from "react";
import { inRow, moment, span } from "../i18n/format";
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

/** The words of one promise at a time; null where there is none. */
function wordsAt(messages: Messages, sla: Promised | null, isBrief: boolean, now: number): SlaWords | null {
  if (sla === null) return null;
  const whole = slaSentence(messages, sla, now);
  return { stage: stageOf(sla, now), text: isBrief ? briefSentence(messages, sla, now) : whole, whole };
}

/** The words of what is promised and of what can still be kept, as time goes on; the clock is asked once for both. */
function useWords(sla: SlaDue | null, isBrief: boolean): readonly [SlaWords | null, SlaWords | null] {
  const messages = useMessages();
  // As text: what says the same draws nothing again.
  const told = useOverTime(() => {
    const now = hubNow();
    return JSON.stringify([sla, sla?.keepable ?? null].map((one) => wordsAt(messages, one, isBrief, now)));
  });
  return useMemo(() => JSON.parse(told) as readonly [SlaWords | null, SlaWords | null], [told]);
}

/** The clock of what is promised next, and what was missed before; null where neither is. */
export function useSlaMark(sla: SlaDue | null, missed: readonly string[], isBrief = false): SlaMark | null {
  const messages = useMessages();
  const [now, next] = useWords(sla, isBrief);
  const before = missed.filter((target) => now?.stage !== "late" || target !== sla?.target);
  const past = before.length > 0 ? messages.sla.missed(inRow(before.map((one) => targetWord(messages, one)))) : "";
  const due = [sla, sla?.keepable ?? null].map((one) =>
    one === null ? "" : messages.sla.dueAt(targetWord(messages, one.target), moment(one.due_at)),
  );
  const title = [...due, past].filter(Boolean).join("\n");
  if (now !== null) return { ...now, past, title, next };
  return past === ""
    ? null
    : { stage: "late", text: isBrief ? messages.sla.brief.missed : past, whole: past, past: "", title, next };
}
