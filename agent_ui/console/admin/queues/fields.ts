/** The policy of a queue as it is edited: what is changed, what is wrong, and what somebody else changed meanwhile. */
import type { AdministrationMessages } from "../../i18n/administration";
import { isSame } from "../same";
import type { OverflowRule } from "./overflow";
import type { Wording } from "./wording";
import { promiseFault, type SlaPolicy } from "./promises";

export interface Step {
  readonly after_seconds: number;
  readonly drops: readonly string[];
  readonly lowers: Readonly<Record<string, number>>;
  readonly also_queues: readonly string[];
}

export type Numbers = Readonly<Record<string, number>>;

/** What can be edited of a queue. */
export interface Policy {
  readonly name: string;
  readonly team: string;
  /** Others than its team are shown channel, time and queue alone. */
  readonly is_restricted: boolean;
  /** A calendar; null: always open. */
  readonly hours: string | null;
  readonly conversation_order: string;
  readonly agent_order: string;
  readonly slope: number;
  readonly skill_weights: Numbers;
  readonly skill_order: readonly string[];
  readonly service_target_seconds: number;
  readonly overdue_after_seconds: number;
  readonly offer_timeout_seconds: number;
  readonly offers: string;
  readonly auto_accept: boolean;
  readonly allows_taking: boolean;
  readonly on_lost_agent: string;
  readonly misses_before_away: number;
  readonly decline_memory_seconds: number;
  readonly wrap_up_seconds: number;
  readonly holds_slot_while_waiting: boolean;
  readonly idle_warn_seconds: number;
  readonly idle_warn_text: Wording;
  readonly idle_close_seconds: number;
  readonly callback_attempts: number;
  readonly callback_pause_seconds: number;
  readonly owner_grace_seconds: number;
  readonly owner_grace_by_tier: Numbers;
  readonly head_start_seconds_per_value: number;
  readonly relaxation: readonly Step[];
  readonly overflow: readonly OverflowRule[];
  readonly sla: readonly SlaPolicy[];
  readonly skill_expires_after_seconds: Numbers;
}

export type FieldName = keyof Policy;
/** By field; inside one that holds several by the whole path, such as `overflow.0.queue`. */
export type Faults = Partial<Record<FieldName | `${FieldName}.${string}`, string>>;

export interface QueueRecord extends Policy {
  readonly id: string;
  readonly is_active: boolean;
  readonly revision: string;
}

const DAYS_30 = 30 * 86_400;
const WEEK = 7 * 86_400;
/** The least and the most that a number may be. */
export const BOUNDS: Readonly<Partial<Record<FieldName, readonly [number, number]>>> = {
  service_target_seconds: [1, DAYS_30],
  overdue_after_seconds: [0, DAYS_30],
  offer_timeout_seconds: [1, DAYS_30],
  misses_before_away: [0, 100],
  decline_memory_seconds: [0, DAYS_30],
  wrap_up_seconds: [0, DAYS_30],
  idle_warn_seconds: [0, DAYS_30],
  idle_close_seconds: [0, DAYS_30],
  callback_attempts: [1, 100],
  callback_pause_seconds: [1, DAYS_30],
  owner_grace_seconds: [0, DAYS_30],
  head_start_seconds_per_value: [0, WEEK],
};
/** Times of which 0 says that it never happens. */
export const NEVER: ReadonlySet<FieldName> = new Set([
  "overdue_after_seconds",
  "idle_warn_seconds",
  "idle_close_seconds",
]);
const MOST_SLOPE = 1_000;

export const FIELDS: readonly FieldName[] = [
  "name",
  "team",
  "is_restricted",
  "hours",
  "conversation_order",
  "agent_order",
  "slope",
  "skill_weights",
  "skill_order",
  "service_target_seconds",
  "overdue_after_seconds",
  "offer_timeout_seconds",
  "offers",
  "auto_accept",
  "allows_taking",
  "on_lost_agent",
  "misses_before_away",
  "decline_memory_seconds",
  "wrap_up_seconds",
  "holds_slot_while_waiting",
  "idle_warn_seconds",
  "idle_warn_text",
  "idle_close_seconds",
  "callback_attempts",
  "callback_pause_seconds",
  "owner_grace_seconds",
  "owner_grace_by_tier",
  "head_start_seconds_per_value",
  "relaxation",
  "overflow",
  "sla",
  "skill_expires_after_seconds",
];

/** The fields in which one policy differs from another. */
export function changedFields(before: Policy, after: Policy): readonly FieldName[] {
  return FIELDS.filter((name) => !isSame(before[name], after[name]));
}

/** What would be sent: the changed fields alone. */
export function changesOf(before: Policy, after: Policy): Partial<Policy> {
  return Object.fromEntries(changedFields(before, after).map((name) => [name, after[name]]));
}

/** Somebody else's policy with my own changes on top. */
export function merged(before: Policy, mine: Policy, theirs: QueueRecord): Policy {
  return { ...theirs, ...changesOf(before, mine) };
}

export const USUAL_OVERDUE_SECONDS = 3_600;

/** Whether low levels might wait for ever: high ones go first, and nobody becomes overdue. */
export const isStarving = (policy: Policy): boolean =>
  policy.conversation_order === "strict_levels" && policy.overdue_after_seconds === 0;

/** What is wrong before the hub is asked. */
export function faultsOf(policy: Policy, messages: AdministrationMessages): Faults {
  const { queueEditor: words } = messages;
  const found: Faults = {};
  for (const name of FIELDS) {
    const bounds = BOUNDS[name];
    if (bounds !== undefined) {
      const [least, most] = bounds;
      const value = Number(policy[name]);
      if (!Number.isInteger(value) || value < least || value > most) found[name] = words.outside(least, most);
    }
  }
  if (!(policy.slope > 0 && policy.slope <= MOST_SLOPE)) found.slope = words.above;
  if (isStarving(policy)) found.overdue_after_seconds = words.starving;
  const broken = promiseFault(policy.sla, messages);
  if (broken !== null) found.sla = broken;
  return found;
}

/** Fields that hold several, each with fields of its own. */
const LISTS: ReadonlySet<string> = new Set<FieldName>(["idle_warn_text", "overflow", "relaxation"]);

/** Under what a fault of a queue stands, from its path beneath the queue; undefined where no field has it. */
function keyOf(path: string): keyof Faults | undefined {
  const [name = "", place, ...within] = path.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  const field = FIELDS.find((one) => one === name);
  if (field === undefined || place === undefined || !LISTS.has(field)) return field;
  return `${field}.${[place, ...within].join(".")}`;
}

/** What the hub found wrong, each where it stands; lines about anything else stand under `rest`. */
export function faultsIn(
  detail: string,
  queue: string,
  say: (text: string) => string = (text) => text,
): { readonly faults: Faults; readonly rest: readonly string[] } {
  const faults: Faults = {};
  const rest: string[] = [];
  for (const line of detail.split("\n")) {
    const [path = "", ...words] = line.split(": ");
    const key = path.startsWith(`queues.${queue}.`) ? keyOf(path.slice(`queues.${queue}.`.length)) : undefined;
    if (key === undefined) rest.push(say(line));
    else faults[key] = [faults[key], say(words.join(": "))].filter(Boolean).join("; ");
  }
  return { faults, rest };
}

/** What is wrong with a part of a field, such as the text of a language; without a part, with the field itself. */
export function faultAt(faults: Faults, field: FieldName, part: string): string | undefined {
  const key: keyof Faults = part === "" ? field : `${field}.${part}`;
  return faults[key];
}

/** What is wrong with one of several: by its fields, and under none what no field of it shows. */
export function faultsWithin(
  faults: Faults,
  list: FieldName,
  place: number,
  shown: readonly string[],
): { readonly beside: Readonly<Record<string, string>>; readonly rest: readonly string[] } {
  const prefix = `${list}.${place}`;
  const beside: Record<string, string> = {};
  const rest: string[] = [];
  for (const [path, text] of Object.entries(faults)) {
    if (text === undefined || (path !== prefix && !path.startsWith(`${prefix}.`))) continue;
    const name = path.slice(prefix.length + 1);
    const field = shown.find((one) => name === one || name.startsWith(`${one}.`));
    if (field === undefined) rest.push(text);
    else beside[field] = [beside[field], text].filter(Boolean).join("; ");
  }
  return { beside, rest };
}

const BY_SKILL = new Set(["most_skilled", "least_skilled"]);

/** Whether the order of agents asks how skilled they are. */
export const isBySkill = (policy: Policy): boolean => BY_SKILL.has(policy.agent_order);
