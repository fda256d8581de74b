// What a rule does is called `then` by the hub; nobody awaits a rule.
/* oxlint-disable unicorn/no-thenable */
/** What a queue does when too much waits in it, or nobody is there: its rules as they are edited, and in words. */
import type { AdministrationMessages } from "../../i18n/administration";
import { number, span } from "../../i18n/format";
import { textsOf, type Wording } from "./wording";

export interface OverflowRule {
  readonly when: string;
  readonly then: string;
  readonly count: number;
  readonly seconds: number;
  readonly queue: string | null;
  readonly level: number;
  readonly head_start_seconds: number;
  readonly text: Wording;
}

const TIMED = new Set(["predicted_wait_above", "waited"]);
const USUAL_COUNT = 10;
const USUAL_SECONDS = 300;
const NOTHING = { count: 0, seconds: 0, queue: null, level: 0, head_start_seconds: 0, text: "" };

export const isTimed = ({ when }: OverflowRule): boolean => TIMED.has(when);

/** The fields of a rule that stand on the screen, each as the hub's complaints call it; a text by its language. */
export function shownOf(rule: OverflowRule): readonly string[] {
  const languages = textsOf(rule.text).flatMap(([language]) => (language === "" ? [] : [`text.${language}`]));
  return [
    "when",
    "then",
    ...(isTimed(rule) ? ["seconds"] : []),
    ...(rule.when === "length_above" ? ["count"] : []),
    ...(rule.then === "queue" ? ["queue"] : []),
    ...(rule.then === "raise" ? ["level", "head_start_seconds"] : []),
    ...(rule.then === "close" ? (languages.length > 0 ? languages : ["text"]) : []),
  ];
}

/** What is added first: it asks nothing else of the queue. */
export const NEW_RULE: OverflowRule = { ...NOTHING, when: "waited", then: "callback", seconds: USUAL_SECONDS };

/** The rule under another condition: numbers that belonged to the old one are gone. */
export function withWhen(rule: OverflowRule, when: string): OverflowRule {
  const then = rule.then === "close" && when !== "closed" ? "callback" : rule.then;
  const kept = then === rule.then ? rule : withThen(rule, then);
  return {
    ...kept,
    when,
    count: when === "length_above" ? rule.count || USUAL_COUNT : 0,
    seconds: TIMED.has(when) ? rule.seconds || USUAL_SECONDS : 0,
  };
}

/** The rule with another consequence: what belonged to the old one is gone. */
export function withThen(rule: OverflowRule, then: string): OverflowRule {
  const { when, count, seconds } = rule;
  return { ...NOTHING, when, count, seconds, then, level: then === "raise" ? 1 : 0 };
}

type Kinds = Readonly<Record<string, string>>;

/** The conditions that there can be: only a queue with hours is ever closed. */
export function whensOf(
  { queueEditor: words }: AdministrationMessages,
  hours: string | null,
  rule: OverflowRule,
): Kinds {
  const { closed, ...others } = words.whens;
  return hours === null && rule.when !== "closed" ? others : { closed, ...others };
}

/** The consequences that there can be: nobody is sent away while the queue is open. */
export function thensOf({ queueEditor: words }: AdministrationMessages, rule: OverflowRule): Kinds {
  const { close, ...others } = words.thens;
  return rule.when === "closed" || rule.then === "close" ? { ...others, close } : others;
}

/** The rule in words. */
export function ruleWords(
  { queueEditor: words }: AdministrationMessages,
  rule: OverflowRule,
  queueName: (id: string) => string,
): string {
  const whens: Kinds = words.whens;
  const thens: Kinds = words.thens;
  const size = isTimed(rule) ? span(rule.seconds * 1_000) : rule.when === "length_above" ? number(rule.count) : "";
  const target =
    rule.then === "raise"
      ? [
          rule.level > 0 ? `${words.level} ${number(rule.level)}` : "",
          rule.head_start_seconds > 0 ? span(rule.head_start_seconds * 1_000) : "",
        ]
      : [rule.queue === null ? "" : queueName(rule.queue), ...textsOf(rule.text).map(([, text]) => `“${text}”`)];
  const one = [whens[rule.when] ?? rule.when, size].filter(Boolean).join(" ");
  return `${one} → ${[thens[rule.then] ?? rule.then, ...target].filter(Boolean).join(" ")}`;
}
