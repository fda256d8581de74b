/** What a queue promises, as it is edited and in words. */
import type { AdministrationMessages } from "../../i18n/administration";
import { span } from "../../i18n/format";

export interface SlaStep {
  readonly tell_owner: boolean;
  readonly tell_supervisors: boolean;
  readonly level: number;
  readonly head_start_seconds: number;
}

export interface SlaPolicy {
  readonly name: string;
  readonly tiers: readonly string[];
  readonly customer_value_at_least: number | null;
  readonly first_response_seconds: number;
  readonly next_response_seconds: number;
  readonly resolution_seconds: number;
  readonly warn_percent: number;
  readonly on_warning: SlaStep;
  readonly on_breach: SlaStep;
}

export const TARGETS = ["first_response_seconds", "next_response_seconds", "resolution_seconds"] as const;
const LONGEST_SECONDS = 90 * 86_400;
const MOST_PERCENT = 99;
const QUARTER = 900;
const USUAL_PERCENT = 80;

/** What is added first. */
export function newPolicy({ sla }: AdministrationMessages): SlaPolicy {
  const step: SlaStep = { tell_owner: true, tell_supervisors: false, level: 0, head_start_seconds: 0 };
  return {
    name: sla.editor.newName,
    tiers: [],
    customer_value_at_least: null,
    first_response_seconds: QUARTER,
    next_response_seconds: 0,
    resolution_seconds: 0,
    warn_percent: USUAL_PERCENT,
    on_warning: step,
    on_breach: { ...step, tell_supervisors: true },
  };
}

export const tiersOf = (text: string): readonly string[] =>
  text
    .split(/[,，、]/)
    .map((tier) => tier.trim())
    .filter(Boolean);

/** A number, or nothing; what is neither changes nothing. */
export function valueOf(text: string, before: number | null): number | null {
  if (text.trim() === "") return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : before;
}

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;
const fitsAll = (policy: SlaPolicy) => policy.tiers.length === 0 && policy.customer_value_at_least === null;

/** What is wrong with the policies before the hub is asked; the first thing alone. */
export function promiseFault(policies: readonly SlaPolicy[], { sla }: AdministrationMessages): string | null {
  const words = sla.editor;
  for (const [place, policy] of policies.entries()) {
    const isDouble = policies.slice(0, place).some(({ name }) => name === policy.name);
    if (policy.name.trim() === "" || isDouble) return words.nameMissing;
    if (TARGETS.some((name) => !isWhole(policy[name], 0, LONGEST_SECONDS))) return words.outside(0, LONGEST_SECONDS);
    if (TARGETS.every((name) => policy[name] === 0)) return words.promisesNothing;
    if (!isWhole(policy.warn_percent, 0, MOST_PERCENT)) return words.outside(0, MOST_PERCENT);
    if (fitsAll(policy) && place < policies.length - 1) return words.hidden;
  }
  return null;
}

/** The policies in words, one after the other. */
export function promiseWords(messages: AdministrationMessages, policies: readonly SlaPolicy[]): string {
  const { editor } = messages.sla;
  const told = policies.map((policy) => {
    const targets = TARGETS.filter((name) => policy[name] > 0);
    return editor.words(policy.name, targets.map((name) => `${editor[name]} ${span(policy[name] * 1_000)}`).join(", "));
  });
  return told.join(" · ") || messages.queueEditor.none;
}
