import type { Considered, KeptFree, RoutingDecision, RoutingRecord, ScoreTerms } from "../../desk/routing";
import type { Messages } from "../../i18n/en";
import { measured, number, percent, span, timeOfDay } from "../../i18n/format";

/** What an order looked at, as a column of the table of those considered. */
export interface Criterion {
  readonly name: string;
  readonly of: (one: Considered) => string;
}

const LOADS = new Set(["default", "least_loaded", "most_loaded"]);
/** Between two levels of a queue of strict levels lie so many seconds of age. */
const LEVELS_APART = 1e9;
const NOTHING = "–";

/** What the order of the agents counted, in the reader's language; idle time breaks its ties, and stands apart. */
export function criteria(
  messages: Messages,
  { order, considered }: RoutingDecision,
  names: RoutingRecord["skills"] = {},
): readonly Criterion[] {
  const { routing } = messages;
  const found: Criterion[] = [];
  const figure = figureOf(messages, order, considered);
  if (figure !== null && considered.some(({ counted }) => counted !== null)) found.push(figure);
  if (considered.some(({ skills }) => skills !== null)) {
    found.push({ name: routing.counted.skills, of: ({ skills }) => levels(messages, skills, names) });
  }
  const ranks = [...new Set(considered.map(({ rank }) => rank ?? -Infinity))].toSorted((one, other) => one - other);
  if (order !== "" && ranks.length > 1) {
    found.push({
      name: routing.counted.rank,
      of: ({ rank }) => (rank === null ? routing.firstChoice : number(ranks.indexOf(rank) + 1)),
    });
  }
  return found;
}

function figureOf({ routing }: Messages, order: string, considered: readonly Considered[]): Criterion | null {
  const { counted: names } = routing;
  const shown = (name: string, words: (value: number, one: Considered) => string): Criterion => ({
    name,
    of: (one) => (one.counted === null ? NOTHING : words(one.counted, one)),
  });
  if (LOADS.has(order)) return shown(names.load, (value, { room }) => routing.held(number(value), number(room ?? 0)));
  switch (order) {
    case "least_occupied":
      return shown(names.least_occupied, (value) => percent(value, 1));
    case "round_robin":
      return shown(names.round_robin, (value) => lastChosen(routing, value, considered));
    case "fewest_handled":
      return shown(names.fewest_handled, number);
    case "shortest_handle_time":
      return shown(names.shortest_handle_time, measured);
    default:
      return null;
  }
}

/** The engine counts its choices; how they lie to each other is what says whose turn it is. */
function lastChosen(words: Messages["routing"], count: number, considered: readonly Considered[]): string {
  if (count === 0) return words.notYet;
  const counted = (one: Considered) => one.counted ?? 0;
  const earlier = considered.filter((one) => counted(one) > 0 && counted(one) < count);
  if (earlier.length === 0) return words.longestAgo;
  return words.chosenAfter(earlier.reduce((one, other) => (counted(other) > counted(one) ? other : one)).agent.name);
}

function levels({ routing }: Messages, skills: Considered["skills"], names: RoutingRecord["skills"]): string {
  const found = Object.entries(skills ?? {}).map(([skill, level]) => routing.level(names[skill] ?? skill, level));
  return found.length === 0 ? NOTHING : found.join(", ");
}

/** The score term by term; what changed nothing is left out. */
export function scoreTerms({ routing: { terms: words } }: Messages, terms: ScoreTerms): readonly string[] {
  const found = [words.waited(span(terms.waited_seconds * 1_000))];
  const ahead = terms.head_start_seconds;
  if (ahead > 0) found.push(words.headStart(span(ahead * 1_000)));
  if (ahead < 0) found.push(words.setBack(span(-ahead * 1_000)));
  if (terms.overdue_seconds !== null) return [...found, words.overdue(span(terms.overdue_seconds * 1_000))];
  if (terms.weight !== 1) found.push(words.weight(number(terms.weight)));
  const level = Math.floor(terms.tier / LEVELS_APART);
  const rest = terms.tier - level * LEVELS_APART;
  if (level !== 0) found.push(words.level(number(level)));
  if (rest !== 0) found.push(words.tier(number(rest)));
  if (terms.overtaking !== 0) found.push(words.overtaking(number(terms.overtaking)));
  return found;
}

/** For which queues agents are kept free, and until when at the latest. */
export function keptFree(
  { routing }: Messages,
  { queues, count, until }: KeptFree,
  name: (id: string) => string,
): string {
  return routing.keptFree(count, queues.map(name).join(", "), until === null ? "" : timeOfDay(until));
}
