/** A trial of changed queues, as the hub tells of it, and how one is followed. */
import { ask } from "../../desk/http";
import type { AdministrationMessages } from "../../i18n/administration";
import type { Policy } from "./fields";

export interface Estimate {
  readonly mean: number;
  readonly half_width: number;
}

export interface Compared {
  readonly before: Estimate;
  readonly after: Estimate;
  readonly difference: Estimate;
}

export interface QueueCompared {
  readonly queue_id: string;
  readonly arrived: number;
  readonly mean_wait: Compared;
  readonly service_level: Compared;
  readonly abandoned: Compared;
  readonly longest: Compared;
}

export interface HourCompared {
  readonly hour: number;
  readonly arrived: number;
  readonly wait_before: number;
  readonly wait_after: number;
  readonly level_before: number;
  readonly level_after: number;
}

export interface TrialResult {
  readonly day: {
    readonly basis: "recorded" | "realistic";
    readonly date: string | null;
    readonly time_zone: string | null;
    readonly conversations: number;
    readonly needed: number;
    readonly mean_wait: number | null;
    readonly service_level: number | null;
    /** Of a large day what was played of it, by the clocks of its time zone. */
    readonly part: { readonly begins: string; readonly ends: string; readonly came: number } | null;
  };
  readonly comparison: {
    readonly replications: number;
    readonly total: QueueCompared;
    readonly queues: readonly QueueCompared[];
    readonly crews: readonly { readonly crew: string; readonly busy: Compared; readonly handled: Compared }[];
    readonly hours: Readonly<Record<string, readonly HourCompared[]>>;
    /** In seconds, by queue: the promise by which both sides are counted. */
    readonly targets: Readonly<Record<string, number>>;
  };
  readonly crews: readonly { readonly crew: string; readonly agents: readonly string[] }[];
}

export interface Trial {
  readonly id: string;
  readonly state: "waiting" | "running" | "done" | "failed" | "cancelled";
  readonly share: number;
  readonly problem: string | null;
  readonly failure: "too_long" | "broken" | null;
  readonly result: TrialResult | null;
}

/** Whether more is to come of it. */
export const goesOn = (trial: Trial | null): boolean => trial?.state === "waiting" || trial?.state === "running";

/** Why it failed and what can be done about it, in the reader's language. */
export function problemOf({ queueEditor: words }: AdministrationMessages, trial: Trial | null): string | null {
  if (trial === null) return null;
  return trial.failure === null ? trial.problem : words.failures[trial.failure];
}

const FEW_PLAYS = 8;

/** How often the day was played, and that this is little where it is. */
export function playsWords({ queueEditor: words }: AdministrationMessages, plays: number, isOver: boolean): string {
  return isOver && plays < FEW_PLAYS ? `${words.plays(plays)} ${words.fewPlays}` : words.plays(plays);
}

const part = encodeURIComponent;

export const startTrial = (queue: string, fields: Partial<Policy>) =>
  ask<Trial>("POST", `api/admin/queues/${part(queue)}/trial`, { fields });
export const readTrial = (id: string) => ask<Trial>("GET", `api/admin/trials/${part(id)}`);
export const cancelTrial = (id: string) => ask<void>("DELETE", `api/admin/trials/${part(id)}`);

export type Verdict = "better" | "worse" | "unclear" | "same";

/** What a difference means: only one that chance does not explain is told as better or worse. */
export function verdict(difference: Estimate, isMoreBetter: boolean): Verdict {
  if (difference.mean === 0 && difference.half_width === 0) return "same";
  if (Math.abs(difference.mean) <= difference.half_width) return "unclear";
  return difference.mean > 0 === isMoreBetter ? "better" : "worse";
}
