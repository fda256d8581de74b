import type { RoutingDecision, RoutingRecord } from "../desk/routing";
import { isMeant, prospectWord, routingWord } from "../desk/words";
import type { Messages } from "../i18n/en";
import { timeOfDay } from "../i18n/format";

/** The grounds of a decision in one sentence of the reader's language. */
export function decisionSentence(messages: Messages, decision: RoutingDecision): string {
  const { why } = messages.routing;
  const { rule, chosen_by: by, eligible, tie_break: tieBreak } = decision;
  const name = decision.agent?.name ?? "";
  if (name === "") return "";
  if (isMeant(rule) && by !== null) return why.chosenBy(name, by.name);
  if (rule === "named_agent") return why.known(name);
  if (rule === "first_choice") return why.first(name);
  if (eligible <= 1) return why.only(name);
  if (tieBreak !== "not_needed") return why.tie(name, eligible);
  return rule === "longest_idle" ? why.longest(name, eligible) : why.order(name, eligible, routingWord(messages, rule));
}

/** Why nobody has it yet; who cannot take it, and why, is listed beneath. */
export function waitingSentence(messages: Messages, waiting: NonNullable<RoutingRecord["waiting"]>): string {
  const { why } = messages.routing;
  const hopeless = prospectWord(messages, waiting.standing);
  if (hopeless !== null) return hopeless;
  return waiting.reasons.length === 0 ? why.nobodyServes : why.nobodyCan(waiting.ahead);
}

type Skills = RoutingRecord["skills"];

/** A demand with the names of its skills in place of their ids. */
export function demandWords(demand: string, skills: Skills): string {
  return demand.replaceAll(/[\w.-]+/g, (word) => (Object.hasOwn(skills, word) ? (skills[word] ?? word) : word));
}

/** What somebody could do about each reason that stands against it now, and what time does by itself. */
export function helpSentences(
  messages: Messages,
  waiting: NonNullable<RoutingRecord["waiting"]>,
  skills: Skills,
): readonly string[] {
  const { help, helpSkills, helpTrained, helpNamed, helpTime } = messages.routing;
  const known: Readonly<Record<string, string>> = help;
  const { reasons, nearest, named, eases, standing } = waiting;
  const lacking = new Set(
    nearest.flatMap(({ missing }) => missing.map(({ skill, needed }) => asked(skill, needed, skills))),
  );
  const found = reasons.map(({ reason }) => known[reason]);
  if (lacking.size > 0) found.push((standing === "served" ? helpSkills : helpTrained)([...lacking].join(", ")));
  if (named !== null) found.push(helpNamed(named.agent.name));
  if (eases !== null) found.push(helpTime(timeOfDay(eases.at)));
  return found.filter((sentence) => sentence !== undefined);
}

function asked(skill: string, needed: number, skills: Skills): string {
  const name = skills[skill] ?? skill;
  return needed > 1 ? `${name} ${needed}` : name;
}
