/** A queue's policy in words. */
import type { AdministrationMessages } from "../../i18n/administration";
import { languageName, number, span } from "../../i18n/format";
import { shown } from "../records";
import { NEVER, type FieldName, type Policy, type Step } from "./fields";
import { ruleWords, type OverflowRule } from "./overflow";
import { ALL, textsOf, type Wording } from "./wording";
import { promiseWords, type SlaPolicy } from "./promises";

export type NameOf = (kind: "skill" | "queue" | "hours" | "team", id: string) => string;

const seconds = (value: number) => span(value * 1_000);

/** Which conversation goes first and who takes it, in whole sentences. */
export function example(messages: AdministrationMessages, policy: Policy): readonly string[] {
  const { first, takes, overdueSentence } = messages.queueEditor;
  const firsts: Readonly<Record<string, string>> = {
    oldest_first: first.oldest_first,
    strict_levels: first.strict_levels,
    slope: first.slope(number(policy.slope)),
    service_objective: first.service_objective(seconds(policy.service_target_seconds)),
  };
  const takers: Readonly<Record<string, string>> = takes;
  return [
    firsts[policy.conversation_order] ?? "",
    takers[policy.agent_order] ?? "",
    ...(policy.overdue_after_seconds > 0 ? [overdueSentence(seconds(policy.overdue_after_seconds))] : []),
  ].filter(Boolean);
}

/** What one step changes. */
export function stepWords(
  { queueEditor: words }: AdministrationMessages,
  step: Step,
  nameOf: NameOf,
): readonly string[] {
  const told = [
    ...(step.drops.length > 0 ? [words.dropsWords(step.drops.map((id) => nameOf("skill", id)).join(", "))] : []),
    ...Object.entries(step.lowers).map(([id, level]) => words.lowersWords(nameOf("skill", id), level)),
    ...(step.also_queues.length > 0
      ? [words.alsoWords(step.also_queues.map((id) => nameOf("queue", id)).join(", "))]
      : []),
  ];
  return told.length > 0 ? told : [words.nothingYet];
}

/** Everything that happens with time, in order. */
export function timeline(policy: Policy): readonly Step[] {
  const expiries = Object.entries(policy.skill_expires_after_seconds).map(([skill, after]) => ({
    after_seconds: after,
    drops: [skill],
    lowers: {},
    also_queues: [],
  }));
  return [...policy.relaxation, ...expiries].toSorted((one, other) => one.after_seconds - other.after_seconds);
}

/** Fields of which each value has a name. */
const NAMED: ReadonlySet<FieldName> = new Set(["conversation_order", "agent_order", "offers", "on_lost_agent"]);

/** A value as the list of changes shows it. */
export function valueWords(messages: AdministrationMessages, name: FieldName, value: unknown, nameOf: NameOf): string {
  const { queueEditor: words } = messages;
  const orders: Readonly<Record<string, { readonly name: string }>> = {
    ...words.conversationOrders,
    ...words.agentOrders,
    ...messages.offering.ways,
    ...messages.offering.lost,
  };
  if (NAMED.has(name)) return orders[String(value)]?.name ?? String(value);
  if (name === "hours") return typeof value === "string" ? nameOf("hours", value) : words.alwaysOpen;
  if (name === "team") return nameOf("team", String(value));
  if (name === "idle_warn_text") return wordingWords(messages, value as Wording);
  if (typeof value === "boolean") return value ? words.on : words.off;
  if (value === null || value === undefined) return words.none;
  if (value === 0 && NEVER.has(name)) return words.never;
  if (name === "overflow") return overflowWords(messages, value as readonly OverflowRule[], nameOf);
  if (name === "sla") return promiseWords(messages, value as readonly SlaPolicy[]);
  if (name === "relaxation") return relaxationWords(messages, value as readonly Step[], nameOf);
  if (typeof value === "number") return name.endsWith("_seconds") ? seconds(value) : number(value);
  if (Array.isArray(value)) return value.map((id) => nameOf("skill", String(id))).join(" › ") || words.none;
  if (typeof value === "object" && value !== null) {
    const inSeconds = name !== "skill_weights";
    const entries = Object.entries(value as Readonly<Record<string, number>>);
    const told = entries.map(([key, each]) => `${nameOf("skill", key)}: ${inSeconds ? seconds(each) : number(each)}`);
    return told.join(", ") || words.none;
  }
  return shown(value);
}

function wordingWords({ queueEditor: words }: AdministrationMessages, wording: Wording): string {
  const told = textsOf(wording).map(([language, text]) =>
    language === ALL ? `“${text}”` : `${languageName(language)}: “${text}”`,
  );
  return told.join(" · ") || words.usualText;
}

function overflowWords(messages: AdministrationMessages, rules: readonly OverflowRule[], nameOf: NameOf): string {
  const told = rules.map((rule) => ruleWords(messages, rule, (id) => nameOf("queue", id)));
  return told.join(" · ") || messages.queueEditor.none;
}

function relaxationWords(messages: AdministrationMessages, steps: readonly Step[], nameOf: NameOf): string {
  const { after, none } = messages.queueEditor;
  const told = steps.map(
    (step) => `${after(seconds(step.after_seconds))}: ${stepWords(messages, step, nameOf).join(", ")}`,
  );
  return told.join(" · ") || none;
}
