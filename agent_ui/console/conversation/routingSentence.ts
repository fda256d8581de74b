import type { RoutingDecision, RoutingRecord } from "../desk/types";
import type { Messages } from "../i18n/en";

/** The grounds of a decision in one sentence of the reader's language. */
export function decisionSentence({ routing: { why } }: Messages, decision: RoutingDecision): string {
  const { rule, chosen_by: by, eligible, tie_break: tieBreak } = decision;
  const name = decision.agent?.name ?? "";
  if (name === "") return "";
  if (rule === "named_agent") return by === null ? why.known(name) : why.chosenBy(name, by.name);
  if (eligible <= 1) return why.only(name);
  return tieBreak === "not_needed" ? why.longest(name, eligible) : why.tie(name, eligible);
}

/** Why nobody has it yet; who cannot take it, and why, is listed beneath. */
export function waitingSentence(
  { routing: { why } }: Messages,
  waiting: NonNullable<RoutingRecord["waiting"]>,
): string {
  return waiting.reasons.length === 0 ? why.nobodyServes : why.nobodyCan(waiting.ahead);
}
